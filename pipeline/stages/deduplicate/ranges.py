"""Half-open ranges of numbers, many at a time."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def ranges(starts: Integers, counts: Integers) -> Integers:
    """The numbers of all ranges, one range after the other."""
    before = np.cumsum(counts) - counts
    found: Integers = np.repeat(starts - before, counts) + np.arange(counts.sum())
    return found


def bases(counts: Integers) -> Integers:
    """Where each of several runs begins that are laid one after the other."""
    begins: Integers = np.cumsum(counts) - counts
    return begins
