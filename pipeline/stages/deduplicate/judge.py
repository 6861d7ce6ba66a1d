"""Whether what two articles share makes one a copy of the other.

A reprint is told by how much of both lies in common passages. Two reports on one event share quotations, which do not
count. Two notices of one form share all but what they are about: figures and names differ far more often than other
words, while an editor's hand or a misprint falls on all words alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.alignment import Blocks, covered
from pipeline.stages.deduplicate.origins import Corpus
from pipeline.stages.deduplicate.quoted import quoted
from pipeline.text.word_hashes import Hashes

_OWN_WORDS = 20
"""Words outside of quotations from which on these decide."""

_OTHER_NOTICE = 0.7
"""How often a figure or name differs between two notices of one form; by common sense, not fitted."""

_FEWEST_EDITS = 0.01
_ODDS = 4.0
"""Natural logarithm of the odds from which on two texts are two notices: one figure of one, and no other edit."""

_POINTS = (ord("."), ord(","))

_EXCHANGED = 15
"""Words at most that took the place of each other, as many as a headline has."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two articles: its words; which of them lie in passages, and in quotations; which begin a figure, go on
    with one (the 200 of 1,200), and begin with a capital."""

    words: Hashes
    inside: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    figures: NDArray[np.bool_]
    tails: NDArray[np.bool_]
    names: NDArray[np.bool_]


def side(corpus: Corpus, article: int, passages: Blocks, column: int) -> Side:
    """What the judgement needs to know of one article; `column` of the passages is its own."""
    text, words = corpus.text(article), corpus.places(article)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters, kinds = np.unique(codes[words.starts], return_inverse=True)
    digits = np.array([chr(code).isdecimal() for code in letters], dtype=np.bool_)[kinds]
    tails = np.zeros(len(digits), dtype=np.bool_)
    joined = (words.starts[1:] == words.ends[:-1] + 1) & np.isin(codes[words.starts[1:] - 1], _POINTS)
    tails[1:] = digits[1:] & digits[:-1] & joined
    return Side(
        words=words.hashes,
        inside=covered(passages, column, len(words.hashes)),
        quoted=quoted(text, words),
        figures=digits & ~tails,
        tails=tails,
        names=np.array([chr(code).isupper() for code in letters], dtype=np.bool_)[kinds],
    )


def shared_own(left: Side, right: Side) -> tuple[float, float]:
    """Shares of the words outside of quotations that lie in passages; of all words where there are few such."""
    own = [~one.quoted for one in (left, right)]
    if min(int(o.sum()) for o in own) < _OWN_WORDS:
        own = [np.ones(len(o), dtype=np.bool_) for o in own]
    return float(left.inside[own[0]].mean()), float(right.inside[own[1]].mean())


def same_form_only(left: Side, right: Side, blocks: Blocks) -> bool:
    """Whether two texts are more likely two notices of one form than one text with edits, by their equal runs."""
    same, known = covered(blocks, 0, len(left.words)), covered(blocks, 2, len(right.words))
    regions = list(_between(blocks, len(left.words), len(right.words)))
    if not regions:
        return False
    for mine, theirs in regions:
        here, there = left.words[mine].tolist(), right.words[theirs].tolist()
        common = {*here}.intersection(there)
        same[mine] |= [word in common for word in here]
        known[theirs] |= [word in common for word in there]
    same, known = _whole_figures(same, left.tails), _whole_figures(known, right.tails)
    plain = ~left.figures & ~left.tails & ~left.names
    edited = sum(int((plain[mine] & ~same[mine]).sum()) for mine, _ in regions)
    edits = min(max(edited / max(edited + int((plain & same).sum()), 1), _FEWEST_EDITS), _OTHER_NOTICE)
    for kind, others in ((left.figures, right.figures), (left.names, right.names)):
        lost, new = kind & ~same, others & ~known
        exchanged = sum(min(int(lost[mine].sum()), int(new[theirs].sum())) for mine, theirs in regions)
        if _odds(int((kind & same).sum()), exchanged, edits) > _ODDS:
            return True
    return False


def _whole_figures(same: NDArray[np.bool_], tails: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Figures are the same where all their parts are; a figure has four parts at most."""
    for _ in range(3):
        same = same & ~np.append(tails[1:] & ~same[1:], False)[: len(same)]
    return same


def _between(blocks: Blocks, left: int, right: int) -> Iterator[tuple[slice, slice]]:
    """The few words that stand between equal runs, before the first and after the last, in both texts."""
    edges = np.concatenate(([[0, 0, 0, 0]], blocks, [[left, left, right, right]]))
    for (_, a, _, c), (b, _, d, _) in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if 0 < b - a <= _EXCHANGED and 0 < d - c <= _EXCHANGED:
            yield slice(a, b), slice(c, d)


def _odds(agree: int, differ: int, edits: float) -> float:
    """Logarithm of how much likelier words agree and differ as in another notice than by edits."""
    return differ * log(_OTHER_NOTICE / edits) + agree * log((1 - _OTHER_NOTICE) / (1 - edits))
