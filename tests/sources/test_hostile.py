"""Broken and hostile inputs: no crash, no hang, nothing lost without a reason; sound neighbours are read."""

import os
import resource
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.csv import CsvSource
from pipeline.sources.feed import FeedSource
from pipeline.sources.files import FilesSource
from pipeline.sources.html import HtmlSource
from pipeline.sources.jsonl import JsonLinesSource
from pipeline.sources.parquet import ParquetSource
from pipeline.sources.warc import WarcSource
from pipeline.tables import to_table
from tests.sources import hostile

NOW = "2024-03-20T12:00:00Z"
MAX_BYTES = 5_000_000
SECONDS = 5
LONGEST = 10.0
"""Seconds of processor time that one input may take, here and in workers: the clock depends on the machine."""

SOUND = {
    "html": ([hostile.page()], ".html"),
    "feed": ([hostile.rss(), hostile.json_feed()], ".xml"),
    "warc": ([hostile.warc(), hostile.record(hostile.page()) * 3], ".warc.gz"),
    "csv": ([hostile.table()], ".csv"),
    "jsonl": ([hostile.json_lines()], ".jsonl"),
    "parquet": ([hostile.parquet(), hostile.parquet("gzip")], ".parquet"),
    "files": (["\n".join(hostile.PARAGRAPHS).encode()], ".txt"),
}

MADE = {
    "html": hostile.hostile_pages,
    "feed": hostile.hostile_feeds,
    "warc": hostile.hostile_archives,
    "csv": hostile.hostile_tables,
    "jsonl": hostile.hostile_lines,
    "parquet": hostile.hostile_parquet,
}

COUNTS = {"html": 150, "feed": 80, "warc": 60, "csv": 50, "jsonl": 50, "parquet": 60, "files": 50}
"""How many mutations of each kind the whole campaign has: 500, and the attacks beside them."""


def source(kind: str, path: Path) -> Source:
    common: dict[str, Any] = {"path": str(path), "limit": None, "max_bytes": MAX_BYTES}
    table = common | {"fields": OWN_NAMES}
    pages = common | {"seconds": SECONDS, "processes": 2}
    made: dict[str, Source] = {
        "html": HtmlSource(**pages),
        "warc": WarcSource(**pages, fetched_date=True),
        "feed": FeedSource(
            **pages,
            urls=(),
            pages=False,
            known=None,
            max_entries=1000,
            timeout=5,
            redirects=1,
        ),
        "csv": CsvSource(**table, delimiter=","),
        "jsonl": JsonLinesSource(**table, skip=()),
        "parquet": ParquetSource(**table, seconds=SECONDS),
        "files": FilesSource(path=str(path), pattern="*.txt", max_bytes=MAX_BYTES),
    }
    return made[kind]


def write(folder: Path, cases: Iterable[hostile.Case]) -> list[str]:
    names = []
    for name, data in cases:
        (folder / name).write_bytes(data)
        names.append(name)
    return names


def spent() -> float:
    """Seconds of processor time of this process and the workers that have ended."""
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + workers.ru_utime + workers.ru_stime


def check(kind: str, folder: Path) -> list[Article | Dropped]:
    """Read a folder of inputs, and hold what comes to the contract."""
    found, since = [], time.process_time()
    for record in source(kind, folder).read(NOW):
        found.append(record)
        assert time.process_time() - since < LONGEST, record
        since = time.process_time()
    for record in found:
        to_table([record], type(record))
        if isinstance(record, Dropped):
            assert record.key and record.reason and record.detail
            assert record.key.isprintable()
        else:
            assert "root:" not in record.text, "an entity has read a file of this machine"
            assert record.text.strip() and (record.published or "0") < "2024-03-22"
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(COUNTS))
def test_mutations_of_sound_files_are_read_or_set_aside(kind: str, tmp_path: Path) -> None:
    sound, suffix = SOUND[kind]
    write(tmp_path, hostile.mutated(sound, COUNTS[kind], suffix, seed=7))
    write(tmp_path, [(f"zzzz{suffix}", sound[0])])
    records = check(kind, tmp_path)
    assert len(records) >= (len(list(tmp_path.iterdir())) if kind in ("html", "files") else 1)
    assert isinstance(records[-1], Article), "a sound file after broken ones is read"


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(MADE))
def test_attacks_end_within_limits(kind: str, tmp_path: Path) -> None:
    for name, data in MADE[kind]():
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_bytes(data)
        before = spent()
        records = check(kind, folder)
        assert spent() - before < LONGEST + 3, name  # three for the start of processes
        blank = not data or "blank" in name or "lines.csv" in name or "header-only" in name
        assert records or blank or (kind, name) == ("warc", "zeros.warc"), name
        (folder / name).unlink()


@pytest.mark.parametrize("kind", sorted(COUNTS))
def test_a_few_mutations_of_each_kind_are_read_or_set_aside(kind: str, tmp_path: Path) -> None:
    sound, suffix = SOUND[kind]
    write(tmp_path, hostile.mutated(sound, 6, suffix, seed=11))
    write(tmp_path, [(f"zzzz{suffix}", sound[0])])
    assert isinstance(check(kind, tmp_path)[-1], Article)


@pytest.mark.parametrize("kind", sorted(COUNTS))
def test_names_and_kinds_of_files_do_no_harm(kind: str, tmp_path: Path) -> None:
    sound, suffix = SOUND[kind]
    folder, outside = tmp_path / "in", tmp_path / f"secret{suffix}"
    folder.mkdir()
    outside.write_bytes(sound[0])
    for name in ("a\nb", "a\x1b[31mb", "..a", "$(touch x)", "'; --", "\u202eb", "a" * 200, os.fsdecode(b"\xff\xfe")):
        (folder / f"{name}{suffix}").write_bytes(sound[0])
    os.mkfifo(folder / f"pipe{suffix}")
    (folder / f"link{suffix}").symlink_to(outside)
    (folder / f"loop{suffix}").symlink_to(folder / f"loop{suffix}")
    (folder / f"folder{suffix}").mkdir()
    records = check(kind, folder)
    assert [r.reason for r in records if isinstance(r, Dropped)].count("unreadable") == 3
    assert sum(isinstance(r, Article) for r in records) >= 7
