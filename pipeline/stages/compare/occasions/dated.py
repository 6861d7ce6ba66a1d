"""Days of one deed side by side: what at least two origins say of when something happened.

Two days are of one deed where their sentences are alike, by their words, by the meaning of the words on either side and
by the verb or event that the day belongs to; where no other day of the two articles is nearer to either; and, if they
differ, where nothing tells two deeds apart. A wrong contradiction does more harm than a missed one.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from pipeline.records import Comparison, Relation
from pipeline.stages.compare.groups import Link, Links, groups_of
from pipeline.stages.compare.occasions.apart import are_of_two_clocks, are_two_deeds, hesitate
from pipeline.stages.compare.occasions.day import Day
from pipeline.stages.compare.occasions.fact_sides import fact_comparison
from pipeline.stages.compare.reading.nearby import aligned
from pipeline.stages.compare.reading.words import stem
from pipeline.stages.compare.sides import ORDER

_DEED = 0.5  # what one verb or event adds to the likeness of two days
_AGREE, _SURE = 0.7, 1.0  # likeness of equal days that are nearest to each other, and of any
_STRICT = 0.1  # so much more where an article that gives both days keeps them from being a contradiction
_DIFFER = 1.25  # likeness of days that differ, of one verb or event
_HESITATE = 0.25  # what a doubt takes from it
_SHARED, _SHARE = (
    5,
    0.6,
)  # words of two clauses that are shared, and their share of the fewer, where the deeds have two names
_BESIDE_NAMES = 3  # of them no names: what two sentences on one person share proves no deed
_WEEK, _APART = 7, 2  # days; articles that lie further apart may tell of two meetings
_MOST = 64  # days of a story that are compared

Near = dict[tuple[int, int], float]
"""The likeness of days of two articles, by their places in the list of the story."""


def dated(days: Sequence[Day]) -> list[Comparison]:
    """Days that differ, then those that agree."""
    listed = days[:_MOST]
    near = near_of(listed)
    mutual = mutual_of(listed, near)
    values = _values(listed, near, mutual, _STRICT)
    links: Links = {}
    for i, j in combinations(range(len(values)), 2):
        if _contradict([listed[n] for n in values[i]], [listed[n] for n in values[j]]) and any(
            pair in mutual and _is_one(listed[pair[0]], listed[pair[1]], near[pair])
            for pair in (_pair(a, b) for a in values[i] for b in values[j])
        ):
            links[i, j] = Link(_relation([listed[n] for n in values[i]], [listed[n] for n in values[j]]), 1.0)
    found: list[Comparison] = []
    for group in groups_of(len(values), links):
        if len(group) > 1:
            relation = min((links[pair].relation for pair in _in(group, links)), key=ORDER.index)
            found.append(fact_comparison("date", relation, [[listed[n] for n in values[i]] for i in group]))
    for value in _values(listed, near, mutual):
        told = [listed[n] for n in value]
        if len({day.origin for day in told}) > 1:
            found.append(fact_comparison("date", "same", [told]))
    return found


def _relation(first: Sequence[Day], second: Sequence[Day]) -> Relation:
    if any(day.moved for day in (*first, *second)):
        return "update"
    return "conversion" if any(are_of_two_clocks(a, b) for a in first for b in second) else "conflict"


def _in(group: Sequence[int], links: Links) -> list[tuple[int, int]]:
    return [pair for pair in combinations(group, 2) if pair in links]


def _pair(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)


def likeness(a: Day, b: Day) -> float:
    """From 0 to 2.5: shared words of two clauses, words on either side that stand for each other, and a shared deed."""
    shared, one = len(a.clause & b.clause) / max(2, min(len(a.clause), len(b.clause))), is_one_deed(a, b)
    if not shared and not one:
        return 0.0  # what the words beside mean is dear to ask, and proves no deed alone
    return shared + aligned(a.nearby, b.nearby) + _DEED * one


def is_one_deed(a: Day, b: Day) -> bool:
    """Whether two days have one verb or event, or the verb of one is done to the event of the other: wrote a letter."""
    if not a.deed or not b.deed:
        return False
    return a.deed == b.deed or (a.event and a.deed == b.head) or (b.event and b.deed == a.head)


def near_of(days: Sequence[Day]) -> Near:
    """Of days of two origins that are of one grain and both begin, end or are within something."""
    return {(i, j): likeness(a, b) for (i, a), (j, b) in combinations(enumerate(days), 2) if a.article != b.article}


def mutual_of(days: Sequence[Day], near: Near) -> set[tuple[int, int]]:
    """The pairs of which each is the nearest that the article of the other one has."""
    best: dict[tuple[int, int], float] = {}
    for (i, j), like in near.items():
        for key in ((i, days[j].article), (j, days[i].article)):
            best[key] = max(like, best.get(key, 0.0))
    return {(i, j) for (i, j), like in near.items() if like == best[i, days[j].article] == best[j, days[i].article]}


def _values(days: Sequence[Day], near: Near, mutual: set[tuple[int, int]], more: float = 0.0) -> list[list[int]]:
    """Days of one value and one deed, in order of first mention.

    more  likeness that is asked for beyond that of days that agree
    """
    agreeing = [
        (i, j)
        for (i, j), like in near.items()
        if like >= (_AGREE if (i, j) in mutual else _SURE) + more
        and days[i].role == days[j].role
        and is_one_day(days[i], days[j])
    ]
    return linked(len(days), agreeing)


def linked(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `count` in groups that pairs join, ascending."""
    group = {i: [i] for i in range(count)}
    for i, j in pairs:
        if group[i] is not group[j]:
            group[i] += group[j]
            group |= dict.fromkeys(group[j], group[i])
    return sorted({id(members): sorted(members) for members in group.values()}.values())


