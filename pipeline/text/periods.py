"""Months and years that English text counts from the day of its article: "last month", "next year"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_RELATIVE = re.compile(
    r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<unit>month|year)(?P<noun>['’]s)?\b(?!\s(?:and|or)\s(?:next|last)\b)"
)
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EDGE = 3
"""Days by which the day of an article may be off: near the end of a month or year neither is sure."""


class Period(NamedTuple):
    """A month or year at [start, end) of a text, a possessive ending included.

    printed  `April`, with its year where that is not the article's, or `2021`
    noun     whether it ends in "'s"
    """

    start: int
    end: int
    printed: str
    noun: bool


def find_periods(text: str, day: str | None) -> Iterator[Period]:
    """The months and years that a text counts from `day`, an ISO date; none without one, or near their edge."""
    try:
        today = date.fromisoformat((day or "")[:10])
    except ValueError:
        return
    if not 1 < today.year < 9998:
        return
    near = today - timedelta(EDGE), today + timedelta(EDGE)
    for match in _RELATIVE.finditer(text):
        same = {(d.year, d.month) if match["unit"] == "month" else d.year for d in near}
        if len(same) == 1:
            printed = _printed(today, match["unit"], _SHIFTS[match["which"].casefold()])
            yield Period(*match.span(), printed, match["noun"] is not None)


def _printed(today: date, unit: str, shift: int) -> str:
    if unit == "year":
        return str(today.year + shift)
    months = today.year * 12 + today.month - 1 + shift
    name = _NAMES[months % 12]
    return name if months // 12 == today.year else f"{name} {months // 12}"
