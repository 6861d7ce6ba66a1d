"""Words as numbers that are the same in every run and on every machine."""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

_BITS = 62
_PAIR = 0x9E3779B97F4A7C1  # odd, so that no bits are lost; tells "a b" from "b a"


@lru_cache(maxsize=1 << 17)
def term_of(word: str) -> int:
    """The term of an evened-out word (see embed/terms.py), in [0, 2^63): odd where it begins with a digit."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> (64 - _BITS) << 1) | word[:1].isdigit()


def is_number(terms: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which terms are of words that begin with a digit."""
    return (terms & 1).astype(bool)


def pairs_of(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Negative terms of two neighbouring words each, which no single word has."""
    mixed = first.astype(np.uint64) * np.uint64(_PAIR) ^ second.astype(np.uint64)
    return -1 - (mixed >> np.uint64(1)).astype(np.int64)
