"""Figures and names of a claim must be in its evidence."""

import pytest

from pipeline.text.quantity import Quantity, same_quantity
from pipeline.verification import figures
from pipeline.verification.faults import AT_MOST
from pipeline.verification.figures import figure_faults
from pipeline.verification.names import name_faults


def test_grouped_thousands_are_the_same_figure() -> None:
    assert figure_faults("It has 1200 seats.", "It has 1,200 seats.") == []


def test_a_figure_that_the_source_lacks_is_a_fault() -> None:
    (fault,) = figure_faults("It has 3 seats.", "It has seats.")
    assert fault.reason == "says 3 seats; source gives no such figure"


@pytest.mark.parametrize("claim", ["Mayor Ana Silva spoke.", "Silva spoke in LISBON.", "He met Silva."])
def test_names_of_the_source_may_be_used(claim: str) -> None:
    assert name_faults(claim, "Ana Silva, mayor of Lisbon, spoke.") == []


def test_a_number_at_the_head_of_a_sentence_is_no_name() -> None:
    assert name_faults("Thirty people or more were killed.", "At least 30 people were killed.") == []


def test_another_name_is_a_fault() -> None:
    (fault,) = name_faults("In Lisbon, Rui Costa spoke.", "Ana Silva spoke in Lisbon.")
    assert fault.reason == "names Rui Costa; source does not"


@pytest.mark.parametrize(
    ("claim", "source", "count"),
    [
        ("He met Russia in a final.", "He met the Russian team in a final.", 0),
        ("The French won in Spain.", "France beat the Spanish team.", 0),
        ("He met officials in Gaza.", "He met Gazan officials.", 0),
        ("He met American officials.", "He met U.S. officials.", 0),
        ("He met British officials.", "He met U.S. officials.", 1),
        ("He is from Virginia.", "Randy Forbes (R-Va.) spoke.", 0),
        ("He met Iran in a final.", "He met the Russian team in a final.", 1),
        ("He met America.", "He met us.", 1),
        ("Scientists sent a robot.", "A robot was sent.", 0),
        ("Ana sent a robot.", "A robot was sent.", 1),
    ],
)
def test_a_country_and_its_people_are_one_name_and_a_first_word_is_none(claim: str, source: str, count: int) -> None:
    assert len(name_faults(claim, source)) == count


def test_a_name_spelled_otherwise_is_the_same() -> None:
    assert (
        name_faults("He met Volodymyr Zelensky of NATO.", "Zelenskyy spoke to the North Atlantic Treaty Organization")
        == []
    )


def test_a_name_that_shares_a_part_is_named_as_the_other_side() -> None:
    (fault,) = name_faults("He met Ana Costa.", "In Lisbon, he met Ana Silva.")
    assert (fault.contradicts, fault.reason) == (True, "names Ana Costa; source names Ana Silva")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It gave 150 billion euros.", "It gave more than €150 billion."),
        ("Nearly 15 million doses were lost.", "14.9 million doses were lost."),
        ("The vote was 134-63 on 9/11 in 2014.", "On 9/11 of 2014 the vote was 134-63."),
        ("About 20 bridges fell.", "About 22 bridges fell."),
        ("Two of the bridges fell.", "Two bridges fell."),
    ],
)
def test_figures_that_agree_are_no_fault(claim: str, source: str) -> None:
    assert figure_faults(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        ("It gave $150 billion.", "It gave €150 billion.", "says $150 billion; source says €150 billion"),
        ("It has 47 pages.", "It has 48 pages and 12 maps.", "says 47 pages; source says 48 pages"),
        ("About 22 bridges fell.", "About 20 bridges fell.", "says 22 bridges; source says 20 bridges"),
        ("It fell in 2015.", "It fell in 2014.", "says 2015; source says 2014"),
        ("It was amended in 2015.", "It was passed in 2014.", "says 2015; source does not"),
        ("It fell by 3 percent.", "It fell by 4 percent.", "says 3 percent; source says 4 percent"),
    ],
)
def test_figures_that_differ_are_a_fault(claim: str, source: str, reason: str) -> None:
    assert [f.reason for f in figure_faults(claim, source)] == [reason]


def test_no_more_faults_than_a_person_reads_are_looked_for() -> None:
    table = " ".join(f"{n}.5 kg" for n in range(1000))
    assert len(figure_faults(table, "1 kg " * 1000)) == AT_MOST


@pytest.mark.parametrize(
    ("claim", "source", "count"),
    [
        ("The fire destroyed more than 90 homes.", "The fire destroyed almost 90 homes.", 1),
        ("At most 12 miners are trapped.", "At least 12 miners are trapped.", 1),
        ("20 students passed.", "Fewer than 20 students passed.", 1),
        ("About 400 people came.", "More than 400 people came.", 0),
        ("12 miners are trapped.", "At least 12 miners are trapped.", 1),
        ("12 miners are trapped.", "Up to 12 miners are trapped.", 1),
        ("More than 12 miners are trapped.", "12 miners are trapped.", 1),
        ("At least 12 miners are trapped.", "12 miners are trapped.", 0),
        ("12 miners are trapped.", "At least 12 miners are trapped; 12 are alive.", 0),
        ("Nearly 90 homes burned.", "Up to 90 homes burned.", 0),
    ],
)
def test_a_bound_is_not_turned(claim: str, source: str, count: int) -> None:
    assert len(figure_faults(claim, source)) == count


def test_figures_that_are_told_many_times_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Quantity] = []

    def counted(one: Quantity, other: Quantity) -> bool:
        compared.append(one)
        return same_quantity(one, other)

    monkeypatch.setattr(figures, "same_quantity", counted)
    assert figure_faults("at least 5 boats, " * 60, "at least 5 boats, " * 61) == []
    assert len(compared) < 10


def test_how_figures_change_is_read_once_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Quantity] = []

    def counted(text: str, figure: Quantity) -> str:
        read.append(figure)
        return "by"

    monkeypatch.setattr(figures, "_towards", counted)
    assert figure_faults("It rose by 5 points. " * 60, "It rose by 5 points. " * 61) == []
    assert len(read) <= 121


def test_a_part_of_the_sky_makes_another_place() -> None:
    (fault,) = name_faults("The governor of West Virginia spoke.", "The governor of Virginia spoke.")
    assert fault.reason == "names West Virginia; source names Virginia"
    assert name_faults("The governor of Virginia spoke.", "The Virginia governor spoke.") == []


def test_names_of_a_headline_are_its_single_words() -> None:
    source = "President Ana Silva said that Rui Costa, the defence minister, would step down in February."
    assert name_faults("Silva Says Defense Minister Rui Costa Will Retire In February", source) == []
    (fault,) = name_faults("Silva Says Defense Minister Rui Tavares Will Retire In February", source)
    assert fault.reason == "names Tavares; source does not"
