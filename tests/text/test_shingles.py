import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Span
from pipeline.text.shingles import WordHashes, covered, places, runs, shingles, signature, word_hash

words = st.lists(st.sampled_from("abcd"), max_size=30)


def plain_covered(ours: list[str], theirs: list[str], size: int) -> list[bool]:
    """Compares every window of one text with every window of the other."""
    windows = [theirs[i : i + size] for i in range(len(theirs) - size + 1)]
    mask = [False] * len(ours)
    for i in range(len(ours) - size + 1):
        if ours[i : i + size] in windows:
            mask[i : i + size] = [True] * size
    return mask


@given(words, words, st.integers(1, 4))
def test_covered_words_are_those_of_a_plain_comparison_of_windows(
    ours: list[str], theirs: list[str], size: int
) -> None:
    hashes = WordHashes()
    mask = covered(shingles(hashes(ours), size), np.sort(shingles(hashes(theirs), size)), size)
    expected = plain_covered(ours, theirs, size) if len(ours) >= size else []
    assert mask.tolist() == expected


@given(words, st.integers(1, 4))
def test_equal_windows_have_equal_shingles_and_others_do_not(text: list[str], size: int) -> None:
    windows = [tuple(text[i : i + size]) for i in range(max(0, len(text) - size + 1))]
    own = shingles(WordHashes()(text), size)
    assert len(own) == len(windows)
    assert len(set(own.tolist())) == len(set(windows))


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 5))
def test_runs_are_the_maximal_stretches_of_set_positions(mask: list[bool], least: int) -> None:
    found = runs(np.array(mask, dtype=np.bool_), least)
    text = "".join("x" if value else " " for value in mask)
    assert [text[start:end] for start, end in found] == [run for run in text.split() if len(run) >= least]
    assert all(text[start:end].strip() == "x" * (end - start) for start, end in found)


@given(st.text(max_size=60), st.integers(0, 10), st.integers(1, 30))
def test_places_lie_inside_their_spans(text: str, start: int, length: int) -> None:
    if start < len(text):
        span = Span(start, min(len(text), start + length))
        assert all(span.start <= a < b <= span.end for a, b in places(text, (span,)))


def test_a_signature_agrees_about_as_often_as_the_shingles_do() -> None:
    common, left, right = (np.array([word_hash(f"{kind}{i}") for i in range(300)], np.uint64) for kind in "clr")
    first = signature(np.concatenate((common, left)), 256, 1)
    second = signature(np.concatenate((common, right)), 256, 1)
    assert abs(float((first == second).mean()) - 1 / 3) < 0.1


def test_a_word_hash_is_the_same_in_every_process() -> None:
    assert word_hash("kyiv") == 3746136575848580963


def test_a_text_without_shingles_has_a_signature_all_its_own() -> None:
    assert len(set(signature(np.zeros(0, np.uint64), 8, 1).tolist())) == 1
