"""Places of one deed side by side: what at least two origins say of where something happened.

Places belong to a deed as days do, see dated.py. One name is one place, and so are two names that the gazetteer has for
one; a place and what it lies in, by the gazetteer or by the text ("Banstead in Surrey", "Wasilla, Alaska"), are one
place told more or less exactly, a rounding. Two cities, or two countries, of which neither lies in the other contradict
each other where nothing tells two deeds apart and no article knows both: in news that is all but unheard of, and two
names without a gazetteer are nearly always a town and its region, a street and its town, or two deeds.
"""

import re
from collections.abc import Sequence

from pipeline.records import Comparison, Member, Relation
from pipeline.stages.compare.occasions.apart import are_two_deeds, hesitate
from pipeline.stages.compare.occasions.dated import are_far_apart, is_one_deed, linked, mutual_of, near_of
from pipeline.stages.compare.occasions.day import Day
from pipeline.stages.compare.occasions.fact_sides import fact_comparison
from pipeline.stages.compare.occasions.scenes import Inside, inside_of, is_quoted, lies_in, scenes_of
from pipeline.stages.compare.reading.naming import Source
from pipeline.text.places import places

_AGREE, _SURE = 0.8, 1.1  # likeness of equal places that are nearest to each other, and of any
_PART, _PART_ALIKE = 1.0, 1.2  # likeness of a place and what it lies in, of one deed and of any
_DIFFER = 1.5  # likeness of places that contradict each other
_MOST = 64  # places of a story that are compared


def placed(sources: Sequence[Source]) -> list[Comparison]:
    """Places that contradict each other, that lie in each other, then those that agree."""
    articles = [source.member for source in sources]
    inside = inside_of(articles)
    told = scenes_of(sources, inside)[:_MOST]
    near = near_of(told)
    mutual = mutual_of(told, near)
    differing: list[tuple[Relation, list[list[Day]]]] = []
    seen: set[frozenset[str]] = set()
    agreeing = [
        pair for pair, like in near.items() if like >= (_AGREE if pair in mutual else _SURE) and _are_one(told, pair)
    ]
    values = [[told[i] for i in group] for group in linked(len(told), agreeing)]
    value_of = {id(scene): value for value in values for scene in value}
    for i, j in sorted(near, key=lambda pair: (-near[pair], pair)):
        a, b = told[i], told[j]
        relation = _relation(a, b, near[i, j], inside, articles) if (i, j) in mutual or is_one_deed(a, b) else None
        names, sides = frozenset((a.value, b.value)), [value_of[id(scene)] for scene in (a, b)]
        if relation and names not in seen and not _share_a_sentence(*sides):
            seen.add(names)
            differing.append((relation, sides))
    found = [fact_comparison("place", relation, sides) for relation, sides in differing]
    return [*found, *(fact_comparison("place", "same", [value]) for value in values if _is_news(value))]


def _is_news(value: Sequence[Day]) -> bool:
    """Whether more than one tells it, not all of them by quoting: that two have one quotation says nothing of it."""
    return len(value) > 1 and not all(map(is_quoted, value))


def _share_a_sentence(one: Sequence[Day], other: Sequence[Day]) -> bool:
    """Whether one sentence has both: "gun politics in America and the Connecticut shooting"."""
    return not {(s.article, s.sentence) for s in one}.isdisjoint((s.article, s.sentence) for s in other)


def _are_one(told: Sequence[Day], pair: tuple[int, int]) -> bool:
    a, b = (told[i] for i in pair)
    return a.origin != b.origin and places().are_one(a.value, b.value) and not are_two_deeds(a, b)


def _relation(a: Day, b: Day, like: float, inside: Inside, articles: Sequence[Member]) -> Relation | None:
    """How two places of two names stand to each other; None where nothing is known."""
    net = places()
    if a.origin == b.origin or net.are_one(a.value, b.value) or are_far_apart(a.published, b.published):
        return None
    one, two = is_one_deed(a, b), are_two_deeds(a, b)
    if lies_in(a.value, b.value, inside) or lies_in(b.value, a.value, inside):
        return "rounding" if (one and like >= _PART) or (not two and like >= _PART_ALIKE) else None
    levels = net.levels(a.value) | net.levels(b.value)
    known = net.levels(a.value) and net.levels(b.value) and levels in ({"city"}, {"country"})
    if not known or two or not one or like < _DIFFER or hesitate(a, b) or a.printed != b.printed:
        return None
    both = (articles[a.article], b.value), (articles[b.article], a.value)
    return None if any(_names(member, name) for member, name in both) else "conflict"


def _names(member: Member, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", member.text, re.IGNORECASE) is not None
