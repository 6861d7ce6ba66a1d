from dataclasses import dataclass

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import records
from pipeline.errors import RecordError
from pipeline.records import Alignment, Article, Candidate, Clustered, Dropped, Span
from pipeline.tables import difference, schema, to_records, to_table
from tests.builders import article

text = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.lists(st.builds(article, st.text("abc", min_size=1), text, title=st.none() | text, revision=st.integers(0, 9)))
)
def test_articles_come_back_from_a_table_as_they_went_in(articles: list[Article]) -> None:
    assert to_records(to_table(articles, Article), Article) == articles


@given(st.lists(st.text("abc", min_size=1), min_size=1), st.lists(st.text("xyz")))
def test_tuples_come_back_as_tuples(ids: list[str], previous: list[str]) -> None:
    story = Clustered("s", tuple(ids), tuple(previous))
    assert to_records(to_table([story], Clustered), Clustered) == [story]


def test_no_records_make_an_empty_table_of_the_schema() -> None:
    table = to_table([], Article)
    assert table.num_rows == 0
    assert table.schema.equals(schema(Article))


def test_a_column_is_nullable_exactly_where_none_is_admitted() -> None:
    columns = schema(Article)
    assert columns.field("outlet").nullable
    assert not columns.field("text").nullable


def test_strings_are_large() -> None:
    assert schema(Article).field("text").type == pa.large_string()


def test_every_record_has_a_schema() -> None:
    names = [n for n in vars(records) if isinstance(getattr(records, n), type)]
    made = [schema(c) for c in (getattr(records, n) for n in names) if hasattr(c, "__dataclass_fields__")]
    assert len(made) > 20


def test_a_field_that_arrow_cannot_hold_is_refused() -> None:
    @dataclass
    class Odd:
        odd: set[int]

    with pytest.raises(TypeError, match="no Arrow type"):
        schema(Odd)


def test_the_difference_names_the_missing_column() -> None:
    got = pa.schema([f for f in schema(Article) if f.name != "text"])
    assert "'text' is missing" in (difference(schema(Article), got) or "")


def test_the_difference_names_the_mistyped_column() -> None:
    got = pa.schema([pa.field("key", pa.int64())])
    assert "'key' is int64" in (difference(schema(Dropped), got) or "")


def test_a_larger_schema_serves_a_smaller_one() -> None:
    assert difference(pa.schema([schema(Article).field("text")]), schema(Article)) is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_an_empty_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(RecordError):
        Span(start, end)


def test_a_candidate_with_a_gap_is_refused() -> None:
    first = Alignment(0, 2, "a", "text", 0, 2, "copy")
    with pytest.raises(RecordError, match="gap or overlap at 2"):
        Candidate("abcd", (first, Alignment(3, 4, "a", "text", 3, 4, "copy")), ())


def test_a_candidate_whose_alignments_end_early_is_refused() -> None:
    with pytest.raises(RecordError, match="end at 2 of 4"):
        Candidate("abcd", (Alignment(0, 2, "a", "text", 0, 2, "copy"),), ())


def test_an_insert_that_cites_is_refused() -> None:
    with pytest.raises(RecordError, match="cites no source"):
        Alignment(0, 1, "a", "text", 0, 1, "insert")


def test_a_copy_without_a_source_is_refused() -> None:
    with pytest.raises(RecordError, match="cites a source"):
        Alignment(0, 1, None, None, None, None, "copy")
