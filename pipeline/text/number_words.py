"""Numbers in digits and in words: what they are worth and how precisely they are printed."""

import math
import re
from typing import NamedTuple

MOST_HALVED = 100
"""Digits below this may be followed by "and a half"."""

MAX_DIGITS = 40
"""Longer runs of digits are keys and serial numbers, not figures."""

SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "tn": 1e12, "trn": 1e12,
    "lakh": 1e5, "crore": 1e7, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9,
    "milliards": 1e9, "millones": 1e6, "milioni": 1e6, "miliardi": 1e9, "miljoen": 1e6, "miljard": 1e9,
}  # fmt: skip

PLURALS = {
    "tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
}  # fmt: skip

FRACTIONS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6,
    "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10, "hundredth": 1 / 100,
}  # fmt: skip

VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}

SPACE = "[ \u00a0\u2009\u202f]"
_SPACED = re.compile(rf"\d{{1,3}}(?:{SPACE}\d{{3}}){{1,5}}(?![\d]|[.,]\d{{3}}\b)")
_PLAIN = re.compile(r"\d+(?:[.,'’]\d+)*")
_WORD = re.compile(rf"(?:{SPACE}|-)?([^\W\d_]+)")
_VULGAR = re.compile(rf"{SPACE}?([{''.join(VULGAR)}])|[ -]1/2(?![\d/])")
_HALF = re.compile(r"[ -]and[ -]a[ -](?:half|quarter)(?![^\W_])", re.IGNORECASE)

_HALF_OF_SCALE = re.compile(r"(?:an?[ -])?half(?:[ -]an?(?![^\W_]))?", re.IGNORECASE)


class Numeral(NamedTuple):
    """A number as printed: [start, end) in the text.

    step    worth of the last digit that is printed and is no filling zero
    factor  worth of the magnitude words that are part of it, 1 where there are none
    vague   an order of magnitude only ("tens of thousands")
    """

    start: int
    end: int
    value: float
    step: float
    factor: float
    vague: bool


def decimal_of(printed: str) -> tuple[float, float] | None:
    """Value and step of digits with separators; None where they are no one number (lists, versions, dates)."""
    if len(printed) > MAX_DIGITS:
        return None
    bare = _without_groups(re.sub(rf"{SPACE}|['’]", "", printed))
    if bare is None:
        return None
    whole, _, decimals = bare.partition(".")
    if decimals:
        return float(bare), 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(whole), 10.0 ** min(zeros, len(whole) - 1)


def _without_groups(digits: str) -> str | None:
    """Digits with a decimal point at most; "1.400" stays a decimal, since English news means that by it."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", digits):
        return digits.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+", digits):
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return digits.replace(",", ".")
    return None


def scale_after(text: str, at: int, end: int) -> tuple[float, int]:
    """The product of the magnitude words that follow ("hundred million"), and where they end."""
    scale = 1.0
    while match := _WORD.match(text, at, end):
        factor = SCALES.get(match[1].casefold())
        if factor is None or scale * factor > 1e15:
            break
        scale, at = scale * factor, match.end()
    if scale > 1 and text.startswith(".", at) and text[at - 2 : at].casefold() in ("bn", "mn", "rd", "io"):
        follows = text[at + 1 : at + 3].strip()
        at += 1 if follows[:1].islower() else 0
    return scale, at


def digits_at(text: str, at: int, end: int) -> Numeral | None:
    """The number in digits that starts at a digit; None where its digits are no one number."""
    match = _SPACED.match(text, at, end) or _PLAIN.match(text, at, end)
    if match is None or (parsed := decimal_of(match[0])) is None:
        return None
    (value, step), stop = parsed, match.end()
    if vulgar := _VULGAR.match(text, stop, end):
        value, step, stop = value + VULGAR.get(vulgar[1] or "½", 0.5), 0.25, vulgar.end()
    elif value < MOST_HALVED and (half := _HALF.match(text, stop, end)):
        value, step, stop = value + (0.5 if "half" in half[0].casefold() else 0.25), 0.25, half.end()
    scale, stop = scale_after(text, stop, end)
    if not math.isfinite(value * scale):
        return None
    return Numeral(at, stop, value * scale, step * scale, scale, False)


def digit_run_end(text: str, at: int, end: int) -> int:
    """Where the digits and separators that start at a digit end, number or not."""
    match = _PLAIN.match(text, at, end)
    return match.end() if match else at + 1


def _vague_at(text: str, at: int, end: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "hundreds of millions"."""
    value, stop, found = 1.0, at, False
    while match := _WORD.match(text, stop, end):
        word = match[1].casefold()
        if word == "of" and found and (following := _WORD.match(text, match.end(), end)):
            if following[1].casefold() not in PLURALS:
                break
            stop = match.end()
            continue
        if word not in PLURALS or value > 1e12:
            break
        value, stop, found = value * PLURALS[word], match.end(), True
    return Numeral(at, stop, value, value, value, True) if found else None


