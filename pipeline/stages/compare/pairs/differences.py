"""Two values of one measure that do not agree: a later one, or a conflict.

Whether they are of one measure is weighed in likeness.py; here is what forbids it, what is known without its words
(tolls.py, one person's children); which of two values takes the place of the other is told in succession.py.
"""

from pipeline.records import Relation
from pipeline.stages.compare.pairs.doubts import are_apart, doubts
from pipeline.stages.compare.pairs.likeness import Thresholds, value_features, word_features
from pipeline.stages.compare.pairs.succession import told_apart
from pipeline.stages.compare.pairs.tolls import counted_apart, rising
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.nouns import nouns_apart
from pipeline.text.intervals import exclude

_LARGE = 1000  # counts from here on are so rare that their nouns may be no kin: claims, and people who filed them


def difference_features(left: Mention, right: Mention, rivals: dict[str, float]) -> dict[str, float]:
    """All features of two figures whose values differ; `rivals` are those of rivals.py."""
    found = word_features(left, right) | value_features(left, right) | doubts(left, right) | rivals
    found["close aligned"] = found.get("close", 0.0) * found["aligned"]
    found["opening alone"] = found["opening"] * found["alone"]
    return found


def differing(left: Mention, right: Mention, like: float, limits: Thresholds) -> Relation | None:
    """Update or conflict, where both figures are of one measure by `like`, or by what is known of it."""
    if left.quantity.kind != right.quantity.kind or (left.state and right.state and left.state != right.state):
        return None
    if left.measure == right.measure == "child":  # of one person, by a full name beside both
        return "conflict" if left.full_names & right.full_names and _are_near(left, right, limits.ratio) else None
    if left.measure is not None and left.measure == right.measure:
        known = rising(left, right, limits) or counted_apart(left, right)
        if known or left.past != right.past:
            return known
    small = min(left.quantity.value, right.quantity.value) < _LARGE
    if like < limits.differ or (small and nouns_apart(left, right)) or are_apart(left, right):
        return None
    told = told_apart(left, right, limits.ratio)
    return told if told == "update" or like >= limits.conflict else None


def _are_near(left: Mention, right: Mention, ratio: float) -> bool:
    """Whether two counts exclude each other, one not more than `ratio` times the other."""
    low, high = sorted((left.quantity, right.quantity), key=lambda q: q.value)
    return high.value <= low.value * ratio and exclude(low, high)
