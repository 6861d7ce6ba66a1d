"""Days of the week in English text: their dates by the articles of a story, and whether one lies behind or ahead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.records import Member
from pipeline.text.months import WEEKDAY
from pipeline.text.name_words import SPEECH

DAYS = re.compile(rf"\b(?:(?:last|this past)\s)?{WEEKDAY}\b|\b[Yy]esterday\b")
# A day of the week that may lie ahead, or be a recurring one, is left as it is.
AHEAD = re.compile(
    r"\b(?:will|would|next|upcoming|scheduled|due|expected|plans?|planned|planning|intends?|set to|to vote|coming|"
    r"ahead of|shall|should|must|going to|every|each)\b|['’]ll\b"
)
_TOLD = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))}|was|were|had|[a-z]{{2,}}ed)\b")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_BACK = 3
"""A day of the week further back than this may be one after an update of the article: it is left as it is."""

TEXT_LIMIT = 40_000
"""Characters of an article in which days of the week are looked for."""

NEAR = 2
"""Days between articles that speak of the same days of the week."""

AROUND = 75
"""Characters before a day in which a word like "will" means that it may lie ahead; a third of them after it."""


class Reading(NamedTuple):
    """The date of a day of the week.

    written  the last day of an article that names it: where that is earlier, the date may lie ahead
    """

    iso: str
    written: str


def days_of_week(members: Sequence[Member]) -> Mapping[str, Mapping[str, Reading]]:
    """For each article, by id, the dates of the days of the week that all articles of about its day read alike.

    A day is read as the nearest one, at most DAYS_BACK before or after: the day of an article may be the one before
    it was finished.
    """
    used = [(member, _days_used(member)) for member in members if _iso(member.day)]
    sure: dict[str, dict[str, Reading]] = {}
    for member, names in used:
        near = [(m, other) for m, other in used if abs((_day(m) - _day(member)).days) <= NEAR]
        sure[member.article_id] = {
            name: found for name in names if (found := _agreed(name, [_day(m) for m, other in near if name in other]))
        }
    return sure


def _agreed(name: str, days: Sequence[date]) -> Reading | None:
    """The date that all `days` read `name` as; None where they differ."""
    found = {_nearest(name, day) for day in days}
    return None if len(found) > 1 else Reading(found.pop().isoformat(), max(days).isoformat())


def _nearest(name: str, day: date) -> date:
    return day + timedelta((WEEK.index(name) - day.weekday() + DAYS_BACK) % 7 - DAYS_BACK)


def _days_used(member: Member) -> frozenset[str]:
    names = (match.group().casefold().split()[-1] for match in DAYS.finditer(member.text[:TEXT_LIMIT]))
    return frozenset(name for name in names if name in WEEK)


def _iso(day: str | None) -> bool:
    try:
        return date.fromisoformat((day or "")[:10]).year in range(2, 9999)
    except ValueError:
        return False


def _day(member: Member) -> date:
    return date.fromisoformat((member.day or "")[:10])


def past_days(outside: str, day: date) -> Iterator[date]:
    """The dates nearest to `day` of the days of the week of which a text tells as past."""
    for match in DAYS.finditer(outside):
        name = match.group().casefold().split()[-1]
        before = words_before(outside, match.start())
        around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
        if name in WEEK and (is_past(before) or (_TOLD.search(around) and not AHEAD.search(around))):
            yield _nearest(name, day)


def words_before(outside: str, at: int) -> list[str]:
    """The words shortly before a place, as far back as the quotation that is blanked out there."""
    return re.findall(r"[\w'’]+", outside[max(0, at - 40) : at].rpartition("   ")[2])


def is_past(before: list[str]) -> bool:
    """Whether a verb of the past stands right before a day: then it lies behind, whatever else is to come."""
    words = [word for word in before[-2:] if word != "on"]
    return bool(words) and (words[-1] in SPEECH or re.search(r"[a-z]ed\Z", words[-1]) is not None)
