"""Words of a claim that its sources give in another form: figures, dates and names are not compared by their words.

"€150bn" is "150 billion euros", "March 5" the Tuesday of that week, "Zelensky" is "Zelenskyy".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.text.names import same_name
from pipeline.text.quantity import Quantity, same_quantity
from pipeline.verification.content import stem
from pipeline.verification.dates import dates_of, readings
from pipeline.verification.figures import agrees, quantities_of
from pipeline.verification.names import names_of
from pipeline.verification.source import Source, Word, places_of, words_of
from pipeline.verification.statement import Statement

Span = tuple[int, int]


class ToFind(NamedTuple):
    """Words of a claim that its sources must have.

    words  without those that the sources lack and say in another form
    named  the same with all words of names: a name in another form may be another's
    """

    words: tuple[Word, ...]
    named: tuple[Word, ...]


def words_to_find(claim: Statement, statements: tuple[Statement, ...], source: Source) -> ToFind:
    """The words of a claim but those that the sources lack and say in another form."""
    words = words_of(claim.text)
    absent = [place for place, word in enumerate(words) if word.stem not in source.holders]
    if not absent:
        return ToFind(words, words)
    spans = places_of(claim.text)
    asked = [spans[at] for at in absent]
    values, names = given_values(claim, statements, asked), given_names(claim, statements, asked)
    values += [spans[at] for at in absent if _drawn_together(words[at], source)]
    named = _without(words, absent, spans, values)
    return ToFind(_without(words, absent, spans, [*values, *names]) if names else named, named)


def _drawn_together(word: Word, source: Source) -> bool:
    """Whether a word such as "couldn't" stands in the source as two."""
    return word.text.endswith("n't") and {word.text[:-3], "not"} <= source.words


def _without(
    words: tuple[Word, ...], absent: Sequence[int], spans: Sequence[Span], given: Sequence[Span]
) -> tuple[Word, ...]:
    inside = spans_inside((spans[at] for at in absent), given)
    other = {at for at in absent if spans[at] in inside}
    return tuple(word for place, word in enumerate(words) if place not in other) if other else words


def given_values(claim: Statement, statements: tuple[Statement, ...], asked: Sequence[Span]) -> list[Span]:
    """Places of figures and dates of the claim that the sources give in any form.

    asked  places of words, apart and in order: a figure or date without any of them is left out
    """
    figures = [f for f in quantities_of(claim.text) if _holds((f.start, f.end), asked)]
    dates = [d for d in dates_of(claim) if _holds((d.start, d.end), asked)]
    known = _figures(tuple([s.text for s in statements])) if figures else ()
    days = _days(tuple([(s.text, s.day) for s in statements])) if dates else frozenset()
    return [
        *((f.start, f.end) for f in figures if any(_gives(other, f) for other in known)),
        *((d.start, d.end) for d in dates if d.iso in days),
    ]


def given_names(claim: Statement, statements: tuple[Statement, ...], asked: Sequence[Span]) -> list[Span]:
    """Places of names of the claim that the sources give in any form; see `given_values`."""
    names = [n for n in names_of(claim.text) if _holds((n.start, n.end), asked)]
    known = _names(tuple([s.text for s in statements])) if names else ()
    return [(n.start, n.end) for n in names if any(same_name(n.text, other) for other in known)]


def _holds(outer: Span, asked: Sequence[Span]) -> bool:
    """Whether a span holds one of those asked for: the first that begins in it ends first."""
    first = bisect_left(asked, (outer[0], outer[0]))
    return first < len(asked) and asked[first][1] <= outer[1]


def spans_inside(inner: Iterable[Span], outer: Iterable[Span]) -> set[Span]:
    """Those of some spans that lie in one of others, which may overlap."""
    ordered = sorted(outer)
    starts = [start for start, _ in ordered]
    reached = [0, *accumulate((end for _, end in ordered), max)]
    return {(start, end) for start, end in inner if end <= reached[bisect_right(starts, start)]}


def stems_given(claim: Statement, statements: tuple[Statement, ...], absent: set[str]) -> set[str]:
    """Those of some stems of the claim that the statements do not have, and say in another form."""
    places = [(span, stem(claim.text[slice(*span)].casefold())) for span in places_of(claim.text)]
    asked = [span for span, own in places if own in absent]
    if not asked:
        return set()
    given = [*given_values(claim, statements, asked), *given_names(claim, statements, asked)]
    inside = spans_inside(asked, given)
    return {own for span, own in places if own in absent and span in inside}


def stems_of_values(claim: Statement) -> frozenset[str]:
    """Stems of the figures, dates and names of a claim: no others are ever among `stems_given`."""
    outer = [(f.start, f.end) for f in quantities_of(claim.text)]
    outer += [(d.start, d.end) for d in dates_of(claim)]
    outer += [(n.start, n.end) for n in names_of(claim.text)]
    return frozenset(stem(claim.text[slice(*span)].casefold()) for span in spans_inside(places_of(claim.text), outer))


def _gives(source: Quantity, claim: Quantity) -> bool:
    """Whether a figure of the source is one of the claim; a range has room for others, and must be the same."""
    return same_quantity(claim, source) if claim.high is not None else agrees(claim, source)


@lru_cache(maxsize=64)
def _figures(texts: tuple[str, ...]) -> tuple[Quantity, ...]:
    return tuple(figure for text in texts for figure in quantities_of(text))


@lru_cache(maxsize=64)
def _days(statements: tuple[tuple[str, str | None], ...]) -> frozenset[str]:
    """The days that texts of some days speak of."""
    return frozenset().union(*[readings(text, day) for text, day in statements])


@lru_cache(maxsize=64)
def _names(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.text for text in texts for name in names_of(text)))
