"""How likely an English sentence tells again what another one has told: a matter of degree, for a choice among others.

Logistic over what told.py finds two sentences to share. It was fitted to 586 pairs of neus/train, neus/dated and BASIL
that were judged by hand, 209 of them of one fact; held out by story, the area under the curve is .86. Titles, kin
verbs, names apart from common words and places in the articles told no better.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from pipeline.stages.summarize.choosing.told import content, gainsays, nearness, shares

OF_SHARES = 2.91
"""Of the share of each sentence that the other holds, both added up, ..."""

OF_HEADS = 1.15
"""... and of that of its head."""

ONE_DAY = 0.9
ONE_FIGURE = 0.9
BIAS = -2.98


def told_again(text: str, others: Iterable[str]) -> float:
    """The probability that an English sentence says mostly what one of others says; 0 beside none, or a denial."""
    return max((_odds(text, other) for other in others), default=0.0)


@lru_cache(maxsize=4096)
def _odds(text: str, other: str) -> float:
    own, told = content(text), content(other)
    if not own.stems or not told.stems:
        return 0.0
    cosines = nearness(own, told)
    both = [shares(own, told, cosines.max(axis=1)), shares(told, own, cosines.max(axis=0))]
    whole, head = (math.fsum(share[i] for share in both) for i in (0, 1))
    common = ONE_DAY * bool(own.days & told.days) + ONE_FIGURE * bool(own.figures & told.figures)
    odds = OF_SHARES * whole + OF_HEADS * head + common + BIAS
    # rounded, since products of matrices differ in their last places
    return round(1 / (1 + math.exp(-odds)), 4) if not gainsays(text, other) else 0.0
