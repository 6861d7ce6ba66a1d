"""Figures are shown as their sources print them."""

import pytest

from pipeline.exports.figures import figure, note, standings
from pipeline.exports.story import Story
from pipeline.records import Comparison, Side
from tests.exports.stories import passage, source


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier", "shown"),
    [
        ("Allies gave more than $71 billion in aid.", 7.1e10, "USD", "more than", "more than $71 billion"),
        ("Allies gave €65 billion, not €150 billion.", 1.5e11, "EUR", None, "€150 billion"),
        ("At least 200 people were hurt in two towns.", 200.0, "person", "at least", "At least 200 people"),
        ("Officials had counted 41 bodies by the late afternoon of that day.", 41.0, "person", None, "41 bodies"),
        ("Some 200 people were hurt.", 200.0, "person", "about", "about 200 people"),
        (
            "It was long, and no figure stands anywhere in this sentence at all, so.",
            200.0,
            "person",
            None,
            "200 people",
        ),
        (
            "It was long, and no figure stands anywhere in this sentence at all, so.",
            1.5e11,
            "EUR",
            None,
            "EUR 150 billion",
        ),
        ("No figure here.", 200.0, "person", None, "No figure here."),
        ("It was long, and no figure stands anywhere in this sentence at all, so.", float("inf"), None, None, "—"),
        ("It was long, and no figure stands anywhere in this sentence at all, so.", 1e300, None, None, "1e+300"),
        ("“It is over,” she said.", None, None, None, "“It is over,” she said."),
        (f"It {'rained ' * 15}there.", None, None, None, f"It {'rained ' * 15}there."),
        (f"It {'rained ' * 30}there.", None, None, None, f"It{' rained' * 16}…"),
    ],
)
def test_a_side_is_shown_as_printed_or_from_its_parts(
    text: str, value: float | None, unit: str | None, qualifier: str | None, shown: str
) -> None:
    a = source("a", text)
    assert figure(Story("s", (a,)), Side(value, unit, qualifier, None, 1, 1, (passage(a, text),))) == shown


def test_a_side_without_passages_shows_its_day() -> None:
    story = Story("s", (source(),))
    assert figure(story, Side(None, None, None, "2025-03-14", 1, 1, ())) == "14 March 2025"
    assert figure(story, Side(None, None, None, None, 1, 1, ())) == "—"


def test_a_note_does_not_repeat_the_figures_beside_it() -> None:
    a = source("a", "Allies gave €65 billion, or more than $71 billion.")
    euros = Side(6.5e10, "EUR", None, None, 1, 1, (passage(a, a.text),))
    dollars = Side(7.1e10, "USD", "more than", None, 1, 1, (passage(a, a.text),))
    noted = "€65 billion; more than $71 billion; implied 1.09 USD per EUR"
    found = Comparison("figure", "aid", "conversion", (euros, dollars), noted)
    assert note(Story("s", (a,)), found) == "implied 1.09 USD per EUR"
    assert note(Story("s", (a,)), Comparison("figure", "aid", "conflict", (euros, dollars), None)) is None


def test_a_day_is_shown_as_the_sentence_prints_it() -> None:
    a = source("a", "The road bridge over the river collapsed on Tuesday, the agency said.")
    day = Side(None, None, None, "2024-03-05", 1, 1, (passage(a, a.text),), (passage(a, "Tuesday"),))
    assert figure(Story("s", (a,)), day) == "Tuesday"


def test_an_ordinal_is_shown_as_the_sentence_prints_it() -> None:
    a = source("a", "The meeting came on the 14th day of the shutdown, which was triggered by disagreements.")
    day = Side(14.0, None, None, None, 1, 1, (passage(a, a.text),), (passage(a, "14th"),))
    assert figure(Story("s", (a,)), day) == "14th"


def test_what_a_figure_counts_is_shown_with_it_also_behind_a_hyphen() -> None:
    a = source("a", "In a 48-page indictment released by the department, he is charged with converting funds.")
    pages = Side(48.0, "page", None, None, 1, 1, (passage(a, a.text),), (passage(a, "48"),))
    assert figure(Story("s", (a,)), pages) == "48-page"


def test_sides_that_do_not_stand_to_each_other_alike_say_how_they_do() -> None:
    a = source("a", "It was 31.55 percent. It was 35.7 percent. It was 36 percent.")
    values = ("31.55 percent", "35.7 percent", "36 percent")
    sides = tuple(Side(None, None, None, None, 1, 1, (passage(a, words),)) for words in values)
    mixed = Comparison("figure", "rate", "conflict", sides, None, ("conflict", "conflict", "rounding"))
    assert standings(Story("s", (a,)), mixed) == (
        "contradicts 35.7 percent, 36 percent",
        "contradicts 31.55 percent; but for rounding, the same as 36 percent",
        "contradicts 31.55 percent; but for rounding, the same as 35.7 percent",
    )
    alike = Comparison("figure", "rate", "conflict", sides, None, ("conflict",) * 3)
    assert standings(Story("s", (a,)), alike) == ()
