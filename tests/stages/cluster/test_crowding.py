import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.cluster import crowding
from pipeline.stages.cluster.crowding import FIRST, LAST, levels, uncrowded
from pipeline.stages.cluster.similar import Similar


def pairs_of(similarity: np.ndarray) -> Similar:
    left, right = np.nonzero(np.triu(similarity, 1))
    return Similar(left, right, similarity[left, right])


def alike(count: int, value: float) -> Similar:
    return pairs_of(np.full((count, count), value))


@given(st.integers(0, 8).flatmap(lambda n: st.lists(st.integers(0, 9), min_size=n * n, max_size=n * n)))
def test_levels_are_those_of_sorted_rows(values: list[int]) -> None:
    count = int(len(values) ** 0.5)
    similarity = np.triu(np.array(values, dtype=np.float64).reshape(count, count) / 16, 1)
    similarity += similarity.T
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowding, "FIRST", 1)
        patch.setattr(crowding, "LAST", 4)
        found = levels(pairs_of(similarity), count)
    expected = [sum(sorted(row, reverse=True)[1:4]) / 3 for row in similarity.tolist()]
    assert found.tolist() == pytest.approx(expected)


def test_a_small_corpus_is_left_as_it_is() -> None:
    pairs = alike(FIRST, 0.2)
    assert uncrowded(pairs, FIRST, 0.05, 0.02).value.tolist() == pairs.value.tolist()


def test_what_is_taken_off_is_bounded() -> None:
    assert uncrowded(alike(LAST + 1, 0.3), LAST + 1, 0.05, 0.02).value.tolist() == pytest.approx([0.25] * 1275)


def test_pairs_that_are_no_more_alike_than_their_crowd_are_left_out() -> None:
    assert not len(uncrowded(alike(LAST + 1, 0.05), LAST + 1, 0.05, 0.02).value)
