"""Tolls and other counts of people, which grow, and whose words differ too much to be compared by likeness alone."""

from pipeline.records import Relation
from pipeline.stages.compare.pairs.likeness import Thresholds
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.voices import are_opposed
from pipeline.stages.compare.reading.words import STATES
from pipeline.text.intervals import ABOVE, exclude

_CROWDS = 10  # how many times the police's count of a crowd the organisers' may be
_STATED = 10  # tolls up to here are so common that other words around them may mean another event


def rising(left: Mention, right: Mention, limits: Thresholds) -> Relation | None:
    """Update, where a count of people of one state is higher on a later day; the words of tolls differ too much."""
    if left.measure not in STATES or left.past or right.past or left.partial or right.partial:
        return None
    if are_opposed(left.voice, right.voice):
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


def has_risen(left: Mention, right: Mention) -> bool:
    """Whether two lower bounds of one count stand on two days, the higher one on the later: they do not agree."""
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    bounds = low.quantity.kind == "count" and {low.quantity.qualifier, high.quantity.qualifier} <= ABOVE
    return bounds and low.quantity.value < high.quantity.value and bool(low.day and high.day and low.day < high.day)
