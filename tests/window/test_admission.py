"""What comes in is taken once; corrections, withdrawals and late articles find their places."""

import dataclasses
from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Article, Dropped
from pipeline.window.admission import NOTHING, Before, Taken, take
from pipeline.window.memory import empty
from tests.builders import article

NOW = "2024-03-31T12:00:00Z"


def dated(article_id: str, day: int, text: str = "", **fields: object) -> Article:
    return article(article_id, text or f"Text of {article_id}.", published=f"2024-03-{day:02d}", **fields)


def taken(
    incoming: list[Article],
    last: Before = NOTHING,
    withdrawn: Collection[str] = (),
    aside: list[Dropped] | None = None,
) -> Taken:
    return take(sorted(incoming, key=lambda a: a.article_id), aside or [], last, withdrawn, NOW, 96, 240)


def after(found: Taken, *stories: str) -> Before:
    """What the next run knows, with the articles in stories of single letters; without any, each in its own."""
    groups = stories or tuple(a.article_id for a in found.articles)
    by_id = {a.article_id: a for a in found.articles}
    return Before(
        articles={i: by_id[i] for group in groups for i in group},
        stories={f"s-{group}": tuple(group) for group in groups},
        context={a.article_id: a for a in found.context},
        archive=found.archive,
        arrived=found.arrived,
        clock=found.clock,
        memory=found.memory,
        moved=found.moved,
    )


def ids(found: Taken) -> str:
    return "".join(a.article_id for a in found.articles)


def reasons(found: Taken) -> dict[str, str]:
    return {d.key: d.reason for d in found.dropped}


def test_a_first_run_takes_all() -> None:
    found = taken([dated("a", 1), dated("b", 9)])
    assert (ids(found), found.clock, found.closed) == ("ab", "2024-03-09T00:00:00Z", ())


def test_articles_of_the_last_run_come_along_and_new_ones_are_added() -> None:
    found = taken([dated("b", 9)], after(taken([dated("a", 8)])))
    assert (ids(found), sorted(found.fresh)) == ("ab", ["b"])


def test_the_same_article_again_is_not_new() -> None:
    found = taken([dated("a", 8)], after(taken([dated("a", 8)])))
    assert (ids(found), sorted(found.fresh), reasons(found)) == ("a", [], {"a": "seen"})


def test_one_url_under_another_id_is_one_article() -> None:
    last = after(taken([dated("a", 8, "Rain.", url="https://x.example/1")]))
    found = taken([dated("z", 8, "Rain.", url="https://x.example/1")], last)
    assert (ids(found), reasons(found)) == ("a", {"z": "seen"})


def test_a_reprint_elsewhere_is_taken_and_left_to_the_stage_that_finds_copies() -> None:
    last = after(taken([dated("a", 8, "Rain.", outlet="X", url="https://x.example/1")]))
    assert ids(taken([dated("b", 9, "Rain.", outlet="Y", url="https://y.example/1")], last)) == "ab"


def test_the_address_of_a_front_page_is_no_articles_own() -> None:
    front = "https://x.example/"
    last = after(taken([dated("a", 8, url=front), dated("b", 8, url=front)]))
    assert taken([dated("c", 9, url=front), dated("d", 9, url=front)], last).fresh == {"c", "d"}


def test_a_story_closes_when_its_newest_article_is_too_old() -> None:
    last = after(taken([dated("a", 3), dated("b", 4), dated("c", 6)]), "ab", "c")
    found = taken([dated("d", 9)], last)
    assert (found.closed, ids(found)) == (("s-ab",), "cd")


def test_a_story_with_one_new_article_keeps_its_old_ones() -> None:
    last = after(taken([dated("a", 1), dated("b", 6)]), "ab")
    assert ids(taken([dated("c", 9)], last)) == "abc"


def test_time_goes_on_with_the_news_and_not_with_the_clock() -> None:
    last = after(taken([dated("a", 3)]))
    quiet = take([], [], last, (), "2030-01-01T00:00:00Z", 96, 240)
    assert (quiet.closed, quiet.clock) == ((), "2024-03-03T00:00:00Z")


def test_an_article_of_a_closed_story_is_not_born_again() -> None:
    old = dated("a", 3)
    closing = taken([dated("d", 9)], after(taken([old])))
    assert closing.closed == ("s-a",)
    found = taken([old, dated("z", 3, old.text, url="https://z.example")], after(closing))
    assert (ids(found), reasons(found)) == ("d", {"a": "seen", "z": "seen"})


