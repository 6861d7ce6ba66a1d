"""Pairs of articles that are worth a look: the nearest of each one inside the time window, by shared words.

Cosines come from sparse products in blocks of rows, never all at once. Terms that many articles hold tell none
apart and are left out here (not from the score), so that the work an article makes is bounded.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.stages.cluster.vectors import Matrix

UNDATED = -1
LEAST = 0.05  # cosine below which hardly a pair of one story lies, and none that its words could tell
FAR = (64, 80, 100, 128, 160, 200, 256, 320, 400)
"""Ranks that are taken beside the nearest: among hundreds of items of one story the nearest are reprints of one text,
and what binds the reprints of one to those of another lies farther off."""

_BLOCK = 256  # articles whose cosines with the others are held at a time
_COLUMNS = 4096  # and with as many of them at a time, by vectors
_COMMON = 1000  # a term in more articles than this is left out

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


def candidate_pairs(
    words: Matrix,
    dense: NDArray[np.float32] | None,
    days: NDArray[np.int64],
    reach: float,
    most: int,
    near: int,
    least: float = LEAST,
    far: tuple[int, ...] = FAR,
) -> Pairs:
    """Positions of pairs, the lower one first, ordered, each once.

    days   of each article, as ordinal numbers; UNDATED is near to all
    reach  days between two dates within which pairs are looked for
    most   nearest articles by words that are taken for each article, and those at the ranks `far`
    near   nearest ones by dense vectors, where there are any
    least  cosine of words that a pair must have
    """
    count = max(words.shape[0], 1)
    order = np.argsort(np.where(days == UNDATED, np.iinfo(np.int64).max, days), kind="stable")
    telling = _telling(words)[order]
    vectors = dense[order] if dense is not None and near else None
    found = [np.zeros(0, np.int64)]
    for rows, window in _blocks(days[order], reach):
        near_rows, around = order[rows], order[window]
        row, column = _best(csr_array(telling[rows] @ telling[window].T), rows - window.start, most, least, far)
        found.append(_keys(near_rows[row], around[column], count))
        if vectors is not None:
            row, column = _nearest(vectors, rows, window, near)
            found.append(_keys(near_rows[row], order[column], count))
    keys = np.unique(np.concatenate(found))
    left, right = keys // count, keys % count
    long = (days[left] != UNDATED) & (days[right] != UNDATED) & (np.abs(days[left] - days[right]) > reach)
    return left[~long], right[~long]


def _blocks(days: NDArray[np.int64], reach: float) -> Iterator[tuple[NDArray[np.int64], slice]]:
    """Blocks of articles that are ordered by day, and the window that each is compared with.

    Undated articles come last and are compared with all; dated ones meet them there.
    """
    dated = int((days != UNDATED).sum())
    for start in range(0, len(days), _BLOCK):
        stop = min(start + _BLOCK, len(days))
        rows = np.arange(start, stop)
        if stop > dated:
            yield rows, slice(0, len(days))
            continue
        first = np.searchsorted(days[:dated], days[start] - reach, side="left")
        last = np.searchsorted(days[:dated], days[stop - 1] + reach, side="right")
        yield rows, slice(int(first), int(last))


def _telling(words: Matrix) -> Matrix:
    held = np.bincount(words.indices, minlength=words.shape[1])
    return csr_array(words[:, np.flatnonzero((held > 1) & (held <= _COMMON))])


def _best(product: Matrix, own: NDArray[np.int64], most: int, least: float, far: tuple[int, ...]) -> Pairs:
    """Row and column of the greatest entries of each row, itself apart; ties go to the lower column."""
    row = np.repeat(np.arange(product.shape[0]), np.diff(product.indptr))
    kept = (product.data >= least) & (product.indices != own[row])
    row, column, value = row[kept], product.indices[kept].astype(np.int64), np.round(product.data[kept], 9)
    ranked = np.lexsort((column, -value, row))
    row, column = row[ranked], column[ranked]
    rank = np.arange(len(row)) - np.searchsorted(row, np.arange(product.shape[0]))[row]
    taken = (rank < most) | np.isin(rank, far)
    return row[taken], column[taken]


def _nearest(vectors: NDArray[np.float32], rows: NDArray[np.int64], window: slice, near: int) -> Pairs:
    """Row and column of the greatest cosines above 0 of each of some rows, itself apart."""
    value = np.zeros((len(rows), near), np.float32)
    column = np.zeros((len(rows), near), np.int64)
    for start in range(window.start, window.stop, _COLUMNS):
        here = np.arange(start, min(start + _COLUMNS, window.stop))
        cosine = np.round(vectors[rows] @ vectors[here].T, 5)
        cosine[rows[:, None] == here] = 0.0
        value = np.concatenate((value, cosine), axis=1)
        column = np.concatenate((column, np.broadcast_to(here, cosine.shape)), axis=1)
        best = np.argpartition(-value, near - 1, axis=1)[:, :near]
        value, column = np.take_along_axis(value, best, axis=1), np.take_along_axis(column, best, axis=1)
    row, place = np.nonzero(value > 0)
    return row, column[row, place]


def _keys(one: NDArray[np.int64], other: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """A number for each pair, that orders pairs."""
    keys: NDArray[np.int64] = np.unique(np.minimum(one, other) * count + np.maximum(one, other))
    return keys
