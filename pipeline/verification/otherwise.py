"""Words of a claim that its sources give in another form: figures, dates and names are not compared by their words.

"€150bn" is "150 billion euros", "March 5" the Tuesday of that week, "Zelensky" is "Zelenskyy".
"""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.text.names import same_name
from pipeline.text.quantity import Quantity, same_quantity
from pipeline.text.tokens import token_spans
from pipeline.verification.content import stem
from pipeline.verification.dates import dates_of, readings_of
from pipeline.verification.figures import agrees, quantities_of
from pipeline.verification.names import names_of
from pipeline.verification.source import Source, Word, words_of
from pipeline.verification.statement import Statement

Span = tuple[int, int]


def words_to_find(
    claim: Statement, statements: tuple[Statement, ...], source: Source, *, names: bool = True
) -> tuple[Word, ...]:
    """The words of a claim but those that the sources lack and say in another form.

    names  whether a name may stand in another form too
    """
    words = words_of(claim.text)
    absent = [place for place, word in enumerate(words) if word.stem not in source.holders]
    if not absent:
        return words
    spans = list(token_spans(claim.text))
    given = given_spans(claim, statements, [spans[at] for at in absent], names=names)
    other = {at for at in absent if any(_within(spans[at], span) for span in given)}
    return tuple(word for place, word in enumerate(words) if place not in other)


def given_spans(
    claim: Statement, statements: tuple[Statement, ...], asked: Sequence[Span], *, names: bool = True
) -> list[Span]:
    """Places of figures, dates and names of the claim that the sources give in any form.

    asked  places of words: a figure, date or name without any of them is left out
    """

    def holds(start: int, end: int) -> bool:
        return any(_within(span, (start, end)) for span in asked)

    figures = [(f, f.start, f.end) for f in quantities_of(claim.text) if holds(f.start, f.end)]
    dates = [(d.iso, d.start, d.end) for d in dates_of(claim) if holds(d.start, d.end)]
    called = [(n.text, n.start, n.end) for n in names_of(claim.text) if names and holds(n.start, n.end)]
    return [
        *((start, end) for f, start, end in figures if any(_gives(other, f) for other in _figures(statements))),
        *((start, end) for iso, start, end in dates if any(iso in readings_of(s) for s in statements)),
        *((start, end) for name, start, end in called if any(same_name(name, o) for o in _names(statements))),
    ]


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def stems_given(claim: Statement, statements: tuple[Statement, ...], absent: set[str]) -> set[str]:
    """Those of some stems of the claim that the statements do not have, and say in another form."""
    places = [(span, stem(claim.text[slice(*span)].casefold())) for span in token_spans(claim.text)]
    asked = [span for span, own in places if own in absent]
    given = given_spans(claim, statements, asked) if asked else []
    return {own for span, own in places if own in absent and any(_within(span, outer) for outer in given)}


def _gives(source: Quantity, claim: Quantity) -> bool:
    """Whether a figure of the source is one of the claim; a range has room for others, and must be the same."""
    return same_quantity(claim, source) if claim.high is not None else agrees(claim, source)


@lru_cache(maxsize=64)
def _figures(statements: tuple[Statement, ...]) -> tuple[Quantity, ...]:
    return tuple(figure for s in statements for figure in quantities_of(s.text))


@lru_cache(maxsize=64)
def _names(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.text for s in statements for name in names_of(s.text)))
