"""Stories stay together until new articles say otherwise."""

from hypothesis import given

from pipeline.stages.cluster.settle import MERGES, settled
from tests.stages.cluster.test_lineage import Groups, partitions


def settle(last: dict[str, str], *clusters: str) -> list[str]:
    return [
        "".join(sorted(group)) for group in settled([list(c) for c in clusters], {s: list(a) for s, a in last.items()})
    ]


def test_without_a_last_run_the_clusters_are_the_stories() -> None:
    assert settle({}, "ab", "c") == ["ab", "c"]


def test_a_new_article_goes_to_the_story_that_its_cluster_holds() -> None:
    assert settle({"s": "ab", "t": "c"}, "abx", "c") == ["abx", "c"]


def test_a_story_stays_together_where_clusters_part_it_without_news() -> None:
    assert settle({"s": "abc"}, "ab", "c") == ["abc"]


def test_one_new_article_does_not_take_one_of_a_story_away() -> None:
    assert settle({"s": "abc"}, "ab", "cx") == ["abc", "x"]


def test_two_new_articles_take_the_one_that_belongs_to_them() -> None:
    assert settle({"s": "abc"}, "ab", "cxy") == ["ab", "cxy"]


def test_an_article_leaves_those_it_came_in_with_only_for_more_than_they_are() -> None:
    def parted(new: str, **arrived: str) -> bool:
        groups = settled([list("ab"), list("c" + new)], {"s": list("abc")}, arrived | dict.fromkeys(new, "2"))
        return ["c", *new] in groups

    assert parted("xy", a="0", b="0", c="1"), "it came in alone"
    assert parted("xy", a="0", b="1", c="1"), "with one"
    assert not parted("xy", a="1", b="1", c="1"), "with two"
    assert parted("xyz", a="1", b="1", c="1")
    assert parted("xy"), "nobody knows"


def test_of_two_the_later_one_leaves() -> None:
    assert settle({"s": "ab"}, "a", "bxy") == ["a", "bxy"]
    assert settle({"s": "ab"}, "axy", "b") == ["abxy"]


def test_the_greatest_part_stays_whoever_comes() -> None:
    assert settle({"s": "abc"}, "abuvwxyz", "c") == ["abcuvwxyz"]


def test_a_part_does_not_leave_for_another_story() -> None:
    assert settle({"s": "abc", "t": "d"}, "ab", "cdxy") == ["abc", "dxy"]


def test_new_articles_in_a_cluster_with_little_of_a_story_begin_one() -> None:
    assert settle({"s": "abcd"}, "abc", "dx") == ["abcd", "x"]


def test_a_small_story_joins_a_great_one_that_holds_it_whole() -> None:
    great = "abcdefghij"[:MERGES]
    assert settle({"s": great, "t": "z"}, great + "z") == [great + "z"]


def test_two_stories_of_one_size_do_not_merge_without_news() -> None:
    assert settle({"s": "abc", "t": "def"}, "abcdef") == ["abc", "def"]


@given(partitions())
def test_each_article_is_in_one_group(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    clusters, last = given_
    found = settled(clusters, last)
    assert sorted(a for group in found for a in group) == sorted(a for cluster in clusters for a in cluster)


@given(partitions())
def test_what_is_settled_stays_settled(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    """The same clusters again, with nothing new, leave all groups together."""
    clusters, last = given_
    first = settled(clusters, last)
    again = settled(clusters, {str(n): group for n, group in enumerate(first)})
    of = {a: n for n, group in enumerate(again) for a in group}
    assert all(len({of[a] for a in group}) == 1 for group in first)
