"""Admission: one article an id, whatever the order of input."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Article, Dropped, LeftOut
from pipeline.sources.admission import admit
from tests.builders import article


def test_articles_come_out_by_id() -> None:
    admitted = admit([article("b"), article("a")])
    assert [a.article_id for a in admitted.articles] == ["a", "b"]
    assert admitted.dropped == []


def test_a_repeat_gives_way_to_the_fuller_record() -> None:
    bare, full = article("a"), article("a", outlet="The Bay", title="Rain")
    admitted = admit([bare, full])
    assert admitted.articles == [full]
    assert [(d.key, d.reason, d.counterpart) for d in admitted.dropped] == [("a", "repeat", "a")]


def test_what_is_wrong_with_a_record_makes_it_no_fuller() -> None:
    titled, faulty = article("a", title="Rain"), article("a", date_fault="unreadable")
    assert admit([titled, faulty]).articles == [titled]
    cut = article("a", date_fault="unreadable", left_out=(LeftOut("url", "not_a_url", "x"),))
    assert admit([cut, titled]).articles == [titled]


def test_the_latest_revision_is_kept() -> None:
    old = article("a", "Three are missing.", published="2024-03-05", outlet="The Bay", title="Rain")
    new = article("a", "Two are missing.", published="2024-03-06T08:00:00Z")
    admitted = admit([new, old])
    assert admitted.articles == [new]
    assert [(d.key, d.reason, d.counterpart) for d in admitted.dropped] == [("a", "revision", "a")]


def test_an_undated_revision_gives_way_to_a_dated_one() -> None:
    dated, undated = article("a", "One.", published="2024-03-05"), article("a", "Two.")
    assert admit([undated, dated]).articles == [dated]


_articles = st.builds(
    article,
    st.sampled_from("abc"),
    st.sampled_from(["It rained.", "It snowed."]),
    outlet=st.sampled_from([None, "The Bay"]),
    title=st.sampled_from([None, "Rain"]),
    published=st.sampled_from([None, "2024-03-05", "2024-03-05T01:00:00Z"]),
)
_dropped = st.builds(Dropped, st.sampled_from("ab"), st.just("no_text"), st.sampled_from("xy"))


@settings(deadline=None)
@given(st.data(), st.lists(_articles | _dropped))
def test_nothing_is_lost_and_order_does_not_matter(data: st.DataObject, records: list[Article | Dropped]) -> None:
    shuffled = data.draw(st.permutations(records))
    admitted = admit(records)
    assert admit(shuffled) == admitted
    assert len(admitted.articles) + len(admitted.dropped) == len(records)
    assert {a.article_id for a in admitted.articles} == {r.article_id for r in records if isinstance(r, Article)}
