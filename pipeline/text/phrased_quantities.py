"""Figures that are more than a number and what follows it: ratios, magnitudes, "a couple", "several hundred".

Each reader is given a place where a number may start and looks no further than a fixed window around it.
"""

import re

from pipeline.text.fraction_quantities import UNIT_WORDS, fraction, height, pointed, slashed, unit_and_part
from pipeline.text.number_words import FRACTIONS, PLURALS, SCALES, SMALL, Numeral, digits_at, scale_after, words_at
from pipeline.text.quantity import Qualifier, Quantity
from pipeline.text.tokens import letter_runs
from pipeline.text.unit_phrases import unit_after

_NUMBER_WORDS = "|".join(sorted({*SMALL, *PLURALS}, key=lambda word: (-len(word), word)))
_COUNTS = "an?|one|two|three|four|five|six|seven|eight|nine"
_PARTS = "|".join(FRACTIONS)
_FRACTION = rf"half|quarter(?=[ -](?:(?:m|b|tr)illion|(?:percentage[ -])?point))|(?:{_COUNTS})[ -](?:{_PARTS})s?"
SEED = re.compile(
    rf"(?:(?<![^\W_])|(?:(?<=\beuro)|(?<=\$US)|(?<=\$NZ)|(?<=\$[AC])|(?<=\bRs)|(?<=\b[A-Z]{{3}}))(?=\d))"
    rf"(?:(?P<digit>\d)|(?P<fraction>{_FRACTION})(?![^\W_])"
    rf"|(?P<few>(?:a few|several|a couple(?: of)?)(?= (?:{'|'.join(SCALES)})(?![^\W_])))"
    rf"|(?P<couple>couple)(?= (?:of )?[a-z]+s(?![^\W_])| of [a-z]+(?:ren|ple|men)(?![^\W_]))"
    rf"|(?P<halved>an?(?=[ -](?:{UNIT_WORDS})[ -]and[ -]a[ -](?:half|quarter)(?![^\W_])))"
    rf"|(?P<word>{_NUMBER_WORDS}|dozen|an?(?=[ -](?:{'|'.join(SCALES)})(?![^\W_]))"
    rf"|(?:m|b|tr)illion(?=[ -]dollar))(?![^\W_]))",
    re.IGNORECASE,
)
"""Where a figure may start; digits also right after what may be a currency: "$US1", "EUR65"."""

_CANDIDATE = re.compile(r"\d+|[^\W\d_]+")
_SEED_WORDS = frozenset({*SMALL, *PLURALS, *SCALES, *FRACTIONS, *(f"{word}s" for word in FRACTIONS), "dozen", "couple"})
_DIGIT = re.compile(r"\d")

_BEGINS = _SEED_WORDS | {"a", "an", "several"}


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
    if seed["few"]:
        return _few(text, seed, end)
    if seed["halved"]:
        return unit_and_part(text, seed.start(), end)
    if seed["fraction"]:
        return fraction(text, seed.start(), seed.end(), end)
    if seed["digit"]:
        at = seed.start()
        return slashed(text, at, end) or height(text, at, end) or pointed(text, at, start, end)
    return None


def _few(text: str, seed: re.Match[str], end: int) -> Quantity:
    """ "several hundred", "a few dozen": hundreds and dozens; "a couple of thousand" is about two."""
    scale, after = scale_after(text, seed.end(), end)
    couple = "couple" in seed["few"].casefold()
    value = 2 * scale if couple else scale
    phrase = unit_after(text, after, end, scale, value)
    stop = after if phrase.kind == "count" else phrase.end
    about: Qualifier | None = "about" if couple else None
    return Quantity(seed.start(), stop, value, None, phrase.unit, about, phrase.kind, scale, not couple)


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
