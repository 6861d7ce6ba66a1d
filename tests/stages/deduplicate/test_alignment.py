import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.deduplicate.alignment import bridged, common_blocks, covered, seeds

texts = st.lists(st.integers(0, 3), max_size=30)


def blocks(left: list[int], right: list[int], size: int) -> list[list[int]]:
    a, b = (seeds(np.array(text, dtype=np.uint64), size) for text in (left, right))
    found: list[list[int]] = common_blocks(a, b).tolist()
    return found


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
    inside = covered(np.array(found, dtype=np.int64).reshape(-1, 4), 0, len(left)).tolist()
    assert inside == plain_covered(left, right, size)


def test_blocks_a_few_other_words_apart_are_one_passage() -> None:
    left, right = list(range(20)), [*range(9), 99, *range(10, 20)]
    assert bridged(np.array(blocks(left, right, 5)), 2).tolist() == [[0, 20, 0, 20]]


def test_blocks_far_apart_in_one_of_the_texts_stay_two_passages() -> None:
    left, right = list(range(20)), [*range(10), *range(90, 99), *range(10, 20)]
    assert bridged(np.array(blocks(left, right, 5)), 5).tolist() == [[0, 10, 0, 10], [10, 20, 19, 29]]


def test_moved_paragraphs_are_passages_of_their_own() -> None:
    left, right = list(range(20)), [*range(10, 20), *range(10)]
    assert bridged(np.array(blocks(left, right, 5)), 5).tolist() == [[0, 10, 10, 20], [10, 20, 0, 10]]


@given(texts, texts, st.integers(0, 2))
def test_passages_lie_inside_the_texts(left: list[int], right: list[int], gap: int) -> None:
    passages = bridged(np.array(blocks(left, right, 2), dtype=np.int64).reshape(-1, 4), gap)
    for start, end, length in ((0, 1, len(left)), (2, 3, len(right))):
        assert (passages[:, start] >= 0).all() and (passages[:, end] <= length).all()
        assert (passages[:, start] < passages[:, end]).all()
