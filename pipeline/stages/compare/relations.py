"""How two values of one story stand to each other.

A judgement needs two things: that both figures measure the same, which their words must show, and how their values
agree. Different values are called a conflict only where nothing in the words tells their measures apart, since a
wrong conflict does more harm than a missed one.
"""

import math
from dataclasses import dataclass

from pipeline.records import Relation
from pipeline.stages.compare.likeness import Likeness
from pipeline.stages.compare.mentions import Mention
from pipeline.stages.compare.words import STATES
from pipeline.text.quantity import Quantity, admitted, compatible, cut_short, equal, in_base_unit, overlapping

USD_PER_UNIT: dict[str, tuple[float, float]] = {
    "USD": (1, 1), "EUR": (0.8, 1.65), "GBP": (1.0, 2.15), "CHF": (0.5, 1.5), "CAD": (0.6, 1.15), "AUD": (0.45, 1.15),
    "NZD": (0.35, 0.9), "JPY": (0.0055, 0.0140), "CNY": (0.11, 0.17), "INR": (0.01, 0.035), "RUB": (0.007, 0.045),
    "UAH": (0.02, 0.25), "TRY": (0.02, 1.0), "ILS": (0.2, 0.35), "KRW": (0.0006, 0.0012), "BRL": (0.15, 0.7),
    "MXN": (0.035, 0.13), "ZAR": (0.045, 0.2), "SEK": (0.08, 0.18), "NOK": (0.08, 0.2), "DKK": (0.1, 0.22),
    "PLN": (0.18, 0.5), "HKD": (0.12, 0.135), "SGD": (0.5, 0.85),
}  # fmt: skip
"""Between which rates a currency has stood since 1999: sums whose implied rate lies outside are not one sum."""

_BOUNDED = 1.25  # "under 2" and 3 may be said of two times; "nearly 10" and 12 are not one number
_CROWDS = 10  # how many times the police's count of a crowd the organisers' may be
_LIST = 4  # from so many figures in a sentence on, it is a list, whose items are easily mistaken
_BEYOND_NAMES = 0.5  # from this likeness on, names and modifiers that differ do not part two figures that agree
_GLOSSED = 0.1  # how far apart a figure and its conversion in brackets may lie, rounded as they are
_SHARED = 2  # words that two sentences of one thing have in common at least
_STATED = 10  # counts up to here are so common that an equal value proves little


@dataclass(frozen=True, slots=True)
class Thresholds:
    """See the parameters of `CompareLedger`."""

    likeness: Likeness
    differ: float
    agree: float
    same: float
    same_rare: float
    ratio: float


def judge(left: Mention, right: Mention, limits: Thresholds, like: float) -> Relation | None:
    """The relation of two figures of one dimension; None where they are not known to measure the same.

    like  of both, see likeness.py
    """
    if is_glossed(left, right) or is_glossed(right, left):
        return "conversion"
    if not _may_be_one_measure(left, right, like):
        return None
    a, b = left.quantity, right.quantity
    if a.unit != b.unit and a.kind in ("money", "measure"):
        return _converted(left, right, like, limits)
    if is_same_value(a, b):
        return "same" if like >= _needed_for_same(left, limits) else None
    if is_rounded(a, b):
        known = left.measure is not None and left.measure == right.measure and left.past == right.past
        return "rounding" if known or like >= limits.agree else None
    return _differing(left, right, like, limits)


def is_glossed(first: Mention, second: Mention) -> bool:
    """Whether the text itself gives the second figure, in brackets, for the first."""
    if second.gloss_of is None or (first.article_id, first.quantity.start) != (second.article_id, second.gloss_of):
        return False
    a, b = first.quantity, second.quantity
    if a.kind == "money":
        return is_plausible_rate(a, b)
    ends = [in_base_unit(q, q.value) for q in (a, b)]
    return math.isclose(*ends, rel_tol=_GLOSSED) or overlapping(a, b)


def _own_words(mention: Mention) -> frozenset[str]:
    """The words of a figure's clause but for names and for what says that it is a cost."""
    return (mention.focus | mention.lead) - mention.names - {"cost", "worth", "invest", "price", "will", "would"}


def is_same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit give one value or one range."""
    return equal(a.value, b.value) and equal(a.high or a.value, b.high or b.value)


def is_rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other, rounded or qualified; 5.8 and 5.9 are two values, 6 may be 5.9."""
    if a.qualifier and b.qualifier:
        return overlapping(a, b)
    return compatible(a, b) or compatible(b, a) or cut_short(a, b) or cut_short(b, a)


def _needed_for_same(mention: Mention, limits: Thresholds) -> float:
    """A rare value is its own proof; "two" of something, or five days, is not."""
    common = mention.quantity.kind == "count" and abs(mention.quantity.value) <= _STATED
    return limits.same if common or mention.dimension == "time" else limits.same_rare


def _may_be_one_measure(left: Mention, right: Mention, like: float) -> bool:
    """Whether nothing that both say forbids it: noun, state of people, names, modifiers, part or whole."""
    if left.quantity.kind != right.quantity.kind or left.dimension != right.dimension:
        return False
    if left.partial != right.partial and not is_same_value(left.quantity, right.quantity):
        return False
    if left.state and right.state and left.state != right.state:
        return False
    if like >= _BEYOND_NAMES or left.quantity.kind == "money":
        return True
    if left.modifiers and right.modifiers and not left.modifiers & right.modifiers:
        return False
    return not (left.names and right.names) or bool(left.names & right.names or left.people & right.people)


