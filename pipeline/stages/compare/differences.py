"""Two values of one measure that do not agree: a later one, or a conflict.

Different values are called a conflict only where nothing in the words tells their measures apart, since a wrong
conflict does more harm than a missed one.
"""

import math
import re
from datetime import date

from pipeline.records import Relation
from pipeline.stages.compare.likeness import Thresholds
from pipeline.stages.compare.mention import Mention
from pipeline.stages.compare.words import STATES
from pipeline.text.intervals import ABOVE, exclude
from pipeline.text.quantity import Quantity, in_base_unit

_BOUNDED = 1.25  # "under 2" and 3 may be said of two times
_CROWDS = 10  # how many times the police's count of a crowd the organisers' may be
_LIST = 4  # from so many figures in a sentence on, it is a list, whose items are easily mistaken
_DAYS = 2  # articles further apart than so many days may tell of two events, or of one that went on
_YEARS_APART = 3  # ages further apart are not those of one person, whatever the names
_NAMES = 2  # shared names that make one person
_DEED = 3  # how many times one measure of a known deed may be another
_TOLD, _MOST = 4, 0.4  # shared words, and their share of the shorter sentence, that tell of one deed
_CLOCK = frozenset({"remain", "left"})  # minutes that are left of a game name a moment, and each moment its own
_SPANS = frozenset({"remain", "left", "time", "ago", "later", "after", "before"})  # said of any span of time
_SHARED = 2  # words that two sentences of one thing have in common at least
_TIMES = tuple(re.compile(kind) for kind in (r"\w+day", r"\d+", r"(?!\w+day)\D+"))  # weekdays, years, months
_STATED = 10  # tolls up to here are so common that other words around them may mean another event


