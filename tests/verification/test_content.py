"""Forms of a word have one stem; containment is a weighted share."""

import pytest

from pipeline.verification.content import all_stems, containment, content_stems, stem
from pipeline.verification.faults import shortened


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("visit visits visited visiting", "visit"),
        ("stop stops stopped stopping", "stop"),
        ("city cities", "city"),
        ("tie ties", "tie"),
        ("house houses housed", "hous"),
        ("careful carefully", "careful"),
        ("mayor mayor's mayors'", "mayor"),
        ("class", "class"),
        ("virus", "virus"),
        ("analysis", "analysis"),
        ("bus", "bus"),
        ("red", "red"),
        ("late", "late"),
        ("élans", "élans"),
        ("g20s", "g20s"),
        ("sing", "sing"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: str, expected: str) -> None:
    assert {stem(w) for w in words.split()} == {expected}


def test_content_stems_leave_function_words_out() -> None:
    assert content_stems("The mayors visited the city.", "en") == ["mayor", "visit", "city"]
    assert all_stems("The mayors visited it.") == ["the", "mayor", "visit", "it"]


def test_containment_weighs_each_stem_once_and_unknown_ones_as_the_heaviest() -> None:
    weights = {"a": 1.0, "b": 3.0}
    assert containment(["a", "a", "b"], ["a"], weights) == 0.25
    assert containment(["a", "c"], ["c"], weights) == 0.75
    assert containment(["a", "b"], ["b"], {}) == 0.5
    assert containment([], ["a"], weights) == 0.0


@pytest.mark.parametrize(("length", "expected"), [(5, "abcde"), (4, "abc…"), (6, "abcde")])
def test_texts_for_messages_are_cut_to_their_length(length: int, expected: str) -> None:
    assert shortened("abcde", length) == expected


def test_texts_for_messages_have_sixty_characters_at_most() -> None:
    assert shortened("x" * 60) == "x" * 60 and len(shortened("x" * 61)) == 60
