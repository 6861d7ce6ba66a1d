import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.deduplicate.alignment import MINE, THEIRS, Runs, Texts, bridged, common_blocks, covered, united
from pipeline.stages.deduplicate.ranges import bases

texts = st.lists(st.integers(0, 3), max_size=30)


def laid_out(several: list[list[int]]) -> Texts:
    counts = np.array([len(text) for text in several], dtype=np.int64)
    return Texts(np.array([word for text in several for word in text], dtype=np.uint64), bases(counts), counts)


def blocks(left: list[int], right: list[int], size: int) -> list[list[int]]:
    found: list[list[int]] = common_blocks(laid_out([left, right]), np.array([[0, 1]]), size)[:, 1:].tolist()
    return found


def runs(*several: list[list[int]]) -> Runs:
    return np.array([[pair, *run] for pair, own in enumerate(several) for run in own], dtype=np.int64).reshape(-1, 5)


def plain_covered(left: list[int], right: list[int], size: int) -> list[bool]:
    """Compares every window of one text with every window of the other."""
    windows = [right[i : i + size] for i in range(len(right) - size + 1)]
    mask = [False] * len(left)
    for i in range(len(left) - size + 1):
        if left[i : i + size] in windows:
            mask[i : i + size] = [True] * size
    return mask


@given(texts, texts, st.integers(1, 4))
def test_blocks_are_equal_runs_that_cover_every_common_window(left: list[int], right: list[int], size: int) -> None:
    found = blocks(left, right, size)
    assert all(left[a:b] == right[c:d] and b - a >= size for a, b, c, d in found)
    inside = covered(runs(found), MINE, len(left)).tolist()
    assert inside == plain_covered(left, right, size)


def test_blocks_a_few_other_words_apart_are_one_passage() -> None:
    left, right = list(range(20)), [*range(9), 99, *range(10, 20)]
    assert bridged(runs(blocks(left, right, 5)), 2).tolist() == [[0, 0, 20, 0, 20]]


def test_blocks_far_apart_in_one_of_the_texts_stay_two_passages() -> None:
    left, right = list(range(20)), [*range(10), *range(90, 99), *range(10, 20)]
    assert bridged(runs(blocks(left, right, 5)), 5).tolist() == [[0, 0, 10, 0, 10], [0, 10, 20, 19, 29]]


def test_moved_paragraphs_are_passages_of_their_own() -> None:
    left, right = list(range(20)), [*range(10, 20), *range(10)]
    assert bridged(runs(blocks(left, right, 5)), 5).tolist() == [[0, 0, 10, 10, 20], [0, 10, 20, 0, 10]]


@given(texts, texts, st.integers(0, 2))
def test_passages_lie_inside_the_texts(left: list[int], right: list[int], gap: int) -> None:
    passages = bridged(runs(blocks(left, right, 2)), gap)
    for side, length in ((MINE, len(left)), (THEIRS, len(right))):
        assert (passages[:, side] >= 0).all() and (passages[:, side + 1] <= length).all()
        assert (passages[:, side] < passages[:, side + 1]).all()


@given(st.lists(texts, min_size=2, max_size=5), st.integers(1, 4), st.data())
def test_many_pairs_at_a_time_have_the_blocks_of_each_alone(
    several: list[list[int]], size: int, data: st.DataObject
) -> None:
    all_pairs = [(i, j) for j in range(len(several)) for i in range(j)]
    pairs = sorted(data.draw(st.sets(st.sampled_from(all_pairs))))
    found = common_blocks(laid_out(several), np.array(pairs, dtype=np.int64).reshape(-1, 2), size)
    assert found.tolist() == runs(*(blocks(several[i], several[j], size) for i, j in pairs)).tolist()


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.sampled_from((MINE, THEIRS)))
def test_united_runs_hold_each_covered_word_once(pairs: list[tuple[list[int], list[int]]], side: int) -> None:
    found = runs(*(blocks(left, right, 2) for left, right in pairs))
    counts = [len(pair[side == THEIRS]) for pair in pairs]
    once = [(pair, word) for pair, start, end in united(found, side, np.array(counts)) for word in range(start, end)]
    expected = [
        (pair, int(word))
        for pair, count in enumerate(counts)
        for word in np.flatnonzero(covered(found[found[:, 0] == pair], side, count))
    ]
    assert sorted(once) == expected
