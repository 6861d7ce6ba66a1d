"""Logistic regression under constraints of sign."""

from random import Random

import pytest

from pipeline.evaluation.fitting import Example, balance, best_threshold, fitted
from pipeline.verification.model import Linear


def examples(count: int, seed: int = 0) -> list[Example]:
    """Answers that hang on `up`, against `down`, and not on `noise`."""
    draw, found = Random(seed), []
    for _ in range(count):
        features = {name: draw.random() for name in ("up", "down", "noise")}
        found.append(Example(features, features["up"] - features["down"] + 0.1 * draw.random() > 0, "g"))
    return found


def test_weights_have_the_sign_of_what_they_weigh() -> None:
    model = fitted(examples(300), {"up": 0, "down": 0, "noise": 0}, 0.001)
    assert model.weights["up"] > 1 > -1 > model.weights["down"]
    assert abs(model.weights["noise"]) < model.weights["up"] / 5


def test_a_weight_of_the_wrong_sign_is_zero() -> None:
    model = fitted(examples(300), {"up": -1, "down": 1}, 0.001)
    assert model.weights == {"up": 0.0, "down": 0.0}


def test_a_feature_that_never_changes_gets_no_weight() -> None:
    constant = [Example({**e.features, "one": 1.0}, e.answer, "g") for e in examples(50)]
    assert fitted(constant, {"up": 1, "one": 0}, 0.01).weights["one"] == 0


def test_each_answer_of_each_group_weighs_the_same() -> None:
    given = [Example({}, True, "a"), *[Example({}, False, "a")] * 3, Example({}, True, "b"), Example({}, False, "b")]
    weights = balance(given)
    assert weights.sum() == pytest.approx(1)
    assert weights[0] == pytest.approx(weights[1:4].sum()) == pytest.approx(weights[4])


def test_the_threshold_lies_between_the_answers() -> None:
    model = Linear({"x": 1.0}, 0.0, 0.5)
    given = [Example({"x": x}, x > 0.5, "g") for x in (-2.0, -1.0, 0.0, 1.0, 2.0)]
    assert 0.5 <= best_threshold(model, given) < model({"x": 1.0})
