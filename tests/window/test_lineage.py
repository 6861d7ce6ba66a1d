"""Ids of stories are made at birth and carried along; merges and splits say so."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Clustered
from pipeline.stages.cluster.stories import story_id
from pipeline.window.lineage import carried, descent

Groups = list[list[str]]


def clustered(*groups: str) -> list[Clustered]:
    """Stories whose articles are single letters."""
    return [Clustered("", tuple(group)) for group in groups]


def carry(last: dict[str, str], *groups: str) -> dict[str, str]:
    """Ids of the stories by their articles."""
    return {"".join(s.article_ids): s.story_id for s in carried(clustered(*groups), last)}


def test_a_first_run_makes_each_id_from_the_earliest_article() -> None:
    assert carry({}, "ab", "c") == {"ab": story_id("a"), "c": story_id("c")}


def test_a_story_that_grows_keeps_its_id_even_if_an_earlier_article_comes() -> None:
    assert carry({"old": "bc"}, "abcd") == {"abcd": "old"}


def test_of_two_stories_that_merge_the_id_of_the_greater_goes_on() -> None:
    assert carry({"small": "a", "great": "bc"}, "abc") == {"abc": "great"}


def test_of_a_story_that_splits_the_greater_part_keeps_the_id() -> None:
    found = carry({"old": "abc"}, "a", "bc")
    assert found == {"bc": "old", "a": story_id("a")}


def test_of_equal_parts_the_one_that_comes_first_keeps_the_id() -> None:
    assert carry({"old": "abcd"}, "cd", "ab")["ab"] == "old"


def test_of_equal_stories_that_merge_the_smaller_id_goes_on() -> None:
    assert carry({"y": "ab", "x": "cd"}, "abcd") == {"abcd": "x"}


def test_an_id_that_another_story_carries_is_not_given_again() -> None:
    born = story_id("a")
    found = carry({born: "abc"}, "a", "bc")
    assert found["bc"] == born
    assert found["a"] not in (born, found["bc"])


def test_the_id_of_a_story_that_is_closed_is_not_given_again() -> None:
    found = carried(clustered("ab"), {story_id("a"): ()})
    assert found[0].story_id != story_id("a")
    assert found[0].previous == ()


def test_a_merge_and_a_split_are_told_with_old_and_new_ids() -> None:
    stories = carried(clustered("abx", "cd", "e"), {"one": "ab", "two": "x", "three": "cde", "gone": "z"})
    found = descent(stories, ["one", "two", "three", "gone"])
    assert found.merged == (("one", ("two",)),)
    assert found.split == (("three", ("three", story_id("e"))),)
    assert found.ended == ("gone",)
    assert {s.story_id: s.previous for s in stories}["one"] == ("one", "two")


@st.composite
def partitions(draw: st.DrawFn) -> tuple[Groups, dict[str, list[str]]]:
    """Two groupings of articles that share many."""
    articles = [f"a{n}" for n in range(draw(st.integers(1, 12)))]
    now, before = (draw(st.lists(st.integers(0, 4), min_size=len(articles), max_size=len(articles))) for _ in range(2))
    groups: dict[int, list[str]] = {}
    last: dict[str, list[str]] = {}
    for article, new, old in zip(articles, now, before, strict=True):
        groups.setdefault(new, []).append(article)
        if old:  # 0: the article is new
            last.setdefault(f"old{old}", []).append(article)
    return list(groups.values()), last


@given(partitions(), st.randoms())
def test_each_story_has_one_id_whatever_the_order(given_: tuple[Groups, dict[str, list[str]]], random: object) -> None:
    groups, last = given_
    stories = [Clustered("", tuple(g)) for g in groups]
    found = carried(stories, last)
    assert len({s.story_id for s in found}) == len(groups)
    assert sorted(s.article_ids for s in found) == sorted(s.article_ids for s in stories)
    random.shuffle(stories)  # type: ignore[attr-defined]
    assert carried(stories, dict(reversed(last.items()))) == found


@given(partitions())
def test_a_story_that_continues_has_an_id_of_one_of_its_own(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    groups, last = given_
    found = carried([Clustered("", tuple(g)) for g in groups], last)
    for story in found:
        came = {old for old, articles in last.items() if set(articles) & set(story.article_ids)}
        assert set(story.previous) == came
        assert story.story_id in came or story.story_id not in last


@given(partitions())
def test_no_id_is_lost_in_silence(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    groups, last = given_
    found = carried([Clustered("", tuple(g)) for g in groups], last)
    told = descent(found, last)
    kept = {s.story_id for s in found}
    assert set(last) - kept == {old for _, gone in told.merged for old in gone} | set(told.ended)
    story_of = {a: s.story_id for s in found for a in s.article_ids}
    moves = {(old, new) for new, gone in told.merged for old in gone} | {(o, n) for o, ns in told.split for n in ns}
    for old, articles in last.items():
        assert all(story_of[a] == old or (old, story_of[a]) in moves for a in articles)


@given(partitions())
def test_the_same_groups_again_keep_all_ids(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    groups, last = given_
    first = carried([Clustered("", tuple(g)) for g in groups], last)
    again = carried([Clustered("", s.article_ids) for s in first], {s.story_id: s.article_ids for s in first})
    assert [(s.story_id, s.article_ids) for s in again] == [(s.story_id, s.article_ids) for s in first]
