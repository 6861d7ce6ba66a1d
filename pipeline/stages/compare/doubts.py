"""What leaves a reader in doubt whether two figures are of one thing: another time, part, person or list."""

import math
import re
from datetime import date

from pipeline.stages.compare.mention import Mention
from pipeline.text.quantity import Quantity

_LIST = 4  # from so many figures in a sentence on, it is a list, whose items are easily mistaken
_DAYS = 2  # articles further apart than so many days may tell of two events, or of one that went on
NAMES = 2  # shared names that make one person
_CLOCK = frozenset({"remain", "left"})  # minutes that are left of a game name a moment, and each moment its own
_SHARED = 2  # words that two sentences of one thing have in common at least
_TIMES = tuple(re.compile(kind) for kind in (r"\w+day", r"\d+", r"(?!\w+day)\D+"))  # weekdays, years, months


def is_beyond_doubt(left: Mention, right: Mention) -> bool:
    """Whether nothing in either sentence lets a reader take the figures for two things."""
    if left.partial != right.partial or left.state != right.state or disjoint(left.modifiers, right.modifiers):
        return False
    if left.quantity.kind == "count" and left.quantity.unit is None:
        return False
    if left.dimension == "time" and (left.focus | right.focus) & _CLOCK:
        return False
    if left.names != right.names and left.quantity.kind in ("percent", "points", "ratio"):
        return False
    if left.quantity.kind == "age" and not is_one_person(left.names, right.names):
        return False
    if left.parts & {right.quantity.value} or right.parts & {left.quantity.value}:
        return False
    if left.culprit != right.culprit or left.polled or right.polled or is_complement(left.quantity, right.quantity):
        return False
    return is_one_occasion(left, right) and len(left.words & right.words) >= _SHARED


def is_one_person(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the names around two ages may be those of one person: of a family, more than one name must be shared."""
    shared = left & right
    return len(shared) >= NAMES or (bool(shared) and (left <= right or right <= left))


def is_one_occasion(left: Mention, right: Mention) -> bool:
    """Whether two figures may be of one time and of one list: not "this season" against "since May"."""
    if left.period != right.period:
        return False
    for kind in _TIMES:
        a, b = ({time for time in m.times if kind.fullmatch(time)} for m in (left, right))
        if a and b and not a & b:
            return False
    return min(left.figures, right.figures) < _LIST or len(left.focus & right.focus) >= 3


def is_complement(a: Quantity, b: Quantity) -> bool:
    """Whether two shares make a whole: those who will win, and those who will not."""
    whole = {"percent": 100.0, "ratio": 1.0}.get(a.kind)
    return whole is not None and math.isclose(a.value + b.value, whole, rel_tol=0.02)


def is_far(left: Mention, right: Mention) -> bool:
    """Whether both articles are dated, and more than two days apart."""
    if left.day is None or right.day is None:
        return False
    first, second = (date.fromisoformat(m.day[:10]) for m in (left, right) if m.day)
    return abs((second - first).days) > _DAYS


def disjoint(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(left and right) and left.isdisjoint(right)
