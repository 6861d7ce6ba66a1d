"""Whether an English sentence, a lead or not, says again what another has told.

Two sentences retell each other where nearly all of each stands in the other, one figure and one day counting for it.
A quotation also says again what another sentence puts in words of its own: 11 of 12 that were found so did. Of pairs
judged by hand, drawn from those with most words in common, the two find 37 of 81 that tell one fact and take 5 of 84
others; head, subject, cosine and pairs of words told no better (area under the curve .83 for .82).
"""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.stages.summarize.choosing.told import (
    Content,
    adds_a_clause,
    content,
    gainsays,
    nearness,
    shares,
    standing,
)
from pipeline.verification.quotations import quotations

RETOLD = 1.05
"""Two sentences retell each other where the shares of each that the other holds sum up to more, of 2."""

SAME = 0.3
"""What one figure in common, and one day, count towards it."""

ECHOED = 0.45
"""A quotation of which more than this share stands in a sentence without one says it again."""

QUOTED_WORDS = 4
"""Words that a sentence must quote at least, ..."""

QUOTED_SHARE = 0.45
"""... and the share of its own that they must be."""


def retells(own: Content, other: Content) -> bool:
    """Whether a sentence of a story, lead or not, says mostly what another has told.

    One with a figure of its own and none in common tells more, or an update.
    """
    if not own.stems or not other.stems:
        return False
    common = own.figures & other.figures
    if own.figures and not common:
        return False
    cosines = nearness(own, other)
    common_share = shares(own, other, cosines.max(axis=1))[0] + shares(other, own, cosines.max(axis=0))[0]
    return common_share + SAME * (bool(common) + bool(own.days & other.days)) > RETOLD


def retold(text: str, others: Sequence[str]) -> bool:
    """Whether one of `others`, leads or not, says mostly what an English sentence says, all of its clauses too."""
    own = content(text)
    others = [other for other in others if not gainsays(text, other)]
    told = [content(other) for other in others]
    if any(echoes(text, other) or echoes(other, text) for other in others):
        return True
    return any(retells(own, other) for other in told) and not adds_a_clause(text, told)


def echoes(text: str, other: str) -> bool:
    """Whether what a sentence quotes, if that is much of it, stands in another one as its author has put it."""
    quoted = _quoted(text)
    if quoted is None or _quoted(other) is not None:
        return False
    own, put = content(quoted), content(other)
    if not own.stems or not put.stems:
        return False
    held = standing(own, put, nearness(own, put).max(axis=1)) @ own.weights
    return float(held / own.weights.sum()) > ECHOED


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str | None:
    """What a sentence quotes; None where that is little."""
    quoted = " ".join(text[start:end] for start, end in quotations(text))
    length = len(quoted.split())
    return quoted if length >= max(QUOTED_WORDS, QUOTED_SHARE * len(text.split())) else None
