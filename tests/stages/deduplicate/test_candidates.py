import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.deduplicate.candidates import AGE, CROWD, Prints, candidates, fingerprints, pairs_of_postings
from pipeline.text.shingles import shingles

numbers = st.lists(st.integers(0, 5), max_size=40)


def hashes(words: list[int]) -> np.ndarray:
    return np.array(words, dtype=np.uint64)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=20, unique=True))
def test_short_postings_give_all_pairs(postings: list[tuple[int, int]]) -> None:
    postings.sort()
    keys, articles = np.array(postings, np.int64).reshape(-1, 2).T
    expected = sorted((a, b) for k, a in postings for other, b in postings if k == other and a < b)
    assert sorted(map(tuple, pairs_of_postings(keys, articles, np.full(10, -1)).tolist())) == expected


def test_a_long_posting_costs_a_few_pairs_an_article_and_stays_connected() -> None:
    count = 20 * CROWD
    pairs = pairs_of_postings(np.zeros(count, np.int64), np.arange(count), np.full(count, -1)).tolist()
    assert len(pairs) < 5 * count and len({tuple(pair) for pair in pairs}) == len(pairs)
    assert {(i, i + 1) for i in range(count - 1)} <= {tuple(pair) for pair in pairs}


def test_articles_far_apart_meet_their_neighbours_and_the_first_only() -> None:
    days = np.arange(12) * (AGE + 1)
    pairs = {tuple(pair) for pair in pairs_of_postings(np.zeros(12, np.int64), np.arange(12), days).tolist()}
    assert pairs == {(a, b) for a in range(12) for b in range(a + 1, 12) if b - a == 1 or a == 0}


def test_an_article_without_a_date_is_far_from_none() -> None:
    days = np.arange(12) * (AGE + 1)
    days[5] = -1
    pairs = {tuple(pair) for pair in pairs_of_postings(np.zeros(12, np.int64), np.arange(12), days).tolist()}
    assert {(min(i, 5), max(i, 5)) for i in range(12) if i != 5} <= pairs


def prints(texts: list[list[int]], size: int, window: int) -> list[set[int]]:
    counts = np.array([len(text) for text in texts], dtype=np.int64)
    keys, own = fingerprints(hashes([word for text in texts for word in text]), counts, size, window)
    return [set(keys[own == text].tolist()) for text in range(len(texts))]


@given(st.lists(numbers, min_size=1, max_size=4), st.integers(1, 3), st.integers(1, 5))
def test_fingerprints_are_the_lowest_of_each_few_shingles_of_a_text(
    texts: list[list[int]], size: int, window: int
) -> None:
    for words, found in zip(texts, prints(texts, size, window), strict=True):
        own = shingles(hashes(words), size).tolist()
        assert found == {min(own[i : i + window]) for i in range(max(1, len(own) - window + 1)) if own}


@given(numbers, numbers, st.lists(st.integers(10, 90), min_size=8, max_size=12))
def test_any_common_run_of_shingle_and_window_leaves_a_common_fingerprint(
    before: list[int], after: list[int], run: list[int]
) -> None:
    left, right = prints([before + run, run + after], 5, 4)
    assert left & right


def test_pairs_come_with_the_number_of_fingerprints_that_they_share_and_each_has() -> None:
    keys, articles = hashes([2, 3, 1, 2, 3, 9, 2]), np.array([2, 2, 0, 0, 0, 1, 0])
    pairs, counts, total = candidates(Prints(keys, articles), np.full(3, -1))
    assert pairs.tolist() == [[0, 2]] and counts.tolist() == [2] and total.tolist() == [3, 1, 2]


def test_no_fingerprints_make_no_pairs() -> None:
    pairs, counts, total = candidates(Prints(hashes([]), np.zeros(0, np.int64)), np.zeros(0, np.int64))
    assert not len(pairs) and not len(counts) and not len(total)
