"""Stories stay together until fresh clusters make another id worth it; closed ones take in what is theirs alone."""

from hypothesis import given

from pipeline.window.settle import reopened, settled
from tests.window.test_lineage import Groups, partitions


def settle(last: dict[str, str], *clusters: str, arrived: dict[str, str] | None = None) -> list[str]:
    groups = settled([list(c) for c in clusters], {s: list(a) for s, a in last.items()}, arrived)
    return ["".join(sorted(group)) for group in groups]


def test_without_a_last_run_the_clusters_are_the_stories() -> None:
    assert settle({}, "ab", "c") == ["ab", "c"]


def test_a_new_article_goes_to_the_story_that_its_cluster_holds() -> None:
    assert settle({"s": "ab", "t": "c"}, "abx", "c") == ["abx", "c"]


def test_of_two_stories_in_a_cluster_new_articles_go_to_the_one_with_more_in_it() -> None:
    assert settle({"s": "a", "t": "bc"}, "abcx") == ["a", "bcx"]


def test_new_articles_in_a_cluster_with_little_of_a_story_begin_one() -> None:
    assert settle({"s": "abcd"}, "abc", "dx") == ["abcd", "x"]


def test_a_story_stays_together_where_clusters_part_it_without_news() -> None:
    assert settle({"s": "abcdef"}, "abc", "def") == ["abcdef"]


def test_one_new_article_does_not_take_one_of_a_story_away() -> None:
    assert settle({"s": "abcd"}, "abc", "dx") == ["abcd", "x"]


def test_two_new_articles_take_the_one_that_belongs_to_them() -> None:
    assert settle({"s": "abc"}, "ab", "cxy") == ["ab", "cxy"]


def test_an_article_leaves_those_it_came_in_with_for_more_only() -> None:
    def parted(new: str, **arrived: str) -> bool:
        return "".join(["c", *new]) in settle({"s": "abc"}, "ab", "c" + new, arrived=arrived | dict.fromkeys(new, "2"))

    assert parted("xy", a="0", b="0", c="1"), "it came in alone"
    assert not parted("xy", a="0", b="1", c="1"), "with one"
    assert parted("xyz", a="0", b="1", c="1")
    assert not parted("xyz", a="1", b="1", c="1"), "with two"
    assert parted("uvwxyz", a="1", b="1", c="1")
    assert parted("xy"), "nobody knows"


def test_a_part_leaves_for_the_story_that_its_cluster_is() -> None:
    assert settle({"s": "abcd", "t": "efg"}, "abc", "defgxy") == ["abc", "defgxy"]


def test_the_greatest_part_stays_whoever_comes() -> None:
    assert settle({"s": "abc"}, "abuvwxyz", "c") == ["abcuvwxyz"]


def test_a_small_story_joins_a_great_one_that_holds_it_whole() -> None:
    assert settle({"s": "abcdef", "t": "z"}, "abcdefz") == ["abcdefz"]
    assert settle({"s": "abcde", "t": "z"}, "abcdez") == ["abcde", "z"]


def test_two_stories_of_one_size_do_not_merge() -> None:
    assert settle({"s": "abc", "t": "def"}, "abcdef") == ["abc", "def"]


@given(partitions())
def test_each_article_is_in_one_group(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    clusters, last = given_
    found = settled(clusters, last)
    assert sorted(a for group in found for a in group) == sorted(a for cluster in clusters for a in cluster)


@given(partitions())
def test_stories_that_the_clusters_hold_whole_and_alone_are_groups(
    given_: tuple[Groups, dict[str, list[str]]],
) -> None:
    clusters, last = given_
    story_of = {article: story for story, articles in last.items() for article in articles}
    found = {tuple(sorted(group)) for group in settled(clusters, last)}
    for cluster in clusters:
        held = {story_of[a] for a in cluster if a in story_of}
        if all(set(last[story]) <= set(cluster) for story in held) and len(held) < 2:
            assert tuple(sorted(cluster)) in found


@given(partitions())
def test_the_order_of_stories_changes_nothing(given_: tuple[Groups, dict[str, list[str]]]) -> None:
    clusters, last = given_
    assert settled(clusters, last) == settled(clusters, dict(reversed(last.items())))


def reopen(closed: dict[str, str], *clusters: str) -> dict[str, str]:
    found = reopened([list(c) for c in clusters], {s: list(a) for s, a in closed.items()})
    return {story: "".join(new) for story, new in found.items()}


def test_a_closed_story_takes_in_new_articles_of_its_cluster() -> None:
    assert reopen({"s": "ab", "t": "c"}, "abxy", "c", "z") == {"s": "xy"}


def test_a_closed_story_that_the_cluster_parts_or_joins_with_another_stays_closed() -> None:
    assert reopen({"s": "ab"}, "ax", "b") == {}
    assert reopen({"s": "ab", "t": "c"}, "abcx") == {}
    assert reopen({"s": "ab"}, "ab", "x") == {}
