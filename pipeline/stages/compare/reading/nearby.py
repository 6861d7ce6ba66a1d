"""How well the words nearest to two figures stand for each other, by their meaning: "pulled alive", "rescued".

Each content word is aligned with the nearest one of the other figure's, by the cosine of the package's word vectors
(models/static.py), and counts as much as its vector is long: the rarer in news, the more. Words of one stem are one.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipeline.models.static import PEAK, evened_words, static_encoder
from pipeline.stages.compare.reading.words import IDLE, stem

_SIDE = 4  # content words on either side of a figure
_UNKNOWN = 8.0  # the weight of a word without a vector, most often a name; the median of those with one is 6.8
_DECIMALS = 4
_NUMERAL = re.compile(r"\d[\d,.]*\d|\d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def nearby_words(before: str, after: str, side: int = _SIDE) -> tuple[str, ...]:
    """The content words nearest to a figure, of what stands before it and after it in its sentence."""
    left, right = ([w for w in evened_words(text) if _is_content(w)] for text in (before, after))
    return (*left[-side:], *right[:side])


def numerals(*texts: str) -> frozenset[str]:
    """The numbers that are printed in digits, without the commas of thousands; years are none."""
    found = {m[0].replace(",", "") for text in texts for m in _NUMERAL.finditer(text)}
    return frozenset(number for number in found if not _YEAR.fullmatch(number))


def _is_content(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word not in IDLE


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Words with a number of their stem, a vector of whole numbers or of zeros where they have none, its length, 1 for
    zeros, and a weight."""

    stems: NDArray[np.uint32]
    vectors: NDArray[np.float64]
    lengths: NDArray[np.float64]
    weights: NDArray[np.float64]


def aligned(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """From 0, nothing alike or no words, to 1, every word has its like on the other side.

    Products of whole numbers are exact in whatever order a processor adds them, and so are the sums of fsum.
    """
    if not left or not right:
        return 0.0
    a, b = _known(left), _known(right)
    cosines = (a.vectors @ b.vectors.T) / (a.lengths[:, None] * b.lengths)
    likeness = np.maximum(cosines, a.stems[:, None] == b.stems[None, :])
    ways = (math.fsum(likeness.max(axis=1) * a.weights), math.fsum(likeness.max(axis=0) * b.weights))
    return round(min(1.0, max(0.0, math.fsum(ways) / 2)), _DECIMALS)


@lru_cache(maxsize=1 << 12)
def _known(words: tuple[str, ...]) -> _Words:
    encoder = static_encoder()
    rows = np.zeros((len(words), encoder.dimensions))
    for row, word in enumerate(words):
        place = encoder.position.get(word)
        if place is not None:
            rows[row] = encoder.vectors[place]
    scales = np.abs(rows).max(axis=1) / PEAK
    vectors = np.rint(rows / np.where(scales > 0, scales, 1.0)[:, None])
    lengths = np.sqrt((vectors**2).sum(axis=1))
    weights = np.where(lengths > 0, lengths * scales, _UNKNOWN)
    stems = np.array([crc32(stem(word).encode()) for word in words], np.uint32)
    return _Words(stems, vectors, np.where(lengths > 0, lengths, 1.0), weights / math.fsum(weights))
