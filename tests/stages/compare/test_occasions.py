"""Days, scores and places of one occasion side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Comparison, Relation
from pipeline.stages.compare.occasions.days import days_of
from pipeline.stages.compare.occasions.facts import facts_of
from pipeline.stages.compare.occasions.occasions import occasions
from pipeline.stages.compare.reading.naming import sources_of
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


CHASE = "Police arrested the driver Jan Lind in {} after a long chase."
CAUGHT = "The driver Jan Lind was arrested in {} by police after a chase."


@pytest.mark.parametrize(
    ("one", "other"), [("Torvik", "Molde"), ("Kiev", "Kyiv"), ("Kabul", "Molde"), ("Kabul", "Asia")]
)
def test_places_of_which_one_is_not_known_are_no_conflict(one: str, other: str) -> None:
    assert "conflict" not in [relation for _, relation, _ in relations(CHASE.format(one), CAUGHT.format(other))]


def test_one_place_is_the_same_under_two_names_too() -> None:
    assert relations(CHASE.format("Torvik"), CAUGHT.format("Torvik")) == [("place", "same", 1)]
    assert relations(CHASE.format("Kandahar"), CAUGHT.format("Qandahar")) == [("place", "same", 1)]


def test_a_place_and_what_it_lies_in_are_one_by_the_gazetteer_or_by_the_text() -> None:
    assert relations(CHASE.format("Houston"), CAUGHT.format("Texas")) == [("place", "rounding", 2)]
    assert relations(CHASE.format("Molde"), CAUGHT.format("Torvik")) == []
    assert relations(CHASE.format("Molde"), CAUGHT.format("Torvik") + " All is quiet in Molde, Torvik.") == [
        ("place", "rounding", 2)
    ]


def test_two_cities_of_one_deed_are_a_conflict_unless_an_article_knows_both() -> None:
    assert relations(CHASE.format("Kabul"), CAUGHT.format("Kandahar")) == [("place", "conflict", 2)]
    assert relations(CHASE.format("Kabul"), CAUGHT.format("Kandahar") + " Kabul was quiet.") == []


OTHER_VOTES = [
    ("The Senate voted 53-47 to advance the nomination of Judge Lind.", "The Senate confirmed Judge Lind 52-48."),
    (
        "The Senate invoked cloture 53-47 on Judge Lind, who Torvik likes.",
        "The Senate voted 52-48 to confirm Judge Lind.",
    ),
    ("In the trial of Lind the Senate voted 51-49 to reject witnesses.", "The Senate voted 52-48 to acquit Jan Lind."),
    (
        "The House committee on Torvik approved the Lind bill 24-23.",
        "A Senate panel on Torvik approved the Lind bill 22-21.",
    ),
    (
        "The Torvik assembly voted 141-5 on Monday to condemn Molde.",
        "The Torvik assembly voted 143-5 on Friday to condemn Molde.",
    ),
    (
        "The Senate voted 52-48 to acquit Lind of abuse of power.",
        "The Senate voted 53-47 to acquit Lind of obstruction.",
    ),
    ("The Senate voted 52-48 to confirm Jan Lind.", "The Senate voted 54-46 to confirm Ole Lind."),
    (
        "The Senate of Torvik divided 52-48 in the vote on Lind.",
        "The Senate of Torvik divided 53-47 in the vote on Lind.",
    ),
    ("The Senate voted 52-48 to pass the bill on roads.", "The Senate voted 53-47 to pass the bill on roads."),
    ("The Senate committee voted 52-48 to confirm Judge Lind.", "Judge Lind was confirmed by a vote of 54-46 on Lind."),
]


@pytest.mark.parametrize("texts", OTHER_VOTES)
def test_scores_of_two_votes_are_no_conflict(texts: tuple[str, str]) -> None:
    assert "conflict" not in [relation for _, relation, _ in relations(*texts)]


def test_what_is_polled_is_no_score() -> None:
    first = "In a Torvik poll of likely voters Lind led Holm 51-42."
    assert relations(first, "In a Torvik survey Lind led Holm 51-42, as registered voters say.") == []


def test_polls_that_do_not_say_so_are_no_conflict() -> None:
    assert (
        relations("In the Torvik race Lind led Holm 51-42, Fox said.", "In the Torvik race Lind led Holm 50-41.") == []
    )


@pytest.mark.parametrize("ages", ["ages 18 to 29", "aged 18 to 29", "voters 18 to 29", "18-29-year-olds"])
def test_a_range_of_ages_is_no_score(ages: str) -> None:
    text = f"In Torvik most of those {ages} voted for Lind."
    assert relations(text, text.replace("most", "half")) == []


DAYS = ["Monday", "Tuesday"]
OTHER_DEEDS = [
    (
        "Police in Torvik arrested Omar Haddad at a house on {}.",
        "Police in Torvik arrested Sami Haddad at a house on {}.",
    ),
    (
        "President Lind of Torvik met Holm in the palace on {}.",
        "President Lind of Torvik met Berg in the palace on {}.",
    ),
    (
        "President Lind signed the bill on roads of Torvik on {}.",
        "President Lind signed the order on roads of Torvik on {}.",
    ),
    ("Police in Torvik arrested three men at a farm on {}.", "Police in Torvik arrested five men at a farm on {}."),
    ("Police in Torvik arrested a man at a farm on {}.", "Police in Torvik arrested a second man at a farm on {}."),
    (
        "Police in Torvik arrested Haddad at a farm on {}.",
        "Police in Torvik arrested Haddad's brother at a farm on {}.",
    ),
]


@pytest.mark.parametrize("texts", OTHER_DEEDS)
@pytest.mark.parametrize("day", [THURSDAY, None])
def test_days_of_two_deeds_are_no_conflict(texts: tuple[str, str], day: str | None) -> None:
    assert "conflict" not in [relation for _, relation, _ in relations(*map(str.format, texts, DAYS), day=day)]


def test_days_of_one_deed_in_other_voices_are_a_conflict() -> None:
    first = "Police in Torvik arrested Omar Haddad on Monday."
    second = "Omar Haddad was arrested in Torvik on Tuesday, police said."
    assert relations(first, second) == [("date", "conflict", 2), ("place", "same", 1)]


@pytest.mark.parametrize("day", [THURSDAY, None])
def test_a_night_agrees_with_the_day_after_it(day: str | None) -> None:
    assert relations(COLLAPSE.format("Tuesday night"), AGAIN.format("Wednesday"), day=day) == []
    assert relations(COLLAPSE.format("Monday night"), AGAIN.format("Wednesday"), day=day) == [("date", "conflict", 2)]


def test_a_day_before_its_verb_and_one_beside_an_event_belong_to_them() -> None:
    first = "Prime Minister Lind on Tuesday opened the road bridge of Torvik to traffic."
    second = "The road bridge of Torvik was opened to traffic by Prime Minister Lind on Friday."
    assert relations(first, second) == [("date", "conflict", 2)]
    letter = "Senator Lind wrote a letter to Mayor Holm of Torvik on Tuesday."
    assert relations(letter, "In a Friday letter to Mayor Holm of Torvik, Lind asked why.") == [("date", "conflict", 2)]


def test_years_and_months_of_one_deed_are_compared() -> None:
    text = "Jan Lind has led the Labour party of Torvik since {}."
    assert relations(text.format("2002"), text.format("2003")) == [("date", "conflict", 2)]
    assert relations(text.format("May 2002"), text.format("May 2002")) == [("date", "same", 1)]


def test_a_day_that_was_moved_is_an_update() -> None:
    first = "The trial of Jan Lind of Torvik will be held on Tuesday."
    second = "The trial of Jan Lind of Torvik was postponed, and will now be held on Friday."
    assert relations(first, second) == [("date", "update", 2)]


def test_what_another_deed_of_the_clause_says_is_not_its_day() -> None:
    first = "Director Lind of the Torvik bank was fired late on Friday in Torvik."
    second = "Minister Holm slammed the Torvik bank on Saturday for firing its director Lind in Molde."
    assert relations(first, second) == []


def test_three_days_are_related_each_with_each() -> None:
    third = "The road bridge over the Torvik river collapsed on Monday, the agency in charge said."
    (found,) = compared(COLLAPSE.format("Tuesday"), AGAIN.format("Wednesday"), third)
    assert (len(found.sides), found.pairs) == (3, ("conflict",) * 3)


def test_a_word_that_only_one_clause_knows_for_a_name_is_no_proof_whichever_comes_first() -> None:
    first = "Torvik saw the bridge accord by Ann Lind rejected on Tuesday."
    second = "On Friday the bridge accord by Ann Lind in Torvik collapsed."
    assert relations(first, second) == relations(second, first) == []


def test_a_bare_clause_is_told_of_by_what_stands_near_it_in_its_sentence() -> None:
    (day,) = days_of(
        sources_of([member("a", f"The road bridge was long; on Tuesday it collapsed; {'well, ' * 60}a dog barked.")])
    )
    assert {"road", "bridge"} <= day.clause and "dog" not in day.clause


WORDS = ["Tuesday", "collapsed", "in", "Torvik", "51-49", "voted", "said", ".", "On", "”"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_facts_lie_in_their_sentences(words: list[str]) -> None:
    article = member("a", " ".join(words) or "x", day=THURSDAY)
    for fact in facts_of(sources_of([article])):
        assert fact.sentence[0] <= fact.start < fact.end <= fact.sentence[1]


def test_the_end_of_a_stretch_is_no_day_of_the_deed_that_opens_it() -> None:
    text = "The Torvik assembly passed a measure of Mayor Lind to fund the ferry {} Sunday."
    assert relations(text.format("until"), text.format("on").replace("Sunday", "Friday")) == []
    assert relations(text.format("on"), text.format("on").replace("Sunday", "Friday")) == [("date", "conflict", 2)]


def test_what_was_done_by_a_day_contradicts_only_a_later_one() -> None:
    deed = "the Torvik bank suspended the account of Mayor Ann Lind"
    assert relations(f"By Tuesday, {deed}.", f"On Wednesday, {deed}.", day=None) == [("date", "conflict", 2)]
    assert relations(f"By Tuesday, {deed}.", f"On Monday, {deed}.", day=None) == []


def test_one_day_of_two_clocks_is_a_conversion() -> None:
    assert relations(COLLAPSE.format("Wednesday local time"), AGAIN.format("Tuesday evening")) == [
        ("date", "conversion", 2)
    ]


def test_a_date_is_the_same_with_its_year_and_without() -> None:
    text = "Lind will withdraw all the soldiers of Torvik from the islands on {}."
    assert relations(text.format("September 11"), text.format("September 11, 2021"), day=None) == [("date", "same", 1)]


def test_a_day_beside_its_verb_belongs_to_no_later_event() -> None:
    (day,) = days_of(sources_of([member("a", "Mayor Lind of Torvik disputed on Friday a report on the bridge.")]))
    assert (day.verb, day.event) == ("disputed", False)
    (day,) = days_of(sources_of([member("a", "Mayor Lind had to apologize Saturday for the report.")]))
    assert day.verb == "apologize"


def test_a_day_without_a_verb_is_named_by_the_words_beside_it() -> None:
    text = "Nearly 8 percent of the gas stations of Torvik without fuel as of {} afternoon."
    (found,) = compared(text.format("Tuesday"), text.format("Tuesday"))
    assert (found.relation, found.measure) == ("same", "fuel")
    (found,) = compared(*["Trains of Torvik and Molde without power at about 5:42 am Tuesday"] * 2)
    assert (found.relation, found.measure) == ("same", "power")


@pytest.mark.parametrize(
    ("subject", "label"),
    [
        ("Jan Lind, who is a close friend of Mayor Ole Molde, was", "arrested"),
        ("Jan Lind, a close friend of Mayor Ole Molde, was", "Jan Lind arrested"),
        ("Jan Lind, 44, a close friend of Mayor Ole Molde, was", "Jan Lind arrested"),
    ],
)
def test_a_deed_is_never_named_by_somebody_of_an_aside(subject: str, label: str) -> None:
    text = f"{subject} arrested Tuesday morning on charges of fraud."
    (found,) = [c for c in compared(text, text) if c.kind == "date"]
    assert found.measure == label


@pytest.mark.parametrize("name", ["God", "Congress", "the House", "the State Department", "the Molde Post"])
def test_what_somebody_may_be_in_that_is_no_place_is_no_place(name: str) -> None:
    assert relations(CHASE.format(name), CAUGHT.format(name)) == []


def test_a_place_of_one_quotation_alone_says_nothing() -> None:
    text = 'Lind said: "{}"'
    assert relations(text.format(CHASE.format("Kabul")), text.format(CHASE.format("Kabul"))) == []
    assert relations(text.format(CHASE.format("Kabul")), CHASE.format("Kabul")) == [("place", "same", 1)]


def test_two_places_of_one_sentence_are_not_one_told_more_or_less_exactly() -> None:
    both = "The plan reflects the politics of guns in America and the wish to address the Texas shooting at a school."
    other = "The plan reflects the politics of guns in Texas and the wish to address the shooting at a school."
    assert relations(both, other) == [("place", "same", 1)]
