"""Concept weights learned from summaries that people wrote.

A concept weighs what a logistic model takes for the chance that a person's summary holds it. The model is the mean of
several fits, each on a draw of the training stories, which is worth as much as a search for the least risk at a
fraction of its cost. `weights.json` is made by scripts/train_concepts, with the digest of its data beside.

What a word is worth in any story is learned too, for English: as log odds that are added for each word of a concept
(Hong and Nenkova, EACL 2014, take such words from a corpus of summaries).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.shipped import shipped_json
from pipeline.stages.rank.features import NAMES, features
from pipeline.stages.rank.greedy import Concept
from pipeline.stages.rank.story import StorySentence

FORMAT = "newsbraid-concept-weights-1"
"""Raised with every change of the features."""

DIGITS = 9
"""Weights are rounded to so many, so that another order of sums gives the same order of sentences."""


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients in the order of NAMES and a constant, for pairs of words and for single words."""

    pair: tuple[float, ...]
    word: tuple[float, ...]


@cache
def models() -> dict[str, Model]:
    """The shipped models: "" learned from all stories, the others without the topic of their name."""
    return {name: Model(tuple(m["pair"]), tuple(m["word"])) for name, m in _shipped()["models"].items()}


@cache
def word_worth(language: str) -> Mapping[str, float]:
    """The worth of words of a language in any story, by one spelling; {} where none was learned."""
    worth: Mapping[str, float] = _shipped()["words"].get(language, {})
    return worth


@cache
def _shipped() -> dict[str, Any]:
    """What scripts/train_concepts made; StageError where the file is of another format."""
    return shipped_json(__package__, "weights.json", FORMAT)


def chances(rows: npt.NDArray[np.float64], weights: tuple[float, ...]) -> npt.NDArray[np.float64]:
    """The chance of each row of features by a logistic model, in (0, 1)."""
    reached = np.clip(rows @ np.array(weights[:-1]) + weights[-1], -30, 30)
    found: npt.NDArray[np.float64] = np.round(1 / (1 + np.exp(-reached)), DIGITS)
    return found


def learned_weights(
    sentences: list[StorySentence],
    skipped: frozenset[str],
    worth: Mapping[str, float],
    word_share: float,
    model: Model,
) -> dict[Concept, float]:
    """The weight of every concept of a story; `worth` is that of words in any story."""
    concepts, rows = features(sentences, skipped, worth) if sentences else ([], np.zeros((0, len(NAMES))))
    pairs, words = chances(rows, model.pair).tolist(), chances(rows, model.word).tolist()
    return {c: pairs[i] if c[1] else word_share * words[i] for i, c in enumerate(concepts)}
