"""Whether what two articles share makes one a copy of the other.

A reprint is told by how much of both lies in common passages. Two reports on one event share quotations, which do not
count. Two notices of one form share all but what they are about: figures and names differ far more often than other
words, while an editor's hand or a misprint falls on all words alike.
"""

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.alignment import Blocks, covered
from pipeline.stages.deduplicate.origins import Corpus
from pipeline.stages.deduplicate.quoted import quoted

_OWN_WORDS = 20
"""Words outside of quotations from which on these decide."""

_OTHER_NOTICE = 0.7
"""How often a figure or name differs between two notices of one form; by common sense, not fitted."""

_FEWEST_EDITS = 0.01
_ODDS = 3.0
"""Natural logarithm of the odds from which on two texts are two notices: one figure of one, and no other edit."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two articles: which of its words lie in passages, in equal runs of them, and in quotations; which are
    figures, and which begin with a capital."""

    inside: NDArray[np.bool_]
    equal: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    figures: NDArray[np.bool_]
    names: NDArray[np.bool_]


def side(corpus: Corpus, article: int, blocks: Blocks, passages: Blocks, column: int) -> Side:
    """What the judgement needs to know of one article; `column` of the blocks is its own."""
    text, words = corpus.text(article), corpus.places(article)
    count = len(words.starts)
    initials = [text[start] for start in words.starts.tolist()]
    return Side(
        inside=covered(passages, column, count),
        equal=covered(blocks, column, count),
        quoted=quoted(text, words),
        figures=np.array([c.isdecimal() for c in initials], dtype=np.bool_),
        names=np.array([c.isupper() for c in initials], dtype=np.bool_),
    )


def shared_own(left: Side, right: Side) -> tuple[float, float]:
    """Shares of the words outside of quotations that lie in passages; of all words where there are few such."""
    own = [~one.quoted for one in (left, right)]
    if min(int(o.sum()) for o in own) < _OWN_WORDS:
        own = [np.ones(len(o), dtype=np.bool_) for o in own]
    return float(left.inside[own[0]].mean()), float(right.inside[own[1]].mean())


def same_form_only(left: Side, right: Side, gaps: Blocks) -> bool:
    """Whether two texts are more likely two notices of one form than one text with edits; `gaps` lie between the
    equal runs of their passages."""
    other = left.inside & ~left.figures & ~left.names
    edits = float((~left.equal[other]).mean()) if other.any() else 0.0
    edits = min(max(edits, _FEWEST_EDITS), _OTHER_NOTICE)
    return any(
        _odds(int((mine & left.equal).sum()), _both(mine, theirs, gaps), edits) > _ODDS
        for mine, theirs in ((left.figures, right.figures), (left.names, right.names))
    )


def _both(mine: NDArray[np.bool_], theirs: NDArray[np.bool_], gaps: Blocks) -> int:
    """In how many gaps a word of the kind stands in both texts: one takes the place of another."""
    counts = [np.concatenate(([0], np.cumsum(kind))) for kind in (mine, theirs)]
    here, there = (counts[i][gaps[:, 2 * i + 1]] > counts[i][gaps[:, 2 * i]] for i in (0, 1))
    return int((here & there).sum())


def _odds(agree: int, differ: int, edits: float) -> float:
    """Logarithm of how much likelier words agree and differ as in another notice than by edits."""
    return differ * log(_OTHER_NOTICE / edits) + agree * log((1 - _OTHER_NOTICE) / (1 - edits))
