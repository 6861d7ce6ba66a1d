"""An input that goes away while it is read ends the run: one of what is left would look complete."""

import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import SourceStoppedError
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.csv import CsvSource
from pipeline.sources.files import FilesSource
from pipeline.sources.jsonl import JsonLinesSource
from pipeline.sources.parquet import ParquetSource
from pipeline.sources.warc import WarcSource
from tests.sources import hostile

NOW = "2024-03-20T12:00:00Z"
ROWS = 20_000  # more than any reader holds ahead


def source(kind: str, path: Path | str) -> Source:
    common = {"path": str(path), "max_bytes": 10**6}
    if kind == "files":
        return FilesSource(pattern="*.txt", **common)  # type: ignore[arg-type]
    if kind == "csv":
        return CsvSource(fields=OWN_NAMES, delimiter=",", limit=None, **common)  # type: ignore[arg-type]
    if kind == "parquet":
        return ParquetSource(fields=OWN_NAMES, limit=None, seconds=5, **common)  # type: ignore[arg-type]
    if kind == "warc":
        return WarcSource(limit=None, seconds=5, processes=1, fetched_date=True, **common)  # type: ignore[arg-type]
    return JsonLinesSource(fields=OWN_NAMES, skip=(), limit=None, **common)  # type: ignore[arg-type]


def write(kind: str, path: Path, count: int = 1) -> Path:
    lines = [f"It rained on day {n}." for n in range(count)]
    match kind:
        case "files":
            path.write_text(lines[0])
        case "csv":
            path.write_text("id,text\n" + "".join(f"{path.stem}{n},{line}\n" for n, line in enumerate(lines)))
        case "parquet":
            pq.write_table(pa.table({"id": [f"{path.stem}{n}" for n in range(count)], "text": lines}), path)
        case "warc":
            path.write_bytes(b"".join(hostile.record(hostile.page(f"{path.stem} {n}")) for n in range(count)))
        case _:
            path.write_text("".join(f'{{"id": "{path.stem}{n}", "text": "{line}"}}\n' for n, line in enumerate(lines)))
    return path


def ending(kind: str) -> str:
    return "txt" if kind == "files" else kind


def begun(kind: str, path: Path | str) -> Iterator[Article | Dropped]:
    """The rest of a source of which the first record has been read."""
    reader = source(kind, path)
    reader.check()
    records = reader.read(NOW)
    assert isinstance(next(records), Article)
    return records


@pytest.mark.parametrize("kind", ["files", "jsonl", "csv", "parquet"])
@pytest.mark.parametrize("pattern", ["", "/*"])
@pytest.mark.usefixtures("in_this_process")
def test_a_file_that_is_gone_before_its_turn_ends_the_run(tmp_path: Path, kind: str, pattern: str) -> None:
    files = [write(kind, tmp_path / f"{name}.{ending(kind)}") for name in "abc"]
    records = begun(kind, f"{tmp_path}{pattern}")
    files[2].unlink()
    with pytest.raises(SourceStoppedError, match=rf"c\.{ending(kind)} went away"):
        list(records)


def test_a_web_archive_that_is_gone_before_its_turn_ends_the_run(tmp_path: Path) -> None:
    for name in "abc":
        write("warc", tmp_path / f"{name}.warc", 20 if name == "a" else 1)
    records = begun("warc", tmp_path)
    (tmp_path / "c.warc").unlink()
    with pytest.raises(SourceStoppedError, match=r"c\.warc went away"):
        list(records)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_a_file_that_is_cut_while_it_is_read_ends_the_run(tmp_path: Path, kind: str) -> None:
    file = write(kind, tmp_path / f"a.{kind}", ROWS)
    records = begun(kind, file)
    os.truncate(file, file.stat().st_size // 2)
    with pytest.raises(SourceStoppedError, match="was cut from"):
        list(records)


def test_a_file_that_is_moved_away_once_it_is_open_is_read_to_its_end(tmp_path: Path) -> None:
    file = write("jsonl", tmp_path / "a.jsonl", ROWS)
    records = begun("jsonl", file)
    file.unlink()
    assert sum(isinstance(r, Article) for r in records) == ROWS - 1


def test_a_file_that_grows_while_it_is_read_is_no_fault(tmp_path: Path) -> None:
    file = write("jsonl", tmp_path / "a.jsonl", ROWS)
    records = begun("jsonl", file)
    with file.open("a") as more:
        more.write('{"id": "new", "text": "It snowed."}\n')
    assert sum(isinstance(r, Article) for r in records) >= ROWS - 1


def test_a_folder_that_is_gone_ends_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    file = write("jsonl", folder / "a.jsonl")
    reader = source("jsonl", folder)
    reader.check()
    file.unlink()
    folder.rmdir()
    with pytest.raises(SourceStoppedError, match="went away"):
        list(reader.read(NOW))


@pytest.mark.parametrize("pattern", ["", "/*.jsonl"])
def test_a_link_that_leads_nowhere_is_a_bad_file_and_no_input_that_went(tmp_path: Path, pattern: str) -> None:
    write("jsonl", tmp_path / "a.jsonl")
    (tmp_path / "b.jsonl").symlink_to(tmp_path / "nowhere")
    (bad,) = list(begun("jsonl", f"{tmp_path}{pattern}"))
    assert isinstance(bad, Dropped) and (bad.key, bad.reason) == ("b.jsonl", "unreadable")
