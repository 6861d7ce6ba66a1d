"""The unit of a figure: the currency before it, or the unit or counted noun after it."""

import re
from typing import Literal, NamedTuple

from pipeline.text.number_words import Numeral
from pipeline.text.units import CASUALTIES, CODES, CURRENCY_NAMES, NATIONAL, SYMBOLS, UNITS, is_plural, singular

Kind = Literal["money", "percent", "points", "measure", "age", "count", "ratio"]
"""money, percent, points (of a percentage), measure (a physical unit or time), age (years of a person or thing),
count (of a noun, or of nothing named), ratio ("1 in 3", "two-thirds")."""


class UnitPhrase(NamedTuple):
    """A unit and where its printed form ends; a counted noun does not belong to the figure."""

    unit: str | None
    kind: Kind
    end: int


_SIGNS = "".join(s for s in SYMBOLS if len(s) == 1)
_CURRENCY_BEFORE = re.compile(
    rf"(?:^|[^\w])((?:[A-Za-z]{{0,2}}\$|\$(?:US|A|C|NZ)|[{_SIGNS}]|Rs\.?|[A-Z]{{3}})[ \u00a0]?|euro)$"
)
_PERCENT = re.compile(
    r"[ \u00a0-]?(?P<points>(?:%|percentage|per cent|percent|basis)[ -]points?\b|pp\b)"
    r"|(?<=\d)(?-i:pc)\b"
    r"|[ \u00a0-]?(?:%|％|٪|percent(?!age|ile)|per cent\b|per-cent\b|pct\b|prozent\b|pour cent\b|por ciento\b)",
    re.IGNORECASE,
)
_CURRENCY_AFTER = re.compile(
    rf"[ \u00a0-]?(?:of )?(?:(?P<sign>[{_SIGNS}])|(?P<code>[A-Z]{{3}})\b"
    rf"|(?:(?P<nation>{'|'.join(re.escape(n) for n in NATIONAL)}) )?(?P<name>[^\W\d_]+))",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"[ \u00a0]?(?P<scale>[CF])(?![^\W_]|-(?!\d{1,3}(?:\.\d)?[CF](?![^\W_]))[^\W_])"
    r"(?P<both> ?[(/][-−]?\d{1,3} ?[CF](?![^\W_]))?"
)
_WEATHER = re.compile(
    r"(?<![^\W_])(?:temperatures?|heat|mercury|warm(?:ing|er)?|hot(?:ter)?|cold(?:er)?|cool(?:er)?|chill"
    r"|freezing|degrees|highs?|lows?)(?![^\W_])"
    r"|[CF] ?[(/]$|minus $|(?:^|[\s(])[-−]$",
    re.IGNORECASE,
)
_WEATHER_AFTER = re.compile(
    r" (?:temperatures?|heat(?:waves?)?|weather|warming|cold|warmer|hotter|colder|cooler"
    r"|(?:above|below|over) (?:the )?(?:pre-?industrial|average|normal|freezing))(?![^\W_])",
    re.IGNORECASE,
)
_HOTTEST = 200.0
_AGE = re.compile(r"(?: ?- ?| )(?:years?|months?)(?: ?- ?| )(?:olds?\b|of age\b)", re.IGNORECASE)
_AGED = re.compile(r",? and \d{1,3}(?: |-)years?(?: |-)old\b", re.IGNORECASE)
_UNIT = re.compile(
    r"(?: ?- ?|[ \u00a0])?(?:(?:of|more|additional|extra|other) )?([^\W\d_°]+[²2]?(?: ?/ ?h\b)?|°[CF]\b)"
    r"((?:[ -](?:an[ -])?[^\W\d_]+){0,2})"
)
_WORD = re.compile(r"([ \u00a0-])([^\W\d_]+(?:\.[A-Z]\.)*)(?:['’]s?(?![^\W_]))?")
_OF_ALL = re.compile(r" of (?:the |its |all )?\d[\d,]*")
_OF = re.compile(r" of (?:the |its |their |his |her |these |those |our |my )?")

STOP = frozenset({
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as",
    "than", "that", "which", "who", "whom", "whose", "when", "where", "while", "after", "before", "since", "until",
    "during", "over", "under", "above", "below", "between", "against", "among", "through", "into", "onto", "per",
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "will", "would", "could",
    "can", "may", "might", "must", "should", "shall", "do", "did", "does", "done", "said", "say", "says", "told",
    "it", "its", "he", "she", "they", "we", "you", "i", "his", "her", "their", "our", "my", "your", "this", "these",
    "those", "there", "here", "not", "no", "so", "if", "because", "about", "also", "later", "earlier", "ago",
    "away", "out", "up", "down", "off", "more", "less", "very", "how", "what", "why", "all", "both", "each",
    "every", "any", "some", "such", "only", "just", "even", "still", "yet", "too", "then", "now", "again",
    "percent", "cent",
})  # fmt: skip
"""Words that end the noun phrase after a number."""


