"""Vectors of the `embed` stage as one matrix, read from the Arrow buffers."""

from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array

Matrix: TypeAlias = csr_array
"""Articles a row, numbers that occur a column."""
Numbers: TypeAlias = NDArray[np.float64]


def matrix(column: pa.ChunkedArray) -> Matrix:
    """The vectors of a column of `Embedded.vector`, sparse or dense, one a row; positions that none names are left
    out."""
    vectors = column.combine_chunks()
    values, starts = flat_lists(vectors.field("values"))
    lengths = np.diff(starts)
    sparse = vectors.field("indices")
    if sparse.null_count == len(sparse):
        used, columns = np.unique(np.arange(len(values)) - np.repeat(starts[:-1], lengths), return_inverse=True)
    else:
        used, columns = np.unique(flat_lists(sparse)[0], return_inverse=True)
    return csr_array((values, columns.reshape(-1), starts), shape=(len(vectors), max(1, len(used))))


def filled(vectors: Matrix) -> NDArray[np.float64] | None:
    """The vectors with their zeros, where at most half of the numbers are zeros; None where more are."""
    full = vectors.shape[0] > 0 and vectors.nnz >= 0.5 * vectors.shape[0] * vectors.shape[1]
    return vectors.toarray() if full else None


def flat_lists(lists: pa.Array) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """All items of a list column in a row, and where each list starts (one more number ends the last)."""
    lengths = np.asarray(lists.value_lengths().fill_null(0))
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))
    return np.asarray(lists.flatten()), starts