class _Tally:
    """Adds number words up: "two hundred and five thousand" is (2 * 100 + 5) * 1000."""

    def __init__(self, article: float) -> None:
        self.done = 0.0
        self.open = article
        self.ceiling = 1e15
        self.factor = 1.0

    def add(self, word: str) -> bool:
        """Take a word in; False where it cannot go on this number."""
        if word in SMALL:
            return self._add_small(SMALL[word])
        factor = SCALES[word]
        if factor in (100.0, 12.0) and self.open > 0:
            self.open *= factor
            return True
        if self.open == 0 or factor >= self.ceiling:
            return False
        self.done += self.open * factor
        self.open, self.ceiling, self.factor = 0.0, factor, factor
        return True

    def _add_small(self, value: int) -> bool:
        last = self.open % 100
        fits = last == 0 or (last >= 20 and last % 10 == 0 and value < 10)
        if not fits or self.ceiling <= value:
            return False
        self.open += value
        return True


def words_at(text: str, at: int, end: int) -> Numeral | None:
    """The number in words that starts at a word: "two", "twenty-one", "a dozen", "half a million", "thousands"."""
    if vague := _vague_at(text, at, end):
        return vague
    first = _WORD.match(text, at, end)
    if first is None:
        return None
    word = first[1].casefold()
    if word in ("a", "an", "half"):
        if halved := _half_at(text, at, end):
            return halved
        return None if word == "half" else _added_up(text, at, first.end(), end, 1.0)
    if word == "dozen":
        return Numeral(at, first.end(), 12.0, 12.0, 12.0, False)
    return _added_up(text, at, at, end, 0.0)


def _added_up(text: str, at: int, begin: int, end: int, article: float) -> Numeral | None:
    """The sum of the number words from `begin`; an article before them is one where a magnitude follows."""
    tally, stop = _Tally(article), begin
    while match := _WORD.match(text, stop, end):
        word = match[1].casefold()
        start_of_next = match.end()
        if word == "and" and tally.open >= 100 and (following := _WORD.match(text, match.end(), end)):
            word, start_of_next = following[1].casefold(), following.end()
            if word not in SMALL:
                break
        if (word not in SMALL and word not in SCALES) or not tally.add(word):
            break
        stop = start_of_next
    if stop == begin or (article and tally.factor == 1 and tally.open < 12):
        return None
    return _finish(text, at, stop, end, tally)


def _finish(text: str, at: int, stop: int, end: int, tally: _Tally) -> Numeral:
    value = tally.done + tally.open
    if half := _HALF.match(text, stop, end):
        last = SCALES.get(re.split("[ -]", text[at:stop].casefold())[-1], 1.0)
        part = last * (0.5 if "half" in half[0].casefold() else 0.25)
        value += part
        if last > 1:
            return Numeral(at, half.end(), value, part, tally.factor, False)
        scale, after = scale_after(text, half.end(), end)
        return Numeral(at, after, value * scale, 0.5 * scale, scale, False)
    step = decimal_of(f"{value:.0f}")
    if "dozen" in text[at:stop].casefold():
        return Numeral(at, stop, value, 12.0, tally.factor, False)
    return Numeral(at, stop, value, step[1] if step else 1.0, tally.factor, False)


def _half_at(text: str, at: int, end: int) -> Numeral | None:
    """ "half a million", "half-million", "a half-billion"."""
    match = _HALF_OF_SCALE.match(text, at, end)
    if match is None:
        return None
    scale, after = scale_after(text, match.end(), end)
    return Numeral(at, after, 0.5 * scale, 0.5 * scale, scale, False) if scale > 1 else None
