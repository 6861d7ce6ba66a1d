"""Distinct values of a story: mentions that give one value for one measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from pipeline.stages.compare.pairs.likeness import Thresholds
from pipeline.stages.compare.pairs.relations import judge
from pipeline.stages.compare.reading.mention import Mention
from pipeline.text.quantity import in_base_unit

_WORDINGS = 4  # mentions of a value, of different wording, that it is compared by
_MEASURES = 16  # measures that one value may have in a story; mentions beyond them are not compared

Key = tuple[str, str | None, float, float | None]


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

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The value in the base unit of its dimension, or the lower and upper end of a range."""
        first = self.mentions[0].quantity
        low, high = sorted((in_base_unit(first, first.value), in_base_unit(first, first.high or first.value)))
        return low, high

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
    scored = ((m, limits.likeness.agree(m, mention)) for m in value.wordings)
    return max((like for m, like in scored if judge(m, mention, limits, like) == "same"), default=-1.0)


def aboard(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """People aboard and passengers, where one article gives both figures: the crew is the difference."""
    people, passengers = ([v for v in values if v.wordings[0].measure == name] for name in ("aboard", "passenger"))
    return [
        (whole, part)
        for whole, part in product(people, passengers)
        if whole.mentions[0].quantity.value > part.mentions[0].quantity.value
        and len(whole.origins) > 1
        and len(part.origins) > 1
        and whole.articles & part.articles
    ]


def merged(values: Sequence[Value]) -> list[Value]:
    """Values of one measure with equal ones put together, in order of first mention."""
    by_key: dict[Key, list[Mention]] = {}
    for value in values:
        by_key.setdefault(key_of(value.mentions[0]), []).extend(value.mentions)
    lists = [sorted(mentions, key=lambda m: (m.article, m.quantity.start)) for mentions in by_key.values()]
    return sorted((Value(mentions, mentions[:1]) for mentions in lists), key=lambda value: value.place)
