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
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.digests import content_digest, row_digests, table_digest
from pipeline.errors import StoreError
from pipeline.files import (
    append_text,
    as_parquet,
    cannot_read,
    read_bytes,
    read_table,
    write_bytes,
    write_json,
    write_rows,
    write_table,
)
from pipeline.stage import StageResult

__all__ = [
    "append_text",
    "content_digest",
    "read_table",
    "row_digests",
    "table_digest",
    "write_bytes",
    "write_json",
    "write_table",
]
"""Of what others define, what the house writes and reads through this module."""

log = logging.getLogger("newsbraid")

DIGEST = "row_digest"
"""Column that the store adds: which input row a result row answers."""

MANIFEST = "manifest.json"

PARTS = "parts.json"


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
        with cannot_read(self.marker):
            dropped, kept = (pq.read_table(pa.BufferReader(content)) for content in _whole(self.marker))
        return StageResult(*(t.filter(pc.is_in(t[DIGEST], value_set=values)) for t in (kept, dropped)))


def _whole(marker: Path) -> list[bytes]:
    """The files of a part, in the order of `_files_of`.

    Raises:
        StoreError: they are not what was written.
        OSError: they cannot be read.
    """
    contents = [read_bytes(file) for file in _files_of(marker)]
    if not marker.name.removesuffix(".kept.parquet").endswith(f"-{_digest_of(contents)}"):
        raise StoreError(f"{marker} is damaged")
    return contents


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

        Two runs at one time may both have stored a row: its first answer serves. The rows of a part that is damaged or
        that the disk does not give are computed again; one that is damaged is removed.

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
            number = cause.errno if isinstance(cause, OSError) else None
            if number not in (None, errno.ENOENT, errno.EIO):
                raise StoreError(f"cannot read {marker}: {os.strerror(number)}") from error
            passing = number == errno.EIO
            if not passing:
                with contextlib.suppress(OSError):
                    marker.unlink()
            log.warning("%s %s: its rows are computed again", marker, "cannot be read" if passing else "is damaged")
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
        contents = [as_parquet(table) for table in (result.dropped, result.kept)]
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
            found = json.loads(read_bytes(self.path / PARTS))
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
            return content_digest(read_bytes(self.path / "exports" / name)) == digest
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
