"""What pairs of articles have in common, in numbers: the shares of their words that lie in passages."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.alignment import MINE, PAIR, THEIRS, Runs, bridged, common_blocks, united
from pipeline.stages.deduplicate.kinds import QUOTED
from pipeline.stages.deduplicate.origins import Corpus, Pairs

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


def shared_by(corpus: Corpus, pairs: Pairs, size: int, gap: int) -> Shared:
    """What pairs of articles have in common; pairs of articles are given by position."""
    blocks = common_blocks(corpus.texts, pairs, size)
    passages = bridged(blocks, gap)
    plain = np.concatenate((np.zeros(1, np.int64), np.cumsum(corpus.kinds & QUOTED == 0)))
    starts, counts = corpus.texts.starts[pairs], corpus.texts.counts[pairs]
    whole = plain[starts + counts] - plain[starts]
    covered, own = np.zeros((2, len(pairs), 2))
    for text, side in enumerate((MINE, THEIRS)):
        pair, start, end = united(passages, side, counts[:, text]).T
        base = starts[pair, text]
        covered[:, text] = np.bincount(pair, end - start, len(pairs))
        own[:, text] = np.bincount(pair, plain[base + end] - plain[base + start], len(pairs))
    shares = covered / np.maximum(counts, 1)
    few = whole.min(axis=1, keepdims=True) < _OWN_WORDS
    return Shared(pairs, blocks, passages, shares, np.where(few, shares, own / np.maximum(whole, 1)))
