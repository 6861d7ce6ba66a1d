"""A figure, the values that it admits, and whether two figures agree."""

import math
from dataclasses import dataclass
from typing import Literal

from pipeline.text.unit_phrases import Kind
from pipeline.text.units import BY_NAME

Qualifier = Literal["more than", "at least", "less than", "up to", "about", "nearly"]

LOOSE = 0.1
"""How far, relative to the value, "about", "more than" and "less than" reach: "more than 150" is not said of 200."""

NEAR = 0.05
"""How far "nearly" reaches: "nearly 50" is said of 48."""

ROUND = 0.05
"""The most that a figure printed in round numbers may differ from the exact one, relative to it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure at [start, end): number, magnitude, currency and unit, without qualifier and counted noun.

    value, high  in whole units (150 billion is 1.5e11); `high` is the upper end of a range, else None
    unit         ISO 4217 code, "%", unit name or singular noun; None for a bare number
    step         worth of the last digit that is printed and is no filling zero, in whole units
    vague        an order of magnitude only ("tens of thousands")
    """

    start: int
    end: int
    value: float
    high: float | None
    unit: str | None
    qualifier: Qualifier | None
    kind: Kind
    step: float
    vague: bool


def dimension(quantity: Quantity) -> str:
    """What kind of thing is measured, as far as figures can be compared: money, length, ..., or the counted noun."""
    if quantity.kind in ("measure", "age") and quantity.unit in BY_NAME:
        name = BY_NAME[quantity.unit].dimension
        return "age" if quantity.kind == "age" else name
    return quantity.kind if quantity.kind != "count" else f"count {quantity.unit or ''}".rstrip()


def in_base_unit(quantity: Quantity, value: float) -> float:
    """A value of the figure in the base unit of its dimension; money and counts stay as they are."""
    unit = BY_NAME.get(quantity.unit or "") if quantity.kind in ("measure", "age") else None
    return value * unit.factor + unit.offset if unit else value


def equal(left: float, right: float) -> bool:
    """Whether two values are one number, floating-point error apart."""
    return math.isclose(left, right, rel_tol=1e-9)


def half_step(quantity: Quantity) -> float:
    """How far the exact value may lie from the printed one; 0 for counts below 100 or to the last digit: exact ones."""
    whole = quantity.kind in ("count", "age") and quantity.qualifier is None and quantity.step >= 1
    if whole and (abs(quantity.value) < 100 or quantity.step == 1):
        return 0.0
    return min(quantity.step / 2, ROUND * abs(quantity.value))


def admitted(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest value that a reader takes the figure to admit, in its own unit."""
    value, slack = quantity.value, half_step(quantity)
    loose = max(LOOSE * abs(value), slack)
    if quantity.vague:
        return value, value * 10
    if quantity.high is not None:
        return value - slack, quantity.high + slack
    near = NEAR * abs(value)
    low = {"less than": loose, "up to": slack, "nearly": near, "about": loose}.get(quantity.qualifier or "", slack)
    high = {"more than": loose, "at least": loose, "about": loose}.get(quantity.qualifier or "", slack)
    if quantity.qualifier in ("more than", "at least"):
        return value, value + high
    if quantity.qualifier in ("less than", "up to", "nearly"):
        return value - low, value
    return value - low, value + high


def _one_unit(left: Quantity, right: Quantity) -> bool:
    if left.kind == right.kind == "count":
        return left.unit == right.unit or left.unit is None or right.unit is None
    if left.kind == "money" or right.kind == "money":
        return left.kind == right.kind and left.unit == right.unit
    return dimension(left) == dimension(right) or (
        {left.kind, right.kind} <= {"age", "measure", "count"} and (left.unit == right.unit)
    )


def same_quantity(left: Quantity, right: Quantity) -> bool:
    """Whether two figures are the same value in the same unit, whatever their qualifiers."""
    if not _one_unit(left, right) or left.vague != right.vague or (left.high is None) != (right.high is None):
        return False
    ends = zip((left.value, left.high or left.value), (right.value, right.high or right.value), strict=True)
    return all(equal(in_base_unit(left, a), in_base_unit(right, b)) for a, b in ends)


def compatible(claim: Quantity, source: Quantity) -> bool:
    """Whether a claim may give this figure where the source gives that one: equal but for the qualifier, or rounder.

    Not symmetric: "about 70" may stand for 71.3, and 71.3 may not stand for "about 70".
    """
    if same_quantity(claim, source):
        return True
    if not _one_unit(claim, source) or (source.vague and not claim.vague):
        return False
    low, high = (in_base_unit(claim, value) for value in admitted(claim))
    ends = (in_base_unit(source, source.value), in_base_unit(source, source.high or source.value))
    return all(low <= value <= high or equal(value, low) or equal(value, high) for value in ends)
