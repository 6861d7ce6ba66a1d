"""Word shingles of a text as numbers.

A. Z. Broder, "On the resemblance and containment of documents", 1997. A shingle is a window of consecutive words;
its hash is a polynomial of the hashes of its words, modulo 2**64, so that it depends on no corpus.
"""

import numpy as np

from pipeline.text.word_hashes import Hashes, mixed

_BASE = 0xD6E8FEB86659FD93  # odd, hence invertible modulo 2**64


def shingles(words: Hashes, size: int) -> Hashes:
    """A hash for each window of `size` words, in order; empty for a text with fewer words."""
    count = len(words) - size + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    total = words[:count].copy()
    for offset in range(1, size):
        total *= np.uint64(_BASE)
        total += words[offset : offset + count]
    return mixed(total)
