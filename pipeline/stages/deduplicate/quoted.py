"""Words that stand in quotation marks: two reporters who heard one speech carry nothing from each other."""

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.text.word_hashes import Words

_QUOTATION = re.compile(r"[“„«][^“”„«»\n]*[”»]?|\"[^\"\n]*\"?")  # an open one ends with its line


def quoted(text: str, words: Words) -> NDArray[np.bool_]:
    """Which of the words of a text stand in a quotation."""
    marks = np.array([mark.span() for mark in _QUOTATION.finditer(text)], dtype=np.int64).reshape(-1, 2)
    if not len(marks):
        return np.zeros(len(words.starts), dtype=np.bool_)
    before = np.searchsorted(marks[:, 0], words.starts, side="right") - 1
    inside: NDArray[np.bool_] = (before >= 0) & (words.starts < marks[before, 1])
    return inside
