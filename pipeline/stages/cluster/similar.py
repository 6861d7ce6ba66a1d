"""Pairs of similar articles, near in time: cosines by sparse products in blocks, never all pairs at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.stages.cluster.vectors import Matrix, filled

_BLOCK = 256  # articles whose cosines with the others are held at a time
_COLUMNS = 4096  # with as many of them at a time, where vectors are full
_COMMON = 1000  # a term in more articles than this tells none apart, and would fill the product

_UNDATED = -1


@dataclass(frozen=True, slots=True)
class Similar:
    """Pairs of positions, `left` below `right`, and their similarity in [floor, 1]; ordered by pair, each once."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]


def similar_pairs(
    vectors: Matrix, days: Sequence[str | None], floor: float, decay: float | None, grace: int
) -> Similar:
    """Pairs of articles whose similarity is at least `floor`.

    It is the cosine, times exp(-gap / decay) where both are dated; `gap` are the days between them beyond `grace`.
    A `decay` of None leaves dates out.
    """
    numbers = np.array([date.fromisoformat(day).toordinal() if day and decay else _UNDATED for day in days], np.int64)
    order = np.argsort(np.where(numbers == _UNDATED, np.iinfo(np.int64).max, numbers), kind="stable")
    full = filled(vectors)
    ordered = _telling(vectors)[order] if full is None else full[order]
    dates = numbers[order]
    dated = int((dates != _UNDATED).sum())
    reach = 0.0 if decay is None else grace + decay * log(1 / floor)
    found = []
    for start in range(0, len(order), _BLOCK):
        stop = min(start + _BLOCK, len(order))
        end = len(order)
        if decay is not None and start < dated:
            last = dates[min(stop, dated) - 1]
            end = int(np.searchsorted(dates[:dated], last + reach, side="right")) if stop <= dated else dated
        columns = np.concatenate((np.arange(start, max(stop, end)), np.arange(max(stop, end, dated), len(order))))
        found.append(_block(ordered, dates, np.arange(start, stop), columns, floor, decay, grace))
    return _arranged(found, order)


def _telling(vectors: Matrix) -> Matrix:
    held = np.bincount(vectors.indices, minlength=vectors.shape[1])
    kept = np.flatnonzero(held <= _COMMON)
    return vectors[:, kept] if len(kept) < vectors.shape[1] else vectors


def _block(
    vectors: Matrix | NDArray[np.float64],
    dates: NDArray[np.int64],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    floor: float,
    decay: float | None,
    grace: int,
) -> Similar:
    if isinstance(vectors, np.ndarray):
        row, column, value = _of_full(vectors, rows, columns, floor)
    else:
        product = csr_array(vectors[rows] @ vectors[columns].T).tocoo()
        row, column, value = product.row, product.col, product.data
    kept = value >= floor
    left, right, value = rows[row[kept]], columns[column[kept]], value[kept]
    if decay is not None:
        gap = np.maximum(np.abs(dates[left] - dates[right]) - grace, 0)
        both = (dates[left] != _UNDATED) & (dates[right] != _UNDATED)
        value = np.where(both, value * np.exp(-gap / decay), value)
    kept = (left < right) & (value >= floor)
    return Similar(left[kept], right[kept], np.minimum(value[kept], 1.0))


def _of_full(
    vectors: NDArray[np.float64], rows: NDArray[np.int64], columns: NDArray[np.int64], floor: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Row, column and cosine of the pairs of full vectors whose cosine is `floor` or more, some columns at a time."""
    found = []
    for start in range(0, len(columns), _COLUMNS):
        product = vectors[rows] @ vectors[columns[start : start + _COLUMNS]].T
        row, column = np.nonzero(product >= floor)
        found.append((row, column + start, product[row, column]))
    row, column, value = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return row, column, value


def _arranged(blocks: Sequence[Similar], order: NDArray[np.int64]) -> Similar:
    """The pairs of all blocks in the positions that the articles had before they were ordered by day."""
    none = np.zeros(0, np.int64)
    one = order[np.concatenate([none, *(b.left for b in blocks)])]
    other = order[np.concatenate([none, *(b.right for b in blocks)])]
    value = np.concatenate([np.zeros(0, np.float64), *(b.value for b in blocks)])
    left, right = np.minimum(one, other), np.maximum(one, other)
    by_pair = np.lexsort((right, left))
    return Similar(left[by_pair], right[by_pair], np.round(value[by_pair], 9))
