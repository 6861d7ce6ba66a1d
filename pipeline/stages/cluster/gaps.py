"""What the days between two articles say of their being of one story: a likelihood ratio, in log-odds.

Reports of one event follow within days, most within one, a few later. Two articles that have nothing to do with each
other lie as far apart as the days of the corpus do: where all are of one day, the day says nothing.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.candidates import UNDATED
from pipeline.stages.cluster.views import Numbers

NEAR, FAR = 1.5, 12.0  # days in which the two parts of the likelihood fall to 1/e
LATER = 0.15  # share of pairs of one story that follow the slower part
LONGEST = 365  # days: longer gaps say no more
MOST, LEAST = 2.5, -8.0  # log-odds that a gap adds at most, and takes off at most


def effective_days(days: NDArray[np.int64]) -> float:
    """Over how many days the articles are spread: the inverse of the chance that two share one."""
    _, counts = np.unique(days[days != UNDATED], return_counts=True)
    return float(counts.sum() ** 2 / (counts.astype(np.float64) ** 2).sum()) if len(counts) else 1.0


def gap_log_odds(gap: NDArray[np.int64], days: float) -> Numbers:
    """Log-odds for a gap in days, in a corpus that is spread over so many `days`."""
    gap = np.minimum(gap, LONGEST)
    near = np.exp(-gap / NEAR) * (1 - np.exp(-1 / NEAR))
    far = np.exp(-gap / FAR) * (1 - np.exp(-1 / FAR))
    same = (1 - LATER) * near + LATER * far
    other = np.where(gap > 0, 2.0, 1.0) / (days + 1)
    ratio: Numbers = np.log(same / np.minimum(other, 1.0))
    # Within a day or two a gap never speaks against: a corpus of few days has no others.
    return np.clip(np.where(gap <= 1, np.maximum(ratio, 0.0), ratio), LEAST, MOST)
