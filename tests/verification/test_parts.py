"""Somebody's spokesman is not somebody, and some of them are not all."""

import pytest

from pipeline.verification.parts import part_faults


def printed(claim: str, *passages: str) -> list[str]:
    return [fault.reason.rpartition("“")[2].rstrip("”") for fault in part_faults(claim, passages, "en")]


@pytest.mark.parametrize(
    ("claim", "source", "whose"),
    [
        ("The minister resigned.", "A spokesman for the minister resigned.", "spokesman for the minister"),
        ("Mr. Cole was fined.", "Mr. Cole's lawyer was fined.", "Cole's lawyer"),
        ("The president resigned.", "A lawyer for the president resigned.", "lawyer for the president"),
        ("The suspect died.", "The brother of the suspect died.", "brother of the suspect"),
        ("The hostages were freed.", "Some of the hostages were freed.", "Some of the hostages"),
        ("All the hostages were freed.", "Two of the hostages were freed.", "Two of the hostages"),
        ("The young hostages were freed.", "Some of the young hostages were freed.", "Some of the young hostages"),
        ("The suspect told police of a shot.", "The suspect's brother told police of a shot.", "suspect's brother"),
    ],
)
def test_a_whole_in_the_place_of_its_part_is_told(claim: str, source: str, whose: str) -> None:
    assert printed(claim, source) == [whose]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The minister's spokesman resigned.", "A spokesman for the minister resigned."),
        ("Several hostages were freed.", "Some of the hostages were freed."),
        ("The minister resigned.", "The minister resigned. A spokesman for the minister resigned, too."),
        ("The president marched.", "Supporters of the president marched. The president marched with them."),
        ("The ministry said that talks had failed.", "A spokesman for the ministry said that talks had failed."),
        ("The firm declined to comment.", "A spokeswoman for the firm declined to comment."),
        ("The shop was closed in May.", "The shop's owner closed the shop in May."),
        ("The minister wept.", "A spokesman for the minister resigned."),
        ("A hostage was freed.", "One of the hostages was freed."),
        ("Ulm closed the bridge.", "The city of Ulm closed the bridge, a spokesman for the firm said."),
    ],
)
def test_what_is_said_of_the_part_or_of_something_else_is_no_fault(claim: str, source: str) -> None:
    assert printed(claim, source) == []


def test_other_languages_are_not_read() -> None:
    assert part_faults("Mr. Cole was fined.", ["Mr. Cole's lawyer was fined."], "fr") == []
