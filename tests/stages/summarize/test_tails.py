"""What follows a complete statement goes, unless the statement would say more without it."""

import pytest

from pipeline.stages.summarize.cuts.tails import tails
from pipeline.stages.summarize.cuts.trim import relative_clauses

HEAD = "The mayor of Dorn closed nine ferry harbours in the north"


def left(text: str) -> str:
    for edit in sorted(tails(text, 0), key=lambda edit: -edit.start):
        text = text[: edit.start] + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "tail",
    [
        ", ending a long quarrel over fees",
        ", as sailors gathered at the gates",
        ", while the sailors slept",
        " — a long and costly quarrel",
        " -- a day after the storm broke the dam",
    ],
)
def test_a_tail_without_names_figures_and_speakers_goes(tail: str) -> None:
    assert left(f"{HEAD}{tail}.") == f"{HEAD}."


def test_an_aside_between_two_dashes_goes() -> None:
    assert left(f"{HEAD} — long the pride of the town — to save money.") == f"{HEAD} to save money."


@pytest.mark.parametrize(
    "tail",
    [
        ", according to sailors",
        ", citing a letter of the guild",
        ", saying that they leak",
        " — sailors said",
        " — unless the guild pays",
        " — but only for a day",
        ", leaving 400 sailors without work",
        ", leaving Ann Hobb without work",
        ", painting ships and mending nets",
        ", where it could not pay",
    ],
)
def test_what_a_statement_needs_stays(tail: str) -> None:
    assert left(f"{HEAD}{tail}.") == f"{HEAD}{tail}."


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left, ending a long quarrel over fees.",
        "The young sailor from the north had but two wishes — rum and sleep.",
        "The law bans swimming, painting and fishing in all of the harbours of the north.",
        "The mayor, ending a long quarrel, closed nine ferry harbours — all of them — in the north — at last.",
        f"{HEAD}, ending             .",
    ],
)
def test_no_half_sentence_is_left(text: str) -> None:
    assert left(text) == text


def test_a_clause_stays_where_the_verb_of_the_sentence_follows_it() -> None:
    text = "The judges gave a ruling that the towns, such as Dorn, who sued the guild had no case."
    assert relative_clauses(text, 0) == []


def test_a_full_stop_that_an_abbreviation_brings_is_not_doubled() -> None:
    text = "The council voted on the plan for the mill in Harrow, Mo., while people outside were singing."
    assert left(text) == "The council voted on the plan for the mill in Harrow, Mo."
    text = "The council voted on the plan for the mill of Harrow Works Inc., which people outside were waiting for."
    (edit,) = relative_clauses(text, 0)
    assert text[: edit.start] + text[edit.end :] == "The council voted on the plan for the mill of Harrow Works Inc."


def test_what_somebody_is_made_stays() -> None:
    text = "The mayor of Dorn named his nine sons in the north, as heads of harbours."
    assert left(text) == text
