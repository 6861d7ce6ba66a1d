"""Figures that are alike by chance."""

import pytest

from pipeline.stages.compare.ledger import CompareInput
from pipeline.stages.compare.pairs.common import is_common_and_apart
from pipeline.stages.compare.reading.mentions import mentions_of
from tests.builders import member
from tests.stages.compare.test_ledger import LEDGER


def figures(*texts: str) -> list[tuple[str, int]]:
    listed = LEDGER.compare(CompareInput("s", tuple(member(f"a{i}", t) for i, t in enumerate(texts)))).comparisons
    return [(c.relation, len(c.sides)) for c in listed if c.kind == "figure"]


BY_CHANCE = [
    ("A two-year probe of Lind ended.", "Lind has spent two years abroad."),
    ("The agency of Torvik ran two secret programs.", "He told two of the critics of Torvik of it."),
    ("Lind wrote down 12 principles.", "Lind went through a 12-step program."),
]


@pytest.mark.parametrize("texts", BY_CHANCE)
def test_small_numbers_of_different_things_are_no_row(texts: tuple[str, str]) -> None:
    assert figures(*texts) == []


def test_small_numbers_of_one_thing_are_the_same() -> None:
    assert figures("Lind wrote down 12 principles of law.", "The 12 principles of law are by Lind.") == [("same", 1)]
    assert figures("A two-year probe of Lind ended.", "The probe of Lind took two years.") == [("same", 1)]


TWO_HOLDERS = [
    (
        "In that year Clinton's earnings were $20 million.",
        "In that year Bush's earnings were $19 million to $22 million.",
    ),
    ("In that year the Clintons paid taxes at 35.7 percent.", "In that year the Bushes paid taxes at 36 percent."),
]


@pytest.mark.parametrize("texts", TWO_HOLDERS)
def test_sums_and_rates_of_two_holders_are_two_measures(texts: tuple[str, str]) -> None:
    assert figures(*texts) == []


def test_sums_and_rates_of_one_holder_are_compared() -> None:
    first = "In that year the Clintons paid taxes at 35.7 percent."
    assert figures(first, first.replace("35.7", "36")) == [("rounding", 2)]


def test_a_range_of_ages_is_the_same_however_it_is_spelled() -> None:
    first = "In Torvik the vaccine was approved for children aged 12 to 15 on Monday."
    second = "In Torvik the vaccine was approved for 12- to 15-year-olds on Monday."
    assert figures(first, second) == [("same", 1)]


def test_a_word_that_only_one_sentence_knows_for_a_name_proves_nothing_either_way() -> None:
    left, right = mentions_of([member("a", "He spent two years in Torvik."), member("b", "Torvik took two years.")])
    assert is_common_and_apart(left, right) and is_common_and_apart(right, left)
