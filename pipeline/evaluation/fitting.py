"""Logistic regression whose weights keep the signs that their features must have.

Columns are brought to unit variance, the loss is the mean of both classes in each group of data, so that neither a
large set nor a common class decides, and weights are shrunk (ridge). Minimised by L-BFGS-B (Byrd et al., 1995).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pipeline.verification.model import Linear

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One claim of a set of data: its features, and whether the answer is yes. group: what is weighed as one."""

    features: Mapping[str, float]
    answer: bool
    group: str


def fitted(examples: Sequence[Example], signs: Mapping[str, int], ridge: float) -> Linear:
    """The model of examples.

    signs  by feature: 1 for a weight of 0 and more, -1 for 0 and less, 0 for any
    ridge  strength of the shrinkage, for weights of columns of unit variance
    """
    names = list(signs)
    raw = np.array([[e.features[name] for name in names] for e in examples], dtype=np.float64)
    answers = np.array([e.answer for e in examples], dtype=np.float64)
    weights = balance(examples)
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread < 1e-9] = np.inf  # a column that never changes gets no weight
    columns = np.column_stack([(raw - mean) / spread, np.ones(len(raw))])

    def loss(beta: Array) -> tuple[float, Array]:
        odds = columns @ beta
        slope = weights * (1 / (1 + np.exp(-odds)) - answers)
        shrunk = np.append(beta[:-1], 0.0)
        value = float((weights * (np.logaddexp(0, odds) - answers * odds)).sum() + ridge * shrunk @ shrunk)
        return value, columns.T @ slope + 2 * ridge * shrunk

    bounds = [(0, None) if signs[n] > 0 else (None, 0) if signs[n] < 0 else (None, None) for n in names]
    beta = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B").x
    slopes = beta[:-1] / spread
    model = Linear(dict(zip(names, map(float, slopes), strict=True)), float(beta[-1] - slopes @ mean), 0.5)
    return Linear(model.weights, model.bias, best_threshold(model, examples))


def balance(examples: Sequence[Example]) -> Array:
    """Weights of examples: each answer of each group weighs the same; they add up to 1."""
    keys = [(e.group, e.answer) for e in examples]
    counts = {key: keys.count(key) for key in sorted(set(keys))}
    return np.array([1 / (counts[key] * len(counts)) for key in keys])


def best_threshold(model: Linear, examples: Sequence[Example]) -> float:
    """The probability from which on to say yes, for the highest balanced accuracy, the mean over groups."""
    scores = np.array([model(e.features) for e in examples])
    signed = balance(examples) * np.where([e.answer for e in examples], 1.0, -1.0)
    levels, place = np.unique(scores, return_inverse=True)
    gained = np.bincount(place, weights=signed)
    above = np.concatenate([np.cumsum(gained[::-1])[::-1], [0.0]])  # by saying yes from each level on
    best = int(np.argmax(above))
    low = levels[best - 1] if best else 0.0
    high = levels[best] if best < len(levels) else 1.0
    return float((low + high) / 2)
