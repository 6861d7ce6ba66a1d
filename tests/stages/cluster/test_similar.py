from datetime import date
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.cluster import similar
from pipeline.stages.cluster.similar import similar_pairs
from pipeline.stages.cluster.vectors import matrix
from tests.stages.cluster.builders import row, sparse, table

DAYS = st.sampled_from([None, "2024-01-01", "2024-01-02", "2024-01-05", "2024-01-20", "2024-03-01"])
articles = st.lists(st.tuples(st.lists(st.integers(0, 4), min_size=3, max_size=3), DAYS), max_size=8)


def plain_pairs(vectors: np.ndarray, days: list[str | None], floor: float) -> dict[tuple[int, int], float]:
    """Each pair by itself, with a decay of 7 days after 1 of grace."""
    found = {}
    for j in range(len(days)):
        for i in range(j):
            value, one, other = float(vectors[i] @ vectors[j]), days[i], days[j]
            if one and other:
                value *= exp(-max(0, abs((date.fromisoformat(one) - date.fromisoformat(other)).days) - 1) / 7)
            if value >= floor:
                found[i, j] = min(value, 1.0)
    return found


@pytest.mark.parametrize("block", [1, 3, 256])
@given(articles)
def test_pairs_are_those_of_a_plain_comparison(block: int, drawn: list[tuple[list[int], str | None]]) -> None:
    vectors = np.array([v for v, _ in drawn], dtype=np.float64).reshape(len(drawn), 3)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)
    days = [day for _, day in drawn]
    rows = table([row(f"a{i}", tuple(v.tolist()), day) for i, (v, day) in enumerate(zip(vectors, days, strict=True))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similar, "_BLOCK", block)
        patch.setattr(similar, "_COLUMNS", 2 * block)
        got = similar_pairs(matrix(rows.column("vector")), days, 0.0501, 7.0, 1)
    places = list(zip(got.left.tolist(), got.right.tolist(), strict=True))
    expected = plain_pairs(vectors, days, 0.0501)
    assert places == sorted(expected)
    assert got.value.tolist() == pytest.approx([expected[place] for place in places], abs=1e-8)


def test_numbers_of_full_vectors_are_no_common_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar, "_COMMON", 2)
    rows = table([row(f"a{i}", (0.6, 0.8)) for i in range(4)])
    assert len(similar_pairs(matrix(rows.column("vector")), [None] * 4, 0.5, None, 0).left) == 6


def test_sparse_and_dense_vectors_make_the_same_matrix() -> None:
    first = table([sparse("a", {3: 0.6, 9: 0.8}), sparse("b", {}), sparse("c", {9: 1.0})])
    second = table([row("a", (0.6, 0.8)), row("b", (0.0, 0.0)), row("c", (0.0, 1.0))])
    assert np.array_equal(matrix(first.column("vector")).toarray(), matrix(second.column("vector")).toarray())
