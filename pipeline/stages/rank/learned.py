"""Concept weights learned from summaries that people wrote.

A concept weighs what a logistic model takes for the chance that a person's summary holds it. The model is the mean of
several fits, each on a draw of the training stories, which is worth as much as a search for the least risk at a
fraction of its cost. `weights.json` is made by scripts/train_concepts, with the digest of its data beside.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from pipeline.errors import ConfigurationError
from pipeline.stages.rank.features import NAMES, features
from pipeline.stages.rank.greedy import Concept
from pipeline.stages.rank.story import StorySentence

DIGITS = 9
"""Weights are rounded to so many, so that another order of sums gives the same order of sentences."""


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients in the order of NAMES and a constant, for pairs of words and for single words."""

    pair: tuple[float, ...]
    word: tuple[float, ...]


@cache
def models() -> dict[str, Model]:
    """The shipped models: "" learned from all stories, the others without the topic of their name.

    Raises:
        ConfigurationError: the file is of other features than this code makes.
    """
    shipped = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    if tuple(shipped["features"]) != NAMES:
        raise ConfigurationError("weights.json was made for other features: run scripts/train_concepts again")
    found = {name: Model(tuple(m["pair"]), tuple(m["word"])) for name, m in shipped["models"].items()}
    if any(len(weights) != len(NAMES) + 1 for m in found.values() for weights in (m.pair, m.word)):
        raise ConfigurationError(f"weights.json: expected {len(NAMES) + 1} numbers a model; make it again")
    return found


def chances(rows: npt.NDArray[np.float64], weights: tuple[float, ...]) -> npt.NDArray[np.float64]:
    """The chance of each row of features by a logistic model, in (0, 1)."""
    reached = np.clip(rows @ np.array(weights[:-1]) + weights[-1], -30, 30)
    found: npt.NDArray[np.float64] = np.round(1 / (1 + np.exp(-reached)), DIGITS)
    return found


def learned_weights(
    sentences: list[StorySentence], skipped: frozenset[str], word_share: float, model: Model
) -> dict[Concept, float]:
    """The weight of every concept of a story."""
    concepts, rows = features(sentences, skipped) if sentences else ([], np.zeros((0, len(NAMES))))
    pairs, words = chances(rows, model.pair).tolist(), chances(rows, model.word).tolist()
    return {c: pairs[i] if c[1] else word_share * words[i] for i, c in enumerate(concepts)}
