"""What pairs of articles have in common, in numbers: the shares of their words that lie in passages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.alignment import MINE, PAIR, THEIRS, Runs, bridged, common_blocks, united
from pipeline.stages.deduplicate.kinds import QUOTED
from pipeline.stages.deduplicate.origins import Corpus, Pairs
from pipeline.stages.deduplicate.ranges import Integers, bases, ranges

_OWN_WORDS = 20
"""Words outside of quotations from which on these decide."""

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shared:
    """What pairs of articles have in common, the one that stands lower in their order first.

    blocks    runs of equal words
    passages  blocks with the edits between them
    shares    of the words of both texts that lie in passages, in [0, 1]; shape (pairs, 2)
    own       the same of the words outside of quotations; of all words where there are few such
    """

    pairs: Pairs
    blocks: Runs
    passages: Runs
    shares: Shares
    own: Shares

    def firsts(self) -> Runs:
        """The first passage of each pair; zeros where it has none."""
        found = np.zeros((len(self.pairs), 5), dtype=np.int64)
        at = np.searchsorted(self.passages[:, PAIR], np.arange(len(self.pairs)))
        some = np.isin(np.arange(len(self.pairs)), self.passages[:, PAIR])
        found[some] = self.passages[at[some]]
        return found


def shared_by(corpus: Corpus, pairs: Pairs, size: int, gap: int, ignored: NDArray[np.bool_] | None = None) -> Shared:
    """What pairs of articles have in common; pairs of articles are given by position.

    Args:
        ignored: words, of all, that do not count; None where all do
    """
    blocks = common_blocks(corpus.texts, pairs, size)
    passages = bridged(blocks, gap)
    shares, own = np.zeros((2, len(pairs), 2))
    few = np.zeros(len(pairs), dtype=np.bool_)
    for text, side in enumerate((MINE, THEIRS)):
        counts = corpus.texts.counts[pairs[:, text]]
        at = ranges(corpus.texts.starts[pairs[:, text]], counts)
        counted = np.ones(len(at), dtype=np.bool_) if ignored is None else ~ignored[at]
        unquoted = counted & (corpus.kinds[at] & QUOTED == 0)
        parts = united(passages, side, counts)
        shares[:, text], _ = _shares(counted, counts, parts)
        own[:, text], words = _shares(unquoted, counts, parts)
        few |= words < _OWN_WORDS
    return Shared(pairs, blocks, passages, shares, np.where(few[:, None], shares, own))


def _shares(counted: NDArray[np.bool_], counts: Integers, parts: NDArray[np.int64]) -> tuple[Shares, Integers]:
    """The share of the words that count which lie in parts, and how many count; of texts one after the other."""
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(counted)))
    begins = bases(counts)
    whole: Integers = total[begins + counts] - total[begins]
    pair, start, end = parts.T
    inside = np.bincount(pair, total[begins[pair] + end] - total[begins[pair] + start], len(counts))
    return inside / np.maximum(whole, 1), whole