def differing(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    """Update or conflict, where the words leave no doubt that one thing was counted."""
    if left.measure is not None and left.measure == right.measure:
        known = _rising(left, right, limits) or _counted_apart(left, right)
        if known or left.past != right.past:
            return known
    if left.measure == right.measure == "child":  # of one person, by a full name beside both
        return "conflict" if left.full_names & right.full_names and _near(left, right, limits) else None
    if left.quantity.kind == "count" and (outgrown := _outgrown(left, right, like, limits)):
        return outgrown
    if _disputed(left, right, like, limits):
        return _settled(left, right)
    if _of_two_ages(left, right) or _of_one_deed(left, right, limits):
        return "conflict"
    if not is_beyond_doubt(left, right):
        return None
    low, high = sorted((left, right), key=lambda m: in_base_unit(m.quantity, m.quantity.value))
    least, most = (in_base_unit(m.quantity, m.quantity.value) for m in (low, high))
    if least <= 0 or like < limits.differ:
        return None
    if low.day and high.day and high.day > low.day and _grows(low, high):
        alike = low.modifiers == high.modifiers  # seven Israelis are no part of ten people
        return "update" if alike and most <= least * limits.ratio**2 else None
    if {low.quantity.qualifier, high.quantity.qualifier} <= ABOVE and low.quantity.kind in ("count", "money"):
        return "update" if most <= least * limits.ratio and not is_far(low, high) else None
    bounded = any(m.quantity.qualifier not in (None, "about", "nearly") for m in (low, high))
    if is_far(low, high) or most / least > (min(limits.ratio, _BOUNDED) if bounded else limits.ratio):
        return None
    return _settled(low, high) if exclude(low.quantity, high.quantity) else None


def _settled(left: Mention, right: Mention) -> Relation:
    """Update, where one of two values that exclude each other is said to be revised, or where a toll has no day: it
    has grown in between."""
    low = min(left.quantity.value, right.quantity.value)
    undated = left.day is None or right.day is None
    grown = undated and left.measure in STATES and left.measure == right.measure and low > _STATED
    return "update" if grown or left.revised or right.revised else "conflict"


def is_far(left: Mention, right: Mention) -> bool:
    """Whether both articles are dated, and more than two days apart."""
    if left.day is None or right.day is None:
        return False
    first, second = (date.fromisoformat(m.day[:10]) for m in (left, right) if m.day)
    return abs((second - first).days) > _DAYS


def _outgrown(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    """Update, where a lower bound of what grows has been left behind ("at least 12" and 15), or is said to rise."""
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    bound = low.quantity.qualifier in ("at least", "more than")
    if not bound and not (high.rises and left.measure in STATES and left.measure == right.measure):
        return None
    known = left.measure in STATES and left.measure == right.measure
    if not known and not (low.rises and like >= limits.differ):
        return None
    earlier = bool(low.day and high.day and high.day < low.day)
    apart = left.past or right.past or left.culprit != right.culprit or earlier
    apart = apart or left.period != right.period or left.modifiers != right.modifiers
    named = bool(left.people and right.people and left.people.isdisjoint(right.people))
    fits = low.quantity.value < high.quantity.value <= low.quantity.value * limits.ratio
    return "update" if fits and like >= limits.differ and not apart and not named else None


def _disputed(left: Mention, right: Mention, like: float, limits: Thresholds) -> bool:
    """Whether two tolls of one day are told, both to the last person; the words of tolls differ too much."""
    if left.measure not in STATES or left.measure != right.measure or left.past or right.past:
        return False
    if left.partial or right.partial or left.culprit != right.culprit or left.period != right.period:
        return False
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    risen = bool(low.day and high.day and high.day > low.day)
    if risen or is_far(low, high) or left.modifiers != right.modifiers or not is_one_occasion(left, right):
        return False
    known = not _disjoint(left.people, right.people) and left.places <= right.scene and right.places <= left.scene
    near = high.quantity.value <= low.quantity.value * limits.ratio
    return known and near and like >= limits.differ and exclude(low.quantity, high.quantity)


def _of_two_ages(left: Mention, right: Mention) -> bool:
    """Whether one person, by more than one name beside the figure, is given two ages that lie a year or two apart."""
    if left.quantity.kind != "age" or right.quantity.kind != "age" or left.quantity.unit != right.quantity.unit:
        return False
    apart = abs(left.quantity.value - right.quantity.value)
    return len(left.names & right.names) >= _NAMES and apart <= _YEARS_APART and not is_far(left, right)


def _near(left: Mention, right: Mention, limits: Thresholds) -> bool:
    """Whether two counts exclude each other, one not more than `ratio` times the other."""
    low, high = sorted((left.quantity, right.quantity), key=lambda q: q.value)
    return high.value <= low.value * limits.ratio and exclude(low, high)


def _of_one_deed(left: Mention, right: Mention, limits: Thresholds) -> bool:
    """Whether two lengths or spans are of one deed, by a word of both clauses and by most of their sentences: a fall of
    so many metres, so many weeks in hospital."""
    a, b = left.quantity, right.quantity
    low, high = sorted(in_base_unit(q, q.value) for q in (a, b))
    most = limits.ratio if left.dimension == "time" else _DEED
    if low <= 0 or high > low * most or not exclude(*((a, b) if in_base_unit(a, a.value) == low else (b, a))):
        return False
    if (
        left.focus & _SPANS
        or right.focus & _SPANS
        or a.kind != "measure"
        or b.kind != "measure"
        or left.period
        or right.period
    ):
        return False
    named = left.names | right.names
    deeds = left.clause & right.clause - named
    same = len(left.words & right.words)
    alike = same >= _TOLD and same >= _MOST * min(len(left.words), len(right.words))
    return (
        left.partial == right.partial
        and bool(deeds)
        and alike
        and not is_far(left, right)
        and is_one_occasion(left, right)
    )


def _rising(left: Mention, right: Mention, limits: Thresholds) -> Relation | None:
    """Update, where a count of people of one state is higher on a later day; the words of tolls differ too much."""
    if left.measure not in STATES or left.past or right.past or left.partial or right.partial:
        return None
    if left.modifiers or right.modifiers or left.period != right.period or left.culprit != right.culprit:
        return None
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    later = bool(low.day and high.day and high.day > low.day)
    known = not (left.people and right.people) or bool(left.people & right.people)
    known = known and left.places <= right.scene and right.places <= left.scene
    fits = 0 < high.quantity.value <= low.quantity.value * limits.ratio**2
    return "update" if later and known and fits and low.quantity.value > _STATED else None


def _counted_apart(left: Mention, right: Mention) -> Relation | None:
    """Conflict, where police and organisers count one crowd: each speaks for itself, whatever the words."""
    if left.measure != "crowd" or not left.counter or not right.counter or left.counter == right.counter:
        return None
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    day = left.day == right.day and not (left.past or right.past or left.partial or right.partial)
    far = high.quantity.value > low.quantity.value * _CROWDS
    return "conflict" if day and not far and exclude(low.quantity, high.quantity) else None


def _grows(low: Mention, high: Mention) -> bool:
    """Whether time may have brought the greater value: tolls, spans of days, and what is said to rise."""
    if low.dimension == "time":
        return {low.quantity.unit, high.quantity.unit} <= {"day", "week", "hour"}
    counted = low.quantity.kind in ("count", "money")
    return counted and (low.measure in STATES or low.rises or high.rises)


def is_beyond_doubt(left: Mention, right: Mention) -> bool:
    """Whether nothing in either sentence lets a reader take the figures for two things."""
    if left.partial != right.partial or left.state != right.state or _disjoint(left.modifiers, right.modifiers):
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


def _disjoint(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and left.isdisjoint(right)


def is_one_person(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the names around two ages may be those of one person: of a family, more than one name must be shared."""
    shared = left & right
    return len(shared) >= _NAMES or (bool(shared) and (left <= right or right <= left))


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