def currency_before(window: str) -> tuple[str, int] | None:
    """Currency code that ends the text before a number, and its length there; None where there is none."""
    match = _CURRENCY_BEFORE.search(window)
    if match is None:
        return None
    printed = match[1].strip(" .\u00a0")
    code = SYMBOLS.get(printed.casefold(), printed if printed in CODES else None)
    if code is None and printed.endswith("$"):
        return "USD", len(match[1]) - len(printed) + 1
    return (code, len(match[1])) if code else None


def unit_after(text: str, at: int, end: int, factor: float, value: float) -> UnitPhrase:
    """The unit of a number that ends at `at`; `factor` is the worth of its magnitude words."""
    if match := _PERCENT.match(text, at, end):
        points = match["points"] is not None
        return UnitPhrase("percentage point" if points else "%", "points" if points else "percent", match.end())
    if money := _money_after(text, at, end, factor):
        return money
    if _AGED.match(text, at, end):
        return UnitPhrase("year", "age", at)
    if match := _AGE.match(text, at, end):
        return UnitPhrase("year" if "ear" in match[0].casefold() else "month", "age", match.end())
    return _measure_after(text, at, end) or UnitPhrase(_noun_after(text, at, end, value), "count", at)


def degrees(text: str, numeral: Numeral, start: int, end: int) -> UnitPhrase | None:
    """The letter of a temperature: "38C (100F)", or "1.5C", or "38C" beside a word of the weather; not "seat 12F"."""
    match = _DEGREES.match(text, numeral.end, end) if numeral.value < _HOTTEST else None
    if match is None or not text[numeral.end - 1].isdecimal():
        return None
    told = match["both"] or numeral.step < 1 or _WEATHER_AFTER.match(text, match.end(), end)
    if not told and not _WEATHER.search(text[max(start, numeral.start - 48) : numeral.start]):
        return None
    name = "degree Celsius" if match["scale"] == "C" else "degree Fahrenheit"
    return UnitPhrase(name, "measure", match.end("scale"))


def _money_after(text: str, at: int, end: int, factor: float) -> UnitPhrase | None:
    match = _CURRENCY_AFTER.match(text, at, end)
    if match is None:
        return None
    if match["sign"]:
        return UnitPhrase(SYMBOLS[match["sign"]], "money", match.end())
    if match["code"] and match["code"] in CODES:
        return UnitPhrase(match["code"], "money", match.end())
    name = singular(match["name"] or match["code"])
    if name == "pound" and (factor >= 1e6 or text.startswith(" sterling", match.end())):
        return UnitPhrase("GBP", "money", match.end())
    code = CURRENCY_NAMES.get(name)
    if code and match["nation"]:
        code = NATIONAL[match["nation"].casefold()]
    return UnitPhrase(code, "money", match.end()) if code else None


def _measure_after(text: str, at: int, end: int) -> UnitPhrase | None:
    """The longest spelling of a physical unit, of three words at most."""
    match = _UNIT.match(text, at, end)
    if match is None:
        return None
    tail = match[2].replace("-", " ").split(" ")[1:]
    for count in range(len(tail), -1, -1):
        spelling = " ".join([match[1].replace(" ", ""), *tail[:count]]).casefold()
        if spelling in UNITS:
            return UnitPhrase(UNITS[spelling].name, "measure", match.end(1) + sum(len(t) + 1 for t in tail[:count]))
    return None


def _noun_after(text: str, at: int, end: int, value: float) -> str | None:
    """The singular of the counted noun: the first plural of the noun phrase, or the word after a hyphen."""
    if total := _OF_ALL.match(text, at, end):
        at = total.end()
    elif of := _OF.match(text, at, end):
        at = of.end() - 1
    seen: list[str] = []
    while len(seen) < 6 and (match := _WORD.match(text, at, end)):
        word = match[2].casefold()
        if not seen and word in CASUALTIES:
            return "person"
        if word in STOP:
            break
        if not seen and match[1] == "-":
            return None if word in ("strong", "odd", "plus") else singular(word)
        if is_plural(word) and not text.startswith("-", match.end()):
            return singular(word)
        seen.append(word)
        at = match.end()
    return seen[-1] if value == 1 and seen and len(seen) <= 3 else None
