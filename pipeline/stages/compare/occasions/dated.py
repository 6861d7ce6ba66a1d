"""Days of one deed side by side: what at least two origins say of when something happened.

Two days are of one deed where their clauses share its verb or event and enough words, or so many words that the verb
does not matter; where no other day of the two articles is nearer to either; and, if they differ, where nothing tells
two deeds apart. A wrong contradiction does more harm than a missed one.
"""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from pipeline.records import Comparison, Relation
from pipeline.stages.compare.groups import Link, Links, groups_of
from pipeline.stages.compare.occasions.apart import are_two_deeds
from pipeline.stages.compare.occasions.days import Day
from pipeline.stages.compare.occasions.fact_sides import fact_comparison
from pipeline.stages.compare.reading.words import stem

_DEED_SHARED, _DEED_SHARE = 3, 0.4  # words of two clauses of one deed that are shared, and their share of the fewer
_SHARED, _SHARE = 5, 0.6  # the same where the deeds have other words
_BESIDE_NAMES = 3  # of them no names: what two sentences on one person share proves no deed
_AGREE = 2  # words that clauses of one deed share where their days agree
_WEEK, _APART = 7, 2  # days; articles that lie further apart may tell of two meetings
_MOST = 64  # days of a story that are compared


def dated(days: Sequence[Day]) -> list[Comparison]:
    """Days that differ, then those that agree."""
    listed = days[:_MOST]
    values = _values(listed)
    nearest = _nearest(listed)
    links: Links = {}
    for i, j in combinations(range(len(values)), 2):
        if _contradict(values[i], values[j], nearest):
            moved = any(day.moved for day in (*values[i], *values[j]))
            links[i, j] = Link("update" if moved else "conflict", 1.0)
    found: list[Comparison] = []
    for group in groups_of(len(values), links):
        if len(group) > 1:
            conflict = any(links[pair].relation == "conflict" for pair in _in(group, links))
            relation: Relation = "conflict" if conflict else "update"
            found.append(fact_comparison("date", relation, [values[i] for i in group]))
    for value in values:
        if len({day.origin for day in value}) > 1:
            found.append(fact_comparison("date", "same", [value]))
    return found


def _in(group: Sequence[int], links: Links) -> list[tuple[int, int]]:
    return [pair for pair in combinations(group, 2) if pair in links]


def likeness(a: Day, b: Day) -> float:
    """Shared words of two clauses, a shared deed counted twice more."""
    return len(a.clause & b.clause) / max(1, min(len(a.clause), len(b.clause))) + is_one_deed(a, b)


def is_one_deed(a: Day, b: Day) -> bool:
    """Whether two days have one verb or event, or the verb of one is done to the event of the other: wrote a letter."""
    return a.deed == b.deed or (a.event and a.deed == b.head) or (b.event and b.deed == a.head)


def _values(days: Sequence[Day]) -> list[list[Day]]:
    """Days of one value and one deed, in order of first mention."""
    values: list[list[Day]] = []
    for day in days:
        known = (value for value in values if is_one_day(value[0], day))
        best = next((value for value in known if any(_agree(day, other) for other in value)), None)
        if best is None:
            values.append([day])
        else:
            best.append(day)
    return values


def _agree(a: Day, b: Day) -> bool:
    told = (a.event and a.deed in b.clause) or (b.event and b.deed in a.clause)
    return ((told or is_one_deed(a, b)) and len(a.clause & b.clause) >= _AGREE) or _is_told_alike(a, b)


def _nearest(days: Sequence[Day]) -> dict[tuple[int, int, int], Day]:
    """For each day, and each other article, the day there whose clause is most like its own."""
    best: dict[tuple[int, int, int], tuple[float, Day]] = {}
    for a in days:
        for b in days:
            if a.article != b.article:
                key = (a.article, a.start, b.article)
                like = likeness(a, b)
                if key not in best or like > best[key][0]:
                    best[key] = (like, b)
    return {key: day for key, (_, day) in best.items()}


def _contradict(first: Sequence[Day], second: Sequence[Day], nearest: dict[tuple[int, int, int], Day]) -> bool:
    if {day.article_id for day in first} & {day.article_id for day in second}:
        return False
    pairs = [(a, b) for a in first for b in second]
    if not all(differ(a, b) for a, b in pairs):
        return False
    return any(
        nearest[a.article, a.start, b.article] is b and nearest[b.article, b.start, a.article] is a and _is_one(a, b)
        for a, b in pairs
    )


def _is_one(a: Day, b: Day) -> bool:
    """Whether two days that differ are of one deed, beyond reasonable doubt."""
    if a.origin == b.origin or are_far_apart(a.published, b.published):
        return False
    if not is_one_deed(a, b) and (a.event != b.event or a.lead.isdisjoint(b.lead) or _tells_other(a, b)):
        return False
    return _is_told_alike(a, b) and not are_two_deeds(a, b)


def _tells_other(a: Day, b: Day) -> bool:
    """Whether one clause tells of the deed of the other beside its own: slammed him for firing, was fired."""
    return stem(a.verb) in b.clause or stem(b.verb) in a.clause


def _is_told_alike(a: Day, b: Day) -> bool:
    shared, fewer = a.clause & b.clause, min(len(a.clause), len(b.clause))
    if is_one_deed(a, b):
        return len(shared) >= max(_DEED_SHARED, _DEED_SHARE * fewer)
    return len(shared) >= max(_SHARED, _SHARE * fewer) and len(shared - a.names - b.names) >= _BESIDE_NAMES


def is_one_day(a: Day, b: Day) -> bool:
    """Whether two days are one; one day of the week is one day, since the day of an article may be off."""
    if a.grain != b.grain:
        return False
    if a.weekday is None or b.weekday is None:
        return a.value == b.value
    return a.weekday == b.weekday and _are_near(a, b)


def differ(a: Day, b: Day) -> bool:
    """Whether two days are two, and near enough to be given for one event."""
    if a.grain != b.grain or is_one_day(a, b):
        return False
    if a.grain != "day":
        return a.value[:3] == b.value[:3]
    if (a.weekday is None) != (b.weekday is None) or "near" in (a.printed, b.printed):
        return False  # "today" is as sure as the day of the article
    return _are_near(a, b)


def are_far_apart(a: str | None, b: str | None) -> bool:
    """Whether two articles are of days so far apart that they may tell of two meetings."""
    return a is not None and b is not None and _between(a, b) > _APART


def _are_near(a: Day, b: Day) -> bool:
    dated_both = a.value[0].isdigit() and b.value[0].isdigit()
    return not dated_both or _between(a.value, b.value) <= _WEEK


def _between(a: str, b: str) -> int:
    """How many days lie between two ISO days, or times."""
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
