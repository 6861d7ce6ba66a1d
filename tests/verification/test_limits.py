"""The same date told as the end of a time and as its start."""

import pytest

from pipeline.verification.limits import limit_faults

CLOSED = "The road will be closed from Friday, the council said."


def reasons(claim: str, *sources: str) -> list[str]:
    return [fault.reason for fault in limit_faults(claim, sources, "en")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The road will be closed until Friday.", CLOSED),
        ("The road will be closed before Friday.", CLOSED),
        ("The museum is open from 8 p.m. on Saturdays.", "The museum is open until 8 p.m. on Saturdays."),
        ("She led the party until 2015.", "She has led the party since 2015."),
        ("Papers must be filed after June 30.", "Papers must be filed by June 30."),
        ("The bridge was built in 1940 by workers.", "The bridge was built before 1940 by workers."),
        ("Troops will stay there until late December.", "Troops will stay there after December."),
    ],
)
def test_the_other_side_of_a_date_is_a_fault(claim: str, source: str) -> None:
    assert reasons(claim, source)
    assert reasons(claim, source, claim) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The road closes on Friday.", CLOSED),
        ("The road will be closed as of Friday, starting Friday or after Friday.", CLOSED),
        ("The office will open on Monday.", "The office will not open until Monday."),
        ("The office will open from Monday.", "The office will not open until Monday."),
        ("Papers must be filed until June 30.", "Papers must be filed by June 30."),
        ("She led the party until 2020.", "She led the party from 2015 until 2020."),
        ("The road was closed until the vote on Friday.", "The road was closed after Friday's vote."),
        ("He sang until May.", "The road will be closed from May."),
        ("300 came by 300 votes.", "It won by 300 votes."),
    ],
)
def test_the_same_side_or_another_matter_is_none(claim: str, source: str) -> None:
    assert reasons(claim, source) == []


def test_a_fault_names_both_sides_and_other_languages_are_not_read() -> None:
    assert reasons("The road will be closed until Friday.", CLOSED) == [
        "says “until friday”; source says “from friday”"
    ]
    assert limit_faults("The road will be closed until Friday.", [CLOSED], "de") == []
