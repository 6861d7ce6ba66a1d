"""Days, places and scores of one occasion side by side.

For days see dated.py, for places placed.py. Two scores are of one occasion where their sentences share a name and
enough words. A wrong contradiction does more harm than a missed one: scores differ only where each article gives one,
and nothing tells their votes apart (apart.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from pipeline.records import Comparison, Member
from pipeline.stages.compare.occasions.apart import are_two_votes
from pipeline.stages.compare.occasions.dated import are_far_apart, dated
from pipeline.stages.compare.occasions.days import days_of
from pipeline.stages.compare.occasions.fact_sides import fact_comparison
from pipeline.stages.compare.occasions.facts import Fact, facts_of
from pipeline.stages.compare.occasions.placed import placed

_DIFFER, _SHARE = 4, 0.4  # words that sentences of scores that differ share, and their share of the shorter one
_COUNTED = 20  # scores from here on are counts of votes, which no two votes of a story share by chance
_MOST = 48  # scores that are compared


def occasions(articles: Sequence[Member]) -> list[Comparison]:
    """What at least two origins say of the days, scores and places of one occasion, contradictions first."""
    found = [*dated(days_of(articles)), *_scored(facts_of(articles)[:_MOST]), *placed(articles)]
    return sorted(found, key=lambda c: c.relation != "conflict")


def _scored(facts: Sequence[Fact]) -> Iterator[Comparison]:
    values = _values(facts)
    differing = {(i, j) for i, j in combinations(range(len(values)), 2) if _contradict(values[i], values[j])}
    told = sorted({i for pair in differing for i in pair})
    if told and len(differing) == len(told) * (len(told) - 1) // 2:
        yield fact_comparison("score", "conflict", [values[i] for i in told])
    for value in values:
        if len({fact.origin for fact in value}) > 1:
            yield fact_comparison("score", "same", [value])


def _values(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Scores of one value and one occasion, in order of first mention."""
    values: list[list[Fact]] = []
    for fact in facts:
        known = (value for value in values if value[0].value == fact.value)
        best = next((value for value in known if any(_is_one(fact, other) for other in value)), None)
        if best is None:
            values.append([fact])
        else:
            best.append(fact)
    return values


def _is_one(a: Fact, b: Fact) -> bool:
    """Whether two scores of one value are of one occasion."""
    return int(a.value.split("-")[0]) >= _COUNTED or not a.words.isdisjoint(b.words)


def _contradict(first: Sequence[Fact], second: Sequence[Fact]) -> bool:
    pairs = list(product(first, second))
    if any(a.article_id == b.article_id for a, b in pairs):
        return False
    return any(_is_one_occasion(a, b) for a, b in pairs) and not any(are_two_votes(a, b) for a, b in pairs)


def _is_one_occasion(a: Fact, b: Fact) -> bool:
    if a.origin == b.origin or are_far_apart(a.day, b.day):
        return False
    shared = a.words & b.words
    return len(shared) >= max(_DIFFER, _SHARE * min(len(a.words), len(b.words))) and bool(a.names & b.names)
