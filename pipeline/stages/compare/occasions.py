"""Days, places and scores of one occasion side by side.

Two facts are of one occasion where they belong to one deed and their sentences share a name and enough words. A wrong
contradiction does more harm than a missed one: facts differ only where each article gives one value, days lie within a
week, and nothing tells their deeds or votes apart (apart.py). Places never contradict each other, since one may lie in
the other or be the other under a second name.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from pipeline.records import Comparison, Member, Passage, Relation, Side
from pipeline.stages.compare.apart import are_two_deeds, are_two_votes
from pipeline.stages.compare.facts import Fact, FactKind, facts_of

_AGREE, _DIFFER = 2, 4
"""Words that two sentences share at least, names among them, where facts agree and where they differ."""

_SHARE = 0.4  # of the words of the shorter sentence, where facts differ
_COUNTED = 20  # scores from here on are counts of votes, which no two votes of a story share by chance
_WEEK, _APART = 7, 2  # days; articles that lie further apart may tell of two meetings
_MOST = 48  # facts of one kind and deed that are compared
_KINDS: tuple[FactKind, ...] = ("date", "score", "place")


def occasions(articles: Sequence[Member]) -> list[Comparison]:
    """What at least two origins say of the days, scores and places of one occasion, contradictions first."""
    by_deed: dict[tuple[FactKind, str], list[Fact]] = {}
    for fact in facts_of(articles):
        by_deed.setdefault((fact.kind, fact.deed), []).append(fact)
    found = [
        comparison
        for key in sorted(by_deed, key=lambda key: (_KINDS.index(key[0]), key[1]))
        for comparison in _of_deed(by_deed[key][:_MOST])
    ]
    return sorted(found, key=lambda c: c.relation != "conflict")


def _of_deed(facts: Sequence[Fact]) -> Iterator[Comparison]:
    values = _values(facts)
    differing = {(i, j) for i, j in combinations(range(len(values)), 2) if _contradict(values[i], values[j])}
    told = sorted({i for pair in differing for i in pair})
    if told and len(differing) == len(told) * (len(told) - 1) // 2:
        yield _comparison("conflict", [values[i] for i in told])
    for value in values:
        if len({fact.origin for fact in value}) > 1:
            yield _comparison("same", [value])


def _values(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts of one value and one occasion, in order of first mention."""
    values: list[list[Fact]] = []
    for fact in facts:
        known = (value for value in values if _is_same(value[0], fact))
        best = next((value for value in known if any(_is_one(fact, other) for other in value)), None)
        if best is None:
            values.append([fact])
        else:
            best.append(fact)
    return values


def _is_one(a: Fact, b: Fact) -> bool:
    """Whether two facts of one value and deed are of one occasion."""
    if a.kind == "score":
        return int(a.value.split("-")[0]) >= _COUNTED or not a.words.isdisjoint(b.words)
    return len(a.words & b.words) >= _AGREE


def _contradict(first: Sequence[Fact], second: Sequence[Fact]) -> bool:
    pairs = list(product(first, second))
    if first[0].kind == "place" or any(a.article_id == b.article_id or _is_same(a, b) for a, b in pairs):
        return False
    if not any(_is_one_occasion(a, b) for a, b in pairs):
        return False
    if first[0].kind == "score":
        return not any(are_two_votes(a, b) for a, b in pairs)
    return _within_a_week(first[0].value, second[0].value) and not any(are_two_deeds(a, b) for a, b in pairs)


def _is_same(a: Fact, b: Fact) -> bool:
    """Whether two facts give one value; one day of the week is one day, since the day of an article may be off."""
    if a.weekday is None or a.weekday != b.weekday:
        return a.value == b.value
    undated = not (a.value[0].isdigit() and b.value[0].isdigit())
    return undated or _within_a_week(a.value, b.value)


def _is_one_occasion(a: Fact, b: Fact) -> bool:
    if a.origin == b.origin or (a.day and b.day and _between(a.day, b.day) > _APART):
        return False
    shared = a.words & b.words
    return len(shared) >= max(_DIFFER, _SHARE * min(len(a.words), len(b.words))) and bool(a.names & b.names)


def _within_a_week(a: str, b: str) -> bool:
    if not a[0].isdigit() or not b[0].isdigit():
        return a[0].isdigit() == b[0].isdigit()
    return _between(a, b) <= _WEEK


def _between(a: str, b: str) -> int:
    """How many days lie between two ISO days, or times."""
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)


def _comparison(relation: Relation, values: Sequence[Sequence[Fact]]) -> Comparison:
    kind = values[0][0].kind
    pairs: tuple[Relation, ...] = (relation,) * (len(values) * (len(values) - 1) // 2) if len(values) > 2 else ()
    return Comparison(kind, values[0][0].phrase, relation, tuple(_side(value) for value in values), None, pairs)


def _side(facts: Sequence[Fact]) -> Side:
    first = facts[0]
    sentences = dict.fromkeys((fact.article_id, *fact.sentence) for fact in facts)
    return Side(
        value=None,
        unit=None,
        qualifier=None,
        as_of=first.value if first.kind == "date" and first.value[0].isdigit() else None,
        articles=len({fact.article_id for fact in facts}),
        origins=len({fact.origin for fact in facts}),
        evidence=tuple(Passage(article, "text", start, end) for article, start, end in sentences),
        figures=tuple(Passage(fact.article_id, "text", fact.start, fact.end) for fact in facts),
    )