def test_the_oldest_articles_leave_a_story_that_goes_on() -> None:
    last = after(taken([dated("a", 1), dated("b", 9)]), "ab")
    found = taken([dated("c", 12)], last)
    assert (found.closed, ids(found), sorted(found.aged)) == ((), "bc", ["a"])
    assert taken([dated("a", 1)], after(found, "bc")).fresh == set()


def test_the_stories_closed_last_go_along_whole() -> None:
    last = after(taken([dated("a", 1), dated("b", 2), dated("c", 2), dated("d", 3)]), "a", "bc", "d")
    found = take([dated("e", 9)], [], last, {"d"}, NOW, 96, 240, 2)
    assert (ids(found), found.archive) == ("e", {"s-bc": ("b", "c")})
    assert [a.article_id for a in found.context] == ["b", "c"]
    again = take([dated("b", 2), dated("f", 10)], [], after(found), {"c"}, NOW, 96, 240, 5)
    assert (ids(again), again.archive, reasons(again)) == ("ef", {"s-bc": ("b",)}, {"b": "seen"})


def test_a_closed_story_goes_along_whole_or_not_at_all() -> None:
    last = after(taken([dated("a", 1), dated("b", 2), dated("c", 3)]), "ab", "c")
    assert take([dated("d", 9)], [], last, (), NOW, 96, 240, 2).archive == {"s-c": ("c",)}


def test_an_article_of_a_closed_story_that_goes_along_is_remembered_as_long_as_it_does() -> None:
    evergreen = article("a", "A bridge opens.", published="2024-01-02", url="https://x.example/a")
    last = NOTHING
    for incoming in ([evergreen], [article("b", "A storm.", published="2024-01-20")], [dated("c", 1)]):
        found = take([*incoming], [], last, (), NOW, 96, 720, 100)
        last = after(found)
    assert [a.article_id for a in found.context] == ["a", "b"], "closed for longer than is remembered"
    corrected = dated("a", 2, "A bridge opens. The toll rises.", url="https://x.example/a")
    copied = dated("e", 2, evergreen.text, url="https://y.example")
    forgetful = dataclasses.replace(last, memory=empty())  # as runs were that did not remember these
    for before, extra in ((last, [copied]), (forgetful, [])):
        again = take([corrected, dated("d", 2), *extra], [], before, (), NOW, 96, 720, 100)
        assert (ids(again), reasons(again)) == ("cd", {a.article_id: "seen" for a in [corrected, *extra]})
        assert [a.article_id for a in again.context] == ["a", "b"]


def test_a_late_article_is_taken() -> None:
    found = taken([dated("b", 2)], after(taken([dated("a", 9)])))
    assert (ids(found), found.clock) == ("ab", "2024-03-09T00:00:00Z")


def test_what_is_older_than_can_be_remembered_is_set_aside() -> None:
    last = after(taken([dated("a", 28)]))
    assert reasons(taken([dated("b", 2)], last)) == {"b": "too_old"}


def test_a_correction_counts_under_the_id_that_is_known() -> None:
    url = "https://x.example/1"
    found = taken([dated("z", 8, "25 died.", url=url)], after(taken([dated("a", 8, "20 died.", url=url)])))
    (only,) = found.articles
    assert isinstance(only, Article)
    assert (only.article_id, only.text, only.revision, sorted(found.corrected)) == ("a", "25 died.", 1, ["a"])
    assert [(d.key, d.reason, d.counterpart) for d in found.dropped] == [("a", "revision", "a")]


def test_an_older_version_that_comes_later_is_no_correction() -> None:
    found = taken([dated("a", 7, "20 died.")], after(taken([dated("a", 8, "25 died.")])))
    (only,) = found.articles
    assert isinstance(only, Article)
    assert (only.text, sorted(found.corrected), reasons(found)) == ("25 died.", [], {"a": "revision"})


def test_a_corrected_story_is_not_closed_before_it_says_so() -> None:
    last = after(taken([dated("a", 1), dated("b", 4)]))
    found = taken([dated("a", 1, "Corrected."), dated("c", 9)], last)
    assert (found.closed, ids(found)) == (("s-b",), "ac")


def test_what_is_withdrawn_leaves_and_does_not_come_in() -> None:
    last = after(taken([dated("a", 8), dated("b", 8, url="https://x.example/b")]))
    found = taken([dated("a", 8), dated("c", 9)], last, {"a", "https://x.example/b"})
    assert (ids(found), sorted(found.withdrawn)) == ("c", ["a", "b"])
    assert [(d.key, d.reason) for d in found.dropped] == [("a", "withdrawn"), ("a", "withdrawn"), ("b", "withdrawn")]


