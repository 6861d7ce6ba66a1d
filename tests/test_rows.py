"""Rows whose columns lie in files against the same tables in memory, and results put in order."""

import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import StoreError
from pipeline.files import regrouped, write_rows, write_table
from pipeline.join import Tables
from pipeline.records import Article, Clustered, Dropped
from pipeline.rows import Rows, RunRows
from pipeline.stage import StageResult
from pipeline.steps import _in_order
from pipeline.store import RunFolder
from pipeline.tables import schema, to_table
from tests.builders import article
from tests.fake_stages import Join, Shout

KEY = pa.field("article_id", pa.large_string(), nullable=False)
LOUD = pa.schema([KEY, pa.field("loud", pa.large_string(), nullable=False)])


def loud(ids: Sequence[str]) -> pa.Table:
    return pa.table([ids, [i.upper() for i in ids]], schema=LOUD)


def held(folder: Path, number: int, table: pa.Table) -> Path:
    run = RunFolder(path=folder)
    return run.write_rows(number, "s", table.schema, [table], lambda: schema(Dropped).empty_table())[0]


_ids = st.lists(st.text("ab\u00e9\U0001f327z", min_size=1, max_size=3), min_size=1, max_size=40, unique=True).map(
    sorted
)


@settings(max_examples=30, deadline=None)
@given(st.data(), _ids, st.integers(1, 7))
def test_rows_on_the_disk_are_those_in_memory(data: st.DataObject, ids: list[str], size: int) -> None:
    some = [i for i in ids if data.draw(st.booleans())]
    articles = to_table([article(i, i * 3) for i in ids], Article)
    stories = to_table([Clustered(i, (i, *some[n + 1 : n + 2])) for n, i in enumerate(some)], Clustered)
    plain = Tables(articles=articles, stories=None).added(Shout.reads, loud(some))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = RunRows(articles=Rows.of(held(folder, 0, articles))).added(held(folder, 1, loud(some)))
        columns = ["loud", "article_id", "text"]
        tables = list(rows.articles.tables(columns, size))
        assert [len(table) for table in tables] == [len(some[i : i + size]) for i in range(0, len(some), size)]
        assert rows.articles.table(columns).to_pylist() == plain.articles.select(columns).to_pylist()
        assert [t.to_pylist() for t in rows.given(Shout.reads)] == [plain.given(Shout.reads).to_pylist()] * bool(some)
        plain, rows = plain.added(Shout.reads, stories), rows.added(held(folder, 2, stories))
        given_now = [row for table in rows.given(Join.reads) for row in table.to_pylist()]
        assert given_now == plain.given(Join.reads).to_pylist()


def test_a_file_that_lacks_a_row_is_damaged(tmp_path: Path) -> None:
    rows = Rows.of(held(tmp_path, 0, loud("abc"))).added(held(tmp_path, 1, loud("ab")))
    write_table(tmp_path / "01-s" / "kept.parquet", loud("a"))
    with pytest.raises(StoreError, match="1 of 2 rows"):
        rows.table(["loud"])


@pytest.mark.parametrize("left", [0, 2, 3])
def test_a_file_that_ends_too_early_is_damaged(tmp_path: Path, left: int) -> None:
    rows = Rows.of(held(tmp_path, 0, loud("abcde")))
    write_table(tmp_path / "00-s" / "kept.parquet", loud("abcde"[:left]))
    with pytest.raises(StoreError, match=r"\d of 2 rows"):
        list(rows.tables(["loud"], 2))


@given(st.lists(_ids, max_size=6), st.data())
def test_blocks_in_the_order_of_their_first_keys_give_rows_in_order(
    parts: list[list[str]], data: st.DataObject
) -> None:
    parts.sort()
    blocks = [(ids[0], StageResult(loud(data.draw(st.permutations(ids))), loud([]))) for ids in parts]
    tables = [kept for kept, _ in _in_order(((first, lambda r=r: r) for first, r in blocks), "article_id")]  # type: ignore[misc]
    assert [key for table in tables for key in table["article_id"].to_pylist()] == sorted(
        i for ids in parts for i in ids
    )


@given(st.lists(st.integers(0, 9)), st.integers(1, 6))
def test_rows_are_regrouped_in_their_order(sizes: list[int], size: int) -> None:
    ids = iter(f"{i:04}" for i in range(1000))
    tables = [loud([next(ids) for _ in range(count)]) for count in sizes]
    found = list(regrouped(tables, size))
    assert [len(table) for table in found] == [min(size, sum(sizes) - start) for start in range(0, sum(sizes), size)]
    assert pa.concat_tables([loud([]), *found]).equals(pa.concat_tables([loud([]), *tables]))


def test_a_file_has_the_same_bytes_however_its_rows_came(tmp_path: Path) -> None:
    rows = to_table([article(f"{i:05}", f"It rained {i}. " * 200) for i in range(3000)], Article)
    contents = set()
    for name, cuts in (
        ("one", [0, 3000]),
        ("many", [0, 1, 700, 701, 1999, 3000]),
        ("parts", [*range(0, 3000, 64), 3000]),
    ):
        pieces = [rows.slice(a, b - a) for a, b in itertools.pairwise(cuts)]
        assert write_rows(tmp_path / name, rows.schema, pieces, lambda: None) == 3000
        contents.add((tmp_path / name).read_bytes())
    assert len(contents) == 1
