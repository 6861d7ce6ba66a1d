"""Word shingles of a text as numbers: MinHash signatures, and the words that two texts have in common runs.

A. Z. Broder, "On the resemblance and containment of documents", 1997. A shingle is a window of consecutive words;
its hash is a polynomial of the hashes of its words, modulo 2**64, so that it depends on no corpus.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from pipeline.records import Span
from pipeline.text.tokens import token_spans

Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15  # odd, hence invertible modulo 2**64
_MIX_1, _MIX_2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB  # SplitMix64 of Steele, Lea and Flood, 2014
_BLOCK = 4096  # shingles that are signed at a time: bounds the memory


def word_hash(word: str) -> int:
    """A 64-bit hash of a word, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class WordHashes:
    """Hashes of words, each computed once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, words: Sequence[str]) -> Hashes:
        known = self._known
        for word in words:
            if word not in known:
                known[word] = word_hash(word)
        return np.array([known[word] for word in words], dtype=np.uint64)


def places(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Places in `text` of the words of its `spans`, in order."""
    return [
        (span.start + start, span.start + end)
        for span in spans
        for start, end in token_spans(text[span.start : span.end])
    ]


def shingles(words: Hashes, size: int) -> Hashes:
    """A hash for each window of `size` words, in order; empty for a text with fewer words."""
    count = len(words) - size + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        total = total * np.uint64(_BASE) + words[offset : offset + count]
    return _mixed(total)


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> np.uint64(30))) * np.uint64(_MIX_1)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_MIX_2)
    return values ^ (values >> np.uint64(31))


def signature(hashes: Hashes, size: int, seed: int) -> Hashes:
    """The MinHash signature of a set of shingles, `size` numbers: two texts agree at a position with a probability
    of about the Jaccard similarity of their shingles. All ones for a text without shingles."""
    random = np.random.default_rng(seed)
    factors = random.integers(0, 2**63, size, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    lowest = np.full(size, np.iinfo(np.uint64).max, dtype=np.uint64)
    for at in range(0, len(hashes), _BLOCK):
        # The high half of the product is the well mixed one (multiply-shift of Dietzfelbinger et al., 1997).
        block = (hashes[at : at + _BLOCK, None] * factors) >> np.uint64(32)
        lowest = np.minimum(lowest, block.min(axis=0))
    return lowest


def covered(ours: Hashes, theirs_sorted: Hashes, size: int) -> NDArray[np.bool_]:
    """Which words of a text lie in a shingle that another text has as well.

    Args:
        ours: shingles of `size` words of the text, in order
        theirs_sorted: shingles of the other one, ascending
    """
    if len(ours) == 0:
        return np.zeros(0, dtype=np.bool_)
    shared = np.zeros(len(ours), dtype=np.bool_)
    if len(theirs_sorted):
        at = np.minimum(np.searchsorted(theirs_sorted, ours), len(theirs_sorted) - 1)
        shared = theirs_sorted[at] == ours
    words = np.zeros(len(ours) + size - 1, dtype=np.bool_)
    for offset in range(size):
        words[offset : offset + len(ours)] |= shared
    return words


def runs(mask: NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    """Half-open ranges of `least` and more positions that are all set, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    pairs = edges.reshape(-1, 2).tolist()
    return [(start, end) for start, end in pairs if end - start >= least]
