"""What the days between two articles say of their being of one story: a likelihood ratio, in log-odds.

Both likelihoods are counted in the corpus itself, once: how far apart pairs lie that the words hold to be of one
story, and how far those that are alike and are not. Where news is dense, look-alikes lie near each other as well, and
a day says less. Pseudo-pairs stand in where there are few: reports follow within days, look-alikes on any day.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.vectors import Numbers

STEPS = np.array([1, 2, 3, 4, 6, 9, 15, 31, 91])
"""Gaps in days at which another class of gaps begins; the first one is 0."""

FEW = 50.0  # pseudo-pairs of either kind
NEAR, FAR, LATER = 1.5, 12.0, 0.15  # days in which reports thin out to 1/e, those of a share of them
SPAN = 60.0  # days over which look-alikes are spread
LIKELY, ALIKE = 0.5, 0.02  # probabilities by words alone from which a pair counts as the one, as the other
MORE = 3.0  # how many times its expected share a gap may have: where all look-alikes are far, they are no reports
MOST, LEAST = 1.5, -8.0  # log-odds that a gap adds at most, and takes off at most


def gap_log_odds(gap: NDArray[np.int64], probability: Numbers) -> Numbers:
    """Log-odds for each pair of dated articles, from the days between them and the probability by words alone.

    They never rise with the gap.
    """
    kind = np.searchsorted(STEPS, gap, side="right")
    likely = probability >= LIKELY
    alike = (probability >= ALIKE) & ~likely
    same = np.minimum(_counts(kind, np.where(likely, probability, 0.0), _reports()), MORE * _reports())
    other = _counts(kind, np.where(alike, 1 - probability, 0.0), _spread())
    odds: Numbers = np.minimum.accumulate(np.clip(np.log(same / other), LEAST, MOST))
    rounded: Numbers = np.round(odds[kind], 6)
    return rounded


def _counts(kind: NDArray[np.int64], weight: Numbers, expected: Numbers) -> Numbers:
    """The share of each class of gaps."""
    counted = np.bincount(kind, weight, minlength=len(expected)) + FEW * expected
    share: Numbers = counted / counted.sum()
    return share


def _reports() -> Numbers:
    """Shares of the classes of gaps that are expected in a story."""
    ends = np.concatenate((STEPS, [np.inf]))
    passed = 1 - (1 - LATER) * np.exp(-ends / NEAR) - LATER * np.exp(-ends / FAR)
    return np.diff(passed, prepend=0.0) + 1e-4


def _spread() -> Numbers:
    """Shares of the classes of gaps that are expected among look-alikes."""
    ends = np.concatenate((STEPS, [np.inf]))
    return np.diff(1 - np.exp(-ends / SPAN), prepend=0.0)
