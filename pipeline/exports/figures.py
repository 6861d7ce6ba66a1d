"""Figures of a comparison as their sources print them."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.exports.display import day, one_line, shorten
from pipeline.exports.story import ExportArticle, Story
from pipeline.records import Comparison, Passage, Side
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity
from pipeline.text.tokens import token_spans

_MAGNITUDES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_IRREGULAR = {"person": "people", "foot": "feet", "inch": "inches", "man": "men", "woman": "women", "child": "children"}
_SHORT = 60
"""Characters of a passage that is taken for the printed figure itself, where no figure is recognised in it."""
_SEARCHED = 2000
"""Characters of a passage that are searched for its figure."""


class Place(NamedTuple):
    """Where a figure stands in a field of an article."""

    article_id: str
    field: str
    start: int
    end: int


def places(story: Story, side: Side) -> Iterator[Place]:
    """Where the passages of a side print its figure; none for a passage in which it is not recognised."""
    articles = {a.article_id: a for a in story.articles}
    for passage in side.evidence:
        if passage.article_id in articles and (found := place_in(articles[passage.article_id], passage, side)):
            yield found


def place_in(article: ExportArticle, passage: Passage, side: Side) -> Place | None:
    """Where a passage prints the figure of a side, by what the ledger says, else by value; None where it does not."""
    text = article.field(passage.field)
    searched = find_quantities(text, passage.start, min(passage.end, passage.start + _SEARCHED))
    known = {f.start for f in side.figures if (f.article_id, f.field) == (article.article_id, passage.field)}
    if noted := next((q for q in searched if q.start in known), None):
        return Place(article.article_id, passage.field, *_with_words(text, noted, passage))
    equal = [q for q in searched if side.value is not None and math.isclose(q.value, side.value)]
    # The ledger names what is counted in its own word: 41 bodies are persons to it.
    counted = [q for q in equal if q.kind == "count"] if len(equal) == 1 else []
    for quantity in [*(q for q in equal if q.unit == side.unit), *counted]:
        start, end = _with_words(text, quantity, passage)
        return Place(article.article_id, passage.field, start, end)
    return _noted(article, passage, side)


def _noted(article: ExportArticle, passage: Passage, side: Side) -> Place | None:
    """Where the ledger says that a day, a place, a score or a figure of another form ("12th") stands in a passage."""
    for place in side.figures:
        of_field = (place.article_id, place.field) == (article.article_id, passage.field)
        if of_field and passage.start <= place.start and place.end <= passage.end:
            return Place(article.article_id, passage.field, place.start, place.end)
    return None


def _with_words(text: str, quantity: Quantity, passage: Passage) -> tuple[int, int]:
    """The place of a figure with the qualifier before it, where that is printed so, and the noun that it counts."""
    start, end = quantity.start, quantity.end
    before = text[passage.start : start].rstrip()
    if quantity.qualifier and before.casefold().endswith(quantity.qualifier):
        start = passage.start + len(before) - len(quantity.qualifier)
    if quantity.kind == "count" and quantity.unit and text[end : end + 1] in (" ", "-"):
        after = text[end + 1 : min(passage.end, end + 40)]
        noun = next(token_spans(after), None)
        if noun and noun[0] == 0 and after[: noun[1]].isalpha():
            end += 1 + noun[1]
    return start, end


def figure(story: Story, side: Side) -> str:
    """What a side says: as printed where the figure is recognised, else put together from its parts."""
    articles = {a.article_id: a for a in story.articles}
    if place := next(places(story, side), None):
        words = one_line(articles[place.article_id].field(place.field)[place.start : place.end])
        said = side.qualifier or ""
        return words if words.casefold().startswith(said) else f"{said} {words}"
    cited = [e for e in side.evidence if e.article_id in articles]
    first = min(cited, key=lambda e: e.end - e.start, default=None)
    text = articles[first.article_id].field(first.field) if first else ""
    shortest = one_line(text[first.start : min(first.end, first.start + _SEARCHED)]) if first else ""
    if shortest and (side.value is None or len(shortest) <= _SHORT):
        return shorten(shortest, 2 * _SHORT)
    return _from_parts(side)


def _from_parts(side: Side) -> str:
    if side.value is None:
        return day(side.as_of) or "—"
    unit = one_line(side.unit or "")
    money = len(unit) == 3 and unit.isupper()
    unit = unit if money or side.value == 1 else _plural(unit)
    ordered = (side.qualifier or "", unit if money else "", _number(side.value), "" if money else unit)
    return one_line(" ".join(ordered))


def _plural(noun: str) -> str:
    """The plural of an English unit or counted noun; symbols stay as they are."""
    if noun in _IRREGULAR or not (noun.isascii() and noun.isalpha() and noun.islower() and len(noun) > 2):
        return _IRREGULAR.get(noun, noun)
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _number(value: float) -> str:
    if not math.isfinite(value):
        return "—"
    for scale, word in _MAGNITUDES:
        if scale <= abs(value) < scale * 1e6:
            return f"{value / scale:,.6g}{word}"
    return f"{value:,.0f}" if value == round(value) and abs(value) < 1e6 else f"{value:,.6g}"


def note(story: Story, comparison: Comparison) -> str | None:
    """The note without the figures that are printed beside it anyway; None where nothing is left."""
    shown = " | ".join(figure(story, side).casefold() for side in comparison.sides)
    parts = [part for part in one_line(comparison.note or "").split("; ") if part.casefold() not in shown]
    return "; ".join(parts) or None
