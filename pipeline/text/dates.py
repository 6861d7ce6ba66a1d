"""Dates as news prints them, absolute or relative to the day of the article."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from pipeline.text.months import DAY_OFFSETS, MONTHS, WEEKDAYS
from pipeline.text.tokens import letter_runs


class FoundDate(NamedTuple):
    """A date in a text at [start, end).

    iso       `YYYY-MM-DD`
    relative  whether the day of the article was needed to know it
    """

    start: int
    end: int
    iso: str
    relative: bool


def _any(words: dict[str, int]) -> str:
    return "|".join(re.escape(w).replace("'", "['’]") for w in sorted(words, key=lambda w: (-len(w), w)))


_MONTH = rf"(?P<month>{_any(MONTHS)})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_PATTERNS = [
    re.compile(r"(?<![\w.])(?P<year>\d{4})(?P<gap>[-/.]) ?(?P<m>\d{1,2})(?P=gap) ?(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<year>\d{4}) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日"),
    re.compile(rf"(?<![\d.,])(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\. ?{_YEAR}"),
    re.compile(rf"(?<![\d.,/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_YEAR}"),
    re.compile(rf"\b{_MONTH}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]\d)(?:,?\s{_YEAR})?", re.IGNORECASE),
    re.compile(
        rf"(?<![\d.,:/])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s(?:of\s|de\s|d['’])?ב?{_MONTH}"
        rf"(?:,?\s(?:de\s|del\s)?{_YEAR})?",
        re.IGNORECASE,
    ),
]
_WITHOUT_NAMES = 4  # of these patterns have no name of a month
_MONTH_FIRST = _PATTERNS[4]
_WEEKDAY = re.compile(rf"(?P<which>\b(?:last|next|this)\s)?\b(?P<name>{_any(WEEKDAYS)})\b", re.IGNORECASE)
_OFFSET = re.compile(rf"\b(?P<name>{_any(DAY_OFFSETS)})\b", re.IGNORECASE)
# Before a day of the week these point forward, and how far is a guess: such a day is left out.
_FORWARD = re.compile(
    r"\b(?:will|would|to|until|by|through|next|scheduled|due|expected|plans?|planned|set|upcoming|before|after|every|each"
    r"|wird|werden|sera|seront|bis|jusqu)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def _first_letters(words: Iterable[str]) -> frozenset[str]:
    """What each word begins with, up to what is no letter: no text without any of these has one of the words."""
    return frozenset(_LETTERS.match(word)[0] for word in words)  # type: ignore[index]


_MONTHS_BEGIN = _first_letters(MONTHS) | {f"ב{begin}" for begin in _first_letters(MONTHS)}
_OFFSETS_BEGIN = _first_letters(DAY_OFFSETS)
_DAYS_BEGIN = _first_letters(WEEKDAYS) | _OFFSETS_BEGIN
_WEEKDAYS_BEGIN = _first_letters(WEEKDAYS) | {"last", "next", "this"}
_SENTENCE_END = re.compile(r"[.!?;\n]\s")
_LOOK_BACK = 80
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "mars", "set", "out", "des", "gen", "ago", "dic", "sep", "jan"})


def parse_date(text: str) -> str | None:
    """The first date with a year in a printed date, as `YYYY-MM-DD`; None where there is none."""
    return next((found.iso for found in find_dates(text, None)), None)


def find_dates(text: str, day: str | None) -> tuple[FoundDate, ...]:
    """Dates of a text in order, none overlapping; what cannot be resolved for sure is left out.

    `day` is the ISO day that `yesterday`, `on Thursday` and `April 20` refer to; without it only dates with a year
    are found. A day of the week means the last such day up to `day`; a day without a year the nearest.
    """
    today = _iso_day(day)
    # The long lists of words are looked for only where one of them can be: most sentences have no date.
    begin = letter_runs(text.lower())
    patterns = _PATTERNS if begin & _MONTHS_BEGIN else _PATTERNS[:_WITHOUT_NAMES]
    patterns = patterns if _DIGIT.search(text) else []
    matches = chain.from_iterable(_matches(pattern, text) for pattern in patterns)
    found = [f for m in matches if (f := _absolute(m, today)) is not None]
    if today is not None and begin & _DAYS_BEGIN:
        found += _relative(text, today)
    kept: list[FoundDate] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and item.start < kept[-1].end:
            continue
        if kept and _is_weekday_of(text, kept[-1], item):
            kept[-1] = FoundDate(kept[-1].start, *item[1:])
        else:
            kept.append(item)
    return tuple(kept)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if pattern is not _MONTH_FIRST else _where(pattern, _MONTHS_BEGIN, text)


def _where(pattern: re.Pattern[str], begin: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins with one of many words, tried only where a word begins as one of them."""
    end = 0
    for run in _LETTERS.finditer(text):
        if run.start() >= end and run[0].lower() in begin and (match := pattern.match(text, run.start())):
            end = match.end()
            yield match


def _is_weekday_of(text: str, before: FoundDate, item: FoundDate) -> bool:
    """Whether two dates are one, as in `Thursday, April 20`."""
    gap = text[before.end : item.start]
    return gap.strip(" ,") == "" and len(gap) <= 3 and text[before.start : before.end].lower() in WEEKDAYS


def _iso_day(day: str | None) -> date | None:
    try:
        found = date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None
    return found if found and 1000 <= found.year < 9000 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _absolute(match: re.Match[str], today: date | None) -> FoundDate | None:
    parts = match.groupdict()
    if parts.get("a"):
        return _slashed(match)
    month = int(parts["m"]) if parts.get("m") else MONTHS.get(parts["month"].lower(), 0)
    if parts.get("year"):
        resolved = _date(int(parts["year"]), month, int(parts["d"]))
        return FoundDate(*match.span(), resolved.isoformat(), False) if resolved else None
    if today is None or (parts["month"].lower() in _AMBIGUOUS_MONTHS and not parts["month"][0].isupper()):
        return None
    years = (_date(today.year + shift, month, int(parts["d"])) for shift in (0, -1, 1))
    near = [d for d in years if d is not None]
    if not near:
        return None
    nearest = min(near, key=lambda d: (abs((d - today).days), d))
    return FoundDate(*match.span(), nearest.isoformat(), True)


def _slashed(match: re.Match[str]) -> FoundDate | None:
    """Day and month around slashes, where only one order makes a date (or both make the same)."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    ways = {d for d in (_date(year, second, first), _date(year, first, second)) if d is not None}
    return FoundDate(*match.span(), ways.pop().isoformat(), False) if len(ways) == 1 else None


def _relative(text: str, today: date) -> Iterator[FoundDate]:
    for match in _where(_OFFSET, _OFFSETS_BEGIN, text):
        offset = DAY_OFFSETS.get(match["name"].lower().replace("’", "'"))
        if offset is not None:
            yield FoundDate(*match.span(), (today + timedelta(days=offset)).isoformat(), True)
    for match in _where(_WEEKDAY, _WEEKDAYS_BEGIN, text):
        number = WEEKDAYS.get(match["name"].lower().replace("’", "'"))
        if number is None:
            continue
        back = (today.weekday() - number) % 7
        which = (match["which"] or "").strip().lower()
        # `last Thursday` said on a Thursday or Friday, and `next`, are read in two ways by different papers.
        if which == "next" or (which == "last" and back < 2) or _points_forward(text, match.start()):
            continue
        yield FoundDate(match.start("name"), match.end(), (today - timedelta(days=back)).isoformat(), True)


def _points_forward(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK_BACK) : at]
    sentence = _SENTENCE_END.split(before)[-1]
    return _FORWARD.search(sentence) is not None
