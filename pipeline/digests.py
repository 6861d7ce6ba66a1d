"""Digests of rows, tables and files, by which results are found and damage is told."""

import hashlib
import json
from collections.abc import Iterator

import numpy as np
import pyarrow as pa


def _row_bytes(column: pa.ChunkedArray) -> Iterator[bytes]:
    """Each value of a column as bytes that tell values apart."""
    if pa.types.is_large_string(column.type):
        for value in column.to_pylist():
            yield b"-" if value is None else b"+" + value.encode("utf-8", "surrogatepass")
    elif pa.types.is_struct(column.type) and column.type.get_field_index("values") >= 0:
        yield from _vector_bytes(column)
    else:
        for value in column.to_pylist():
            yield json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _vector_bytes(column: pa.ChunkedArray) -> Iterator[bytes]:
    """Vectors hold thousands of numbers a row: their buffers are hashed instead of their JSON."""
    array = column.combine_chunks()
    for row in range(len(array)):
        value = array[row]
        indices = b"" if not value["indices"].is_valid else np.asarray(value["indices"].values).tobytes()
        yield b"%d:%d:" % (value["size"].as_py(), len(indices)) + indices + np.asarray(value["values"].values).tobytes()


def row_digests(table: pa.Table) -> list[str]:
    """A digest of each row's values (BLAKE2b, 128 bits, hexadecimal), whatever the table around it."""
    hashes = [hashlib.blake2b(digest_size=16) for _ in range(table.num_rows)]
    for name in table.column_names:
        for state, value in zip(hashes, _row_bytes(table.column(name)), strict=True):
            state.update(b"%d:" % len(value))
            state.update(value)
    return [state.hexdigest() for state in hashes]


def table_digest(digests: list[str]) -> str:
    """A digest of a table, whatever the order of its rows."""
    return hashlib.blake2b("\n".join(sorted(digests)).encode(), digest_size=16).hexdigest()


def content_digest(content: bytes) -> str:
    """A digest of a file (BLAKE2b, 128 bits, hexadecimal)."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
