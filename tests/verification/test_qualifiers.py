"""A word that restricts what is said may not be left out, nor put in."""

import pytest

from pipeline.verification.qualifiers import qualifier_faults

FORMER = "The former president spoke to farmers in Ohio."


def reasons(claim: str, *passages: str, language: str = "en") -> list[str]:
    return [fault.reason for fault in qualifier_faults(claim, passages, language)]


@pytest.mark.parametrize(
    ("claim", "source", "printed"),
    [
        ("The president spoke to farmers in Ohio.", FORMER, "former"),
        ("The deputy president spoke to farmers.", "The president spoke to farmers.", "deputy"),
        ("Defense Secretary Mark Esper resigned.", "Former Defense Secretary Mark Esper resigned.", "former"),
        ("President Moreno named a cabinet.", "President-elect Moreno named a cabinet.", "elect"),
        ("The governor was questioned.", "The ex-governor was questioned.", "ex"),
        ("They seized 300 passports.", "They seized 300 fake passports.", "fake"),
        ("Police arrested the gunman.", "Police arrested the alleged gunman.", "alleged"),
        ("The team won the cup.", "The team almost won the cup.", "almost"),
        ("All passengers survived.", "Nearly all passengers survived.", "nearly"),
        ("Peru is the largest producer.", "Peru is the second largest producer.", "second"),
        ("Lyon is the largest city.", "Lyon is one of the largest cities.", "one"),
        ("Only the senator met them.", "The senator met them.", "only"),
        ("The former mayor was fined.", "The mayor was fined.", "former"),
        ("The acting mayor was fined.", "The mayor was fined.", "acting"),
        ("The senator may meet them.", "Only the senator may meet them.", "only"),
        ("The plan failed.", "The plan partly failed.", "partly"),
        ("The so-called experts met.", "The experts met.", "so-called"),
    ],
)
def test_a_restriction_that_differs_is_told(claim: str, source: str, printed: str) -> None:
    (reason,) = reasons(claim, source)
    assert f"“{printed}”" in reason


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Two of them came.", "Only two of them came."),
        ("Nobody but the senator may meet them.", "Only the senator may meet them."),
        ("The plan failed in part.", "The plan partly failed."),
        ("A so-called Green Law was passed.", "The Green Law was passed."),
        ("The so-called experts met.", "The self-proclaimed experts met."),
        ("Former President Obama spoke.", "Barack Obama, the former president, spoke."),
        ("The former mayor was fined.", "The mayor was fined once he had left."),
        ("The acting mayor was fined.", "The mayor, who serves for a temporary term, was fined."),
        ("Rudy Cole, who used to be mayor, spoke.", "Former mayor Rudy Cole spoke."),
        ("Regulators approved the merger.", "The proposed merger was approved by regulators."),
        ("The ex-president spoke.", "The former president spoke."),
        ("President Lund attacked Mr. Orth.", "Lund attacked former President Orth."),
        ("The suspected gunman was arrested.", "The alleged gunman was arrested."),
        ("Police said that the gunman was arrested.", "Police arrested the alleged gunman."),
        ("The mayor spoke.", "The former mayor wept. The mayor spoke."),
        ("It took six months.", "It took barely six months."),
        ("They seized the passports.", "They seized passports and fake money."),
    ],
)
def test_the_same_or_another_one_s_restriction_is_no_fault(claim: str, source: str) -> None:
    assert reasons(claim, source) == []


def test_one_passage_that_says_it_is_enough() -> None:
    assert reasons("The president spoke.", FORMER) and not reasons(
        "The president spoke.", FORMER, "The president spoke."
    )


def test_other_languages_are_not_read() -> None:
    assert reasons("The president spoke.", FORMER, language="de") == []
