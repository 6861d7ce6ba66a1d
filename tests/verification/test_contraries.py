"""Contrary deeds of one doer on one thing."""

import pytest

from pipeline.verification.contraries import contrary, deed_faults
from pipeline.verification.lexicon import lexicon
from pipeline.verification.negation import turned

VETO = "The president vetoed the defense bill on Wednesday."


def reasons(claim: str, *passages: str, language: str = "en") -> list[str]:
    return [fault.reason for fault in deed_faults(claim, passages, language, turned)]


@pytest.mark.parametrize(
    "claim",
    ["On Wednesday, the president signed the defense bill into law.", "The defense bill was signed by the president."],
)
def test_a_contrary_deed_is_told_in_any_order(claim: str) -> None:
    assert reasons(claim, VETO) == ["says “signed”; source says “vetoed”"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The House approved the bill.", "The Senate rejected the bill."),
        ("The president signed the treaty.", VETO),
        ("The president signed the defense bill.", "The president signed the defense bill that he had vetoed."),
        ("Kane lifted the ban.", "Kane lifted the ban that Ross imposed."),
    ],
)
def test_deeds_of_two_doers_or_on_two_things_are_none(claim: str, source: str) -> None:
    assert reasons(claim, source) == []


def test_other_languages_are_not_read() -> None:
    assert reasons("The president signed the defense bill.", VETO, language="it") == []


@pytest.mark.parametrize(("one", "other"), [("freed", "jailed"), ("won", "lost"), ("imposed", "lifted")])
def test_contraries_are_so_both_ways(one: str, other: str) -> None:
    first, second = map(lexicon().stem, (one, other))
    assert contrary(first, second) and contrary(second, first) and not contrary(first, first)
