"""Figures of one person or of one deed: ages, children, how far somebody fell, how long somebody lay in hospital."""

from pipeline.stages.compare.doubts import NAMES, is_far, is_one_occasion
from pipeline.stages.compare.likeness import Thresholds
from pipeline.stages.compare.mention import Mention
from pipeline.text.intervals import exclude
from pipeline.text.quantity import in_base_unit

_YEARS_APART = 3  # ages further apart are not those of one person, whatever the names
_DEED = 3  # how many times one measure of a known deed may be another
_TOLD, _MOST = 4, 0.4  # shared words, and their share of the shorter sentence, that tell of one deed
_SPANS = frozenset({"remain", "left", "time", "ago", "later", "after", "before"})  # said of any span of time


def are_of_two_ages(left: Mention, right: Mention) -> bool:
    """Whether one person, by more than one name beside the figure, is given two ages that lie a year or two apart."""
    if left.quantity.kind != "age" or right.quantity.kind != "age" or left.quantity.unit != right.quantity.unit:
        return False
    apart = abs(left.quantity.value - right.quantity.value)
    return len(left.names & right.names) >= NAMES and apart <= _YEARS_APART and not is_far(left, right)


def are_of_one_deed(left: Mention, right: Mention, limits: Thresholds) -> bool:
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


def are_near(left: Mention, right: Mention, limits: Thresholds) -> bool:
    """Whether two counts exclude each other, one not more than `ratio` times the other."""
    low, high = sorted((left.quantity, right.quantity), key=lambda q: q.value)
    return high.value <= low.value * limits.ratio and exclude(low, high)
