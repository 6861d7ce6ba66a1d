"""Two values of one measure that do not agree: a later one, or a conflict.

Different values are called a conflict only where nothing in the words tells their measures apart, since a wrong
conflict does more harm than a missed one.

What leaves doubt stands in doubts.py, what holds of tolls in tolls.py, of one person or deed in deeds.py.
"""

from pipeline.records import Relation
from pipeline.stages.compare.deeds import are_near, are_of_one_deed, are_of_two_ages
from pipeline.stages.compare.doubts import is_beyond_doubt, is_far
from pipeline.stages.compare.likeness import Thresholds
from pipeline.stages.compare.mention import Mention
from pipeline.stages.compare.tolls import counted_apart, grows, is_disputed, outgrown, rising, settled
from pipeline.text.intervals import ABOVE, exclude
from pipeline.text.quantity import in_base_unit

_BOUNDED = 1.25  # "under 2" and 3 may be said of two times


def differing(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    """Update or conflict, where the words leave no doubt that one thing was counted."""
    if left.measure is not None and left.measure == right.measure:
        known = rising(left, right, limits) or counted_apart(left, right)
        if known or left.past != right.past:
            return known
    if left.measure == right.measure == "child":  # of one person, by a full name beside both
        return "conflict" if left.full_names & right.full_names and are_near(left, right, limits) else None
    if left.quantity.kind == "count" and (risen := outgrown(left, right, like, limits)):
        return risen
    if is_disputed(left, right, like, limits):
        return settled(left, right)
    if are_of_two_ages(left, right) or are_of_one_deed(left, right, limits):
        return "conflict"
    if not is_beyond_doubt(left, right):
        return None
    low, high = sorted((left, right), key=lambda m: in_base_unit(m.quantity, m.quantity.value))
    least, most = (in_base_unit(m.quantity, m.quantity.value) for m in (low, high))
    if least <= 0 or like < limits.differ:
        return None
    if low.day and high.day and high.day > low.day and grows(low, high):
        alike = low.modifiers == high.modifiers  # seven Israelis are no part of ten people
        return "update" if alike and most <= least * limits.ratio**2 else None
    if {low.quantity.qualifier, high.quantity.qualifier} <= ABOVE and low.quantity.kind in ("count", "money"):
        return "update" if most <= least * limits.ratio and not is_far(low, high) else None
    bounded = any(m.quantity.qualifier not in (None, "about", "nearly") for m in (low, high))
    if is_far(low, high) or most / least > (min(limits.ratio, _BOUNDED) if bounded else limits.ratio):
        return None
    return settled(low, high) if exclude(low.quantity, high.quantity) else None
