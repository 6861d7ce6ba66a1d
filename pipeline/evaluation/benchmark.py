"""What a benchmark is, and how its files and the tables of a run are read."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import pyarrow as pa

from pipeline.errors import SourceError
from pipeline.evaluation.results import Row
from pipeline.store import RunFolder, read_table

SYSTEM = "newsbraid"
"""The name of our own rows."""


@runtime_checkable
class Benchmark(Protocol):
    """What the evaluation needs of a benchmark.

    files          files and folders that it rests on; where one is absent it is skipped
    digest         of the corpus: `corpus_digest(self.files)`, where there are files
    signature      settings of its metrics in one line
    given_stories  pairs of article and story where the stories are part of the task, else None
    rows           figures of a run, our own over all of it first: that row is compared and pinned; see samples.py
    """

    @property
    def name(self) -> str: ...

    @property
    def files(self) -> tuple[str, ...]: ...

    @property
    def signature(self) -> str: ...

    def digest(self) -> str: ...

    def given_stories(self) -> list[list[str]] | None: ...

    def rows(self, run: RunFolder) -> list[Row]: ...


def kept(run: RunFolder, column: str) -> pa.Table:
    """The rows of the first stage of a run that writes a column.

    Raises:
        SourceError: there is none.
    """
    for path in sorted(run.path.glob("*/kept.parquet")):
        table = read_table(path)
        if column in table.schema.names:
            return table
    raise SourceError(f"no stage of the run {run.run_id} writes {column!r}; the benchmark needs it in `pipeline`")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file.

    Raises:
        SourceError: the file cannot be read, or a line is no object.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise SourceError(f"{path}:{number}: expected an object, got {line[:80]!r}")
                yield row
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot read {path} as JSON Lines: {error}") from error


def corpus_digest(files: Iterable[str]) -> str:
    """SHA-256 of files and of the files of folders, by name and content; places of folders do not count."""
    digest = hashlib.sha256()
    for name in files:
        top = Path(name)
        inside = sorted(p for p in top.rglob("*") if p.is_file()) if top.is_dir() else [top]
        for path in inside:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(top.parent).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()
