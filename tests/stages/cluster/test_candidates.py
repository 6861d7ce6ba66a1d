import numpy as np
import pytest
from scipy.sparse import csr_array

from pipeline.stages.cluster import candidates
from pipeline.stages.cluster.candidates import FAR, LEAST, UNDATED, candidate_pairs


def rows(count: int, words: int) -> np.ndarray:
    """Unit rows of a few words each."""
    draw = np.random.default_rng(3)
    square = draw.random((count, words)) * (draw.random((count, words)) < 0.3) + 1e-3
    unit: np.ndarray = square / np.linalg.norm(square, axis=1, keepdims=True)
    return unit


def plain_pairs(cosine: np.ndarray, most: int) -> set[tuple[int, int]]:
    """All others in order of their cosine, of which the nearest and those at the ranks FAR are taken."""
    found = set()
    for i in range(len(cosine)):
        order = sorted((j for j in range(len(cosine)) if j != i), key=lambda j: (-round(cosine[i, j], 9), j))
        for rank, j in enumerate(order):
            if (rank < most or rank in FAR) and cosine[i, j] >= LEAST:
                found.add((min(i, j), max(i, j)))
    return found


def test_candidates_are_the_nearest_and_some_far_ones() -> None:
    words = rows(120, 30)
    left, right = candidate_pairs(csr_array(words), None, np.full(120, UNDATED), 60, 5, 0)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == plain_pairs(words @ words.T, 5)


def test_dated_articles_beyond_the_reach_are_no_candidates() -> None:
    words = csr_array(np.full((3, 4), 0.5))
    left, right = candidate_pairs(words, None, np.array([1, 50, UNDATED]), 10, 5, 0)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == {(0, 2), (1, 2)}


@pytest.mark.parametrize("columns", [1, 7, 4096])
def test_the_nearest_by_vectors_are_candidates_too(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_COLUMNS", columns)
    vectors = np.random.default_rng(5).normal(size=(40, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    left, right = candidate_pairs(csr_array((40, 9)), vectors, np.full(40, UNDATED), 60, 5, 2)
    cosine = np.round(vectors @ vectors.T, 5)
    found = set()
    for i in range(40):
        others = [j for j in range(40) if j != i and cosine[i, j] > 0]
        found |= {(min(i, j), max(i, j)) for j in sorted(others, key=lambda j: -cosine[i, j])[:2]}
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == found
