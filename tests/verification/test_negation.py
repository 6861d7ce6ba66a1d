"""Negations that a claim adds or loses, and those that it may leave out."""

import pytest

from pipeline.verification.negation import negation_faults

SAFE = [
    ("The fire killed no fewer than 60 people.", "The fire killed at least 60 people."),
    ("The office will open on Monday.", "The office will not open until Monday."),
    ("He came to the town hall.", "He came to the town hall, but did not speak."),
    ("The talks ended.", "The talks, which did not include Ruritania, ended."),
    ("The bill is not only long.", "The bill is not only long."),
    ("The bill is long.", "The bill is not only long but costly."),
    ("Police didn't say why.", "Police did not say why."),
    ("Bus No. 5 stopped.", "Bus No. 5 stopped."),
    ("It was not “a war of choice”.", "It was not ‘a war of choice’, he added."),
    ("It was not Ana Silva of Porto.", "It was not Silva."),
    ("It would have sunk if not for Ann Lee.", "It would have sunk but for Ann Lee."),
    ("No one was hurt.", "The fire spread fast. No one was hurt."),
]
LOST_OR_ADDED = [
    ("The office will open until Monday.", "The office will not open until Monday."),
    ("The mayor signed the order.", "The mayor did not sign the order."),
    ("The mayor did not sign the order.", "The mayor will sign the order."),
    ("The driver took bribes.", "Police did not say that the driver took bribes."),
    ("The driver took bribes.", "The driver denied that he took bribes."),
    ("I am not saying that I am not going to sell it.", "I am not saying that I am going to sell it."),
    ("It killed a member of the guard.", "It killed not a member of the guard but a member of the crew."),
    ("It was just rain.", "It wasn't just rain."),
    ("It was not only rain.", "It was only rain."),
    ("Everyone believed the account.", "Hardly anyone believed the account."),
    ("Nobody resigned.", "The minister resigned."),
]


@pytest.mark.parametrize(("claim", "source"), SAFE)
def test_what_the_claim_may_say(claim: str, source: str) -> None:
    assert negation_faults(claim, source, "en") == []


@pytest.mark.parametrize(("claim", "source"), LOST_OR_ADDED)
def test_a_negation_lost_or_added_is_a_fault(claim: str, source: str) -> None:
    assert negation_faults(claim, source, "en")


def test_a_language_without_cues_is_not_checked() -> None:
    assert negation_faults("not so", "so", "xx") == []
