"""Counted nouns of one kind."""

import pytest

from pipeline.stages.compare.reading.nouns import akin, is_person


@pytest.mark.parametrize("noun", ["person", "soldier", "republican", "voter", "child", "police", "worker"])
def test_nouns_that_name_people(noun: str) -> None:
    assert is_person(noun)


@pytest.mark.parametrize("noun", ["house", "school", "dollar", "job", "vote", "mile"])
def test_nouns_that_name_no_people(noun: str) -> None:
    assert not is_person(noun)


@pytest.mark.parametrize(("one", "other"), [("troop", "soldier"), ("job", "jobs"), ("house", "home")])
def test_nouns_of_one_kind(one: str, other: str) -> None:
    assert akin(one, other) and akin(other, one)


@pytest.mark.parametrize(("one", "other"), [("dollar", "job"), ("voter", "house"), ("ferry", "vote")])
def test_nouns_of_two_kinds(one: str, other: str) -> None:
    assert not akin(one, other) and not akin(other, one)
