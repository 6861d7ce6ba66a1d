import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.word_hashes import hash_words


def whole(text: str) -> np.ndarray:
    return np.array([[0, len(text)]], dtype=np.int64)


def hashes(text: str) -> list[int]:
    found: list[int] = hash_words(text, whole(text)).hashes.tolist()
    return found


def words(text: str) -> list[str]:
    found = hash_words(text, whole(text))
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("It’s 1,200 — “naïve” (2021)!") == ["It", "s", "1", "200", "naïve", "2021"]


def test_each_character_of_a_script_without_spaces_is_a_word_that_knows_the_next() -> None:
    assert words("東京都 Tokyo") == ["東", "京", "都", "Tokyo"]
    assert hashes("東京")[0] != hashes("東都")[0]


@pytest.mark.parametrize(
    "pair",
    [
        ("Naïve Café", "naive cafe"),
        ("don’t", "don't"),
        ("a\u00a0b", "a b"),
        ("STRASSE", "Strasse"),
        ("co\u00adop", "coop"),
    ],
)
def test_case_accents_marks_and_spaces_make_no_difference(pair: tuple[str, str]) -> None:
    assert hashes(pair[0]) == hashes(pair[1])


@given(st.text(max_size=60))
def test_composed_and_decomposed_characters_are_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert hashes(composed) == hashes(unicodedata.normalize("NFD", composed))


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=5), max_size=20))
def test_different_words_have_different_hashes(text: list[str]) -> None:
    found = hashes(" ".join(text))
    assert len(found) == len(text) and len(set(found)) == len(set(text))


@given(st.text(max_size=60), st.integers(0, 10), st.integers(1, 30))
def test_places_lie_inside_their_spans(text: str, start: int, length: int) -> None:
    if start < len(text):
        end = min(len(text), start + length)
        found = hash_words(text, np.array([[start, end]]))
        assert (start <= found.starts).all() and (found.starts < found.ends).all() and (found.ends <= end).all()
        assert found.hashes.tolist() == hashes(text[start:end])


def test_words_outside_of_the_spans_do_not_count() -> None:
    found = hash_words("one two three four", np.array([[0, 3], [8, 13]]))
    assert found.starts.tolist() == [0, 8] and found.ends.tolist() == [3, 13]


def test_a_word_hash_is_the_same_in_every_process() -> None:
    assert hashes("kyiv") == [1904172967072880177]


def test_a_text_without_words_has_none() -> None:
    assert hashes("") == hashes("… !\ud800") == []
    assert not len(hash_words("text", np.zeros((0, 2), np.int64)).hashes)
