"""Intervals and paired differences."""

import random
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation import significance
from pipeline.evaluation.samples import Samples, gather, ratio
from pipeline.evaluation.significance import Difference, differences, intervals, values

HITS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 10), min_size=2, max_size=12)


def samples(hits: Mapping[str, int]) -> Samples:
    return gather([(unit, {"hit": hit, "of": 10}) for unit, hit in hits.items()], {"F1": ratio("hit", "of", empty=0.0)})


def noisy(seed: int, middle: float, count: int = 300) -> Samples:
    chance = random.Random(seed)
    return samples({f"u{i:03}": min(10, max(0, round(chance.gauss(middle, 2)))) for i in range(count)})


@given(HITS)
def test_an_interval_lies_within_the_range_of_the_units(hits: dict[str, int]) -> None:
    found = intervals(samples(hits))["F1"]
    assert min(hits.values()) / 10 - 1e-9 <= found.low <= found.high <= max(hits.values()) / 10 + 1e-9


def test_an_interval_is_near_that_of_the_normal_law() -> None:
    found = noisy(1, 6.0)
    hits = found.parts["hit"] / 10
    error = 1.96 * hits.std() / len(hits) ** 0.5
    assert intervals(found)["F1"] == pytest.approx((hits.mean() - error, hits.mean() + error), abs=0.004)


def test_the_same_samples_have_the_same_interval_in_any_order() -> None:
    hits = {f"u{i}": i % 10 for i in range(50)}
    assert intervals(samples(hits)) == intervals(samples(dict(reversed(hits.items()))))


def test_blocks_of_draws_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = intervals(noisy(1, 6.0))
    monkeypatch.setattr(significance, "_BLOCK", 7000)
    assert intervals(noisy(1, 6.0)) == whole


def test_each_resample_draws_as_many_units_as_there_are() -> None:
    weights = np.concatenate(list(significance._draws(7)))
    assert weights.shape == (significance.RESAMPLES, 7)
    assert set(weights.sum(axis=1)) == {7.0}


def test_a_run_does_not_differ_from_itself() -> None:
    found = differences(noisy(1, 6.0), noisy(1, 6.0))["F1"]
    assert (found, found.clear) == (Difference(0.0, 0.0, 0.0), False)


def test_a_small_gain_on_every_unit_is_clear_in_pairs() -> None:
    hits = {f"u{i}": i % 9 for i in range(60)}
    better = {unit: hit + (i % 4 == 0) for i, (unit, hit) in enumerate(hits.items())}
    found = differences(samples(hits), samples(better))["F1"]
    assert found.value == pytest.approx(0.025)
    assert found.clear
    unpaired = intervals(samples(hits))["F1"]
    assert found.high - found.low < (unpaired.high - unpaired.low) / 3


def test_noise_is_not_clear() -> None:
    assert not differences(noisy(1, 6.0), noisy(2, 6.0))["F1"].clear


def test_a_loss_is_below_zero() -> None:
    found = differences(noisy(1, 6.0), noisy(2, 5.0))["F1"]
    assert found.clear and found.high < 0


def test_runs_over_other_units_are_not_compared() -> None:
    assert differences(samples({"a": 1, "b": 2}), samples({"a": 1, "c": 2})) == {}


def test_one_unit_says_nothing_of_chance() -> None:
    assert intervals(samples({"a": 1})) == {}
    assert differences(samples({"a": 1}), samples({"a": 2})) == {}


def test_values_do_not_hang_on_the_last_bits() -> None:
    thirds = gather([("a", {"x": 1 / 3, "n": 1}), ("b", {"x": 1 / 3, "n": 1}), ("c", {"x": 1 / 3, "n": 1})],
                    {"sum": ratio("x", "n", empty=0.0)})  # fmt: skip
    assert values(thirds) == {"sum": 0.333333333}


def test_zero_has_no_sign() -> None:
    nothing = gather([("a", {"x": -1e-12, "n": 1}), ("b", {"x": 0, "n": 1})], {"sum": ratio("x", "n", empty=0.0)})
    assert repr(values(nothing)["sum"]) == "0.0"
    assert "-0.0" not in repr(intervals(nothing)["sum"])