def _contradict(first: Sequence[Day], second: Sequence[Day]) -> bool:
    """Whether no article gives both values, and each of one differs from each of the other."""
    if {day.article_id for day in first} & {day.article_id for day in second}:
        return False
    return all(differ(a, b) for a in first for b in second)


def _is_one(a: Day, b: Day, like: float) -> bool:
    """Whether two days that differ are of one deed, beyond reasonable doubt."""
    if a.origin == b.origin or are_far_apart(a.published, b.published) or are_two_deeds(a, b):
        return False
    doubt = hesitate(a, b)
    if is_one_deed(a, b):
        return like - _HESITATE * doubt >= _DIFFER
    return (
        bool(a.deed and b.deed)
        and not doubt
        and a.event == b.event
        and bool(a.lead & b.lead)
        and not _tells_other(a, b)
        and _is_told_alike(a, b)
    )


def _tells_other(a: Day, b: Day) -> bool:
    """Whether one clause tells of the deed of the other beside its own: slammed him for firing, was fired."""
    return stem(a.verb) in b.clause or stem(b.verb) in a.clause


def _is_told_alike(a: Day, b: Day) -> bool:
    shared, fewer = a.clause & b.clause, min(len(a.clause), len(b.clause))
    return len(shared) >= max(_SHARED, _SHARE * fewer) and len(shared - a.names - b.names) >= _BESIDE_NAMES


def is_one_day(a: Day, b: Day) -> bool:
    """Whether two days are one; one day of the week is one day, since the day of an article may be off."""
    if a.grain != b.grain:
        return False
    if a.weekday is None or b.weekday is None:
        return a.value == b.value or (a.month_day is not None and a.month_day == b.month_day)
    return a.weekday == b.weekday and _are_near(a, b)


def differ(a: Day, b: Day) -> bool:
    """Whether two days are two, and near enough to be given for one event."""
    if a.grain != b.grain or is_one_day(a, b) or not _are_of_one_role(a, b):
        return False
    if a.grain != "day":
        return a.value[:3] == b.value[:3]
    if (a.weekday is None) != (b.weekday is None) or "near" in (a.printed, b.printed):
        return False  # "today" is as sure as the day of the article
    return _are_near(a, b)


def _are_of_one_role(a: Day, b: Day) -> bool:
    """Whether both begin, end or hold something; what is done by a day is not done on a later one."""
    if a.role == b.role:
        return True
    if {a.role, b.role} != {"by", "at"}:
        return False
    by, at = (a.weekday, b.weekday) if a.role == "by" else (b.weekday, a.weekday)
    return by is not None and at is not None and (at - by) % _WEEK < _WEEK / 2


def are_far_apart(a: str | None, b: str | None) -> bool:
    """Whether two articles are of days so far apart that they may tell of two meetings."""
    return a is not None and b is not None and _between(a, b) > _APART


def _are_near(a: Day, b: Day) -> bool:
    """Whether both lie in one week, as far as is known; a day of the week is near to the day of its article."""
    one, other = (day.value if day.value[0].isdigit() else day.published for day in (a, b))
    return one is None or other is None or _between(one, other) <= _WEEK


def _between(a: str, b: str) -> int:
    """How many days lie between two ISO days, or times."""
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
