"""Whether something is done, ahead, possible or a duty is compared where two texts speak of the same."""

from collections.abc import Sequence

import pytest

from pipeline.verification import standing
from pipeline.verification.standing import standing_faults
from pipeline.verification.told import Told

DONE = "The council rejected the plan for a new stadium on Monday."


def reasons(claim: str, *passages: str, language: str = "en") -> list[str]:
    return [fault.reason for fault in standing_faults(claim, passages, language)]


@pytest.mark.parametrize(
    ("claim", "source", "said", "given"),
    [
        ("The council may reject the plan for a new stadium.", DONE, "possible", "done"),
        ("The council has to reject the plan for a new stadium.", DONE, "a duty", "done"),
        ("The council agreed to reject the plan for a new stadium.", DONE, "ahead", "done"),
        ("The council plans to reject the plan for a new stadium.", DONE, "no more than planned", "done"),
        (DONE, "The council is likely to reject the plan for a new stadium.", "done", "no more than expected"),
        ("The council will cut it.", "The council is expected to cut it.", "ahead", "no more than expected"),
        ("The council will cut it.", "The council plans to cut it.", "ahead", "no more than planned"),
        (DONE, "The council couldn't reject the plan for a new stadium.", "done", "possible"),
        (DONE, "The council must reject the plan for a new stadium.", "done", "a duty"),
        (DONE, "The council agreed to reject the plan for a new stadium.", "done", "ahead"),
        ("The council has cut the budget for it.", "They'll cut the budget of the council for it.", "done", "ahead"),
        ("The virus spreads through dry air in winter.", "The virus might spread in dry winter air.", "so", "possible"),
    ],
)  # fmt: skip
def test_another_standing_is_told(claim: str, source: str, said: str, given: str) -> None:
    (reason,) = reasons(claim, source)
    assert f"is {said};" in reason and reason.endswith(f"it is {given}")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The council would reject the plan for a new stadium.", "The council will reject the plan for a new stadium."),
        ("The council might reject the plan for a stadium.", "The council could reject the plan for a new stadium."),
        ("The plan for a new stadium was rejected by the council.", DONE),
        ("The council will reject the plan for a new stadium.", "The council plans to reject the plan for a stadium."),
        ("The council opens the new stadium on Monday.", "The council will open the new stadium on Monday."),
        ("The council will meet the rejected mayor in May.", "The mayor, rejected in May, will meet the council."),
        ("He would be Chile's youngest leader if elected.", "If elected, he would be the youngest leader of Chile."),
        ("Boats may be rejected in the harbour of Porto.", DONE),
    ],
)  # fmt: skip
def test_the_same_standing_in_other_words_is_no_fault_nor_one_of_something_else(claim: str, source: str) -> None:
    assert reasons(claim, source) == []


def test_one_passage_that_bears_it_out_is_enough() -> None:
    may = "The council may reject the plan for a new stadium."
    assert reasons(DONE, may) and reasons(DONE, may, DONE) == []


def test_hearsay_may_not_be_lost_but_for_another_doubt() -> None:
    source = "Prosecutors allegedly hid evidence from the court."
    assert reasons("Prosecutors hid evidence from the court.", source) == [
        "leaves out “allegedly”, which the source says"
    ]
    assert reasons("Prosecutors hid evidence, police said.", source) == []
    assert reasons("Prosecutors reportedly hid evidence.", source) == []


@pytest.mark.parametrize(
    ("claim", "source", "count"),
    [
        ("They return to work if the firm signs the deal.", "They return to work as the firm signs the deal.", 1),
        ("They return to work if the firm signs the deal.", "They return to work unless the firm signs the deal.", 1),
        ("They return to work if the firm signs the deal.", "They return to work once the firm signs the deal.", 0),
        ("They asked if the firm signs the deal.", "They asked: the firm signs the deal?", 0),
        ("If it rains, boats stay in the harbour.", "The firm signs the deal.", 0),
    ],
)
def test_a_condition_is_that_of_the_source(claim: str, source: str, count: int) -> None:
    assert len(reasons(claim, source)) == count


def test_other_languages_are_not_read() -> None:
    assert reasons("The council may reject the plan for a new stadium.", DONE, language="de") == []


def test_what_somebody_is_accused_of_is_not_done() -> None:
    source = "The mayor was accused of having stolen the money."
    assert reasons("The mayor stole the money.", source) == ["leaves out “accused”, which the source says"]
    assert reasons("The mayor stole the money, prosecutors said.", source) == []
    assert reasons("The mayor stole the money.", source, "The mayor stole the money, and was sent to prison.") == []


def test_a_claim_of_two_words_stands_otherwise_too() -> None:
    assert reasons("The minister resigned.", "The minister plans to resign.")
    assert reasons("The minister resigned.", "The minister resigned on Friday.") == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The council will cut its budget, the mayor said.", "The council plans to cut its budget."),
        ("The council will probably cut its budget.", "The council is expected to cut its budget."),
        ("The council is expected to cut its budget.", "The council will cut its budget."),
        ("The council may cut its budget.", "The council is expected to cut its budget."),
    ],
)
def test_what_is_expected_may_be_told_with_care(claim: str, source: str) -> None:
    assert reasons(claim, source) == []


def test_whom_somebody_accuses_of_a_deed_did_not_do_it_for_sure() -> None:
    assert reasons("The agency spied on him.", "He accused the agency of spying on him.")
    assert reasons("He accused the agency of spying.", "He accused the agency of spying on him.") == []


def test_a_state_that_lasts_stands_as_the_verb_before_it() -> None:
    assert reasons("The museum will stay closed until Friday.", "The museum will be closed until Friday.") == []
    assert reasons("The museum stayed closed on Friday.", "The museum will stay closed on Friday.") != []


def test_unless_is_if_not() -> None:
    source = "If no deal is reached by midnight, nurses will walk out."
    assert reasons("Nurses will walk out unless a deal is reached by midnight.", source) == []


def test_hearsay_of_another_deed_is_not_left_out() -> None:
    source = "The council made cuts in Ely. The party reportedly makes it a rule that bills have a sponsor."
    assert reasons("The council has made deep cuts.", source) == []
    assert reasons("The party makes it a rule.", source) == ["leaves out “reportedly”, which the source says"]


def test_a_word_that_stands_very_often_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    beside = standing._beside

    def counted(text: Sequence[Told], place: int) -> frozenset[str]:
        read.append(place)
        return beside(text, place)

    monkeypatch.setattr(standing, "_beside", counted)
    reasons("The mayor resigned. " * 50, "A dam will resign. " * 500)
    assert 0 < len(read) <= 50 * 101
