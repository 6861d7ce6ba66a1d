"""Figures that are more than a number and what follows it: fractions, ratios, magnitudes of earthquakes, "a couple".

Each reader is given a place where a number may start and looks no further than a fixed window around it.
"""

import re

from pipeline.text.number_words import FRACTIONS, PLURALS, SCALES, SMALL, Numeral, digits_at, words_at
from pipeline.text.quantity import Quantity
from pipeline.text.tokens import letter_runs
from pipeline.text.unit_phrases import unit_after
from pipeline.text.units import UNITS

_NUMBER_WORDS = "|".join(sorted({*SMALL, *PLURALS}, key=lambda word: (-len(word), word)))
_FRACTION = rf"half|(?:an?|one|two|three|four)[ -](?:{'|'.join(FRACTIONS)})s?"
SEED = re.compile(
    rf"(?:(?<![^\W_])|(?:(?<=\beuro)|(?<=\$US)|(?<=\$NZ)|(?<=\$[AC])|(?<=\bRs)|(?<=\b[A-Z]{{3}}))(?=\d))"
    rf"(?:(?P<digit>\d)|(?P<fraction>{_FRACTION})(?![^\W_])"
    rf"|(?P<couple>couple)(?= (?:of )?[a-z]+s(?![^\W_])| of [a-z]+(?:ren|ple|men)(?![^\W_]))"
    rf"|(?P<word>{_NUMBER_WORDS}|dozen|an?(?=[ -](?:{'|'.join(SCALES)})(?![^\W_]))"
    rf"|(?:m|b|tr)illion(?=[ -]dollar))(?![^\W_]))",
    re.IGNORECASE,
)
"""Where a figure may start; digits also right after what may be a currency: "$US1", "EUR65"."""

_CANDIDATE = re.compile(r"\d+|[^\W\d_]+")
_SEED_WORDS = frozenset({*SMALL, *PLURALS, *SCALES, *FRACTIONS, *(f"{word}s" for word in FRACTIONS), "dozen", "couple"})
_DIGIT = re.compile(r"\d")

_BEGINS = _SEED_WORDS | {"a", "an"}


def may_have_figures(text: str) -> bool:
    """Whether a text may have a SEED: most sentences have none, and are told at once."""
    return bool(_DIGIT.search(text)) or not _SEED_WORDS.isdisjoint(letter_runs(text.casefold()))


def next_seed(text: str, at: int, end: int) -> re.Match[str] | None:
    """The first SEED in text[at:end], which is tried only where a number or one of its words begins."""
    for run in _CANDIDATE.finditer(text, at, end):
        word = run[0]
        if (word[0].isdecimal() or word.casefold() in _BEGINS) and (seed := SEED.match(text, run.start(), end)):
            return seed
    return None


_FRACTION_OF = re.compile(r" (?:of|the|its|their|his|her|all)(?![^\W_])", re.IGNORECASE)
_HALF_UNIT = re.compile(r"(?:-| an? | a-)(?P<unit>[a-z]+)(?![^\W_])", re.IGNORECASE)
_SLASHED = re.compile(r"([1-3])/([2-8])(?![\d/])")
_IN = re.compile(
    r"(?P<out> out of (?:every )?)|(?P<hyphen>-in-(?:every-)?)|(?P<every> in every )| in | for every ", re.IGNORECASE
)
_CHANCE = re.compile(r" (?:chance|odds|shot|probability)(?![^\W_])", re.IGNORECASE)
_MAGNITUDE_BEFORE = re.compile(
    r"(?<![^\W_])magnitude(?:[ -]|s of |,? of | at | was | is )(?:about |around |at least |over |a )?$", re.IGNORECASE
)
_MAGNITUDE_AFTER = re.compile(
    r"[ -](?:magnitude|richter|on the (?:open-ended )?richter"
    r"|(?:strength |strong |degree )?(?:earth)?quakes?|temblors?|tremors?|aftershocks?)(?![^\W_])",
    re.IGNORECASE,
)
_STRONGEST = 10.0
_NO_FIGURE_BEFORE = ("-", "/", ".")


