"""Days of the week and "yesterday" of an English sentence as dates, by the day of its article."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pipeline.records import Member
from pipeline.stages.summarize.edits import Edit, Piece, deletion, insertion
from pipeline.text.dates import find_dates
from pipeline.text.name_words import SPEECH

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# After these the date reads on without "on".
_DAYS = re.compile(r"\b(?:(?:last|this past)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b[Yy]esterday\b")
# A day of the week that may lie ahead, or be a recurring one, is left as it is.
_AHEAD = re.compile(
    r"\b(?:will|would|next|upcoming|scheduled|due|expected|plans?|planned|planning|intends?|set to|to vote|coming|"
    r"ahead of|shall|should|must|going to|every|each)\b|['’]ll\b"
)
_LOOSE = re.compile(
    r"\s(?:(?:early|late)\s)?(?P<on>on\s)?(?:early\s|late\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s(?:morning|afternoon|evening|night))?(?=,?\s(?:that|to|in|at|by|with|for|after|as|from|and|of|over|when|while|"
    r"against|near|outside|inside|between|following|because|about|during|before|amid|he|she|it|they|the|a|an|his|her|their|its|there)\b|\.?\s*\Z)"
)
_PAST = re.compile(r"[a-z]{2}ed\Z")
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PREPOSITIONS = frozenset({"on", "since", "before", "after", "from", "of", "during", "and", "or"})
DAYS_BACK = 3
"""A day of the week further back than this may be one after an update of the article: it is left as it is."""

TEXT_LIMIT = 40_000
"""Characters of an article in which days of the week are looked for."""

AROUND = 75
"""Characters before a day in which a word like "will" means that it may lie ahead; a third of them after it."""

# A day after these is part of a noun ("a Tuesday hearing"), or no single day.
_LIMPS_BEFORE = frozenset(
    {
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "our",
        "in",
        "at",
        "with",
        "following",
        "late",
        "early",
        "that",
        "this",
        "next",
        "until",
        "by",
        "to",
        "through",
        "between",
        "for",
        "every",
    }
)
_LIMPS_AFTER = re.compile(
    r"\s(?:noon|midnight|edition|show)\b|['’-]|,\s[A-Z]\w+\.?\s\d|"
    r"\s(?:through|to|and|or|until)\s(?:\w+day\b|next|tomorrow)"
)
_PART_OF_DAY = re.compile(r"\s(night|morning|afternoon|evening)\b")


def days_of_week(members: Sequence[Member]) -> Mapping[str, Mapping[str, str]]:
    """For each article, by id, the dates of the days of the week that are sure there.

    A day is read as the nearest one, at most DAYS_BACK before or after: the day of an article may be the one before
    it was finished. It is sure where all articles of about the same day read it alike and one of them was written on it
    or after.
    """
    used = [(member, _days_used(member)) for member in members if _iso(member.day)]
    sure: dict[str, dict[str, str]] = {}
    for member, names in used:
        near = [(m, other) for m, other in used if abs((_day(m) - _day(member)).days) <= DAYS_BACK]
        sure[member.article_id] = {
            name: found for name in names if (found := _agreed(name, [_day(m) for m, other in near if name in other]))
        }
    return sure


def _agreed(name: str, days: Sequence[date]) -> str | None:
    """The date that all `days` read `name` as; None where they differ, or all of them lie before it."""
    found = {day + timedelta((_WEEK.index(name) - day.weekday() + 3) % 7 - 3) for day in days}
    read = found.pop()
    return read.isoformat() if not found and any(day >= read for day in days) else None


def _days_used(member: Member) -> frozenset[str]:
    names = (match.group().casefold().split()[-1] for match in _DAYS.finditer(member.text[:TEXT_LIMIT]))
    return frozenset(name for name in names if name in _WEEK)


def _iso(day: str | None) -> bool:
    try:
        return date.fromisoformat((day or "")[:10]).year in range(2, 9999)
    except ValueError:
        return False


def _day(member: Member) -> date:
    return date.fromisoformat((member.day or "")[:10])


def absolute_dates(outside: str, offset: int, day: str | None, sure: Mapping[str, str]) -> list[Edit]:
    """Replacements of relative dates outside quotations; one that may lie ahead or would limp is left as it is.

    sure  dates of days of the week, see `days_of_week`
    """
    if day is None:
        return []
    found = (_absolute(outside, match, offset, day, sure) for match in _DAYS.finditer(outside))
    return [edit for edit in found if edit is not None]


def loose_days(outside: str, offset: int) -> list[Edit]:
    """Deletions of days of the week that nobody can date, where the sentence reads on without them."""
    found: list[Edit] = []
    for match in _LOOSE.finditer(outside):
        around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
        before = re.findall(r"[\w'’]+", outside[max(0, match.start() - 40) : match.start()])
        ends = not outside[match.end() :].strip(" .")
        told = len(before) > 1 and before[-2] in ("told", "tells")
        past = bool(before) and (before[-1] in SPEECH or told or (not ends and _PAST.search(before[-1]) is not None))
        if (past or match["on"]) and not _AHEAD.search(around) and not _LIMPS_AFTER.match(outside, match.end()):
            found.append(deletion(offset + match.start(), offset + match.end(), "time adjunct removed"))
    return found


def _absolute(outside: str, match: re.Match[str], offset: int, day: str, sure: Mapping[str, str]) -> Edit | None:
    iso = _meant(match.group(), day, sure)
    before = re.findall(r"[\w'’]+", outside[max(0, match.start() - 40) : match.start()])
    word = before[-1].casefold() if before else ""
    if iso is None or match.start() == 0 or _LIMPS_AFTER.match(outside, match.end()):
        return None
    if word in _LIMPS_BEFORE or word.endswith(("'s", "’s")) or _holiday(before):
        return None
    around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
    if _AHEAD.search(around) and not _past(before):
        return None
    start, end = offset + match.start(), offset + match.end()
    date_piece = Piece(_printed(iso, day), "date", start, end)
    if part := _PART_OF_DAY.match(outside, match.end()):
        return _part_of_day(part, word, date_piece, offset)
    on = () if word in _PREPOSITIONS else (insertion("on "),)
    return Edit(start, end, (*on, date_piece), "date made absolute")


def _meant(printed: str, day: str, sure: Mapping[str, str]) -> str | None:
    """The date of a day of the week or of "yesterday" in an article of a day; None where it is not sure."""
    name = printed.casefold().split()[-1]
    dates = find_dates(printed, day)
    if name in _WEEK:
        counted = printed.casefold().startswith("last ") and not (dates and dates[0].iso == sure.get(name))
        return None if counted else sure.get(name)
    return dates[0].iso if dates else None


def _part_of_day(part: re.Match[str], word: str, day: Piece, offset: int) -> Edit | None:
    """`on the afternoon of April 20` for `Thursday afternoon`."""
    if (word in _PREPOSITIONS and word != "on") or day.start is None:
        return None
    copied = Piece(part.group(1), "copy", offset + part.start(1), offset + part.end(1))
    on = () if word == "on" else (insertion("on "),)
    pieces = (*on, insertion("the "), copied, insertion(" of "), day)
    return Edit(day.start, offset + part.end(), pieces, "date made absolute")


def _past(before: list[str]) -> bool:
    """Whether a verb of the past stands right before a day: then it lies behind, whatever else is to come."""
    words = [word for word in before[-2:] if word != "on"]
    return bool(words) and (words[-1] in SPEECH or re.search(r"[a-z]ed\Z", words[-1]) is not None)


def _holiday(before: list[str]) -> bool:
    return bool(before) and before[-1] in {
        "Black",
        "Good",
        "Super",
        "Easter",
        "Cyber",
        "Ash",
        "Bloody",
        "Palm",
        "Holy",
        "Shrove",
        "Sheffield",
    }


def _printed(iso: str, day: str) -> str:
    """`April 20`, with the year where it is not that of the article."""
    found = date.fromisoformat(iso)
    printed = f"{_MONTHS[found.month - 1]} {found.day}"
    return printed if iso[:4] == day[:4] else f"{printed}, {found.year}"
