"""Distinct values of a story: mentions that give one value for one measure, and groups of values of one measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from pipeline.records import Relation
from pipeline.stages.compare.likeness import Likeness, Thresholds
from pipeline.stages.compare.mention import Mention
from pipeline.stages.compare.relations import judge

_WORDINGS = 4  # mentions of a value, of different wording, that it is compared by
_MEASURES = 16  # measures that one value may have in a story; mentions beyond them are not compared
_HALF = 0.5
_DIFFER: frozenset[Relation] = frozenset({"update", "conflict"})
_PRECEDENCE: tuple[Relation, ...] = ("conversion", "rounding", "same", "update", "conflict")

Key = tuple[str, str | None, float, float | None]
Tolls = dict[str, dict[int | str | None, float]]
Stated = dict[str, dict[Key, bool]]
"""For each article the values that it gives, and whether any of them is qualified there."""


@dataclass(eq=False)
class Value:
    """One value of one measure, with all mentions that give it, by article and place."""

    mentions: list[Mention]
    wordings: list[Mention] = field(default_factory=list)

    @property
    def articles(self) -> set[str]:
        return {m.article_id for m in self.mentions}

    @property
    def origins(self) -> set[str]:
        return {m.origin for m in self.mentions}

    @property
    def place(self) -> tuple[int, int]:
        return self.mentions[0].article, self.mentions[0].quantity.start

    def add(self, mention: Mention) -> None:
        """Take a mention in, and its wording where it is new."""
        self.mentions.append(mention)
        known = any(m.focus == mention.focus and m.lead == mention.lead for m in self.wordings)
        if not known and len(self.wordings) < _WORDINGS:
            self.wordings.append(mention)


def key_of(mention: Mention) -> Key:
    """What mentions of one value share before any word is looked at."""
    quantity = mention.quantity
    unit = quantity.unit if quantity.kind != "count" else None
    return mention.dimension, unit, float(f"{quantity.value:.9g}"), quantity.high


def values_of(mentions: Iterable[Mention], limits: Thresholds) -> list[Value]:
    """Mentions put together where value, unit and measure are the same, in order of first mention."""
    buckets: dict[Key, list[Value]] = {}
    for mention in mentions:
        bucket = buckets.setdefault(key_of(mention), [])
        known = [(_closeness(value, mention, limits), value) for value in bucket]
        closeness, best = max(known, key=lambda item: item[0], default=(-1.0, None))
        if best is not None and closeness >= 0:
            best.add(mention)
        elif len(bucket) < _MEASURES:
            bucket.append(Value([mention], [mention]))
    return sorted((value for bucket in buckets.values() for value in bucket), key=lambda value: value.place)


def _closeness(value: Value, mention: Mention, limits: Thresholds) -> float:
    """Likeness to the nearest wording; -1 where no wording measures the same."""
    scored = ((m, limits.likeness(m, mention)) for m in value.wordings)
    return max((like for m, like in scored if judge(m, mention, limits, like) == "same"), default=-1.0)


def related(values: Sequence[Value], limits: Thresholds, cap: int) -> dict[tuple[int, int], Relation]:
    """Relations of pairs of values (positions, ascending) of one dimension; the `cap` most reported are paired."""
    stated, tolls = _stated(values), _tolls(values)
    found: dict[tuple[int, int], Relation] = {}
    for positions in _by_dimension(values):
        ranked = sorted(positions, key=lambda i: (-len(values[i].origins), values[i].place))[:cap]
        nearest = Nearest([m for i in ranked for m in values[i].wordings], limits.likeness)
        for i, j in combinations(sorted(ranked), 2):
            relation = _relation(values[i], values[j], limits, nearest)
            if relation in ("conflict", "update") and not all(_is_whole(values[n], tolls, relation) for n in (i, j)):
                continue
            if relation is not None and _holds(relation, values[i], values[j], stated):
                found[i, j] = relation
    return found


class Nearest:
    """Likenesses of the figures of one dimension, and which of them are nearest to each other."""

    def __init__(self, mentions: Sequence[Mention], likeness: Likeness) -> None:
        self._like: dict[tuple[int, int], float] = {}
        self._best: dict[tuple[int, int], dict[float, float]] = {}
        for left, right in combinations(mentions, 2):
            like = likeness(left, right)
            for a, b in ((left, right), (right, left)):
                self._like[id(a), id(b)] = like
                best = self._best.setdefault((id(a), b.article), {})
                best[b.quantity.value] = max(like, best.get(b.quantity.value, 0.0))

    def like(self, left: Mention, right: Mention) -> float:
        """The likeness of two of the figures."""
        return self._like[id(left), id(right)]

    def mutual(self, left: Mention, right: Mention) -> bool:
        """Whether neither article holds another value that is as near to the other one's."""
        return all(
            like < self.like(a, b)
            for a, b in ((left, right), (right, left))
            for value, like in self._best[id(a), b.article].items()
            if value != b.quantity.value
        )


