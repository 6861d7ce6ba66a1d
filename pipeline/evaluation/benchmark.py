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

    files      files and folders that it rests on; where one is absent it is skipped
    signature  settings of its metrics in one line
    rows       figures of a run, our own over all of it first: that row is compared and pinned; see samples.py
    """

    @property
    def name(self) -> str: ...

    @property
    def files(self) -> tuple[str, ...]: ...

    @property
    def signature(self) -> str: ...

    def rows(self, run: RunFolder) -> list[Row]: ...


@runtime_checkable
class GivesStories(Protocol):
    """A benchmark in which the stories are part of the task: pairs of article and story."""

    def given_stories(self) -> list[list[str]]: ...


@runtime_checkable
class HasDigest(Protocol):
    """A benchmark whose corpus is more than its files, or other."""

    def digest(self) -> str: ...


def digest_of(benchmark: Benchmark) -> str:
    """The digest of a benchmark's corpus: that of its files, unless it has one of its own."""
    return benchmark.digest() if isinstance(benchmark, HasDigest) else corpus_digest(benchmark.files)


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
