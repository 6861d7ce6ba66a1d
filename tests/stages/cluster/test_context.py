import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.cluster.context import CONTEXT, LEAST, context_features
from pipeline.stages.cluster.network import log_odds
from pipeline.stages.cluster.similar import Similar
from pipeline.stages.cluster.standing import standing

# Sixteenths, so that sums come out the same in any order.
drawn = st.integers(1, 7).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.integers(0, 15), min_size=n * n, max_size=n * n))
)


def square_of(count: int, values: list[int]) -> np.ndarray:
    upper = np.triu(np.array(values, dtype=np.float64).reshape(count, count) / 16, 1)
    return upper + upper.T


def pairs_in(square: np.ndarray) -> Similar:
    left, right = np.nonzero(np.triu(square, 1))
    return Similar(left, right, square[left, right])


def column(features: np.ndarray, name: str) -> np.ndarray:
    return features[:, CONTEXT.index(name)]


@settings(max_examples=100)
@given(drawn)
def test_the_context_is_that_of_a_plain_count(case: tuple[int, list[int]]) -> None:
    square = square_of(*case)
    pairs = pairs_in(square)
    features = context_features(len(square), pairs)
    assert features.shape == (len(pairs.left), len(CONTEXT))
    for row, (i, j) in enumerate(zip(pairs.left, pairs.right, strict=True)):
        ranks = sorted(
            sum((-square[a, k], k) < (-square[a, b], b) for k in range(len(square)) if square[a, k] > 0)
            for a, b in ((i, j), (j, i))
        )
        assert np.allclose(column(features, "rank_less")[row], np.log1p(ranks[0]))
        assert np.allclose(column(features, "rank_more")[row], np.log1p(ranks[1]))
        assert np.allclose(column(features, "common")[row], np.log1p(square[i] @ square[j]))
        best = sorted(log_odds(square[[i, j]].max(axis=1), LEAST))
        assert np.allclose((column(features, "best_less")[row], column(features, "best_more")[row]), best)
        lengths = [max(float(square[a] @ square[a] - square[i, j] ** 2), 1e-4) ** 0.5 for a in (i, j)]
        share = min(float(square[i] @ square[j]) / max(lengths[0] * lengths[1], 0.05), 1.0)
        assert np.allclose(column(features, "common_share")[row], share)
        mass = np.log1p(sorted(square[[i, j]].sum(axis=1)))
        assert np.allclose((column(features, "mass_less")[row], column(features, "mass_more")[row]), mass)


@settings(max_examples=50)
@given(drawn)
def test_the_standing_of_articles_is_a_number_for_each_whatever_the_pairs(case: tuple[int, list[int]]) -> None:
    square = square_of(*case)
    stands = standing(len(square), pairs_in(square))
    assert np.allclose(stands.best, square.max(axis=1))
    assert np.allclose(stands.mass, square.sum(axis=1))
    assert ((stands.around >= 0) & (stands.around <= 1)).all()
    assert ((stands.region >= stands.around.min() - 1e-9) & (stands.region <= stands.around.max() + 1e-9)).all()


def test_two_articles_near_to_the_same_third_ones_have_more_in_common_than_two_that_are_not() -> None:
    square = square_of(5, [0, 8, 12, 12, 0, 0, 0, 12, 12, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    pairs = pairs_in(square)
    share = column(context_features(5, pairs), "common_share")
    of = {pair: share[row] for row, pair in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))}
    assert of[0, 1] > 0.9
    assert of[2, 4] == 0.0


def test_where_no_article_has_a_partner_less_is_around_than_where_each_has() -> None:
    left, right = np.arange(0, 300, 2), np.arange(1, 300, 2)
    none = standing(300, Similar(left, right, np.full(150, 0.05)))
    sure = standing(300, Similar(left, right, np.full(150, 0.95)))
    assert none.region.max() < 0.3 < 0.8 < sure.region.min()
