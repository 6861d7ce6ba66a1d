"""Which of two values that differ takes the place of the other: a later one of what is still counted, or none.

What is over does not grow: the rounds that were fired, the children of a mother. What is counted grows from one hour
to the next, and then its sentence mostly says so ("so far", "with 51 % of the ballots counted", "rose to"); tolls and
other states of people grow without a word. Two parties that count one thing each for itself (voices.py) never follow
each other.
"""

from datetime import date

from pipeline.records import Relation
from pipeline.stages.compare.pairs.doubts import is_far
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.voices import are_opposed, is_one_voice
from pipeline.stages.compare.reading.words import STATES
from pipeline.text.intervals import ABOVE, exclude
from pipeline.text.quantity import Quantity, in_base_unit

DISPUTED = 4.0
"""How many times the count of one party that of another may be."""

_STATED = 10  # tolls up to here are so common that other words around them may mean another event
_DAY = 86400.0
_SPANS = {"day": _DAY, "week": 7 * _DAY, "month": 31 * _DAY, "year": 366 * _DAY}  # the 12th day of a strike


def told_apart(left: Mention, right: Mention, ratio: float) -> Relation | None:
    """Update or conflict of two figures of one measure; None where they may both hold, or lie too far apart.

    ratio  how many times one side of a conflict may be the other; its square for an update
    """
    low, high = sorted((left, right), key=lambda m: in_base_unit(m.quantity, m.quantity.value))
    least, most = (in_base_unit(m.quantity, m.quantity.value) for m in (low, high))
    if least <= 0:
        return None
    if are_opposed(low.voice, high.voice):
        return "conflict" if most <= least * DISPUTED else None
    dated = low.day is not None and high.day is not None
    if dated and high.day > low.day and _has_grown(low, high):  # type: ignore[operator]
        return "update" if most <= least * ratio**2 else None
    if most > least * ratio:
        return None
    fell = dated and high.day < low.day  # type: ignore[operator]
    if not fell and _leaves_behind(low, high):
        return "update"
    if is_far(low, high):
        return None
    lower = fell and low.quantity.kind == "count"  # no count that goes on is lower a day later
    if not lower and not excludes(low.quantity, high.quantity):
        return None
    return "update" if _follows(low, high, fell) else "conflict"


def excludes(a: Quantity, b: Quantity) -> bool:
    """Whether both figures cannot hold, or are printed as if they could not: 62 % and 63 %, "up to" 103 and 149."""
    return exclude(a, b) or (a.qualifier == b.qualifier and a.qualifier not in ABOVE and a.step == b.step)


def _has_grown(low: Mention, high: Mention) -> bool:
    """Whether time may have brought the greater value of a later day: what is counted on, spans of time by as much as
    has passed, and sums that are said to rise."""
    if low.dimension == "time" or (low.dimension == "ordinal" and low.quantity.unit in _SPANS):
        return _has_passed(low, high)
    if low.quantity.kind == "count":
        return _is_going_on(low, high) or low.quantity.qualifier in ABOVE
    return low.quantity.kind == "money" and (low.rises or high.rises)


def _has_passed(low: Mention, high: Mention) -> bool:
    """Whether a span of time is longer by no more than what lies between two articles, give or take a day."""
    days = date.fromisoformat((high.day or "")[:10]) - date.fromisoformat((low.day or "")[:10])
    longer = in_base_unit(high.quantity, high.quantity.value) - in_base_unit(low.quantity, low.quantity.value)
    if low.dimension == "ordinal":
        longer *= _SPANS[low.quantity.unit or ""]
    return longer <= (days.days + 1) * _DAY


def _is_going_on(low: Mention, high: Mention) -> bool:
    """Whether a count is one of what became of people, or is said to be counted on."""
    return _is_state(low) or _is_state(high) or low.counting or high.counting


def _is_state(mention: Mention) -> bool:
    return mention.state in STATES or mention.measure in STATES or mention.noun in ("case", "civili", "death")


def _leaves_behind(low: Mention, high: Mention) -> bool:
    """Whether the lower value is a bound that the higher one has passed: "at least 12" and 15."""
    a, b = low.quantity, high.quantity
    if a.kind == "count":
        return a.qualifier in ABOVE and not exclude(a, b)
    return a.kind == "money" and a.qualifier in ABOVE and (b.qualifier is None or b.qualifier in ABOVE)


def _follows(low: Mention, high: Mention, fell: bool) -> bool:
    """Whether one of two values that exclude each other is said to be revised, or is counted on, with no day between
    them that would forbid it."""
    if low.revised or high.revised:
        return True
    if low.quantity.high is not None or high.quantity.high is not None or low.expected or high.expected:
        return False
    if low.quantity.kind != "count":
        shares = low.quantity.kind in ("money", "percent", "points")
        of_people = low.state in STATES and low.state == high.state
        return shares and (low.counting and high.counting if not of_people else low.counting or high.counting)
    if not fell and (is_one_voice(low.voice, high.voice) or low.counting or high.counting):
        return True
    known = low.measure in STATES and low.measure == high.measure and low.quantity.value > _STATED
    return known and (low.day is None or high.day is None)
