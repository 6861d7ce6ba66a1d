"""Days of the week, "yesterday" and the like as dates, by the day of the article."""

import re
from collections.abc import Mapping
from datetime import date

from pipeline.stages.summarize.days.weekdays import AHEAD, AROUND, DAYS, WEEK, Reading, is_past, words_before
from pipeline.stages.summarize.wording.edits import Edit, insertion
from pipeline.stages.summarize.wording.pieces import Piece
from pipeline.text import months
from pipeline.text.dates import find_dates
from pipeline.text.months import WEEKDAY

_RANGE = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?P<first>{WEEKDAY}) (?:to|through|until|and) (?P<last>{WEEKDAY})\b(?!['’-])"
)
# After these the date reads on without "on".
PREPOSITIONS = frozenset({"on", "since", "before", "after", "from", "of", "during", "and", "or"})
# A day after these is part of a noun ("a Tuesday hearing"), or no single day.
_LIMPS = """
    a an the his her their its our in at with following that this next until by to through between for every
"""
LIMPS_BEFORE = frozenset(_LIMPS.split())
LIMPS_AFTER = re.compile(
    r"\s(?:noon|midnight|edition|show)\b|['’-](?!s\s[a-z])|,\s[A-Z]\w+\.?\s\d|"
    r"\s(?:through|to|and|or|until)\s(?:\w+day\b|next|tomorrow)"
)
_OF_NOUN = re.compile(r"['’]s(?=\s[a-z])")
BEFORE_POSSESSIVE = frozenset(
    {"in", "on", "at", "of", "after", "before", "during", "since", "from", "for", "with", "to", "about", "following"}
)
_HOLIDAYS = frozenset(
    {"Black", "Good", "Super", "Easter", "Cyber", "Ash", "Bloody", "Palm", "Holy", "Shrove", "Sheffield"}
)
_RECURS = re.compile(r"\b(?:every|each)\b")
_PART_OF_DAY = re.compile(r"\s(night|morning|afternoon|evening)\b")


def absolute_dates(outside: str, offset: int, day: str | None, sure: Mapping[str, Reading]) -> list[Edit]:
    """Replacements of relative dates outside quotations; one that may lie ahead or would limp is left as it is.

    sure  dates of days of the week, see `days_of_week`
    """
    if day is None:
        return []
    days = (_absolute(outside, match, offset, day, sure) for match in DAYS.finditer(outside))
    return [*_ranges(outside, offset, day, sure), *(edit for edit in days if edit is not None)]


def _ranges(outside: str, offset: int, day: str, sure: Mapping[str, Reading]) -> list[Edit]:
    """Dates for both ends of `from Friday through Sunday`, where both are sure and in this order."""
    edits: list[Edit] = []
    for match in _RANGE.finditer(outside):
        around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
        ahead = AHEAD.search(around) is not None
        first, last = (_meant(match[end], day, sure, ahead) for end in ("first", "last"))
        if first is None or last is None or first >= last or _RECURS.search(around):
            continue
        for end, iso in (("first", first), ("last", last)):
            start, stop = offset + match.start(end), offset + match.end(end)
            edits.append(Edit(start, stop, (Piece(_printed(iso, day), "date", start, stop),), "date made absolute"))
    return edits


def _absolute(outside: str, match: re.Match[str], offset: int, day: str, sure: Mapping[str, Reading]) -> Edit | None:
    before = words_before(outside, match.start())
    around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
    ahead = AHEAD.search(around) is not None and not is_past(before)
    iso = _meant(match.group(), day, sure, ahead)
    word = before[-1].casefold() if before else ""
    starts = match.start() == 0
    if starts and not outside.startswith(", ", match.end()):
        return None
    if iso is None or LIMPS_AFTER.match(outside, match.end()) or _RECURS.search(around):
        return None
    start, end = offset + match.start(), offset + match.end()
    date_piece = Piece(_printed(iso, day), "date", start, end)
    if noun := _OF_NOUN.match(outside, match.end()):
        return _before_noun(word, noun, date_piece, offset)
    # "On late Monday": "on late on May 3" would limp.
    if word in ("early", "late") and [w.casefold() for w in before[-2:-1]] == ["on"]:
        return None
    if word in LIMPS_BEFORE or word.endswith(("'s", "’s")) or is_holiday(before):
        return None
    if part := _PART_OF_DAY.match(outside, match.end()):
        return _part_of_day(part, word, date_piece, offset)
    on = () if word in PREPOSITIONS or word == "as" else (insertion("On " if starts else "on "),)
    return Edit(start, end, (*on, date_piece), "date made absolute")


def _before_noun(word: str, noun: re.Match[str], day: Piece, offset: int) -> Edit | None:
    """`the April 20 vote` for `Thursday's vote`, where a preposition stands before it."""
    if word not in BEFORE_POSSESSIVE or day.start is None:
        return None
    return Edit(day.start, offset + noun.end(), (insertion("the "), day), "date made absolute")


def _meant(printed: str, day: str, sure: Mapping[str, Reading], ahead: bool) -> str | None:
    """The date of a day of the week or of "yesterday" in an article of a day; None where it is not sure."""
    name = printed.casefold().split()[-1]
    dates = find_dates(printed, day)
    if name not in WEEK:
        return dates[0].iso if dates and not ahead else None
    reading = sure.get(name)
    if reading is None or (printed.casefold().startswith("last ") and not (dates and dates[0].iso == reading.iso)):
        return None
    fits = reading.iso >= day[:10] if ahead else reading.iso <= reading.written
    return reading.iso if fits else None


def _part_of_day(part: re.Match[str], word: str, day: Piece, offset: int) -> Edit | None:
    """`on the afternoon of April 20` for `Thursday afternoon`."""
    if (word in PREPOSITIONS and word != "on") or day.start is None:
        return None
    copied = Piece(part.group(1), "copy", offset + part.start(1), offset + part.end(1))
    on = () if word in ("on", "as") else (insertion("on "),)
    pieces = (*on, insertion("the "), copied, insertion(" of "), day)
    return Edit(day.start, offset + part.end(), pieces, "date made absolute")


def is_holiday(before: list[str]) -> bool:
    """Whether the word before a day makes it a name: Good Friday."""
    return bool(before) and before[-1] in _HOLIDAYS


def _printed(iso: str, day: str) -> str:
    """`April 20`, with the year where it is not that of the article."""
    found = date.fromisoformat(iso)
    printed = f"{months.ENGLISH[found.month - 1]} {found.day}"
    return printed if iso[:4] == day[:4] else f"{printed}, {found.year}"
