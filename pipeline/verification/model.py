"""Small linear models over the features of a claim: few weights, each of the sign that its feature must have.

`support.json` holds the weights that ship with the package, made by scripts/train_support; the digests of the data
that they were fitted to stand in it. Free weights learn the data set (on SummEdits what is edited looks better
sourced than what is not); signs keep what transfers.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.shipped import shipped_json

FORMAT = "newsbraid support 1"

LEAST = 0.005
"""Smaller weights are left out: they decide nothing but between claims that are otherwise alike."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Odds as a weighted sum of features; `threshold` is the probability above which the answer is yes."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def __call__(self, features: Mapping[str, float]) -> float:
        """The probability, in (0, 1); rounded, since sums differ in the last places between machines."""
        odds = self.bias + sum([weight * features[name] for name, weight in self.weights.items()])
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 6)

    def as_json(self) -> dict[str, Any]:
        """The model as plain values."""
        weights = {name: round(weight, 5) for name, weight in self.weights.items() if abs(weight) >= LEAST}
        return {"bias": round(self.bias, 5), "threshold": round(self.threshold, 4), "weights": weights}


@dataclass(frozen=True, slots=True)
class Models:
    """The models of the two questions: whether a claim has a source, and whether it was altered."""

    support: Linear
    altered: Linear


@cache
def shipped_models() -> Models:
    """The weights that ship with the package; StageError where the file is of another format."""
    content = shipped_json(__package__, "support.json", FORMAT)
    return Models(_read(content["support"]), _read(content["altered"]))


def _read(model: Mapping[str, Any]) -> Linear:
    return Linear(model["weights"], model["bias"], model["threshold"])
