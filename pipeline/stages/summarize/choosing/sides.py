"""Two sides of a conflict or none: which sides of what `compare` found a sentence tells.

A reader who is told one of two figures that contradict each other takes it for the truth.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Comparison, Span
from pipeline.stages.summarize.choosing.selection import Option
from pipeline.stages.summarize.faults.faults import SERIOUS

Telling = frozenset[tuple[int, int]]
"""Pairs of the number of a conflict and that of one of its sides."""


@dataclass(frozen=True, slots=True)
class _Place:
    article_id: str
    span: Span
    told: tuple[int, int]


def with_sides(options: Sequence[Option], comparisons: Sequence[Comparison]) -> list[Option]:
    """The options with the sides that they tell, without those of a conflict of which no two sides can be told.

    Of three sides two may do: the third must not cost a story its main sentence.
    All of them, untold, where nothing else would be left: a story without a summary helps nobody.
    """
    conflicts = [c for c in comparisons if c.relation == "conflict"]
    if not conflicts:
        return list(options)
    places = _places(conflicts)
    found = [replace(option, sides=_told(option, places)) for option in options]
    while True:
        shown = frozenset(told for option in found if option.faults < SERIOUS for told in option.sides)
        told = Counter(number for number, _ in shown)
        lacking = {number for number in range(len(conflicts)) if told[number] < 2}
        kept = [option for option in found if not any(number in lacking for number, _ in option.sides)]
        if len(kept) == len(found):
            return found
        if not kept:
            return list(options)
        found = kept


def _places(conflicts: Sequence[Comparison]) -> list[_Place]:
    return [
        _Place(passage.article_id, Span(passage.start, passage.end), (number, side))
        for number, conflict in enumerate(conflicts)
        for side, told in enumerate(conflict.sides)
        for passage in told.evidence
        if passage.field == "text"
    ]


def _told(option: Option, places: Sequence[_Place]) -> Telling:
    """The sides whose evidence lies in the span of an option."""
    span, article = option.span, option.member.article_id
    return frozenset(
        place.told
        for place in places
        if place.article_id == article and place.span.start < span.end and span.start < place.span.end
    )