def _by_dimension(values: Sequence[Value]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for index, value in enumerate(values):
        groups.setdefault(value.mentions[0].dimension, []).append(index)
    return list(groups.values())


def _stated(values: Sequence[Value]) -> Stated:
    stated: Stated = {}
    for value in values:
        for mention in value.mentions:
            keys = stated.setdefault(mention.article_id, {})
            keys[key_of(mention)] = keys.get(key_of(mention), False) or mention.quantity.qualifier is not None
    return stated


def _tolls(values: Sequence[Value]) -> Tolls:
    """The greatest figure of each known measure by article and by day: of the article's own time, and of no part."""
    tolls: Tolls = {}
    for mention in (m for value in values for m in value.mentions):
        if mention.measure and not mention.past and not mention.partial:
            greatest = tolls.setdefault(mention.measure, {})
            for place in (mention.article, mention.day):
                greatest[place] = max(greatest.get(place, 0.0), mention.quantity.value)
    return tolls


def _is_whole(value: Value, tolls: Tolls, relation: Relation) -> bool:
    """Whether no greater toll stands in the same article, or for an update on an earlier day, of which this would be a
    part; two counts of a crowd may stand in one article."""
    if relation == "conflict" and (_is_crowd(value) or _is_of_person(value)):
        return True
    places = {(m.article, m.day, m.measure or "") for m in value.mentions}
    return not any(
        greatest > value.mentions[0].quantity.value
        and (place == article or (relation == "update" and isinstance(place, str) and day is not None and place < day))
        for article, day, measure in places
        for place, greatest in tolls.get(measure, {}).items()
    )


def _relation(a: Value, b: Value, limits: Thresholds, nearest: Nearest) -> Relation | None:
    found: set[Relation | None] = set()
    for left, right in product(a.wordings, b.wordings):
        relation = judge(left, right, limits, nearest.like(left, right))
        if relation != "conflict" or left.counter or nearest.mutual(left, right):
            found.add(relation)
    return next((relation for relation in _PRECEDENCE if relation in found), None)


def _holds(relation: Relation, a: Value, b: Value, stated: Stated) -> bool:
    """An article that gives both values knows of two measures, or of a change; only "nearly 30" may follow 29.4."""
    if relation in ("same", "conversion") or (relation == "conflict" and _is_crowd(a) and _is_crowd(b)):
        return True
    if relation in ("conflict", "update") and _other_subjects(a, b):
        return False
    if relation == "conflict" and _is_of_person(a) and _is_of_person(b):
        return True
    rounder, finer = sorted((a, b), key=lambda v: -v.mentions[0].quantity.step)
    key, other = key_of(rounder.mentions[0]), key_of(finer.mentions[0])
    both = [keys for keys in (stated[x] for x in sorted(a.articles | b.articles)) if key in keys and other in keys]
    return not both if relation != "rounding" else all(keys[key] for keys in both)


def _is_crowd(value: Value) -> bool:
    return any(m.counter for m in value.wordings)


def _is_of_person(value: Value) -> bool:
    """Whether it is told of one named person for good: how many children are theirs."""
    return any(m.measure == "child" for m in value.wordings)


def _other_subjects(a: Value, b: Value) -> bool:
    """Whether each value is said of somebody whom no sentence of the other names."""
    if a.mentions[0].quantity.kind == "money":
        return False
    subjects, others = ({m.subject for m in v.wordings if m.subject} for v in (a, b))
    known, known_others = ({name for m in v.wordings for name in m.people} for v in (a, b))
    return bool(subjects and others) and not (subjects & known_others or others & known)


def groups_of(count: int, relations: dict[tuple[int, int], Relation]) -> list[list[int]]:
    """Values of one measure: first those that agree, each with each, so that no chain of likenesses joins two measures;
    then such groups that differ, by any of their values, from at least half of the others."""
    agreeing = {pair: found for pair, found in relations.items() if found not in _DIFFER}
    groups = _linked(count, agreeing, 1.0)
    place = {value: i for i, group in enumerate(groups) for value in group}
    between: dict[tuple[int, int], Relation] = {}
    for (i, j), found in sorted(relations.items()):
        low, high = sorted((place[i], place[j]))
        if found in _DIFFER and low != high:
            between[low, high] = found if between.get((low, high), found) == found else "update"
    return sorted(
        sorted(value for i in joined for value in groups[i]) for joined in _linked(len(groups), between, _HALF)
    )


def _linked(count: int, relations: dict[tuple[int, int], Relation], share: float) -> list[list[int]]:
    """Groups that are joined where this share of the pairs between them is related; 1: complete linkage."""
    group_of = {i: [i] for i in range(count)}
    for i, j in sorted(relations, key=lambda pair: (_PRECEDENCE.index(relations[pair]), pair)):
        left, right = group_of[i], group_of[j]
        linked = sum((min(a, b), max(a, b)) in relations for a, b in product(left, right))
        if left is right or linked < share * len(left) * len(right):
            continue
        left.extend(right)
        for member in right:
            group_of[member] = left
    return sorted({id(group): sorted(group) for group in group_of.values()}.values())


def aboard(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """People aboard and passengers, where one article gives both figures: the crew is the difference."""
    stated = _stated(values)
    people, passengers = ([v for v in values if v.wordings[0].measure == name] for name in ("aboard", "passenger"))
    return [
        (whole, part)
        for whole, part in product(people, passengers)
        if whole.mentions[0].quantity.value > part.mentions[0].quantity.value
        and len(whole.origins) > 1
        and len(part.origins) > 1
        and any(key_of(whole.mentions[0]) in keys and key_of(part.mentions[0]) in keys for keys in stated.values())
    ]


def merged(values: Sequence[Value]) -> list[Value]:
    """Values of one measure with equal ones put together, in order of first mention."""
    by_key: dict[Key, list[Mention]] = {}
    for value in values:
        by_key.setdefault(key_of(value.mentions[0]), []).extend(value.mentions)
    lists = [sorted(mentions, key=lambda m: (m.article, m.quantity.start)) for mentions in by_key.values()]
    return sorted((Value(mentions, mentions[:1]) for mentions in lists), key=lambda value: value.place)
