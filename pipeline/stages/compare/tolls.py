"""Tolls and other counts of people, which grow, and whose words differ too much to be compared by likeness alone."""

from pipeline.records import Relation
from pipeline.stages.compare.doubts import disjoint, is_far, is_one_occasion
from pipeline.stages.compare.likeness import Thresholds
from pipeline.stages.compare.mention import Mention
from pipeline.stages.compare.words import STATES
from pipeline.text.intervals import exclude

_CROWDS = 10  # how many times the police's count of a crowd the organisers' may be
_STATED = 10  # tolls up to here are so common that other words around them may mean another event


def rising(left: Mention, right: Mention, limits: Thresholds) -> Relation | None:
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


def outgrown(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
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


def is_disputed(left: Mention, right: Mention, like: float, limits: Thresholds) -> bool:
    """Whether two tolls of one day are told, both to the last person; the words of tolls differ too much."""
    if left.measure not in STATES or left.measure != right.measure or left.past or right.past:
        return False
    if left.partial or right.partial or left.culprit != right.culprit or left.period != right.period:
        return False
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    risen = bool(low.day and high.day and high.day > low.day)
    if risen or is_far(low, high) or left.modifiers != right.modifiers or not is_one_occasion(left, right):
        return False
    known = not disjoint(left.people, right.people) and left.places <= right.scene and right.places <= left.scene
    near = high.quantity.value <= low.quantity.value * limits.ratio
    return known and near and like >= limits.differ and exclude(low.quantity, high.quantity)


def counted_apart(left: Mention, right: Mention) -> Relation | None:
    """Conflict, where police and organisers count one crowd: each speaks for itself, whatever the words."""
    if left.measure != "crowd" or not left.counter or not right.counter or left.counter == right.counter:
        return None
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    day = left.day == right.day and not (left.past or right.past or left.partial or right.partial)
    far = high.quantity.value > low.quantity.value * _CROWDS
    return "conflict" if day and not far and exclude(low.quantity, high.quantity) else None


def grows(low: Mention, high: Mention) -> bool:
    """Whether time may have brought the greater value: tolls, spans of days, and what is said to rise."""
    if low.dimension == "time":
        return {low.quantity.unit, high.quantity.unit} <= {"day", "week", "hour"}
    counted = low.quantity.kind in ("count", "money")
    return counted and (low.measure in STATES or low.rises or high.rises)


def settled(left: Mention, right: Mention) -> Relation:
    """Update, where one of two values that exclude each other is said to be revised, or where a toll has no day: it
    has grown in between."""
    low = min(left.quantity.value, right.quantity.value)
    undated = left.day is None or right.day is None
    grown = undated and left.measure in STATES and left.measure == right.measure and low > _STATED
    return "update" if grown or left.revised or right.revised else "conflict"
