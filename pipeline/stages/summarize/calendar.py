"""Days of the week and "yesterday" of an English sentence as dates, by the day of its article."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pipeline.records import Member
from pipeline.stages.summarize.edits import Edit, Piece, insertion
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


def unsure_days(members: Iterable[Member]) -> frozenset[str]:
    """Days of the week that articles of one story use for different dates: which one is meant is then not known."""
    dates: dict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.day is not None:
            for name in {match.group().casefold().split()[-1] for match in _DAYS.finditer(member.text[:TEXT_LIMIT])}:
                dates[name].update(found.iso for found in find_dates(name, member.day))
    return frozenset(name for name, isos in dates.items() if len(isos) > 1)


def absolute_dates(outside: str, offset: int, day: str | None, unsure: frozenset[str]) -> list[Edit]:
    """Replacements of relative dates outside quotations; one that may lie ahead or would limp is left as it is."""
    if day is None:
        return []
    sure = (m for m in _DAYS.finditer(outside) if m.group().casefold().split()[-1] not in unsure)
    found = (_absolute(outside, match, offset, day) for match in sure)
    return [edit for edit in found if edit is not None]


def _absolute(outside: str, match: re.Match[str], offset: int, day: str) -> Edit | None:
    dates = find_dates(match.group(), day)
    before = re.findall(r"[\w'’]+", outside[max(0, match.start() - 40) : match.start()])
    word = before[-1].casefold() if before else ""
    if not dates or (date.fromisoformat(day[:10]) - date.fromisoformat(dates[0].iso)).days > DAYS_BACK:
        return None
    if match.start() == 0 or _LIMPS_AFTER.match(outside, match.end()):
        return None
    if word in _LIMPS_BEFORE or word.endswith(("'s", "’s")) or _holiday(before):
        return None
    around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
    if _AHEAD.search(around) and not _past(before):
        return None
    start, end = offset + match.start(), offset + match.end()
    date_piece = Piece(_printed(dates[0].iso, day), "date", start, end)
    if part := _PART_OF_DAY.match(outside, match.end()):
        return _part_of_day(part, word, date_piece, offset)
    on = () if word in _PREPOSITIONS else (insertion("on "),)
    return Edit(start, end, (*on, date_piece), "date made absolute")


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
