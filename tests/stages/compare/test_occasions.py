"""Days, scores and places of one occasion side by side."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Comparison, Relation
from pipeline.stages.compare.facts import facts_of
from pipeline.stages.compare.occasions import occasions
from tests.builders import member

THURSDAY = "2024-03-07"
COLLAPSE = "The road bridge over the Torvik river collapsed on {}, the agency said."
AGAIN = "On {} the road bridge over the Torvik river collapsed, according to the agency."


def compared(*texts: str, day: str | None = THURSDAY) -> list[Comparison]:
    return occasions([member(f"a{i}", text, day=day) for i, text in enumerate(texts)])


def relations(*texts: str, day: str | None = THURSDAY) -> list[tuple[str, Relation, int]]:
    return [(c.kind, c.relation, len(c.sides)) for c in compared(*texts, day=day)]


def printed(texts: tuple[str, ...], comparison: Comparison) -> list[list[str]]:
    return [[texts[int(f.article_id[1:])][f.start : f.end] for f in side.figures] for side in comparison.sides]


def test_two_days_of_one_deed_are_a_conflict() -> None:
    texts = COLLAPSE.format("Tuesday"), AGAIN.format("Wednesday")
    (found,) = compared(*texts)
    assert (found.kind, found.relation, found.measure) == ("date", "conflict", "Torvik river collapsed")
    assert printed(texts, found) == [["Tuesday"], ["Wednesday"]]
    assert [side.as_of for side in found.sides] == ["2024-03-05", "2024-03-06"]


def test_one_day_in_two_wordings_is_the_same() -> None:
    assert relations(COLLAPSE.format("Tuesday"), AGAIN.format("March 5")) == [("date", "same", 1)]


def test_days_of_the_week_are_compared_where_no_article_has_a_day() -> None:
    assert relations(COLLAPSE.format("Tuesday"), AGAIN.format("Wednesday"), day=None) == [("date", "conflict", 2)]


def test_the_day_on_which_somebody_spoke_is_no_fact() -> None:
    texts = "The road agency said on Tuesday that Torvik is safe.", "The agency in Torvik said on Wednesday it is safe."
    assert compared(*texts) == []


def test_one_day_of_the_week_is_one_day_whatever_the_day_of_the_article() -> None:
    first, second = member("a", COLLAPSE.format("Tuesday"), day="2024-03-07"), member("b", AGAIN.format("Tuesday"))
    assert [c.relation for c in occasions([first, second])] == ["same"]


def test_copies_neither_agree_nor_contradict() -> None:
    one, other = COLLAPSE.format("Tuesday"), AGAIN.format("Wednesday")
    assert occasions([member("a", one, origin="a"), member("b", other, origin="a")]) == []


def test_an_article_that_gives_both_days_knows_of_two_deeds() -> None:
    both = f"{COLLAPSE.format('Tuesday')} {AGAIN.format('Wednesday')}"
    assert "conflict" not in [relation for _, relation, _ in relations(both, AGAIN.format("Wednesday"))]


def test_meetings_of_which_articles_tell_days_apart_are_two() -> None:
    first = member("a", COLLAPSE.format("Tuesday"), day="2024-03-06")
    second = member("b", AGAIN.format("Friday"), day="2024-03-09")
    assert occasions([first, second]) == []


def test_scores_are_told_apart_and_put_together_whatever_their_spelling() -> None:
    first = "The Senate of Torvik voted 51-49 to confirm Judge Lind."
    second = "The Senate of Torvik confirmed Judge Lind by a vote of 51 to 49."
    assert relations(first, second) == [("score", "same", 1)]
    assert relations(first, "The Senate of Torvik voted 52-48 to confirm Judge Lind.") == [("score", "conflict", 2)]


def test_two_places_of_one_deed_are_a_conflict_unless_an_article_knows_both() -> None:
    first = "Police arrested the driver Jan Lind in Torvik after a long chase."
    second = "The driver Jan Lind was arrested in Molde by police after a chase."
    assert relations(first, second) == [("place", "conflict", 2)]
    assert relations(first, f"{second} Torvik is a part of it.") == []


def test_three_days_are_related_each_with_each() -> None:
    third = "The road bridge over the Torvik river collapsed on Monday, the agency in charge said."
    (found,) = compared(COLLAPSE.format("Tuesday"), AGAIN.format("Wednesday"), third)
    assert (len(found.sides), found.pairs) == (3, ("conflict",) * 3)


WORDS = ["Tuesday", "collapsed", "in", "Torvik", "51-49", "voted", "said", ".", "On", "”"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_facts_lie_in_their_sentences(words: list[str]) -> None:
    article = member("a", " ".join(words) or "x", day=THURSDAY)
    for fact in facts_of([article]):
        assert fact.sentence[0] <= fact.start < fact.end <= fact.sentence[1]
