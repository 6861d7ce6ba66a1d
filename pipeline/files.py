"""Files that are written whole or not at all, and Parquet a few rows at a time; written through by store/ alone."""

import contextlib
import errno
import io
import json
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import StoreError

UNDECODED = "backslashreplace"
"""How bytes of a path that are no text are written: as `\\udcff`, which JSON reads as what Python holds."""

ROWS = 1024
"""Rows of a table that are written, and read, at one time."""


@contextlib.contextmanager
def _cannot_write(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error


class _Told(io.FileIO):
    """A new file whose errors are told as those of the file that it is to take the place of."""

    def __init__(self, temporary: Path, path: Path) -> None:
        self._path = path
        super().__init__(temporary, "xb")

    def write(self, content: Any, /) -> int:
        with _cannot_write(self._path):
            return super().write(content)

    def close(self) -> None:
        with _cannot_write(self._path):
            super().close()


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of another one once it is whole, and leaves nothing where it does not come to
    that.

    Raises:
        StoreError: the folder cannot be written or the disk is full, wherever it is that this shows: while the file is
            written, flushed or closed. Errors of what gives the content pass as they are.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with _cannot_write(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = _Told(temporary, path)
        with io.BufferedWriter(raw) as file:
            yield file
            with _cannot_write(path):
                file.flush()
                os.fsync(file.fileno())
        with _cannot_write(path):
            temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        StoreError: the folder cannot be written or the disk is full.
    """
    with _replacing(path) as file:
        file.write(content)


def write_rows(path: Path, columns: pa.Schema, tables: Iterable[pa.Table], last: Callable[[], None]) -> int:
    """Write tables one after the other as one Parquet file, and count its rows; memory holds `ROWS` of them.

    columns  of the file; others of the tables are left out
    last     is called when all is written, before the file takes its name

    Raises:
        StoreError: the folder cannot be written or the disk is full.
    """
    count = 0
    fitting = (table.select(columns.names).cast(columns) for table in tables)
    with _replacing(path) as file:
        with pq.ParquetWriter(file, columns, compression="zstd", write_page_checksum=True) as writer:
            for table in regrouped(fitting, ROWS):
                count += table.num_rows
                # In one piece: pages end where pieces do, and the bytes shall not tell how the rows came.
                writer.write_table(table.combine_chunks())
        last()
    return count


def regrouped(tables: Iterable[pa.Table], size: int) -> Iterator[pa.Table]:
    """The same rows in tables of `size`, the last one of what is left."""
    waiting: list[pa.Table] = []
    held = 0
    for table in tables:
        waiting.append(table)
        held += table.num_rows
        if held < size:
            continue
        whole = pa.concat_tables(waiting)
        yield from (whole.slice(start, size) for start in range(0, held - held % size, size))
        waiting, held = [whole.slice(held - held % size)], held % size
    if held:
        yield pa.concat_tables(waiting)


def append_text(path: Path, text: str) -> None:
    """Add lines to a file; a last line that a kill cut short is ended first.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            text = text if file.read(1) == b"\n" else f"\n{text}"
        file.write(text.encode("utf-8", UNDECODED))


def write_json(path: Path, value: object) -> None:
    """Write a value as indented JSON, keys in the order given."""
    write_bytes(path, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", UNDECODED))


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table as Parquet."""
    write_bytes(path, as_parquet(table))


def as_parquet(table: pa.Table) -> bytes:
    """A table as the content of a Parquet file."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    content: bytes = sink.getvalue().to_pybytes()
    return content


Read = TypeVar("Read")

PAUSES = (0.1, 0.5)
"""Seconds after which a file that cannot be read is tried again."""


def _again(read: Callable[[], Read]) -> Read:
    """What is read. What the system cannot read for a moment is no damage: it is tried again.

    Raises:
        OSError: it is not there, or cannot be read for good; without a number it is damaged, as Arrow tells it.
    """
    for pause in PAUSES:
        try:
            return read()
        except OSError as error:
            if error.errno in (None, errno.ENOENT):
                raise
            time.sleep(pause)
    return read()


def read_bytes(path: Path) -> bytes:
    """The content of a file, tried again where it cannot be read for a moment.

    Raises:
        OSError: it is not there, or cannot be read for good.
    """
    return _again(path.read_bytes)


def read_table(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Read a Parquet file, or some of its columns, tried again where it cannot be read for a moment.

    Raises:
        StoreError: the file is damaged or cannot be read.
    """
    with cannot_read(path):
        found = _again(lambda: parquet(path, columns))
        if columns and found.column_names != columns:
            raise ValueError(f"columns {found.column_names}, expected {columns}")
        return found


def parquet(source: Path | pa.BufferReader, columns: list[str] | None = None) -> pa.Table:
    """The table of a Parquet file; `pq.read_table` gives the same in ten times the time, and stores have many files."""
    # Opened here: Arrow takes no path that is no text.
    opened = source.open("rb") if isinstance(source, Path) else contextlib.nullcontext(source)
    with opened as content, pq.ParquetFile(content, page_checksum_verification=True) as file:
        return file.read(columns=columns)


@contextlib.contextmanager
def cannot_read(path: Path) -> Iterator[None]:
    """Tell what is done here of a file that is damaged or cannot be read as an error of the store."""
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, LookupError, MemoryError) as error:  # as damage brings them about
        raise StoreError(f"cannot read {path}: {error}") from error


def read_rows(path: Path, columns: list[str]) -> Iterator[pa.Table]:
    """Some columns of a Parquet file, table by table as they lie in it; memory holds one of `write_rows`'s groups.

    Raises:
        StoreError: the file is damaged or cannot be read.
    """
    with cannot_read(path), path.open("rb") as opened:
        file = pq.ParquetFile(opened, page_checksum_verification=True)
        for group in range(file.num_row_groups):
            yield file.read_row_group(group, columns=columns).select(columns)


def columns_of(path: Path) -> pa.Schema:
    """The columns of a Parquet file.

    Raises:
        StoreError: the file is damaged or cannot be read.
    """
    with cannot_read(path), path.open("rb") as opened:
        return pq.read_schema(opened)
