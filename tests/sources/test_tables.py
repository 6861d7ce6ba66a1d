"""Tables as sources: comma-separated values and Parquet, a row an article."""

import dataclasses
import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import ConfigurationError
from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.csv import CsvSource
from pipeline.sources.parquet import ParquetSource
from tests.sources import hostile

pytestmark = pytest.mark.usefixtures("in_this_process")

NOW = "2024-03-20T12:00:00Z"


def from_csv(path: Path, **parameters: Any) -> list[Article | Dropped]:
    values: dict[str, Any] = {"delimiter": ",", "fields": OWN_NAMES, "limit": None, "max_bytes": 1000}
    source = CsvSource(path=str(path), **(values | parameters))
    source.check()
    return list(source.read(NOW))


def from_parquet(path: Path, **parameters: Any) -> list[Article | Dropped]:
    values: dict[str, Any] = {"fields": OWN_NAMES, "limit": None, "max_bytes": 1000, "seconds": 5}
    source = ParquetSource(path=str(path), **(values | parameters))
    source.check()
    return list(source.read(NOW))


def texts(records: list[Article | Dropped]) -> list[str]:
    return [r.text for r in records if isinstance(r, Article)]


def reasons(records: list[Article | Dropped]) -> dict[str, str]:
    return {r.key: r.reason for r in records if isinstance(r, Dropped)}


def test_rows_may_hold_quotes_commas_and_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(
        gzip.compress(b'id,text\r\n1,"It ""rained"",\r\nall day."\r\n\r\n2,It snowed.\r\n')
    )
    (tmp_path / "b.tsv").write_bytes("id\ttext\n3\tLà, il pleut.\n".encode("cp1252"))
    (tmp_path / "c.csv").write_bytes("id,text\n4,Vent.\n".encode("utf-16"))
    assert texts(from_csv(tmp_path)) == ['It "rained",\nall day.', "It snowed.", "Là, il pleut.", "Vent."]
    assert len(from_csv(tmp_path, limit=3)) == 3


def test_each_bad_row_has_a_reason_and_its_place(tmp_path: Path) -> None:
    rows = [b"id,text", b"1,a", b"2", b"3,b,c", b"4,", b"5," + b"x" * 2000, b"6,d"]
    (tmp_path / "a.csv").write_bytes(b"\n".join(rows))
    (tmp_path / "b.csv").write_bytes(b"id,body\n1,a\n")
    (tmp_path / "c.csv").write_bytes(b'id,text\n1,"open\n' + b"2,x\n" * 1000)
    records = from_csv(tmp_path)
    found = reasons(records)
    assert {k: v for k, v in found.items() if not k.startswith("c.csv")} == {
        "a.csv:2": "bad_row", "a.csv:3": "bad_row", "4": "empty_text", "a.csv:5": "too_large", "b.csv": "no_column",
    }  # fmt: skip
    assert found["c.csv:1"] == "too_large"
    assert texts(records)[:2] == ["a", "d"] and len(texts(records)) > 500


def test_columns_are_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("guid;body\n1;It rained.\n")
    names = dataclasses.replace(OWN_NAMES, id="guid", text="body")
    (article,) = from_csv(tmp_path, fields=names, delimiter=";")
    assert isinstance(article, Article) and (article.article_id, article.text) == ("1", "It rained.")
    with pytest.raises(ConfigurationError, match="delimiter"):
        from_csv(tmp_path, delimiter="||")


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd"])
def test_parquet_of_any_compression_is_read_with_its_types(compression: str, tmp_path: Path) -> None:
    moments = [datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC)] * 40
    wanted = [f"It rained {n}." for n in range(40)]
    rows = pa.table({"id": range(40), "text": wanted, "published": moments, "x": [[1]] * 40})
    pq.write_table(rows, tmp_path / "a.parquet", compression=compression, row_group_size=7)
    records = from_parquet(tmp_path)
    assert texts(records) == wanted
    assert isinstance(records[0], Article) and records[0].published == "2024-03-05T10:20:30Z"


def test_bad_parquet_and_bad_rows_have_reasons(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["a", None, "x" * 2000, " "]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"body": ["a"]}), tmp_path / "b.parquet")
    (tmp_path / "c.parquet").write_bytes(hostile.parquet()[:-30])
    (tmp_path / "d.parquet").write_bytes(hostile.parquet())
    records = from_parquet(tmp_path)
    assert reasons(records) == {
        "a.parquet:2": "no_text", "a.parquet:3": "too_large", "a.parquet:4": "empty_text", "b.parquet": "no_column",
        "c.parquet:1": "unreadable",
    }  # fmt: skip
    assert texts(records) == ["a", *hostile.PARAGRAPHS]
