"""What figures are made of, unit by unit, so that each has an interval and two runs can be compared in pairs.

A figure is a formula over sums; a sum has a part in each *unit*: what is drawn as one when chance is played again.
Units are independent of each other: gold stories (for clusters and for summaries), documents (for text), source
articles (for copies planted in them). A benchmark of its own needs four lines:

    parts = [(document, {"hit": 8, "found": 10, "gold": 12}) for document in ...]     # parts of one unit add up
    precision, recall = ratio("hit", "found", empty=1.0), ratio("hit", "gold", empty=1.0)
    samples = gather(parts, {"P": precision, "R": recall, "F1": f1(precision, recall)})
    row = Row.of(samples, system=SYSTEM, group="all", items=len(parts), counts={})

A mean of figures that each item has (ROUGE, F1 of each document): parts `{"F1": 0.83, "documents": 1}` and
`ratio("F1", "documents", empty=0.0)`. Copies by planted grade: a row for each grade, its parts by source article.
A formula takes sums as arrays, one entry a resample, so it must work on arrays.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Sums = Mapping[str, Array]
"""For each name a number a resample."""

Formula = Callable[[Sums], Array]


@dataclass(frozen=True, kw_only=True, eq=False)
class Samples:
    """Parts of sums by unit, and the figures that they give.

    units     ascending, each once: the same in all runs of a benchmark, so that runs can be compared in pairs
    parts     for each name of a sum as many numbers as there are units
    figures   formula by name, in the order in which they are shown
    """

    units: tuple[str, ...]
    parts: Mapping[str, Array]
    figures: Mapping[str, Formula]


def gather(items: Iterable[tuple[str, Mapping[str, float]]], figures: Mapping[str, Formula]) -> Samples:
    """Samples from pairs of a unit and what one item adds to the sums; an item may leave out sums that it adds 0 to."""
    listed = sorted(items, key=lambda item: item[0])
    units = tuple(sorted({unit for unit, _ in listed}))
    place = {unit: i for i, unit in enumerate(units)}
    names = sorted({name for _, added in listed for name in added})
    parts = {name: np.zeros(len(units)) for name in names}
    for unit, added in listed:
        for name, number in added.items():
            parts[name][place[unit]] += number
    return Samples(units=units, parts=parts, figures=dict(figures))


def ratio(top: str, bottom: str, *, empty: float) -> Formula:
    """One sum over another; `empty` where the other is 0."""

    def formula(sums: Sums) -> Array:
        return divided(sums[top], sums[bottom], empty)

    return formula


def f1(precision: Formula, recall: Formula) -> Formula:
    """The harmonic mean of two figures; 0 where both are."""

    def formula(sums: Sums) -> Array:
        p, r = precision(sums), recall(sums)
        return divided(2 * p * r, p + r, 0.0)

    return formula


def divided(top: Array, bottom: Array, empty: float) -> Array:
    """`top / bottom`, and `empty` where the bottom is 0."""
    nothing = bottom == 0
    return np.where(nothing, empty, top / np.where(nothing, 1.0, bottom))
