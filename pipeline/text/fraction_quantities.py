"""Figures that are a part: "two-thirds", "a quarter of a million", "half an hour", "an hour and a half", "6-foot-2"."""

import re

from pipeline.text.number_words import FRACTIONS, MAX_DIGITS, SMALL, scale_after
from pipeline.text.quantity import Quantity
from pipeline.text.unit_phrases import unit_after
from pipeline.text.units import UNITS

UNIT_WORDS = "|".join(sorted((name for name in UNITS if name.isalpha()), key=lambda word: (-len(word), word)))
"""Units of one word, the longest first, to stand in an expression."""

_FRACTION_OF = re.compile(r" (?:of|the|its|their|his|her|all)(?![^\W_])", re.IGNORECASE)
_OF_ONE = re.compile(r" of (?:an?|one)(?=[ -])", re.IGNORECASE)
_A = re.compile(r"(?P<article>[ -]an?(?=[ -]))|(?=[ -])", re.IGNORECASE)
_UNIT = re.compile(r"[ -]([a-z]+)(?![^\W_])", re.IGNORECASE)
_POINT = re.compile(
    r"[ -]points?(?= (?:cut|hike|increase|rise|raise|rate|reduction|move|interest)s?(?![^\W_]))", re.IGNORECASE
)
_ONCE = ("", "a", "an", "one")
_UNDIVIDED = frozenset({"second", "minute", "m", "min"})
_UNDIVIDED_BARE = frozenset({"day", "week", "year"})
_UNIT_AND_PART = re.compile(
    rf"an?[ -](?P<unit>{UNIT_WORDS})[ -]and[ -]a[ -](?:(?P<half>half)|quarter)(?![^\W_])", re.IGNORECASE
)
_SLASHED = re.compile(r"([1-3])/([2-8])(?![\d/])")
_HEIGHT = re.compile(
    r"([3-8])(?:['’′] ?|[ -]?(?:ft|foot|feet)(?:,? ?|-))(\d|1[01])"
    r"(?:[\"”″]|''|’’|in(?![^\W_])|[ -]inch(?:es)?(?![^\W_]))"
    r"|([3-8])(?:-foot-|['’′])(\d|1[01])(?![\w%]|[.,:-]\d)"
)
_DECIMALS = re.compile(r"\d+(?![.,]?\d)")


def fraction(text: str, start: int, stop: int, end: int) -> Quantity | None:
    """The fraction printed at [start, stop) with what it is a part of; "a third man" is none."""
    printed = text[start:stop].casefold()
    count, _, part = printed.replace("-", " ").rpartition(" ")
    part = part if part in FRACTIONS else part.removesuffix("s")
    value = SMALL.get(count, 1) * FRACTIONS[part]
    if value >= 1 or (part == "hundredth" and count not in _ONCE and not printed.endswith("s")):
        return None  # "the two-hundredth anniversary" is no part
    found = None
    if whole := _OF_ONE.match(text, stop, end):
        found = _part_of_one(text, start, whole.end(), end, value)
    elif part in ("half", "quarter") and count in ("", "a", "three"):
        found = _part_of_unit(text, start, stop, end, value)
    if found is not None:
        return found
    if printed in ("half", "a half") and _UNIT.match(text, stop, end) and not _FRACTION_OF.match(text, stop, end):
        return None
    sure = ("-" in printed and not printed.startswith("a")) or printed.endswith("s")
    if not sure and not _FRACTION_OF.match(text, stop, end):
        return None
    return Quantity(start, stop, value, None, None, None, "ratio", 0.01, False)


def _part_of_one(text: str, start: int, at: int, end: int, value: float) -> Quantity | None:
    """ "a quarter of a million", "two-thirds of a mile", "three-quarters of a percentage point"."""
    scale, after = scale_after(text, at, end)
    phrase = unit_after(text, after, end, scale, value)
    if phrase.kind == "count" and scale == 1:
        return None
    stop = after if phrase.kind == "count" else phrase.end
    step = 0.01 if phrase.kind == "percent" else 0.25
    return Quantity(start, stop, value * scale, None, phrase.unit, None, phrase.kind, step * scale, False)


def _part_of_unit(text: str, start: int, stop: int, end: int, value: float) -> Quantity | None:
    """ "half-hour", "half a mile", "quarter-million"; "half-year results" are none."""
    article = _A.match(text, stop, end)
    if article is None:
        return None
    if point := _POINT.match(text, article.end(), end):
        return Quantity(start, point.end(), value, None, "percentage point", None, "points", 0.25, False)
    scale, after = scale_after(text, article.end(), end)
    phrase = unit_after(text, after, end, scale, value)
    if scale > 1:
        stop = after if phrase.kind == "count" else phrase.end
        return Quantity(start, stop, value * scale, None, phrase.unit, None, phrase.kind, value * scale, False)
    if phrase.kind in ("percent", "points"):
        return Quantity(start, phrase.end, value, None, phrase.unit, None, phrase.kind, 0.25, False)
    unit = _UNIT.match(text, article.end(), end)
    spelled = unit[1].casefold() if unit else ""
    if unit is None or spelled not in UNITS or spelled in _UNDIVIDED:
        return None
    if (spelled in _UNDIVIDED_BARE or spelled.endswith("s")) and not article["article"]:
        return None
    name = UNITS[spelled].name
    return Quantity(start, unit.end(), value, None, name, None, "measure", 0.25, False)


def unit_and_part(text: str, at: int, end: int) -> Quantity | None:
    """ "an hour and a half", "a year-and-a-half"."""
    match = _UNIT_AND_PART.match(text, at, end)
    if match is None:
        return None
    value, name = (1.5 if match["half"] else 1.25), UNITS[match["unit"].casefold()].name
    return Quantity(at, match.end(), value, None, name, None, "measure", 0.25, False)


def slashed(text: str, at: int, end: int) -> Quantity | None:
    """ "1/2 mile" and "3/4 of"."""
    match = _SLASHED.match(text, at, end)
    if match is None or text[max(0, at - 1) : at] in ("/", "-", "."):
        return None
    value = int(match[1]) / int(match[2])
    phrase = unit_after(text, match.end(), end, 1, value)
    if value < 1 and phrase.kind == "measure":
        return Quantity(at, phrase.end, value, None, phrase.unit, None, "measure", 0.25, False)
    if value < 1 and _FRACTION_OF.match(text, match.end(), end):
        return Quantity(at, match.end(), value, None, None, None, "ratio", 0.01, False)
    return None


def height(text: str, at: int, end: int) -> Quantity | None:
    """Feet and inches of a person: "6-foot-2", "5'10\"", "6ft 2in"."""
    match = _HEIGHT.match(text, at, end)
    if match is None or text[max(0, at - 1) : at] in ("/", "-", ".", ",", "'", "’"):
        return None
    value = int(match[1] or match[3]) + int(match[2] or match[4]) / 12
    return Quantity(at, match.end(), value, None, "foot", None, "measure", 1 / 12, False)


def pointed(text: str, at: int, start: int, end: int) -> Quantity | None:
    """ ".5 percent": a share that is printed without its zero."""
    before = text[max(start, at - 2) : at]
    match = _DECIMALS.match(text, at, min(end, at + MAX_DIGITS))
    if match is None or not before.endswith(".") or not (before == "." or before[0] in " \u00a0("):
        return None
    phrase = unit_after(text, match.end(), end, 1, 0.5)
    if phrase.kind not in ("percent", "points"):
        return None
    step = 10.0 ** -len(match[0])
    value = int(match[0]) * step
    return Quantity(at - 1, phrase.end, value, None, phrase.unit, None, phrase.kind, step, False)
