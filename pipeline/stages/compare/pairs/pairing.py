"""Values of a story in pairs: which of them measure one thing, and how they stand to each other.

What two figures say alone is judged in relations.py; here the other figures of their articles have a word: an article
that gives both values knows of two measures, or of a change.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from pipeline.records import Member, Relation
from pipeline.stages.compare.groups import PRECEDENCE, Link, Links
from pipeline.stages.compare.pairs.differences import difference_features, differing
from pipeline.stages.compare.pairs.likeness import Thresholds
from pipeline.stages.compare.pairs.relations import is_glossed, judge
from pipeline.stages.compare.pairs.rivals import NO_RIVALS, Rivals
from pipeline.stages.compare.pairs.sentences import Sentences
from pipeline.stages.compare.pairs.tolls import has_risen
from pipeline.stages.compare.pairs.values import Value
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.voices import are_opposed
from pipeline.text.intervals import agree

_SURE = 1.0  # what an article sets against each other is of one thing
_FAR, _FAR_CROWD = 4.0, 10.0  # values further apart than so many times are not looked at, but for two currencies


def related(
    values: Sequence[Value],
    articles: Sequence[Member],
    limits: Thresholds,
    cap: int,
    disputed: Iterable[tuple[Mention, Mention]] = (),
) -> Links:
    """The pairs of values of one dimension that measure one thing; the `cap` most reported are paired.

    articles  those of the story
    disputed  figures that an article sets against each other
    """
    found: Links = {}
    sentences = Sentences(articles)
    for positions in _by_dimension(values):
        ranked = sorted(positions, key=lambda i: (-len(values[i].origins), values[i].place))[:cap]
        rivals = Rivals([m for i in ranked for m in values[i].wordings], limits.likeness, sentences)
        for i, j in combinations(sorted(ranked), 2):
            link = _link(values[i], values[j], limits, rivals) if _comparable(values[i], values[j]) else None
            if link is None:
                continue
            if _holds(link.relation, values[i], values[j]):
                found[i, j] = link
    return found | _disputed(values, disputed)


def _disputed(values: Sequence[Value], disputed: Iterable[tuple[Mention, Mention]]) -> Links:
    """The links of values that an article sets against each other; figures that no value took in have none."""
    at = {mention.place: i for i, value in enumerate(values) for mention in value.mentions}
    known = ((at.get(left.place), at.get(right.place)) for left, right in disputed)
    pairs = [sorted((i, j)) for i, j in known if i is not None and j is not None and i != j]
    return {(i, j): Link("conflict", _SURE) for i, j in pairs}


def _comparable(a: Value, b: Value) -> bool:
    """Whether two values may be one measure for all that their size says."""
    left, right = a.mentions[0].quantity, b.mentions[0].quantity
    if left.unit != right.unit and left.kind == "money":
        return True
    far = _FAR_CROWD if _is_crowd(a) and _is_crowd(b) else _FAR
    (low, high), (least, most) = a.extent, b.extent
    return high * far >= least and most * far >= low


def _by_dimension(values: Sequence[Value]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for index, value in enumerate(values):
        groups.setdefault(value.mentions[0].dimension, []).append(index)
    return list(groups.values())


def _link(a: Value, b: Value, limits: Thresholds, rivals: Rivals) -> Link | None:
    """The relation of those two of their wordings that are most alike."""
    found: list[tuple[float, int, Link]] = []
    for left, right in product(a.wordings, b.wordings):
        if may_agree(left, right):
            like = limits.likeness.agree(left, right)
            relation = judge(left, right, limits, like)
            relation = "update" if relation == "rounding" and has_risen(left, right) else relation
        else:
            found_to_differ = _differing(left, right, limits, rivals)
            if found_to_differ is None:
                continue
            relation, like = found_to_differ
        if relation is None:
            continue
        found.append((limits.likeness.words(left, right), -PRECEDENCE.index(relation), Link(relation, like)))
    return max(found)[2] if found else None


def _differing(
    left: Mention, right: Mention, limits: Thresholds, rivals: Rivals
) -> tuple[Relation | None, float] | None:
    """The relation of two figures whose values do not agree, and their likeness; None where they can have none.

    What makes two figures alike was learned from English news alone: of 56 contradictions that it found in the six
    other languages of MultiLing hardly one was of one thing. The rivals, which cost most, are asked only where without
    any the likeness would be enough.
    """
    if not (left.english and right.english) or left.numbered or right.numbered:
        return None
    features = difference_features(left, right, NO_RIVALS)
    known = left.measure is not None and left.measure == right.measure
    if not known and limits.likeness.differ(features) < limits.differ:
        return None
    others = rivals.features(left, right)
    if left.past != right.past and not others["paired"]:
        return None  # one is of what was years ago, and their sentences do not tell one thing
    like = limits.likeness.differ(features | others)
    relation = differing(left, right, like, limits)
    if relation == "conflict" and not left.counter and not others["mutual"]:
        return None
    return relation, like


def may_agree(left: Mention, right: Mention) -> bool:
    """Whether two figures agree by their values, as far as the rate of two currencies lets one know."""
    a, b = left.quantity, right.quantity
    return (a.kind == "money" and a.unit != b.unit) or agree(a, b) or is_glossed(left, right) or is_glossed(right, left)


def _holds(relation: Relation, a: Value, b: Value) -> bool:
    """An article that gives both values knows of two measures, of a change, or of two parties who count apart;
    only "nearly 30" may follow 29.4."""
    if relation in ("same", "conversion"):
        return True
    both = sorted(a.articles & b.articles)
    if relation == "conflict":
        return not both or _is_of_two_counts(a, b) or (_is_of_person(a) and _is_of_person(b))
    if relation == "update":
        return all(any(m.rises for m in (*a.mentions, *b.mentions) if m.article_id == article) for article in both)
    rounder = max((a, b), key=lambda v: v.mentions[0].quantity.step)
    return all(any(m.quantity.qualifier for m in rounder.mentions if m.article_id == article) for article in both)


def _is_of_two_counts(a: Value, b: Value) -> bool:
    """Whether two parties have counted, each for itself."""
    crowds = _is_crowd(a) and _is_crowd(b)
    return crowds or any(are_opposed(left.voice, right.voice) for left, right in product(a.wordings, b.wordings))


def _is_crowd(value: Value) -> bool:
    return any(m.counter for m in value.wordings)


def _is_of_person(value: Value) -> bool:
    """Whether it is told of one named person for good: how many children are theirs."""
    return any(m.measure == "child" for m in value.wordings)
