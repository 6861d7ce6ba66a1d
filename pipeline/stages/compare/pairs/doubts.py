"""What leaves a reader in doubt whether two figures that differ are of one thing: another time, part, person or list.

Each doubt is a feature of 0 or -1, weighed with what speaks for one thing (likeness.py): few are so sure that they
decide alone, and rules that all must pass find next to nothing in news that nobody has tuned them on.
"""

import math
import re
from datetime import date

from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.votes import PARTIES
from pipeline.stages.compare.reading.words import STATES
from pipeline.text.quantity import Quantity

_LIST = 4  # from so many figures in a sentence on, it is a list, whose items are easily mistaken
_DAYS = 2  # articles further apart than so many days may tell of two events, or of one that went on
_PERSON = 2  # shared names that make one person
_CLOCK = frozenset({"remain", "left"})  # minutes that are left of a game name a moment, and each moment its own
_TOLD = 4  # shared words of two sentences that tell of one deed of a person whom one of them does not name
_SMALL = 13  # whole numbers below it stand everywhere
_DOUBLE = 2.0
_EARLIER = frozenset({"ago", "earlier", "previously"})
_QUARTER = re.compile(r"(?:first|second|third|fourth)[ -](?:quarter|half)")
_TIMES = tuple(re.compile(kind) for kind in (r"\d+", r"(?!\w+day)\D+"))  # years, months


def doubts(left: Mention, right: Mention) -> dict[str, float]:
    """The features of doubt of two figures of one dimension that do not agree, each 0 or -1."""
    a, b = left.quantity, right.quantity
    low, high = sorted((abs(a.value), abs(b.value)))
    found = {
        "no noun": a.kind == "count" and (a.unit is None or b.unit is None),
        "names of shares": left.names != right.names and a.kind in ("percent", "points", "ratio"),
        "polled": left.polled or right.polled,
        "years or months": any(_of_other(left, right, kind) for kind in _TIMES),
        "past": left.past != right.past,
        "list": min(left.figures, right.figures) >= _LIST,
        "double": high > _DOUBLE * low,
        "small": a.kind in ("count", "measure") and high < _SMALL,
    }
    return {name: -float(value) for name, value in found.items()}


def are_apart(left: Mention, right: Mention) -> bool:
    """Whether two figures are surely of two things: a part and its sum, two shares of a whole, two moments of a game,
    the dead with and without who did it, now and some time ago, for two uses, two persons or parties, two polls, two
    quarters."""
    if left.culprit != right.culprit:
        return True
    if left.partial != right.partial or left.whole != right.whole or disjoint(left.modifiers, right.modifiers):
        return True
    summed = left.parts & {right.quantity.value} or right.parts & {left.quantity.value}
    if summed and not (left.measure in STATES and left.measure == right.measure):
        return True
    if left.dimension == "time" and (left.focus | right.focus) & _CLOCK:
        return True
    if disjoint(_quarters(left), _quarters(right)) or _are_of_two_times(left, right):
        return True
    if left.used is not None and left.used == right.used and disjoint(left.focus, right.focus):
        return True  # spent on a cruise, and on furs
    return _are_of_two(left, right) or is_complement(left.quantity, right.quantity)


def _are_of_two_times(left: Mention, right: Mention) -> bool:
    """Whether one is of what was some time ago and the other is not, or one of a stretch of years and the other of one
    of them."""
    if left.period.isdisjoint(_EARLIER) != right.period.isdisjoint(_EARLIER):
        return True
    dated = all(any(time.isdigit() for time in m.times) for m in (left, right))
    return dated and left.years != right.years


def _quarters(mention: Mention) -> frozenset[str]:
    """The quarters and halves of a year or a game of which a figure is."""
    return frozenset(period for period in mention.period if _QUARTER.fullmatch(period))


def _are_of_two(left: Mention, right: Mention) -> bool:
    """Whether two persons have an age, two named things a share, two polls a result, or two parties their members; or
    whether two named ones have a place each in one series: "Ann Hobb, the 45th president"."""
    if left.dimension == "ordinal":
        named = left.subject is not None and right.subject is not None
        return named and left.subject not in right.people and right.subject not in left.people
    named = bool(left.names and right.names)
    if left.quantity.kind == "age":
        told = not named and len(left.words & right.words) >= _TOLD  # "the 45-year-old woman"
        return not told and not is_one_person(left.names, right.names)
    if left.quantity.kind in ("percent", "points", "ratio"):
        return (left.polled and right.polled) or disjoint(left.names, right.names)
    told_by = left.polled or right.polled  # "two people briefed on it" are the sources of one outlet
    return told_by or ({left.noun, right.noun} <= PARTIES and left.noun != right.noun)


def is_one_person(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the names around two ages may be those of one person: of a family, more than one name must be shared."""
    shared = left & right
    return len(shared) >= _PERSON or (bool(shared) and (left <= right or right <= left))


def _of_other(left: Mention, right: Mention, kind: re.Pattern[str]) -> bool:
    """Whether both sentences tell a time of a kind, and none in common."""
    a, b = (frozenset(time for time in m.times if kind.fullmatch(time)) for m in (left, right))
    return disjoint(a, b)


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
