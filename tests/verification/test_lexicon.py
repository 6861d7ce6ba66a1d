"""Kindred and opposite words."""

import gzip
from importlib.resources import files

import pytest

from pipeline.verification.content import stem
from pipeline.verification.lexicon import akin, lexicon


@pytest.mark.parametrize(
    ("word", "other"), [("customer", "client"), ("attack", "assault"), ("growth", "grow"), ("purchase", "buy")]
)
def test_words_that_may_stand_for_each_other_are_kin_both_ways(word: str, other: str) -> None:
    assert stem(other) in akin(stem(word), "en") and stem(word) in akin(stem(other), "en")


@pytest.mark.parametrize(
    ("word", "other"),
    [("increase", "decrease"), ("up", "down"), ("accept", "reject"), ("hot", "cold"), ("win", "lose")],
)
def test_opposites_are_opposed_both_ways_and_no_kin(word: str, other: str) -> None:
    one, two = stem(word), stem(other)
    assert two in lexicon().opposite[one] and one in lexicon().opposite[two]
    assert two not in akin(one, "en")


def test_irregular_forms_are_brought_to_their_base() -> None:
    assert lexicon().stem("grew") == stem("grow")


def test_no_word_is_kin_or_opposite_of_itself() -> None:
    both = (lexicon().kin, lexicon().opposite)
    assert not any(word in others for relation in both for word, others in relation.items())


def test_other_languages_have_no_kin() -> None:
    assert akin(stem("customer"), "de") == ()


def test_the_file_carries_the_licence_of_its_source() -> None:
    content = gzip.decompress((files("pipeline.verification") / "lexicon.tsv.gz").read_bytes()).decode()
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in content[:4000]