def _converted(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    a, b = left.quantity, right.quantity
    if a.kind == "measure" and left.dimension != "time" and _is_rare_match(a, b) and left.words & right.words:
        return "conversion"
    if like < limits.agree or not _is_one_sum(left, right, like, limits):
        return None
    if a.kind == "money":
        return "conversion" if is_plausible_rate(a, b) else None
    if overlapping(a, b):
        return "conversion"
    return _differing(left, right, like, limits)


def _is_one_sum(left: Mention, right: Mention, like: float, limits: Thresholds) -> bool:
    """Whether two figures of other units share what follows them, a known measure, or else what leads to them."""
    if left.focus & right.focus:
        return True
    if left.measure == "cost" == right.measure:
        return bool(_own_words(left) & _own_words(right))
    return like >= limits.differ and bool(left.lead & right.lead) and not (left.focus and right.focus)


def _is_rare_match(a: Quantity, b: Quantity) -> bool:
    """Whether two lengths, weights, ... of two digits or more are one: 12 kilometres and 7.5 miles."""
    plain = all(q.qualifier is None and q.high is None and abs(q.value) >= 10 * q.step for q in (a, b))
    return plain and overlapping(a, b)


def is_plausible_rate(a: Quantity, b: Quantity) -> bool:
    """Whether two sums can be one sum in two currencies; False where the rate of a currency is not known."""
    if a.unit not in USD_PER_UNIT or b.unit not in USD_PER_UNIT or a.value <= 0 or b.value <= 0:
        return False
    (low_a, high_a), (low_b, high_b) = USD_PER_UNIT[a.unit], USD_PER_UNIT[b.unit]
    return low_a / high_b <= b.value / a.value <= high_a / low_b


def _differing(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    """Update or conflict, where the words leave no doubt that one thing was counted."""
    if left.measure is not None and left.measure == right.measure:
        known = _rising(left, right, limits) or _outgrown(left, right, like, limits) or _counted_apart(left, right)
        if known or left.past != right.past:
            return known
    if like < limits.differ or not _is_beyond_doubt(left, right):
        return None
    low, high = sorted((left, right), key=lambda m: in_base_unit(m.quantity, m.quantity.value))
    least, most = (in_base_unit(m.quantity, m.quantity.value) for m in (low, high))
    later = bool(low.day and high.day and high.day > low.day and _accumulates(low, high))
    bounded = any(m.quantity.qualifier not in (None, "about") for m in (low, high))
    if later:
        grows = left.measure in STATES or left.rises or right.rises or low.dimension == "time"
        return "update" if grows and 0 < most <= least * limits.ratio**2 else None
    if least <= 0 or most / least > (min(limits.ratio, _BOUNDED) if bounded else limits.ratio):
        return None
    return "conflict" if _excludes(low.quantity, high.quantity) else None


def _outgrown(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    """Update, where one toll is but a lower bound that the other has left behind: "at least 12" and 15."""
    low, high = sorted((left, right), key=lambda m: m.quantity.value)
    if left.measure not in STATES or low.quantity.qualifier not in ("at least", "more than"):
        return None
    earlier = bool(low.day and high.day and high.day < low.day)
    apart = left.past or right.past or left.period != right.period or earlier
    named = bool(left.people and right.people and left.people.isdisjoint(right.people))
    fits = low.quantity.value < high.quantity.value <= low.quantity.value * limits.ratio
    return "update" if fits and like >= limits.agree and not apart and not named else None


def _rising(left: Mention, right: Mention, limits: Thresholds) -> Relation | None:
    """Update, where a count of people of one state is higher on a later day; the words of tolls differ too much."""
    if left.measure not in STATES or left.past or right.past or left.partial or right.partial:
        return None
    if left.modifiers or right.modifiers or left.period != right.period:
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
    return "conflict" if day and not far and _excludes(low.quantity, high.quantity) else None


def _accumulates(low: Mention, high: Mention) -> bool:
    """Whether time may have brought the greater value: counts, sums and spans of days grow, terms do not."""
    if low.dimension == "time":
        return {low.quantity.unit, high.quantity.unit} <= {"day", "week", "hour"}
    return low.quantity.kind in ("count", "money")


def _is_beyond_doubt(left: Mention, right: Mention) -> bool:
    """Whether nothing in either sentence lets a reader take the figures for two things."""
    if left.partial != right.partial or left.state != right.state or left.modifiers != right.modifiers:
        return False
    if left.quantity.kind == "count" and left.quantity.unit is None:
        return False
    if left.names != right.names and left.quantity.kind in ("percent", "points", "ratio"):
        return False
    if left.quantity.kind == "age" and left.names.isdisjoint(right.names):
        return False
    if left.polled or right.polled or is_complement(left.quantity, right.quantity):
        return False
    return is_one_occasion(left, right) and len(left.words & right.words) >= _SHARED


def is_one_occasion(left: Mention, right: Mention) -> bool:
    """Whether two figures may be of one time and of one list: not "this season" against "since May"."""
    if left.period != right.period:
        return False
    for years in (True, False):
        a, b = ({time for time in m.times if time.isdigit() is years} for m in (left, right))
        if a and b and not a & b:
            return False
    return min(left.figures, right.figures) < _LIST or len(left.focus & right.focus) >= 3


def is_complement(a: Quantity, b: Quantity) -> bool:
    """Whether two shares make a whole: those who will win, and those who will not."""
    whole = {"percent": 100.0, "ratio": 1.0}.get(a.kind)
    return whole is not None and math.isclose(a.value + b.value, whole, rel_tol=0.02)


def _excludes(low: Quantity, high: Quantity) -> bool:
    """Whether no value satisfies both: "at least 10" and 15 go together, "more than 65" and 60 do not."""
    if low.qualifier in ("more than", "at least") or high.qualifier in ("less than", "up to", "nearly"):
        return False
    return in_base_unit(low, admitted(low)[1]) < in_base_unit(high, admitted(high)[0])
