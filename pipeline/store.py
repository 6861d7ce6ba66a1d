"""The only writer: atomic files, the store of stage results, run folders.

    <output>/store/<stage>/<fingerprint>/<part>.kept.parquet     results that runs share, a row digest a row
                                         <part>.dropped.parquet  written first: the kept file is the marker
                                         (<part> names the rows and the content of both files)
    <output>/<run id>/manifest.json                              `status` says running, failed or complete
                     /<nn>-<stage>/{kept,dropped}.parquet        this run's own rows
                     /window/*.parquet                           what the next run takes over, of a run in a row
                     /parts.json                         which parts of the store hold its results
                     /run.log.jsonl                      what was said, attempt after attempt
                     /set_aside.jsonl                            each article and story set aside, with the reason
                     /exports/...

Each file is written under a temporary name, flushed to the disk and renamed, so that a reader sees all of it or
none of it.
"""

import contextlib
import errno
import hashlib
import json
import logging
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import StoreError
from pipeline.stage import StageResult

log = logging.getLogger("newsbraid")

DIGEST = "row_digest"
"""Column that the store adds: which input row a result row answers."""

MANIFEST = "manifest.json"

PARTS = "parts.json"


ROWS = 1024
"""Rows of a table that are written, and read, at one time."""


@contextlib.contextmanager
def _cannot_write(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of another one once it is whole, and leaves nothing where it does not come to
    that.

    Raises:
        StoreError: the folder cannot be written or the disk is full.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with _cannot_write(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = temporary.open("wb")
        with file:
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
    with _replacing(path) as file, _cannot_write(path):
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
                with _cannot_write(path):
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
        file.write(text.encode("utf-8", "surrogatepass"))


def write_json(path: Path, value: object) -> None:
    """Write a value as indented JSON, keys in the order given."""
    write_bytes(path, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table as Parquet."""
    write_bytes(path, _parquet(table))


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    content: bytes = sink.getvalue().to_pybytes()
    return content


PAUSES = (0.1, 0.5)
"""Seconds after which a file that cannot be read is tried again."""


def read_bytes(path: Path) -> bytes:
    """The content of a file. What the system cannot read for a moment is no damage: it is tried again.

    Raises:
        OSError: it is not there, or cannot be read for good.
    """
    for pause in PAUSES:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError:
            time.sleep(pause)
    return path.read_bytes()


def read_table(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Read a Parquet file, or some of its columns.

    Raises:
        StoreError: the file is damaged or cannot be read.
    """
    with _cannot_read(path):
        found = pq.read_table(path, columns=columns, page_checksum_verification=True)
        if columns and found.column_names != columns:
            raise ValueError(f"columns {found.column_names}, expected {columns}")
        return found


@contextlib.contextmanager
def _cannot_read(path: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, LookupError, MemoryError) as error:  # as damage brings them about
        raise StoreError(f"cannot read {path}: {error}") from error


def read_rows(path: Path, columns: list[str]) -> Iterator[pa.Table]:
    """Some columns of a Parquet file, table by table as they lie in it; memory holds one of `write_rows`'s groups.

    Raises:
        StoreError: the file is damaged or cannot be read.
    """
    with _cannot_read(path), path.open("rb") as opened:
        file = pq.ParquetFile(opened, page_checksum_verification=True)
        for group in range(file.num_row_groups):
            yield file.read_row_group(group, columns=columns).select(columns)


def columns_of(path: Path) -> pa.Schema:
    """The columns of a Parquet file.

    Raises:
        StoreError: the file is damaged or cannot be read.
    """
    with _cannot_read(path):
        return pq.read_schema(path)


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


def _digests_of(file: Path) -> list[str]:
    """Which rows a file of a part answers.

    Raises:
        StoreError: it is damaged or cannot be read.
    """
    found: list[str] = read_table(file, [DIGEST]).column(0).to_pylist()
    return found


def _digest_of(contents: Sequence[bytes]) -> str:
    """Of the files of a part."""
    state = hashlib.blake2b(digest_size=8)
    for content in contents:
        state.update(b"%d:" % len(content))
        state.update(content)
    return state.hexdigest()


class Part(NamedTuple):
    """A part of the store, and the digests that it is wanted for."""

    marker: Path
    digests: frozenset[str]

    def load(self) -> StageResult:
        """Its rows that are wanted, each with its digest.

        Raises:
            StoreError: it is damaged or cannot be read.
        """
        values = pa.array(sorted(self.digests), pa.large_string())
        with _cannot_read(self.marker):
            whole = _whole(self.marker)
        return StageResult(*(t.filter(pc.is_in(t[DIGEST], value_set=values)) for t in whole))


def _whole(marker: Path) -> StageResult:
    """All rows of a part.

    Raises:
        StoreError: it is not what was written.
        OSError: it cannot be read.
    """
    contents = [file.read_bytes() for file in _files_of(marker)]
    if not marker.name.removesuffix(".kept.parquet").endswith(f"-{_digest_of(contents)}"):
        raise StoreError(f"{marker} is damaged")
    dropped, kept = (pq.read_table(pa.BufferReader(content)) for content in contents)
    return StageResult(kept, dropped)


def _files_of(marker: Path) -> tuple[Path, Path]:
    return marker.with_name(marker.name.replace(".kept.", ".dropped.")), marker


Used = dict[str, set[str]]
"""Parts of the store by "<stage>/<fingerprint>"."""


@dataclass(frozen=True, kw_only=True)
class Store:
    """Results of stages, found by the digest of the row (or table) that they answer.

    used  is told each part that a result came from or went to
    """

    root: Path
    used: Used = field(default_factory=dict)

    def folder(self, stage: str, fingerprint: str) -> Path:
        return self.root / stage / fingerprint

    def find(self, stage: str, fingerprint: str, digests: set[str]) -> list[Part]:
        """The parts that hold stored results for these digests.

        Two runs at one time may both have stored a row: its first answer serves. A part that is damaged is
        removed, so that its rows are computed again.

        Raises:
            StoreError: a part is there and cannot be read for another reason than damage.
        """
        left = set(digests)
        found: list[Part] = []
        for marker in sorted(self.folder(stage, fingerprint).glob("*.kept.parquet")):
            part = self._hits(marker, left) if left else None
            if part is not None:
                self._note(stage, fingerprint, marker.name.removesuffix(".kept.parquet"))
                found.append(part)
                left -= part.digests
        return found

    def _hits(self, marker: Path, wanted: set[str]) -> Part | None:
        """A part that holds digests that are wanted; it is only read where there are any."""
        try:
            held = wanted.intersection(d for file in _files_of(marker) for d in _digests_of(file))
            if held:
                _whole(marker)
        except (StoreError, OSError) as error:
            cause = error if isinstance(error, OSError) else error.__cause__
            if isinstance(cause, OSError) and cause.errno not in (None, errno.ENOENT, errno.EIO):
                raise StoreError(f"cannot read {marker}: {cause.strerror}") from error
            with contextlib.suppress(OSError):
                marker.unlink()
            log.warning("%s is damaged: its rows are computed again", marker)
            return None
        return Part(marker, frozenset(held)) if held else None

    def part(self, stage: str, fingerprint: str, part: str, digests: set[str]) -> Part | None:
        """A part that was added by this name; no other part is read, however many there are."""
        for marker in sorted(self.folder(stage, fingerprint).glob(f"{part}-*.kept.parquet")):
            found = self._hits(marker, digests)
            if found is not None:
                self._note(stage, fingerprint, marker.name.removesuffix(".kept.parquet"))
                return found
        return None

    def add(self, stage: str, fingerprint: str, part: str, result: StageResult) -> None:
        """Keep the result of a part; its tables carry the digest column.

        The names hold a digest of both files: the checksums of Parquet leave out what says how to read it.
        """
        contents = [_parquet(table) for table in (result.dropped, result.kept)]
        part = f"{part}-{_digest_of(contents)}"
        for kind, content in zip(("dropped", "kept"), contents, strict=True):
            write_bytes(self.folder(stage, fingerprint) / f"{part}.{kind}.parquet", content)
        self._note(stage, fingerprint, part)

    def _note(self, stage: str, fingerprint: str, part: str) -> None:
        self.used.setdefault(f"{stage}/{fingerprint}", set()).add(part)


@dataclass(frozen=True, kw_only=True)
class RunFolder:
    """One run's own files."""

    path: Path

    @property
    def run_id(self) -> str:
        return self.path.name

    def manifest(self) -> dict[str, Any] | None:
        """The manifest, None where there is none or a damaged one."""
        try:
            content = json.loads(read_bytes(self.path / MANIFEST))
        except (OSError, ValueError, RecursionError):
            return None
        return content if is_manifest(content) else None

    def has_begun(self) -> bool:
        """Whether there is more in the folder than a kill leaves that came before the first manifest."""
        try:
            return any(not path.name.startswith(".") for path in self.path.iterdir())
        except OSError:  # it is there, and cannot be looked into
            return True

    def write_manifest(self, manifest: dict[str, Any]) -> None:
        write_json(self.path / MANIFEST, manifest)

    def write_parts(self, used: Used) -> None:
        """Name the parts of the store that this run rests on, so that they stay while it does."""
        write_json(self.path / PARTS, {name: sorted(parts) for name, parts in sorted(used.items())})

    def parts(self) -> Used:
        """What `write_parts` wrote; {} where there is nothing or it is damaged."""
        try:
            found = json.loads((self.path / PARTS).read_text(encoding="utf-8"))
            return {str(name): set(map(str, parts)) for name, parts in found.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def write_stage(self, number: int, name: str, result: StageResult) -> None:
        """Write the rows of a stage."""
        self.write_rows(number, name, result.kept.schema, [result.kept], lambda: result.dropped)

    def write_rows(
        self, number: int, name: str, columns: pa.Schema, kept: Iterable[pa.Table], dropped: Callable[[], pa.Table]
    ) -> tuple[Path, int]:
        """Write the rows of a stage as they come, and give back the file of those that are kept, and their count.

        dropped  is called when all that is kept has come
        """
        folder = self.path / f"{number:02d}-{name}"
        path = folder / "kept.parquet"
        return path, write_rows(path, columns, kept, lambda: write_table(folder / "dropped.parquet", dropped()))

    def write_window(self, name: str, table: pa.Table) -> None:
        """Write what the next run takes over beside the tables of the stages."""
        write_table(self.path / "window" / f"{name}.parquet", table)

    def write_lines(self, name: str, rows: list[dict[str, Any]]) -> None:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        write_bytes(self.path / name, text.encode("utf-8", "surrogatepass"))

    def write_export(self, relative: str, content: bytes) -> None:
        """Write one export; its path may not leave the folder of exports."""
        parts = PurePosixPath(relative).parts
        if not parts or ".." in parts or PurePosixPath(relative).is_absolute():
            raise StoreError(f"an export may not be written to {relative!r}")
        write_bytes(self.path.joinpath("exports", *parts), content)

    def is_complete(self) -> bool:
        """Whether the run ended and its exports are still what they were."""
        manifest = self.manifest() or {}
        exports, digests = manifest.get("exports"), manifest.get("export_digests")
        if manifest.get("status") != "complete" or not isinstance(exports, list) or not isinstance(digests, dict):
            return False
        return all(self._has_export(name, digests.get(name)) for name in exports)

    def _has_export(self, name: str, digest: str | None) -> bool:
        try:
            return content_digest((self.path / "exports" / name).read_bytes()) == digest
        except OSError:
            return False

    def clear_exports(self) -> None:
        """Remove the exports of an attempt that did not end."""
        shutil.rmtree(self.path / "exports", ignore_errors=True)


def run_folders(output: Path) -> list[RunFolder]:
    """The run folders under an output folder, oldest name first; one that is being removed is none (retention.py)."""
    if not output.is_dir():
        return []
    found = sorted(p for p in output.iterdir() if not p.name.startswith("."))
    return [RunFolder(path=p) for p in found if _has_manifest(p)]


def _has_manifest(path: Path) -> bool:
    try:
        return path.is_dir() and (path / MANIFEST).is_file()
    except OSError:  # a folder that may not be looked into is a damaged run
        return True


STATUSES = ("running", "failed", "complete")

_KINDS = {
    "run_id": str, "plan": str, "input": str, "now": str, "started_at": str, "written_at": str, "set_aside": dict,
    "stages": list, "counts": dict, "exports": list, "export_digests": dict, "validators": dict, "left_out": dict,
    "seconds": int | float, "peak_memory_bytes": int, "articles_in": int, "error": str, "failed_at": str,
    "window": dict, "previous_run": str,
}  # fmt: skip
"""What values of a manifest are, where they are there and not null."""


def is_manifest(content: object) -> bool:
    """Whether what was read as a manifest can be one: its parts are what readers take them for."""
    if not isinstance(content, dict) or content.get("status") not in STATUSES:
        return False
    if not all(isinstance(content.get(name), kind | None) for name, kind in _KINDS.items()):
        return False
    numbers = [*(content.get("set_aside") or {}).values(), *(content.get("counts") or {}).values()]
    stages = content.get("stages") or []
    return all(isinstance(n, int) for n in numbers) and all(
        isinstance(s, dict) and isinstance(s.get("stage"), str) for s in stages
    )
