"""What the judgement of copies needs to know of words beside their hashes: quotations, figures, names."""

import re
import sys
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.text.word_hashes import TextWords

QUOTED, FIGURE, TAIL, NAME = 1, 2, 4, 8
"""Kinds of words, as bits: stands in a quotation; begins a figure; goes on with one, as the 200 of 1,200 does; begins
with a capital."""

_QUOTATION = re.compile(r"[“„«][^“”„«»\n]*[”»]?|\"[^\"\n]*\"?")  # an open one ends with its line
_POINTS = (ord("."), ord(","))


def kinds_of(texts: TextWords) -> NDArray[np.uint8]:
    """The kinds of each word."""
    codes, words = texts.codes, texts.words
    kinds = _heads()[codes[words.starts]]
    digits = kinds == FIGURE
    joined = words.starts[1:] == words.ends[:-1] + 1
    tails = np.flatnonzero(joined & digits[1:] & digits[:-1]) + 1
    kinds[tails[np.isin(codes[words.starts[tails] - 1], _POINTS)]] = TAIL
    kinds[_quoted(texts)] |= QUOTED
    return kinds


def _quoted(texts: TextWords) -> NDArray[np.bool_]:
    """Which words stand in quotation marks: two reporters who heard one speech carry nothing from each other."""
    marks = np.array([mark.span() for mark in _QUOTATION.finditer(texts.joined)], dtype=np.int64).reshape(-1, 2)
    inside = np.zeros(len(texts.words.starts) + 1, dtype=np.int64)
    np.add.at(inside, np.searchsorted(texts.words.starts, marks[:, 0]), 1)
    np.add.at(inside, np.searchsorted(texts.words.starts, marks[:, 1]), -1)
    found: NDArray[np.bool_] = np.cumsum(inside[:-1]) > 0
    return found


@cache
def _heads() -> NDArray[np.uint8]:
    """For each code point what kind of word it begins; 0 for any."""
    table = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
    for code in range(0x30000):
        if chr(code).isdecimal():
            table[code] = FIGURE
        elif chr(code).isupper():
            table[code] = NAME
    return table
