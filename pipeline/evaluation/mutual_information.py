"""The mutual information that two groupings of the same articles are expected to share by chance.

Vinh, Epps and Bailey, "Information Theoretic Measures for Clusterings Comparison", JMLR 11, 2010, equation 24a: the
mean over all ways to put the articles into groups of these sizes.
"""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.special import gammaln


def expected_mutual_information(sizes: Iterable[int], others: Iterable[int]) -> float:
    """In nats; both lists of sizes add up to the same number of articles.

    Groups of one size share their term, so that the work goes with the number of different sizes.
    """
    first, second = Counter(sizes), Counter(others)
    total = sum(size * times for size, times in first.items())
    terms = [
        times * others_times * _term(size, other, total)
        for size, times in sorted(first.items())
        for other, others_times in sorted(second.items())
    ]
    return float(np.sum(terms)) if terms else 0.0


def _term(a: int, b: int, total: int) -> float:
    """What a group of `a` and one of `b` articles share on average."""
    n = np.arange(max(1, a + b - total), min(a, b) + 1, dtype=np.float64)
    log_chance = (
        gammaln(a + 1) + gammaln(b + 1) + gammaln(total - a + 1) + gammaln(total - b + 1)
        - gammaln(total + 1) - gammaln(n + 1) - gammaln(a - n + 1) - gammaln(b - n + 1) - gammaln(total - a - b + n + 1)
    )  # fmt: skip
    return float(np.sum(n / total * np.log(total * n / (a * b)) * np.exp(log_chance)))
