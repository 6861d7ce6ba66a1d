import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.deduplicate.candidates import CROWD, candidates, fingerprints, pairs_of_postings
from pipeline.text.shingles import shingles

numbers = st.lists(st.integers(0, 5), max_size=40)


def hashes(words: list[int]) -> np.ndarray:
    return np.array(words, dtype=np.uint64)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=20, unique=True))
def test_short_postings_give_all_pairs(postings: list[tuple[int, int]]) -> None:
    postings.sort(key=lambda posting: posting[1])
    keys, articles = np.array([p[0] for p in postings], np.uint64), np.array([p[1] for p in postings], np.int64)
    expected = sorted((a, b) for k, a in postings for other, b in postings if k == other and a < b)
    assert sorted(map(tuple, pairs_of_postings(keys, articles).tolist())) == expected


def test_a_long_posting_costs_a_few_pairs_an_article_and_stays_connected() -> None:
    count = 20 * CROWD
    pairs = pairs_of_postings(np.zeros(count, np.uint64), np.arange(count)).tolist()
    assert len(pairs) < 5 * count and len({tuple(pair) for pair in pairs}) == len(pairs)
    assert {(i, i + 1) for i in range(count - 1)} <= {tuple(pair) for pair in pairs}


@given(numbers, st.integers(1, 3), st.integers(1, 5))
def test_fingerprints_are_the_lowest_of_each_few_shingles(words: list[int], size: int, window: int) -> None:
    own = shingles(hashes(words), size).tolist()
    expected = {min(own[i : i + window]) for i in range(max(1, len(own) - window + 1)) if own}
    assert fingerprints(hashes(words), size, window).tolist() == sorted(expected)


@given(numbers, numbers, st.lists(st.integers(10, 90), min_size=8, max_size=12))
def test_any_common_run_of_shingle_and_window_leaves_a_common_fingerprint(
    before: list[int], after: list[int], run: list[int]
) -> None:
    left, right = fingerprints(hashes(before + run), 5, 4), fingerprints(hashes(run + after), 5, 4)
    assert len(np.intersect1d(left, right))


def test_pairs_come_with_the_number_of_fingerprints_that_they_share() -> None:
    pairs, counts = candidates([hashes([1, 2, 3]), hashes([9]), hashes([2, 3]), hashes([])])
    assert pairs.tolist() == [[0, 2]] and counts.tolist() == [2]
