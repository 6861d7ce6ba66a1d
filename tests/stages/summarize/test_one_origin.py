"""What one origin alone adds to a complete statement goes; what the statement is bound to stays."""

import pytest

from pipeline.stages.summarize.cuts.one_origin import of_one_origin, told_by
from tests.builders import member

REST = "The guild of Harnby sued nine towns of the north in a federal court"
OTHER = member("b", "Guilds sued towns. Nine ferries sank near Dorn in a storm.")


def shortened(text: str, *others: str) -> str:
    """A sentence without what of_one_origin deletes, in a story with another article."""
    found = told_by([member("a", text), OTHER, *(member(f"c{i}", other) for i, other in enumerate(others))])
    for edit in sorted(of_one_origin(text, 0, found), key=lambda edit: -edit.start):
        text = text[: edit.start] + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "tail",
    [
        ", seeking 40 crowns for Ann Hobb",
        ", as mayors in Veldland gathered in May",
        ", which lies 40 miles from Dorn",
        ", with mayors of Veldland",
        ", including mayors of Veldland",
        " amid a long quarrel with mayors",
        ", a step that surprised mayors",
        " — a step that surprised Veldland",
    ],
)
def test_what_follows_a_statement_goes(tail: str) -> None:
    assert shortened(f"{REST}{tail}.") == f"{REST}."


@pytest.mark.parametrize(
    "text",
    [
        f"{REST}, saying that mayors had lied.",
        f"{REST}, killing hopes of peace.",
        f"{REST}, unless mayors sell boats.",
        "All mayors of the north voted on Monday for the bridge bill, with the exception of Ann Hobb.",
        "Every mayor of the north was asked on Monday for the bridge bill, including Ann Hobb.",
        f"{REST}, with the benefit vanishing after a storm.",
        "The guild put the boats at 20 crowns in Harnby, before revising it to 12 in Veldland.",
        f"{REST}, seeking “40 crowns for a boat”.",
        f"{REST}, sold boats, bought mills and hired mayors, according to mayors.",
        "As the guild of Harnby sued nine towns of the north, a mayor in Veldland laughed.",
        "After the storms that hit the harbour of Dorn, Veldland, nine ferries were built by guilds of the north.",
        f"{REST} -- mayors or not -- amid a quarrel in Veldland",
        "The guild sued a town buffeted by storms in May, a mill fire and a famine.",
        "The guild sued mayors, including Ann Hobb, Jo Doe and a baker, and was praised for it.",
        "Ann Hobb, in a talk after storms hit Dorn, including Harnby, said that ferries will sail again.",
        "One suit was filed in a federal court of the north by Ann Hobb, a baker who hates mayors.",
    ],
)
def test_attributions_conditions_victims_lists_and_introductions_stay(text: str) -> None:
    assert shortened(text) == text


_OPENERS = "As Although Though While After Before When Since Because If Despite With In On At Amid Following For By Not"


@pytest.mark.parametrize("opener", _OPENERS.split())
def test_what_would_be_left_as_a_clause_without_its_statement_stays(opener: str) -> None:
    stated = "the guild of Harnby sued nine towns of the north"
    text = f"{opener} {stated}, which lies 40 miles from Dorn."
    assert shortened(text) == text
    assert shortened(f"Mills {stated}, which lies 40 miles from Dorn.") == f"Mills {stated}."


@pytest.mark.parametrize(
    ("aside", "goes"),
    [
        (" (painted by bakers from Veldland)", True),
        (" — painted by bakers from Veldland —", True),
        (" (including bakers from Veldland)", False),
        (" (excluding bakers from Veldland)", False),
        (" (Painted by bakers from Veldland)", False),
        (" (red)", False),
    ],
)
def test_an_aside_inside_a_statement_goes(aside: str, goes: bool) -> None:
    kept = "" if goes else aside
    shown = shortened(f"The boat{aside} was sold to nine towns of the north.")
    assert shown == f"The boat{kept} was sold to nine towns of the north."


def test_what_opens_or_interrupts_a_statement_goes() -> None:
    clause = "As mayors gathered in Veldland for talks, "
    assert shortened(f"{clause}{REST}.") == f"{REST}."
    assert shortened("The boat, painted by bakers from Veldland, was sold to nine towns of the north.") == (
        "The boat was sold to nine towns of the north."
    )
    assert shortened("As Mayor Ann Hobb gathered bakers for talks, Hobb sued nine towns of the north.") == (
        "As Mayor Ann Hobb gathered bakers for talks, Hobb sued nine towns of the north."
    )


def test_an_opening_with_a_clause_of_its_own_stays() -> None:
    text = f"With subdued remarks on mayors, which touched on storms, t{REST[1:]}."
    assert shortened(text) == text


def test_what_another_origin_tells_as_well_stays() -> None:
    text = f"{REST}, seeking crowns for mayors."
    assert shortened(text) == f"{REST}."
    assert shortened(text, "Mayors want crowns. They are seeking them.") == text


def test_a_story_of_one_origin_is_no_measure() -> None:
    text = f"{REST}, seeking 40 crowns."
    own = member("a", text)
    assert not of_one_origin(text, 0, told_by([own, member("b", text, origin="a")]))


@pytest.mark.parametrize("verb", ["appointed", "named", "elected", "nominated", "hired"])
def test_what_somebody_is_made_stays(verb: str) -> None:
    text = f"The guild of Harnby {verb} Ann Hobb, a friend of its nine founders in Dorn, as head of Veldland."
    assert shortened(text) == text
