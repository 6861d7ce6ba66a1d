"""Rough stems."""

import pytest

from pipeline.stages.compare.reading.words import stem, stems


@pytest.mark.parametrize(
    ("left", "right"), [("aid", "assistance"), ("killed", "deaths"), ("soldiers", "troops"), ("Torvik's", "Torvik")]
)
def test_words_of_one_concept_have_one_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_words_that_say_nothing_of_a_measure_are_left_out() -> None:
    assert stems("The officials said on Monday that the dam burst") == ("dam", "burst")
