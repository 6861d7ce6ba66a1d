"""Data sets of the `datasets` library, on local files and without a network."""

import csv
import dataclasses
import gc
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import SourceError
from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.dataset import DatasetSource

# The reader of CSV in `datasets` leaves its file to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

NOW = "2024-03-20T12:00:00Z"
FIELDS = dataclasses.replace(OWN_NAMES, text="body")
ROWS = [{"id": "1", "body": "It rained.", "published": "2024-03-05"}, {"id": "2", "body": "", "published": ""}]


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("datasets.config.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", tmp_path / "cache")
    yield
    gc.collect()


def source(path: Path | str, data_files: Path | None = None, **parameters: object) -> DatasetSource:
    values: dict[str, object] = {"name": None, "split": "train", "fields": FIELDS, "limit": None, "max_bytes": 1000}
    files = None if data_files is None else str(data_files)
    return DatasetSource(path=str(path), data_files=files, **(values | parameters))  # type: ignore[arg-type]


def read(built: DatasetSource) -> list[Article | Dropped]:
    built.check()
    return list(built.read(NOW))


def write_json(path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def write_csv(path: Path) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["id", "body", "published"])
        writer.writeheader()
        writer.writerows(ROWS)
    return path


def write_parquet(path: Path) -> Path:
    days = pa.array([date(2024, 3, 5), None])
    table = pa.table({"id": [1, 2], "body": [r["body"] for r in ROWS], "published": days})
    pq.write_table(table, path)
    return path


@pytest.mark.parametrize(("builder", "write"), [("json", write_json), ("csv", write_csv), ("parquet", write_parquet)])
def test_local_files_of_each_builder_are_read(tmp_path: Path, builder: str, write: object) -> None:
    file = write(tmp_path / f"in.{builder}")  # type: ignore[operator]
    article, dropped = read(source(builder, file))
    assert isinstance(article, Article) and isinstance(dropped, Dropped)
    assert (article.article_id, article.text, article.published) == ("1", "It rained.", "2024-03-05")
    assert dropped.key == "2"
    assert dropped.reason in ("empty_text", "no_text")  # a CSV does not tell an empty cell from none


def test_a_file_compressed_with_zstandard_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.zst"
    with pa.output_stream(path, compression="zstd") as file:
        file.write(write_json(tmp_path / "plain.json").read_bytes())
    assert [r.article_id for r in read(source("json", path)) if isinstance(r, Article)] == ["1"]


def test_a_local_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    write_json(folder / "train.jsonl")
    assert [r.article_id for r in read(source(folder)) if isinstance(r, Article)] == ["1"]
    assert len(read(source(folder, limit=1))) == 1


def test_too_long_a_text_is_set_aside_with_its_place(tmp_path: Path) -> None:
    file = write_json(tmp_path / "in.json")
    places = [(r.key, r.reason) for r in read(source("json", file, max_bytes=3)) if isinstance(r, Dropped)]
    assert places[0] == ("json[train]:1", "too_large")


def test_a_misnamed_column_is_refused_with_the_columns_there_are(tmp_path: Path) -> None:
    file = write_json(tmp_path / "in.json")
    with pytest.raises(SourceError, match=r"no column 'text' but id, body, published: write source\.fields\.text"):
        source("json", file, fields=OWN_NAMES).check()


@pytest.mark.parametrize("path", ["", "json", "nowhere/at-all", "./nowhere"])
def test_what_cannot_be_loaded_is_refused(path: str) -> None:
    with pytest.raises(SourceError, match=r"source\.path"):
        source(path, Path("nowhere.json") if path == "json" else None).check()


def test_a_missing_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="split=dev"):
        source("json", write_json(tmp_path / "in.json"), split="dev").check()
