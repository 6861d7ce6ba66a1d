"""The greedy searches of the rankers that look at sets, against slow plain ones."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.rank.dpp import greedy_map
from pipeline.stages.rank.story import StorySentence
from pipeline.stages.rank.submodular import Objective, greedy, objective
from pipeline.stages.rank.vectors import tfidf, to_centroid, votes

ROWS = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6), min_size=1, max_size=7)


def sentences(rows: list[list[str]], origins: list[str] | None = None) -> list[StorySentence]:
    names = origins or [str(i) for i, _ in enumerate(rows)]
    return [
        StorySentence(i, 0, 0, 1, name, False, tuple(row), True, True, False)
        for i, (row, name) in enumerate(zip(rows, names, strict=True))
    ]


def worth(goal: Objective, chosen: list[int], diversity: float) -> float:
    """F by its definition."""
    coverage = sum(
        min(sum(float(goal.similar[i, j]) for j in chosen), float(goal.caps[i])) for i in range(len(goal.caps))
    )
    groups = {int(goal.groups[j]) for j in chosen}
    spread = (math.sqrt(sum(float(goal.rewards[j]) for j in chosen if goal.groups[j] == g)) for g in sorted(groups))
    return coverage + diversity * sum(spread)


@given(ROWS, st.floats(0.05, 1), st.floats(0, 10))
def test_scores_of_the_submodular_order_are_the_gains_of_its_function(
    rows: list[list[str]], share: float, diversity: float
) -> None:
    found = sentences(rows)
    goal = objective(found, share, 0.3)
    costs = [math.sqrt(len(row)) for row in rows]
    chosen: list[int] = []
    for i, score in greedy(goal, costs, [s.place for s in found], diversity):
        before = worth(goal, chosen, diversity)
        gains = [
            (worth(goal, [*chosen, j], diversity) - before) / costs[j] for j in range(len(rows)) if j not in chosen
        ]
        chosen.append(i)
        assert abs(score - (worth(goal, chosen, diversity) - before) / costs[i]) < 1e-8
        assert score > max(gains) - 1e-8


@given(ROWS)
def test_the_greedy_set_of_the_process_grows_by_the_largest_determinant(rows: list[list[str]]) -> None:
    found = sentences(rows)
    quality = np.array([1 + 0.1 * len(row) for row in rows])
    vectors = tfidf(found)
    dense = (vectors @ vectors.T).toarray() * np.outer(quality, quality)
    chosen: list[int] = []
    for i, score in greedy_map(vectors, quality, [s.place for s in found], len(rows)):
        if score < 1e-6:
            break
        before = np.linalg.det(dense[np.ix_(chosen, chosen)])
        after = [np.linalg.det(dense[np.ix_([*chosen, j], [*chosen, j])]) for j in range(len(rows)) if j not in chosen]
        chosen.append(i)
        assert abs(score - np.linalg.det(dense[np.ix_(chosen, chosen)]) / before) < 1e-6
        assert score > max(after) / before - 1e-6


def test_copies_share_a_vote() -> None:
    rows = [["a", "b"], ["c", "d"], ["c", "d"]]
    assert votes(sentences(rows, ["x", "y", "y"])).tolist() == [1, 0.5, 0.5]
    near = to_centroid(sentences(rows, ["x", "y", "y"]))
    assert near[1] == near[2]


def test_of_two_equal_sentences_the_second_comes_last() -> None:
    found = sentences([["a", "b"], ["a", "b"], ["c", "d"]])
    places = [s.place for s in found]
    assert [i for i, _ in greedy_map(tfidf(found), np.ones(3), places, 3)][-1] == 1
    assert [i for i, _ in greedy(objective(found, 0.5, 0.3), [1.0] * 3, places, 6.0)][-1] == 1
