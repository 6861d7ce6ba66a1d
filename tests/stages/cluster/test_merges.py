import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.cluster.judge import cut
from pipeline.stages.cluster.merges import FLOOR, Merge, merges
from pipeline.stages.cluster.similar import Similar

MANY = 1000

# Sixteenths add up exactly, so that both ways of summing see the same ties.
drawn = st.integers(0, 8).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.integers(0, 12), min_size=n * n, max_size=n * n))
)


def symmetric(count: int, values: list[int]) -> np.ndarray:
    square = np.array(values, dtype=np.float64).reshape(count, count) / 16
    return np.triu(square, 1) + np.triu(square, 1).T


def pairs_in(square: np.ndarray) -> Similar:
    left, right = np.nonzero(np.triu(square, 1))
    return Similar(left, right, square[left, right])


def plain_merges(square: np.ndarray, most: int) -> list[tuple[int, int]]:
    """Looks at all pairs of groups before each merge; ties go to the lower groups."""
    groups = [[i] for i in range(len(square))]
    made = []
    while len(groups) > 1:
        means = {
            (a[0], b[0]): round(sum(square[i, j] for i in a for j in b) / possible(len(a), len(b), most), 9)
            for a, b in itertools.combinations(groups, 2)
        }
        best = min(means, key=lambda pair: (-means[pair], pair))
        if means[best] < FLOOR:
            break
        made.append(best)
        into, gone = (next(g for g in groups if g[0] == first) for first in best)
        groups = sorted([g for g in groups if g is not into and g is not gone] + [sorted(into + gone)])
    return made


def possible(one: int, other: int, most: int) -> float:
    return one * other * min(1.0, most / (one + other))


@settings(max_examples=200)
@given(drawn, st.sampled_from([2, 4, MANY]))
def test_merges_are_those_of_a_plain_average_link(case: tuple[int, list[int]], most: int) -> None:
    square = symmetric(*case)
    made = list(merges(len(square), pairs_in(square), most))
    assert [(m.into, m.gone) for m in made] == plain_merges(square, most)


def test_a_merge_notes_its_rivals_and_what_is_inside_the_groups() -> None:
    square = symmetric(4, [0, 12, 8, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0])
    first, second, third = merges(4, pairs_in(square), MANY)
    assert first == Merge(0, 1, 0.75, (None, None), (1, 1), (0.5, 0.25), (0.1, 0.075), 0.25, True)
    assert (second.into, second.gone, second.mean, second.within, second.size) == (0, 2, 0.375, (0.75, None), (2, 1))
    assert second.rival == (0.0625, 0.0)
    assert third.gone == 3


def test_a_mean_is_over_the_pairs_that_can_be_there() -> None:
    # Twelve articles of one story, each compared with its four nearest: far groups share few pairs, or none.
    count, most = 12, 4
    left, right = zip(*[(i, j) for i in range(count) for j in range(i + 1, count) if j - i <= most // 2], strict=True)
    pairs = Similar(np.array(left), np.array(right), np.full(len(left), 1.0))
    last = list(merges(count, pairs, most))[-1]
    assert sum(last.size) == count
    assert last.mean > list(merges(count, pairs, MANY))[-1].mean


def plain_cut(count: int, made: list[tuple[int, int]], odds: list[float]) -> float:
    """The best log-likelihood over all sets of merges that hold with all below them."""
    best = -np.inf
    for holds in itertools.product((True, False), repeat=len(made)):
        if consistent(count, made, holds):
            best = max(best, likelihood(count, made, odds, holds))
    return best


def consistent(count: int, made: list[tuple[int, int]], holds: tuple[bool, ...]) -> bool:
    whole = [True] * count
    for (into, gone), held in zip(made, holds, strict=True):
        if held and not (whole[into] and whole[gone]):
            return False
        whole[into] = held
    return True


def likelihood(count: int, made: list[tuple[int, int]], odds: list[float], holds: tuple[bool, ...]) -> float:
    return sum(-float(np.logaddexp(0, -o if held else o)) for o, held in zip(odds, holds, strict=True))


trees = st.integers(2, 6).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=n - 1, max_size=n - 1),
        st.lists(st.integers(-4, 4).map(float), min_size=n - 1, max_size=n - 1),
    )
)


@settings(max_examples=200)
@given(trees)
def test_the_cut_of_a_tree_is_the_likeliest(case: tuple[int, list[tuple[int, int]], list[float]]) -> None:
    count, draws, odds = case
    alive, made = list(range(count)), []
    for one, other in draws:
        first = alive[one % len(alive)]
        second = [a for a in alive if a != first][other % (len(alive) - 1)]
        made.append((min(first, second), max(first, second)))
        alive.remove(max(first, second))
    labels = cut(count, made, odds)
    assert all(labels[label] == label <= i for i, label in enumerate(labels))
    members = [{i} for i in range(count)]
    holds = []
    for into, gone in made:
        members[into] = members[into] | members[gone]
        holds.append(len({labels[i] for i in members[into]}) == 1)
    assert np.isclose(likelihood(count, made, odds, tuple(holds)), plain_cut(count, made, odds))


def test_an_unlikely_merge_holds_below_likely_ones() -> None:
    assert cut(3, [(0, 1), (0, 2)], [-1.0, 5.0]) == [0, 0, 0]
    assert cut(3, [(0, 1), (0, 2)], [-5.0, 1.0]) == [0, 1, 2]


def test_nothing_to_merge_leaves_each_alone() -> None:
    assert cut(3, [], []) == [0, 1, 2]
    assert cut(0, [], []) == []
