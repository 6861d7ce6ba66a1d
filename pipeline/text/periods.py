"""Times that English text counts from the day of its article: "last month", "next week", "this summer", "tonight"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.text import months
from pipeline.text.tokens import letter_runs

_RELATIVE = re.compile(
    r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s"
    # "This fall in shares" and "this spring of debts" are no seasons.
    r"(?P<unit>month|year|weekend|week|(?:spring|fall)(?!\s(?:in|of|from|by|to|for)\b)|summer|autumn|morning|afternoon|"
    r"evening|night)"
    r"(?P<noun>['’]s)?\b(?!['’-]|\s(?:and|or)\s(?:next|last)\b)|"
    r"(?<=\b[Oo]ver )the (?P<past>weekend)\b(?!['’-]|\sof\b)|"
    rf"\b[Ll]ast (?P<month>{'|'.join(months.ENGLISH)})\b(?!['’]|\s\d)|"
    r"\b(?P<night>[Tt]onight)\b(?!['’])|(?<=\b[Ll]ater )(?P<today>today)\b(?!['’])|(?<=\b[Ee]arlier )today\b(?!['’])"
)
_CUES = frozenset(["last", "this", "next", "weekend", "tonight", "today"])  # no time is told without one of them
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11)}
"""First and last month, north of the equator; a winter has two years and is left out."""
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
EDGE = 3
"""Days by which the day of an article may be off: near the end of a month or year neither is sure."""
WEEK_EDGE = (-1, 2)
"""The same for weeks, which begin on a Monday: from Saturday to Monday papers do not agree on what "this week" is."""


class Period(NamedTuple):
    """A time at [start, end) of a text, a possessive ending included.

    printed  `April`, `2021`, `the week of March 1`, `the summer of 2021`, `the night of May 3`; days and months with
             their year where that is not the article's
    into     the preposition that goes before it
    noun     whether it ends in "'s"
    """

    start: int
    end: int
    printed: str
    into: str
    noun: bool


def find_periods(text: str, day: str | None) -> Iterator[Period]:
    """The times that a text counts from `day`, an ISO date; none without one, or near their edge."""
    try:
        today = date.fromisoformat((day or "")[:10])
    except ValueError:
        return
    if not 2 < today.year < 9997 or letter_runs(text.lower()).isdisjoint(_CUES):
        return
    for match in _RELATIVE.finditer(text):
        if match["month"]:
            if printed := _last_month_named(today, match["month"]):
                yield Period(*match.span(), printed, "in", False)
            continue
        which, unit = (match["which"] or "this").casefold(), match["unit"] or match["past"] or "today"
        printed = _printed(today, which, "night" if match["night"] else unit, match["past"] is not None)
        if printed:
            into = "on" if unit in _PARTS | {"today", "weekend"} else "in"
            yield Period(*match.span(), printed, into, match["noun"] is not None)


def _printed(today: date, which: str, unit: str, past: bool) -> str | None:
    """What a time is called; None where it is not sure."""
    if unit in ("year", "month"):
        near = today - timedelta(EDGE), today + timedelta(EDGE)
        same = {(d.year, d.month) if unit == "month" else d.year for d in near}
        return _month_or_year(today, unit, _SHIFTS[which]) if len(same) == 1 else None
    if unit == "week":
        return _week(today, _SHIFTS[which])
    if unit == "weekend":
        return _weekend(today, which, past)
    if unit in _SEASONS:
        return _season(today, which, unit)
    return _day(today, which, unit)


def _month_or_year(today: date, unit: str, shift: int) -> str:
    if unit == "year":
        return str(today.year + shift)
    count = today.year * 12 + today.month - 1 + shift
    name = months.ENGLISH[count % 12]
    return name if count // 12 == today.year else f"{name} {count // 12}"


def _last_month_named(today: date, name: str) -> str | None:
    """`October 2020` for "last October"; None for a month that has begun this year: it may be that or the last."""
    number = months.ENGLISH.index(name) + 1
    ahead = number > today.month and number != (today + timedelta(EDGE)).month
    return f"{name} {today.year - 1}" if ahead else None


def _week(today: date, shift: int) -> str | None:
    """`the week of March 1`, by its Monday."""
    if {(today + timedelta(d)).isocalendar()[:2] for d in WEEK_EDGE} != {today.isocalendar()[:2]}:
        return None
    return f"the week of {_date(today, today + timedelta(7 * shift - today.weekday()))}"


def _weekend(today: date, which: str, past: bool) -> str | None:
    """`the weekend of March 6`, by its Saturday, for "last weekend" and, early in a week, "over the weekend"."""
    if today.weekday() > (2 if past else 4) or not (past or which == "last"):
        return None
    return f"the weekend of {_date(today, today - timedelta(today.weekday() + 2))}"


def _season(today: date, which: str, unit: str) -> str | None:
    """`the summer of 2021`; none of "last" and "next" where the season of this year may be meant as well."""
    first, last = _SEASONS[unit]
    sure = {"last": today.month < first, "next": today.month > last, "this": 2 <= today.month <= 11}
    return f"the {unit} of {today.year + _SHIFTS[which]}" if sure[which] else None


def _day(today: date, which: str, unit: str) -> str | None:
    """`the morning of May 3`, `May 3`; "last night" began on the day before."""
    if unit not in _PARTS | {"today"} or which == "next" or (which == "last") != (unit == "night" and which != "this"):
        return None
    printed = _date(today, today - timedelta(which == "last"))
    return printed if unit == "today" else f"the {unit} of {printed}"


def _date(today: date, day: date) -> str:
    printed = f"{months.ENGLISH[day.month - 1]} {day.day}"
    return printed if day.year == today.year else f"{printed}, {day.year}"