def phrased(text: str, seed: re.Match[str], start: int, end: int) -> Quantity | None:
    """The figure of one of these kinds that starts at a seed; None where there is none."""
    if seed["couple"]:
        phrase = unit_after(text, seed.end(), end, 1, 2.0)
        kind = phrase.kind if phrase.kind in ("measure", "money") else "count"
        stop = phrase.end if kind != "count" else seed.end()
        return Quantity(seed.start(), stop, 2.0, None, phrase.unit, None, kind, 1.0, False)
    if seed["fraction"]:
        return _fraction(text, seed, end)
    if seed["digit"]:
        return _slashed(text, seed.start(), end)
    return None


def _fraction(text: str, seed: re.Match[str], end: int) -> Quantity | None:
    """ "half of", "half-hour", "two-thirds", "a quarter of"; "a third man" is none."""
    printed = seed["fraction"].casefold()
    if printed in ("half", "a half") and (unit := _HALF_UNIT.match(text, seed.end(), end)):
        return _part_of_unit(seed.start(), unit.end(), 0.5, unit["unit"])
    sure = ("-" in printed and not printed.startswith("a")) or printed.endswith("s")
    if not sure and not _FRACTION_OF.match(text, seed.end(), end):
        return None
    count, _, part = printed.replace("-", " ").rpartition(" ")
    value = SMALL.get(count, 1) * FRACTIONS[part.removesuffix("s") if part not in FRACTIONS else part]
    return Quantity(seed.start(), seed.end(), value, None, None, None, "ratio", 0.01, False)


def _part_of_unit(start: int, stop: int, value: float, unit: str) -> Quantity | None:
    """ "half-hour", "half a mile": part of a physical unit, but not of a day or year ("half-year results")."""
    known = UNITS.get(unit.casefold())
    if known is None or unit.casefold() in ("second", "minute", "day", "week", "year", "m", "min"):
        return None
    return Quantity(start, stop, value, None, known.name, None, "measure", 0.25, False)


def _slashed(text: str, at: int, end: int) -> Quantity | None:
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


def ratio(text: str, numeral: Numeral, end: int) -> Quantity | None:
    """ "1 in 3", "nine out of 10", "one-in-five", "one in every 500"."""
    if text[max(0, numeral.start - 1) : numeral.start] in _NO_FIGURE_BEFORE:
        return None
    match = _IN.match(text, numeral.end, end) if 0 < numeral.value < 100 and numeral.factor == 1 else None
    if match is None or not (total := number_at(text, match.end(), end)):
        return None
    every = match["every"] is not None or "every" in match[0].casefold()
    if not numeral.value < total.value <= (1e6 if every else 1000) or (total.factor > 1 and not every):
        return None
    if not match["out"] and not match["hyphen"] and not every and not _CHANCE.match(text, total.end, end):
        time = unit_after(text, total.end, end, 1, total.value).kind == "measure"
        if time or (numeral.value > 1 and total.value not in (10, 100)):
            return None
    value = numeral.value / total.value
    return Quantity(numeral.start, total.end, value, None, None, None, "ratio", 0.5 * value / total.value, False)


def number_at(text: str, at: int, end: int) -> Numeral | None:
    """The number in digits or words that starts at a place."""
    if at >= end:
        return None
    return digits_at(text, at, end) if text[at].isdecimal() else words_at(text, at, end)


def magnitude(text: str, numeral: Numeral, start: int, end: int) -> Quantity | None:
    """The strength of an earthquake: "magnitude-5.2", "a 6.1 quake", "5.6 on the Richter scale"."""
    if not 0 < numeral.value < _STRONGEST or numeral.factor != 1 or not text[numeral.start].isdigit():
        return None
    before = text[max(start, numeral.start - 40) : numeral.start]
    after = _MAGNITUDE_AFTER.match(text, numeral.end, end)
    decimal = numeral.step < 1 or (after is not None and "agnitude" in after[0])
    if not _MAGNITUDE_BEFORE.search(before) and not (after and decimal):
        return None
    return Quantity(numeral.start, numeral.end, numeral.value, None, "magnitude", None, "measure", numeral.step, False)
