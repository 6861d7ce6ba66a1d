"""Figures and names of a claim must be in its evidence."""

import pytest

from pipeline.verification.figures import figure_faults
from pipeline.verification.names import name_faults


def test_grouped_thousands_are_the_same_figure() -> None:
    assert figure_faults("It has 1200 seats.", "It has 1,200 seats.") == []


def test_a_figure_that_the_source_lacks_is_a_fault() -> None:
    (fault,) = figure_faults("It has 3 seats.", "It has seats.")
    assert fault.reason == "says 3 seats; source gives no such figure"


@pytest.mark.parametrize("claim", ["Mayor Ana Silva spoke.", "Silva spoke in LISBON.", "He met Silva."])
def test_names_of_the_source_may_be_used(claim: str) -> None:
    assert name_faults(claim, "Ana Silva, mayor of Lisbon, spoke.", "en") == []


def test_another_name_is_a_fault() -> None:
    (fault,) = name_faults("In Lisbon, Rui Costa spoke.", "Ana Silva spoke in Lisbon.", "en")
    assert fault.reason == "names Rui Costa; source does not"
