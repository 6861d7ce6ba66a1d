"""How far chance may have moved a figure: bootstrap intervals, and paired differences of two runs.

Efron and Tibshirani, "An Introduction to the Bootstrap", 1993; paired over the units of a test set: Koehn,
"Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004. Units are drawn with replacement, as
many as there are; each figure is computed again on what was drawn; the middle 95 % of the outcomes is the interval.
Both runs of a pair see the same draws. The seed is fixed, so that the same run has the same interval.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pipeline.evaluation.samples import Array, Samples

RESAMPLES = 2000
SEED = 2011
LEVEL = 0.95

SIGNATURE = f"{LEVEL:.0%} of {RESAMPLES} paired bootstrap resamples, seed {SEED}"

_BLOCK = 4_000_000
"""Draws that are held at one time."""


class Interval(NamedTuple):
    """Both ends included."""

    low: float
    high: float


class Difference(NamedTuple):
    """Of a figure of a second run less that of the first; `clear` where the interval leaves out 0."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        return self.low > 0 or self.high < 0


def values(samples: Samples) -> dict[str, float]:
    """Each figure over all units; {} without units."""
    if not samples.units:
        return {}
    sums = {name: np.array([part.sum()]) for name, part in samples.parts.items()}
    return {name: round(float(formula(sums)[0]), 9) + 0.0 for name, formula in samples.figures.items()}  # no -0.0


def intervals(samples: Samples) -> dict[str, Interval]:
    """For each figure where 95 % of its resamples lie; {} where there is one unit or none."""
    return {name: _middle(outcomes) for name, outcomes in _resampled(samples).items()}


def differences(first: Samples, second: Samples) -> dict[str, Difference]:
    """For each figure that both have, the second less the first; {} where they are not of the same units."""
    if first.units != second.units:
        return {}
    before, after = values(first), values(second)
    drawn, redrawn = _resampled(first), _resampled(second)
    return {
        name: Difference(round(after[name] - before[name], 9), *_middle(redrawn[name] - drawn[name]))
        for name in drawn
        if name in redrawn
    }


def _middle(outcomes: Array) -> Interval:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(outcomes, [tail, 1 - tail])
    return Interval(round(float(low), 6) + 0.0, round(float(high), 6) + 0.0)


def _resampled(samples: Samples) -> dict[str, Array]:
    """Each figure on each resample."""
    if len(samples.units) < 2:
        return {}
    names = sorted(samples.parts)
    table = np.stack([samples.parts[name] for name in names], axis=1)
    drawn = np.concatenate([weights @ table for weights in _draws(len(samples.units))])
    sums = {name: drawn[:, i] for i, name in enumerate(names)}
    return {name: formula(sums) for name, formula in samples.figures.items()}


def _draws(units: int) -> Iterator[Array]:
    """How often each unit is drawn, a row a resample, in blocks; the same for the same number of units."""
    random = np.random.default_rng(SEED)
    rows = max(1, _BLOCK // units)
    for start in range(0, RESAMPLES, rows):
        count = min(rows, RESAMPLES - start)
        drawn = random.integers(units, size=(count, units)) + units * np.arange(count)[:, None]
        yield np.bincount(drawn.ravel(), minlength=count * units).reshape(count, units).astype(np.float64)
