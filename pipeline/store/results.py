"""The results of stages, which runs share.

    <output>/store/<stage>/<fingerprint>/<part>.kept.parquet     a row digest a row
                                         <part>.dropped.parquet  written first: the kept file is the marker
                                         rows.index              which parts may hold which rows (hints.py)

<part> names the rows and the content of both files.
"""

import contextlib
import errno
import hashlib
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import StoreError
from pipeline.files import as_parquet, cannot_read, parquet, read_bytes, read_table, write_bytes
from pipeline.stage import StageResult
from pipeline.store.hints import may_hold, note

log = logging.getLogger("newsbraid")

DIGEST = "row_digest"
"""Column that the store adds: which input row a result row answers."""

KEPT = ".kept.parquet"
"""What the names of markers end with."""

Used = dict[str, set[str]]
"""Parts of the store by "<stage>/<fingerprint>"."""


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
            dropped, kept = (parquet(pa.BufferReader(content)) for content in _whole(self.marker))
        return StageResult(*(t.filter(pc.is_in(t[DIGEST], value_set=values)) for t in (kept, dropped)))


def _whole(marker: Path) -> list[bytes]:
    """The files of a part, in the order of `_files_of`.

    Raises:
        StoreError: they are not what was written.
        OSError: they cannot be read.
    """
    contents = [read_bytes(file) for file in _files_of(marker)]
    if not marker.name.removesuffix(KEPT).endswith(f"-{_digest_of(contents)}"):
        raise StoreError(f"{marker} is damaged")
    return contents


def _parts_in(folder: Path, beginning: str = "") -> list[str]:
    """Names of the parts that are whole in a folder, sorted. Hourly runs leave thousands: to list is quicker than to
    match."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 -- a Path for each costs more than all else
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"cannot read {folder}: {error.strerror}") from error
    return sorted(n.removesuffix(KEPT) for n in names if n.startswith(beginning) and n.endswith(KEPT))


def _files_of(marker: Path) -> tuple[Path, Path]:
    return marker.with_name(marker.name.replace(".kept.", ".dropped.")), marker


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
        folder = self.folder(stage, fingerprint)
        names = _parts_in(folder)
        hints = may_hold(folder, names, left)
        for name in (name for name in names if hints.get(name, True)):
            part = self._hits(folder / f"{name}{KEPT}", left, unnoted=name not in hints) if left else None
            if part is not None:
                self._note(stage, fingerprint, name)
                found.append(part)
                left -= part.digests
        return found

    def _hits(self, marker: Path, wanted: set[str], *, unnoted: bool = False) -> Part | None:
        """A part that holds digests that are wanted; it is only read where there are any."""
        try:
            answers = {digest for file in _files_of(marker) for digest in _digests_of(file)}
            if unnoted:
                note(marker.parent, marker.name.removesuffix(KEPT), answers)
            held = wanted & answers
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
        folder = self.folder(stage, fingerprint)
        for name in _parts_in(folder, f"{part}-"):
            found = self._hits(folder / f"{name}{KEPT}", digests)
            if found is not None:
                self._note(stage, fingerprint, name)
                return found
        return None

    def add(self, stage: str, fingerprint: str, part: str, result: StageResult) -> None:
        """Keep the result of a part; its tables carry the digest column.

        The names hold a digest of both files: the checksums of Parquet leave out what says how to read it.
        """
        contents = [as_parquet(table) for table in (result.dropped, result.kept)]
        part = f"{part}-{_digest_of(contents)}"
        folder = self.folder(stage, fingerprint)
        for kind, content in zip(("dropped", "kept"), contents, strict=True):
            write_bytes(folder / f"{part}.{kind}.parquet", content)
        note(folder, part, {digest for table in result for digest in table[DIGEST].to_pylist()})
        self._note(stage, fingerprint, part)

    def _note(self, stage: str, fingerprint: str, part: str) -> None:
        self.used.setdefault(f"{stage}/{fingerprint}", set()).add(part)