def test_a_source_can_withdraw_an_article() -> None:
    last = after(taken([dated("a", 8), dated("b", 8)]))
    found = taken([], last, aside=[Dropped("a", "withdrawn", "gone")])
    assert (ids(found), sorted(found.withdrawn)) == ("b", ["a"])


def test_what_is_off_the_list_again_may_come_back() -> None:
    gone = taken([], after(taken([dated("a", 8), dated("b", 8)])), {"a"})
    assert taken([dated("a", 8)], after(gone)).fresh == {"a"}


def test_an_article_without_a_date_stays_as_long_as_one_of_its_arrival() -> None:
    undated = article("a", "No date.")
    arrived = taken([undated, dated("b", 5)])
    assert arrived.arrived["a"] == "2024-03-05T00:00:00Z"
    assert taken([dated("c", 9)], after(arrived)).closed == ()
    assert taken([dated("c", 10)], after(arrived)).closed == ("s-a", "s-b")


def at_noon(day: int, incoming: list[Article], last: Before) -> Taken:
    return take([*incoming], [], last, (), f"2024-03-{day:02d}T12:00:00Z", 96, 240)


def test_news_without_dates_has_time_go_on_by_what_has_gone_by() -> None:
    first = at_noon(1, [article("a", "One.")], NOTHING)
    second = at_noon(4, [article("b", "Two.")], after(first))
    quiet = at_noon(5, [], after(second))
    third = at_noon(7, [article("c", "Three.")], after(quiet))
    assert [f.clock[8:10] for f in (first, second, quiet, third)] == ["01", "04", "04", "07"]
    assert (third.closed, ids(third)) == (("s-a",), "bc")


def test_after_a_run_whose_clock_was_ahead_the_news_is_taken_and_its_articles_leave() -> None:
    ahead = take([article("a", "One."), article("f", "Far.", published="2036-01-01")], [], NOTHING, (),
                 "2036-01-01T12:00:00Z", 96, 240)  # fmt: skip
    found = at_noon(4, [dated("b", 4)], after(ahead))
    assert (ids(found), found.clock, reasons(found)) == ("abf", "2024-03-04T00:00:00Z", {})
    assert at_noon(9, [dated("c", 9)], after(found)).closed == ("s-a", "s-b", "s-f")


def test_a_clock_that_is_behind_for_a_run_changes_no_time() -> None:
    last = after(at_noon(5, [dated("a", 5), article("n", "None.")], NOTHING))
    behind = take([article("b", "Two.")], [], last, (), "1990-01-01T00:00:00Z", 96, 240)
    assert (behind.clock, behind.closed, behind.arrived["b"]) == ("2024-03-05T00:00:00Z", (), "2024-03-05T00:00:00Z")
    then = at_noon(6, [dated("c", 6)], after(behind))
    assert (then.clock, then.closed, ids(then)) == ("2024-03-06T00:00:00Z", (), "abcn")


articles = st.lists(
    st.builds(
        lambda i, day, text, url: dated(
            i, day, f"Text {text}.", url=None if url is None else f"https://x.example/{url}"
        ),
        st.sampled_from("abcdefgh"),
        st.integers(1, 12),
        st.integers(0, 5),
        st.one_of(st.none(), st.integers(0, 5)),
    ),
    max_size=8,
    unique_by=lambda a: a.article_id,
)


@given(articles, articles, st.sets(st.sampled_from("abcdefgh"), max_size=2))
def test_each_article_is_taken_once_or_set_aside(first: list[Article], second: list[Article], gone: set[str]) -> None:
    last = after(taken(first))
    found = taken(second, last, gone)
    left = {i for story in found.closed for i in last.stories[story]} | found.aged
    came_in = len(second) + len(last.articles) - len(left)
    assert len(found.articles) + len(found.dropped) == came_in
    assert len({a.article_id for a in found.articles}) == len(found.articles)
    assert not {a.article_id for a in found.articles} & gone


@given(articles, articles)
def test_what_came_in_once_is_never_new_again(first: list[Article], second: list[Article]) -> None:
    one = taken(first)
    two = taken(second, after(one))
    again = taken(first, after(two))
    assert not again.fresh & {a.article_id for a in first}


@given(articles, articles)
def test_the_order_of_what_comes_in_changes_nothing(first: list[Article], second: list[Article]) -> None:
    one, other = taken(second, after(taken(first))), taken(second[::-1], after(taken(first[::-1])))
    assert one.memory.equals(other.memory)
    assert dataclasses.replace(one, memory=empty()) == dataclasses.replace(other, memory=empty())
