"""Tests of the soft alignment of the words around two figures."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models.static import PEAK, evened_words, static_encoder
from pipeline.stages.compare.reading.nearby import _is_content, _known, aligned, nearby_words, numerals
from pipeline.stages.compare.reading.words import stem

_WORDS = st.lists(
    st.sampled_from(["rescued", "pulled", "alive", "killed", "dead", "died", "budget", "seats", "zqxv"]), max_size=8
).map(tuple)


def slow_aligned(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The same word by word."""
    encoder = static_encoder()

    def alike(a: str, b: str) -> float:
        if stem(a) == stem(b):
            return 1.0
        if a not in encoder.position or b not in encoder.position:
            return 0.0
        x, y = (encoder.vectors[encoder.position[word]].astype(float) for word in (a, b))
        return max(0.0, float(x @ y / (np.linalg.norm(x) * np.linalg.norm(y))))

    def weight(word: str) -> float:
        known = word in encoder.position
        return float(np.linalg.norm(encoder.vectors[encoder.position[word]])) if known else 8.0

    def one_way(words: tuple[str, ...], others: tuple[str, ...]) -> float:
        best = [max(alike(word, other) for other in others) for word in words]
        return float(np.average(best, weights=[weight(word) for word in words]))

    if not left or not right:
        return 0.0
    ways = [one_way(left, right), one_way(right, left)]
    return min(1.0, max(0.0, float(np.mean(ways))))


@given(_WORDS, _WORDS)
def test_words_are_aligned_as_one_by_one_and_the_same_both_ways(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert abs(aligned(left, right) - slow_aligned(left, right)) < 1e-3
    assert aligned(left, right) == aligned(right, left)


def test_vectors_are_whole_numbers_so_that_no_processor_adds_them_up_to_other_sums() -> None:
    encoder = static_encoder()
    known = _known(tuple(encoder.position)[:2000])
    lengths = np.linalg.norm(encoder.vectors[:2000].astype(float), axis=1)
    assert np.array_equal(known.vectors, np.rint(known.vectors)) and np.abs(known.vectors).max() == PEAK
    assert np.allclose(known.weights, lengths / lengths.sum(), rtol=1e-5)


def test_a_word_is_nearer_to_what_means_the_same_than_to_what_does_not() -> None:
    assert aligned(("withdraw",), ("pull", "troops")) > aligned(("withdraw",), ("deficit", "tax")) + 0.1


def test_a_word_of_the_same_stem_is_the_same_word() -> None:
    assert aligned(("killing",), ("killed",)) == 1.0
    assert aligned(("zqxv",), ("zqxv",)) == 1.0


def test_no_words_are_like_nothing() -> None:
    assert aligned((), ("killed",)) == 0.0


def test_the_four_content_words_on_either_side_are_near() -> None:
    before = "Reports said the flood on the river in the north of Ruritania killed about"
    assert nearby_words(before, " people and left 9 villages under the water") == (
        "river", "north", "ruritania", "killed", "people", "left", "villages", "water",
    )  # fmt: skip


def test_numbers_in_digits_are_read_without_commas_of_thousands_and_years_are_none() -> None:
    assert numerals("Of 1,250 seats in 2021,", " two and 3.5%.") == {"1250", "3.5"}


@given(st.text("ab ,1’\u00a0", max_size=200), st.text("ab ,1’\u00a0", max_size=200), st.integers(1, 5))
def test_the_nearest_words_are_the_same_whether_all_are_read_or_not(before: str, after: str, side: int) -> None:
    left, right = ([w for w in evened_words(text) if _is_content(w)] for text in (before, after))
    assert nearby_words(before, after, side) == (*left[-side:], *right[:side])
