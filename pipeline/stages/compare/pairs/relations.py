"""How two values of one story stand to each other.

A judgement needs two things: that both figures measure the same, which their words must show, and how their values
agree; where they do not, differences.py has the word.
"""

import math

from pipeline.records import Relation
from pipeline.stages.compare.pairs.common import are_of_two_holders, is_common_and_apart
from pipeline.stages.compare.pairs.likeness import Thresholds
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.nouns import nouns_apart
from pipeline.text.intervals import agree, meet, reading, same_value
from pipeline.text.quantity import Quantity, in_base_unit

USD_PER_UNIT: dict[str, tuple[float, float]] = {
    "USD": (1, 1), "EUR": (0.8, 1.65), "GBP": (1.0, 2.15), "CHF": (0.5, 1.5), "CAD": (0.6, 1.15), "AUD": (0.45, 1.15),
    "NZD": (0.35, 0.9), "JPY": (0.0055, 0.0140), "CNY": (0.11, 0.17), "INR": (0.01, 0.035), "RUB": (0.007, 0.045),
    "UAH": (0.02, 0.25), "TRY": (0.02, 1.0), "ILS": (0.2, 0.35), "KRW": (0.0006, 0.0012), "BRL": (0.15, 0.7),
    "MXN": (0.035, 0.13), "ZAR": (0.045, 0.2), "SEK": (0.08, 0.18), "NOK": (0.08, 0.2), "DKK": (0.1, 0.22),
    "PLN": (0.18, 0.5), "HKD": (0.12, 0.135), "SGD": (0.5, 0.85),
}  # fmt: skip
"""Between which rates a currency has stood since 1999: sums whose implied rate lies outside are not one sum."""

_BEYOND_NAMES = 0.5  # from this likeness on, names and modifiers that differ do not part two figures that agree
_RARE = 1000  # values above it that agree are one, whatever names and modifiers stand beside them
_GLOSSED = 0.1  # how far apart a figure and its conversion in brackets may lie, rounded as they are


def judge(left: Mention, right: Mention, limits: Thresholds, like: float) -> Relation | None:
    """How two figures of one dimension agree; None where they do not, or are not known to measure the same.

    like  of both, see likeness.py
    """
    if is_glossed(left, right) or is_glossed(right, left):
        return "conversion"
    if not _may_be_one_measure(left, right, like):
        return None
    a, b = left.quantity, right.quantity
    if a.unit != b.unit and a.kind in ("money", "measure"):
        return _converted(left, right, like, limits)
    if same_value(a, b):
        return "same" if like >= limits.same else None
    if agree(a, b):
        return "rounding" if like >= limits.agree else None
    return None


def is_glossed(first: Mention, second: Mention) -> bool:
    """Whether the text itself gives the second figure, in brackets, for the first."""
    if second.gloss_of is None or (first.article_id, first.quantity.start) != (second.article_id, second.gloss_of):
        return False
    a, b = first.quantity, second.quantity
    if a.kind == "money":
        return is_plausible_rate(a, b)
    ends = [in_base_unit(q, q.value) for q in (a, b)]
    return math.isclose(*ends, rel_tol=_GLOSSED) or meet(reading(a), reading(b))


def _own_words(mention: Mention) -> frozenset[str]:
    """The words of a figure's clause but for names and for what says that it is a cost."""
    return mention.clause - mention.names - {"cost", "worth", "invest", "price", "will", "would"}


def _may_be_one_measure(left: Mention, right: Mention, like: float) -> bool:
    """Whether nothing that both say forbids it: noun, state of people, names, modifiers, part or whole."""
    if left.quantity.kind != right.quantity.kind or left.dimension != right.dimension:
        return False
    if left.state and right.state and left.state != right.state:
        return False
    rare = min(abs(left.quantity.value), abs(right.quantity.value)) > _RARE
    unlike = left.partial != right.partial or nouns_apart(left, right)
    if unlike and not rare and not same_value(left.quantity, right.quantity):
        return False
    if is_common_and_apart(left, right) or are_of_two_holders(left, right):
        return False
    if like >= _BEYOND_NAMES or left.quantity.kind == "money":
        return True
    a, b = left.quantity, right.quantity
    if agree(a, b) and abs(a.value) > _RARE:
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
    return "conversion" if meet(reading(a), reading(b)) else None


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
    return plain and meet(reading(a), reading(b))


def is_plausible_rate(a: Quantity, b: Quantity) -> bool:
    """Whether two sums can be one sum in two currencies; False where the rate of a currency is not known."""
    if a.unit not in USD_PER_UNIT or b.unit not in USD_PER_UNIT or a.value <= 0 or b.value <= 0:
        return False
    (low_a, high_a), (low_b, high_b) = USD_PER_UNIT[a.unit], USD_PER_UNIT[b.unit]
    return low_a / high_b <= b.value / a.value <= high_a / low_b
