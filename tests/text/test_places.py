"""The small gazetteer."""

import pytest

from pipeline.text.places import places


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("kabul", "afghanistan"),
        ("houston", "texas"),
        ("houston", "united states"),
        ("paris", "france"),
        ("paris", "texas"),
    ],
)
def test_a_place_lies_in_all_that_holds_it_in_every_sense_of_its_name(part: str, whole: str) -> None:
    assert places().is_within(part, whole)
    assert not places().is_within(whole, part)


def test_two_names_of_one_place_are_one_and_an_unknown_name_is_itself_alone() -> None:
    assert places().are_one("kandahar", "qandahar")
    assert places().are_one("torvik", "torvik") and not places().are_one("torvik", "molde")
    assert not places().are_one("kabul", "kandahar")


def test_levels_tell_cities_from_countries() -> None:
    assert places().levels("kabul") == {"city"}
    assert places().levels("afghanistan") == {"country"}
    assert places().levels("torvik") == frozenset()
