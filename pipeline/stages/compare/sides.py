"""Groups of values as comparisons for a reader: sides, measure and note."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from pipeline.records import Comparison, Passage, Relation, Side
from pipeline.stages.compare.pairs.values import Key, Value, key_of
from pipeline.stages.compare.reading.durations import DURATION
from pipeline.stages.compare.reading.measures import LABELS
from pipeline.stages.compare.reading.mention import Mention
from pipeline.text.units import is_plural

Item = TypeVar("Item")

ORDER: tuple[Relation, ...] = ("conflict", "update", "conversion", "rounding", "different_measure", "same")
"""From what a reader must know to what is good to know."""


_TELLING = 4  # words of a label from which on more say no more

Pairs = Mapping[frozenset[Key], Relation]
"""How values stand to each other, by the keys of both."""


def comparison(relation: Relation, values: Sequence[Value], measure: str, pairs: Pairs) -> Comparison:
    """A comparison whose sides ascend by day, then value."""
    ordered = sorted(values, key=lambda v: (_as_of(v) or "~", v.mentions[0].quantity.value, v.place))
    note = None if relation == "same" else _note(relation, ordered)
    keys = [key_of(value.mentions[0]) for value in ordered]
    between = tuple(pairs.get(frozenset(pair), relation) for pair in combinations(keys, 2)) if len(keys) > 2 else ()
    return Comparison("figure", measure, relation, tuple(side(value) for value in ordered), note, between)


def side(value: Value) -> Side:
    """One value with all passages that give it, copies among them."""
    first = value.mentions[0]
    passages = dict.fromkeys((m.article_id, *m.sentence) for m in value.mentions)
    return Side(
        value=first.quantity.value,
        unit=first.quantity.unit if first.dimension != "ordinal" else None,  # the 12th day is no 12 days
        qualifier=_most_common(m.quantity.qualifier for m in value.mentions),
        as_of=_as_of(value),
        articles=len(value.articles),
        origins=len(value.origins),
        evidence=tuple(Passage(article, "text", start, end) for article, start, end in passages),
        figures=tuple(Passage(m.article_id, "text", m.quantity.start, m.quantity.end) for m in value.mentions),
    )


def measure_of(values: Sequence[Value]) -> str:
    """A known measure, else the commonest label that the sources give, one that names more than a time and one of more
    words before others, else the unit."""
    mentions = [m for value in values for m in value.mentions]
    known = LABELS.get(_most_common(m.measure or "" for m in mentions) or "")
    if known:
        return known
    nouns = any(m.noun for m in mentions if m.phrase)
    counted = Counter(m.phrase for m in mentions if m.phrase and (m.noun or not nouns))
    named = [phrase for phrase in counted if not phrase.startswith(DURATION)] or counted
    best = max(named, key=lambda phrase: (counted[phrase], min(_TELLING, len(phrase.split()))), default=None)
    return best or _plain(mentions[0])


def _plain(mention: Mention) -> str:
    """What is measured where no source says it in a few words beside the figure."""
    quantity = mention.quantity
    named = {"time": DURATION, "age": "age", "money": "sum of money", "percent": "percentage"}
    if found := named.get(mention.dimension):
        return found
    unit = quantity.unit or "figure"
    return f"{unit}s" if quantity.kind in ("measure", "points") and not is_plural(unit) else unit


def sort_key(relation: Relation, values: Iterable[Value]) -> tuple[int, int, tuple[int, int]]:
    """Order of presentation: relation, then independent origins, then first place."""
    listed = list(values)
    origins = {origin for value in listed for origin in value.origins}
    return ORDER.index(relation), -len(origins), min(value.place for value in listed)


def _as_of(value: Value) -> str | None:
    return min((m.day for m in value.mentions if m.day), default=None)


def _most_common(items: Iterable[Item]) -> Item | None:
    counted = Counter(items).most_common(1)
    return counted[0][0] if counted else None


def _note(relation: Relation, values: Sequence[Value]) -> str:
    speakers = [next((m.voice.printed for m in value.mentions if m.voice), None) for value in values]
    if relation == "conflict" and len(set(speakers) - {None}) == len(values):
        return "; ".join(f"{_printed(value)} ({said})" for value, said in zip(values, speakers, strict=True))
    printed = "; ".join(_printed(value) for value in values)
    if relation != "conversion":
        return printed
    return f"{printed}; implied {_rate(values)}"


def _printed(value: Value) -> str:
    return _most_common(m.printed for m in value.mentions) or ""


def _rate(values: Sequence[Value]) -> str:
    """The rate between the first two units, the way round that makes it 1 or more."""
    first = values[0].mentions[0].quantity
    other = next(v.mentions[0].quantity for v in values if v.mentions[0].quantity.unit != first.unit)
    more, less = (first, other) if abs(first.value) >= abs(other.value) else (other, first)
    rate = more.value / less.value if less.value else 0.0
    return f"{rate:.3g} {more.unit} per {less.unit}"
