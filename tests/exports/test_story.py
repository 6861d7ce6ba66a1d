"""Stories are put together from tables."""

import pyarrow as pa
import pytest

from pipeline.errors import StoreError
from pipeline.exports.story import Story, assemble
from pipeline.records import (
    Article,
    Cleaned,
    Clustered,
    Compared,
    Comparison,
    Deduplicated,
    Layout,
    Sentence,
    Span,
    Summarized,
    Verified,
)
from pipeline.tables import schema, to_table
from tests.builders import article
from tests.exports.stories import quoting, source


def joined(*tables: pa.Table) -> pa.Table:
    """Tables in the same order of rows, side by side."""
    table = tables[0]
    for other in tables[1:]:
        for field in list(other.schema)[1:]:
            table = table.append_column(field, other.column(field.name))
    return table


def stories_of(*groups: tuple[str, tuple[str, ...]]) -> pa.Table:
    return to_table([Clustered(story_id, ids) for story_id, ids in groups], Clustered)


def test_a_story_holds_its_articles_with_the_columns_of_all_stages() -> None:
    layout = Layout(None, None, None, None, (Span(0, 10),))
    articles = joined(
        to_table([article("a", outlet="Gazette", published="2025-03-14T08:00:00Z"), article("b")], Article),
        to_table([Cleaned(i, layout, (Sentence(0, 10, "body", False, False),), "en", None) for i in "ab"], Cleaned),
        to_table([Deduplicated("a", "a", None, ()), Deduplicated("b", "a", "a", ())], Deduplicated),
    )
    claim = quoting(source("a"), "It rained.")
    stories = joined(
        stories_of(("s", ("a", "b"))),
        to_table([Compared("s", (Comparison("figure", "rain", "same", (), None),))], Compared),
        to_table([Summarized("s", None, ())], Summarized),
        to_table([Verified("s", (claim,), ())], Verified),
    )
    (story,) = assemble(articles, stories)
    assert [a.article_id for a in story.articles] == ["a", "b"]
    assert story.articles[0].body == (Span(0, 10),)
    assert story.articles[0].shown_day == "2025-03-14"
    assert story.articles[1].copy_of == "a"
    assert story.claims == (claim,)
    assert story.comparisons[0].measure == "rain"
    assert (story.counts.articles, story.counts.outlets, story.counts.origins) == (2, 2, 1)


def test_columns_of_stages_that_did_not_run_are_taken_as_empty() -> None:
    (story,) = assemble(to_table([article("a")], Article), stories_of(("s", ("a",))))
    assert story.articles[0].origin == "a"
    assert story.articles[0].language == "und"
    assert (story.claims, story.set_aside, story.comparisons, story.headline) == ((), (), (), None)


def test_stories_come_by_weight_in_whatever_order_their_rows_are() -> None:
    days = {"a": "2025-03-01", "b": "2025-03-03", "c": None, "d": "2025-03-02", "e": None}
    table = to_table([article(i, i, published=day) for i, day in days.items()], Article)
    stories = stories_of(("z", ("c", "e")), ("old", ("a",)), ("young", ("b",)), ("undated", ("c",)), ("mid", ("d",)))
    expected = ["z", "young", "mid", "old", "undated"]
    assert [s.story_id for s in assemble(table, stories)] == expected
    assert [s.story_id for s in assemble(table.take([4, 2, 0, 1, 3]), stories.take([3, 2, 1, 4, 0]))] == expected


def test_unknown_outlets_count_one_an_origin() -> None:
    copy = source("c", origin="b", copy_of="b")
    counts = Story("s", (source("a", outlet="Wire"), source("b"), copy, source("d", outlet="Wire"))).counts
    assert (counts.articles, counts.outlets, counts.origins) == (4, 2, 3)


def test_no_stories_give_no_stories_even_from_empty_tables() -> None:
    assert assemble(schema(Article).empty_table(), schema(Clustered).empty_table()) == []


def test_an_article_that_is_not_there_is_named() -> None:
    with pytest.raises(StoreError, match="story s: article 'x'"):
        assemble(to_table([article("a")], Article), stories_of(("s", ("a", "x"))))


def test_a_table_without_text_is_refused() -> None:
    with pytest.raises(StoreError, match="'text' is missing"):
        assemble(to_table([article("a")], Article).drop_columns(["text"]), stories_of(("s", ("a",))))
