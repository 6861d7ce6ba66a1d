"""Who says a figure, what two parties set against each other, and which value follows another."""

import pytest

from pipeline.records import Comparison, Relation
from pipeline.stages.compare.reading.mentions import mentions_of
from pipeline.stages.compare.reading.voices import Voice, are_opposed, is_one_voice, voice_of
from tests.builders import member
from tests.stages.compare.test_ledger import compared


def voices(text: str) -> list[str | None]:
    """Who says each figure of a sentence."""
    return [m.voice and m.voice.printed for m in mentions_of([member("a", text)])]


def told(first: str, second: str, later: str = "2024-03-01") -> list[Relation]:
    found = compared(member("a", first, day="2024-03-01"), member("b", second, day=later))
    return [c.relation for c in found if c.kind == "figure"]


def alone(text: str) -> list[Comparison]:
    """The disagreements of a story in which one article gives figures."""
    found = compared(member("a", text), member("b", "It rained in Torvik."))
    return [c for c in found if c.relation == "conflict"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The United Nations says 2,200 people have died.", ["The United Nations"]),
        ("Forty people died in the flood, police said.", ["police"]),
        ("Forty people died, according to the UN refugee agency.", ["the UN refugee agency"]),
        ("The WHO said that 7,500 people were infected.", ["The WHO"]),
        ("Anna Vole, a doctor, said 30 patients died.", ["Anna Vole"]),
        ("The Torvik National Council (TNC) said 110 people died.", ["The Torvik National Council"]),
        ("“We lost 12 men,” said Governor Olm Vole.", ["Governor Olm Vole"]),
        ("Critics put the toll higher, but the government says 300 died.", ["the government"]),
        ("They say that 40 people died.", [None]),
        ("At least 53 people were killed and the WHO has confirmed that 80 fell ill.", [None, "the WHO"]),
        (
            "The UN says 2,200 people have died, while activists say 3,000 people were killed.",
            ["The UN", "activists"],
        ),
    ],
)
def test_a_figure_is_said_by_whoever_leads_to_it_or_follows_it(sentence: str, named: list[str | None]) -> None:
    assert voices(sentence) == named


def voice(sentence: str) -> Voice | None:
    return voice_of(sentence, (0, len(sentence)), (sentence.index("40"), sentence.index("40") + 2))


def test_parties_of_two_kinds_are_opposed_and_those_of_one_name_are_one() -> None:
    government, activists = voice("The government says 40 died."), voice("Activists say 40 died.")
    un, long_un = voice("A UN envoy said 40 died."), voice("The United Nations said 40 died.")
    assert are_opposed(government, activists) and are_opposed(un, activists)
    assert is_one_voice(un, long_un) and not are_opposed(un, long_un)
    assert is_one_voice(voice("Rebels say 40 died."), activists)
    assert not is_one_voice(government, None) and not are_opposed(None, activists)


def test_who_claims_what_an_office_declares_otherwise_is_opposed_to_it() -> None:
    office, claimant = voice("The commission declared 40 seats won."), voice("The MDC claims 40 seats.")
    assert are_opposed(office, claimant)
    assert not are_opposed(office, voice("The MDC said it won 40 seats."))


def test_tolls_of_two_parties_are_a_conflict_on_whatever_days() -> None:
    first = "The UN says more than 5,400 people have been killed in Torvik since March."
    second = "Activists say more than 7,000 people have been killed in Torvik since March."
    assert told(first, second, "2024-03-02") == ["conflict"]
    assert told(first, second.replace("Activists say", "The UN says"), "2024-03-02") == ["update"]


def test_what_one_party_counts_twice_on_a_day_is_an_update() -> None:
    first = "Police said the crash in Osk injured 50 people."
    assert told(first, "Police said 80 people were injured by the crash in Osk.") == ["update"]


def test_what_is_over_does_not_grow_from_day_to_day_and_what_is_counted_does() -> None:
    fired = "A guard fired two shots into the car of Olm Vole.", "A guard fired four shots into the car of Olm Vole."
    assert told(*fired, "2024-03-02") == ["conflict"]
    days = "The strike in Torvik dragged into its 12th day.", "The strike in Torvik dragged into its 14th day."
    assert told(*days, "2024-03-03") != ["conflict"]
    seats = "With 84 of 120 counted, Vole's party took 51 seats.", "Vole's party took 62 seats, with 98 of 120 counted."
    assert "conflict" not in told(*seats)


def test_an_article_that_gives_both_sides_of_a_dispute_is_enough() -> None:
    (found,) = alone(
        "The United Nations says 2,200 people have died in Torvik, while a grassroots group says 3,000 people died."
    )
    assert [side.value for side in found.sides] == [2200, 3000]
    assert [(side.articles, side.origins) for side in found.sides] == [(1, 1), (1, 1)]
    assert found.note == "2,200 (The United Nations); 3,000 (a grassroots group)"


def test_deaths_that_one_party_counts_are_set_against_people_that_another_does() -> None:
    (found,) = alone("The government reports 2,200 deaths in Torvik, while activists say 3,000 people died in Torvik.")
    assert [side.value for side in found.sides] == [2200, 3000]


def test_a_disputed_value_that_another_article_gives_has_both_articles() -> None:
    text = "The UN says 2,217 people have died in Torvik, while activists say 3,042 people were killed in Torvik."
    both = compared(member("a", text), member("b", "The UN says 2,217 people have died in Torvik."))
    (found,) = (c for c in both if c.kind == "figure")
    assert (found.relation, [side.articles for side in found.sides]) == ("conflict", [2, 1])


def test_who_speaks_is_not_noted_where_one_side_names_nobody() -> None:
    (found,) = compared(member("a", "Police said 50 people died in Osk."), member("b", "In Osk 80 people died."))
    assert found.note is not None and "(" not in found.note


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations says 2,200 people have died in Torvik. It says 3,000 people were killed in Osk.",
        "The government says 2,200 people have died in Torvik on Monday. Activists say 3,000 were killed on Sunday.",
        "The government says 2,200 people have died in Torvik, while activists say 3,000 people were injured.",
        "Police said that 22 people died in Torvik, while doctors say 22 were killed.",
        "The army said 12 soldiers were killed in Torvik, while activists said 30 children were killed in Torvik.",
        "Police said 12 officers were injured in Torvik, but protesters said 30 protesters were injured in Torvik.",
    ],
)
def test_two_figures_of_an_article_are_no_dispute_where_something_else_parts_them(text: str) -> None:
    assert alone(text) == []
