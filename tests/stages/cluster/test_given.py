"""Stories as they are given."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.records import Clustered
from pipeline.stages.cluster.given import ClusterGiven, GivenInput
from pipeline.tables import to_records, to_table

ROWS = [GivenInput("c", None), GivenInput("a", "2024-03-05"), GivenInput("b", "2024-03-04"), GivenInput("d", None)]


def stories(*pairs: tuple[str, str], rows: list[GivenInput] = ROWS) -> list[Clustered]:
    return to_records(ClusterGiven(stories=pairs)(to_table(rows, GivenInput)).kept, Clustered)


def test_articles_lie_in_their_stories_by_day_and_id() -> None:
    found = stories(("a", "s"), ("b", "s"), ("c", "s"))
    assert found == [Clustered("d", ("d",)), Clustered("s", ("b", "a", "c"))]


def test_any_order_gives_the_same() -> None:
    assert stories(("a", "s"), ("d", "s"), rows=ROWS[::-1]) == stories(("a", "s"), ("d", "s"))


def test_an_article_named_like_a_story_keeps_apart_from_it() -> None:
    assert {s.story_id: s.article_ids for s in stories(("a", "d"), ("b", "d"), ("c", "d"))} == {
        "d": ("b", "a", "c"), "d-alone": ("d",)
    }  # fmt: skip


def test_no_articles_make_no_stories() -> None:
    assert stories(("a", "s"), rows=[]) == []


@pytest.mark.parametrize(
    ("pairs", "message"), [((("a",),), "pairs"), ((("a", "s"), ("a", "t")), "twice"), ((("a", ""),), "pairs")]
)
def test_wrong_pairs_are_refused(pairs: tuple[tuple[str, ...], ...], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        ClusterGiven(stories=pairs)
