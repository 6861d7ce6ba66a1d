"""How two figures stand to each other by value alone, by the exact values that can stand behind each.

A figure has two intervals. Its *reading* is what a reader of news takes it for: its digits rounded, stretched by the
qualifier to the next round number ("more than 2,200" is said of 2,260, and not of 2,900). Its *bounds* are what it
leaves possible: "at least 10" excludes no greater number. Reading lies within bounds, and the printed value in both.
Two figures agree where the finer one lies in the reading of the rounder one; they exclude each other where their
bounds do not meet; between these two nothing is known.
"""

import math
from dataclasses import replace
from functools import lru_cache

from pipeline.text.quantity import LOOSE, ROUND, Quantity, equal, half_step, in_base_unit

Interval = tuple[float, float]
"""Both ends belong to it; in the base unit of the dimension."""

ABOVE = frozenset({"more than", "at least"})
_BELOW = frozenset({"less than", "up to"})
_AROUND = frozenset({"about", "nearly"})
_DOZEN = 12.0
_LARGE = 1e6  # from here on, figures of one digit are so rough that they are said of what is a quarter more
_ROUGH = 0.25
_SHORT_OF = 0.999  # "more than 2,200" stops short of the next round number
_FURTHEST = 0.35  # how far the next round number may be: "more than 1 million" is not said of 1.9
_WITHIN = 0.999  # 475,000 is no more 500,000
_STEPS = 2.0  # how many steps "about" stretches a figure at most: "about 122" is not said of 130
_FIVE = 5.0  # after 65 comes 70


def reading(quantity: Quantity) -> Interval:
    """The values that a reader takes the figure for."""
    value, slack = quantity.value, _slack(quantity)
    if quantity.vague:
        return _in_base(quantity, value, value * 10)
    if quantity.high is not None:
        return _in_base(quantity, value - slack, quantity.high + slack)
    if quantity.qualifier in ABOVE:
        return _in_base(quantity, value, value + _to_next_round(quantity))
    if quantity.qualifier in _BELOW:
        return _in_base(quantity, value - _to_next_round(quantity), value)
    loose = max(_stretch(quantity), slack) if quantity.qualifier else slack
    return _in_base(quantity, value - loose, value if quantity.qualifier == "nearly" else value + loose)


def _stretch(quantity: Quantity) -> float:
    """How far "about" reaches: the finer a figure is printed, the less."""
    reach = LOOSE * abs(quantity.value)
    return reach if quantity.kind == "ratio" else min(reach, _STEPS * quantity.step)


def _to_next_round(quantity: Quantity) -> float:
    """How far it is to a number as round as the printed one; after a multiple of five to the next such multiple."""
    step, value = quantity.step, abs(quantity.value)
    fives = step * _FIVE if step and equal(value / step % _FIVE, 0.0) else 0.0
    return max(min(_SHORT_OF * step, _FURTHEST * value), min(_SHORT_OF * fives, LOOSE * value))


def bounds(quantity: Quantity) -> Interval:
    """The values that the figure does not exclude."""
    low, high = reading(quantity)
    if quantity.high is not None:
        return low, high
    return (-math.inf if quantity.qualifier in _BELOW else low), (math.inf if quantity.qualifier in ABOVE else high)


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one dimension print one value or one range."""
    ends = ((a.value, b.value), (a.high or a.value, b.high or b.value))
    return all(equal(in_base_unit(a, left), in_base_unit(b, right)) for left, right in ends)


@lru_cache(maxsize=1 << 12)
def agree(a: Quantity, b: Quantity) -> bool:
    """Whether one figure may be the other one rounded or qualified; 5.8 and 5.9 are two values, 6 may be 5.9."""
    if same_value(a, b):
        return True
    if a.high is not None and b.high is not None:
        return all(_rounds(x, y) or _rounds(y, x) or same_value(x, y) for x, y in zip(_ends(a), _ends(b), strict=True))
    if a.qualifier in _AROUND and b.qualifier in _AROUND and a.high is None and b.high is None:
        return meet(reading(a), reading(b))
    return _rounds(a, b) or _rounds(b, a) or _cut_short(a, b) or _cut_short(b, a)


def meet(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a value."""
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return low <= high or equal(low, high)


def exclude(a: Quantity, b: Quantity) -> bool:
    """Whether no value can stand behind both figures."""
    if a.high is not None and b.high is not None:
        return not agree(a, b)
    return not meet(bounds(a), bounds(b))


def _ends(quantity: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends of a range as figures of their own."""
    return replace(quantity, high=None), replace(quantity, value=quantity.high or quantity.value, high=None)


def _rounds(rounder: Quantity, finer: Quantity) -> bool:
    """Whether the finer figure lies in the reading of the rounder one."""
    loose = rounder.qualifier is not None or rounder.high is not None
    if not loose and _step(rounder) <= _step(finer) * (1 + 1e-9):
        return False
    low, high = reading(rounder)
    ends = (in_base_unit(finer, finer.value), in_base_unit(finer, finer.high or finer.value))
    return all(low <= end <= high or equal(end, low) or equal(end, high) for end in ends)


def _cut_short(shorter: Quantity, longer: Quantity) -> bool:
    """Whether a figure is another one with its last digits left out: $43 million is said of $43,885,310."""
    plain = shorter.qualifier is None and shorter.high is None and not shorter.vague and longer.high is None
    told = shorter.kind != "count" or shorter.value >= 1000  # 270 votes are not 279
    coarser = shorter.unit == longer.unit and shorter.step >= 10 * longer.step
    room = min(shorter.step, ROUND * abs(shorter.value))
    return plain and told and coarser and half_step(shorter) > 0 and 0 <= longer.value - shorter.value < room


def _slack(quantity: Quantity) -> float:
    """How far the exact value may lie from the printed one: half a step, and more where one digit stands for much."""
    if quantity.kind == "count" and quantity.step == _DOZEN:
        return LOOSE * abs(quantity.value)
    if quantity.value >= max(_LARGE, quantity.step) and quantity.value < 10 * quantity.step:
        return min(quantity.step / 2, _ROUGH * quantity.value)
    return min(half_step(quantity), _WITHIN * ROUND * abs(quantity.value))


def _step(quantity: Quantity) -> float:
    return in_base_unit(quantity, quantity.step) - in_base_unit(quantity, 0.0)


def _in_base(quantity: Quantity, low: float, high: float) -> Interval:
    return in_base_unit(quantity, low), in_base_unit(quantity, high)
