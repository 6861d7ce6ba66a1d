"""Tolls and other counts of people, which grow, and whose words differ too much to be compared by likeness alone."""

from pipeline.records import Relation
from pipeline.stages.compare.likeness import Thresholds
from pipeline.stages.compare.mention import Mention
from pipeline.stages.compare.words import STATES
from pipeline.text.intervals import ABOVE, exclude

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


def counted_apart(left: Mention, right: Mention) -> Relation | None:
    """Conflict, where police and organisers count one crowd: each speaks for itself, whatever the words."""
    if left.measure != "crowd" or not left.counter or not right.counter or left.counter == right.counter:
        return None
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    day = left.day == right.day and not (left.past or right.past or left.partial or right.partial)
    far = high.quantity.value > low.quantity.value * _CROWDS
    return "conflict" if day and not far and exclude(low.quantity, high.quantity) else None


def grows(low: Mention, high: Mention) -> bool:
    """Whether time may have brought the greater value: counts, spans of days, and what is said to rise."""
    if low.dimension == "time":
        return {low.quantity.unit, high.quantity.unit} <= {"day", "week", "hour"}
    return low.quantity.kind == "count" or (low.quantity.kind == "money" and (low.rises or high.rises))


def leaves_behind(low: Mention, high: Mention) -> bool:
    """Whether the lower value is a bound that the higher one has passed: "at least 12" and 15."""
    a, b = low.quantity, high.quantity
    if a.kind == "count":
        return a.qualifier in ABOVE and not exclude(a, b)
    return a.kind == "money" and a.qualifier in ABOVE and (b.qualifier is None or b.qualifier in ABOVE)


def has_risen(left: Mention, right: Mention) -> bool:
    """Whether two lower bounds of one count stand on two days, the higher one on the later: they do not agree."""
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    bounds = low.quantity.kind == "count" and {low.quantity.qualifier, high.quantity.qualifier} <= ABOVE
    return bounds and low.quantity.value < high.quantity.value and bool(low.day and high.day and low.day < high.day)


def settled(left: Mention, right: Mention) -> Relation:
    """Update, where one of two values that exclude each other is said to be revised, or where a toll has no day: it
    has grown in between."""
    low = min(left.quantity.value, right.quantity.value)
    undated = left.day is None or right.day is None
    open_ended = left.quantity.high is not None or left.expected or right.expected
    known = left.measure in STATES and left.measure == right.measure and low > _STATED
    grown = undated and known and not open_ended
    return "update" if grown or left.revised or right.revised else "conflict"
