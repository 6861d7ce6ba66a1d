"""Every date in a claim must be in its evidence, each read from the day of its own article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from pipeline.text.dates import FoundDate, find_dates
from pipeline.text.months import MONTHS, WEEKDAYS
from pipeline.text.tokens import letter_runs, tokens, words
from pipeline.verification.faults import AT_MOST, Fault, shortened
from pipeline.verification.statement import Statement

AHEAD = 3
"""Days after that of its article up to which a day of the week may lie that reads as the one before."""


@lru_cache(maxsize=4096)
def _dates(text: str, day: str | None) -> tuple[FoundDate, ...]:
    return find_dates(text, day)


def dates_of(statement: Statement) -> tuple[FoundDate, ...]:
    """The dates of a statement that can be resolved, in order."""
    return _dates(statement.text, statement.day)


def without_dates(statement: Statement) -> str:
    """The text with its resolved dates blanked out, of the same length: their numbers and names are no others."""
    if not dates_of(statement):
        return statement.text
    kept, at = [], 0
    for found in dates_of(statement):
        kept += [statement.text[at : found.start], " " * (found.end - found.start)]
        at = found.end
    return "".join(kept) + statement.text[at:]


@lru_cache(maxsize=4096)
def calendar_words(text: str, language: str) -> tuple[str, ...]:
    """Names of months and days in a text; in English only with a capital, since may and march are also verbs."""
    if letter_runs(text.casefold()).isdisjoint(_CALENDAR_BEGINS):
        return ()
    found = (w for w in tokens(text) if w.casefold() in _CALENDAR)
    return tuple([w for w in found if (w[0].isupper() or language != "en") and not w.isupper()])


def _begins(words: Iterable[str]) -> frozenset[str]:
    """The runs of letters that words begin with: a text with one of the words has one of them."""
    return frozenset(re.split(r"[\W\d_]", word.casefold(), maxsplit=1)[0] for word in words)


_CALENDAR = MONTHS.keys() | WEEKDAYS.keys()
_CALENDAR_BEGINS, _WEEKDAYS_BEGIN = _begins(_CALENDAR), _begins(WEEKDAYS)


def date_faults(claim: Statement, evidence: Sequence[Statement]) -> list[Fault]:
    """The first dates, months and days of the week of the claim that the evidence does not give."""
    return [_missing(printed, evidence) for printed in islice(_absent(claim, evidence), AT_MOST)]


def _absent(claim: Statement, evidence: Sequence[Statement]) -> Iterator[str]:
    dates = dates_of(claim)
    given = {iso for e in evidence for iso in readings_of(e)} if dates else set()
    for found in dates:
        if found.iso not in given and not _stands(found, claim, evidence):
            yield _printed(found, claim.text)
    for word in calendar_words(without_dates(claim), claim.language):
        if not any(word.casefold() in _words(e.text) for e in evidence):
            yield word


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=4096)
def readings_of(statement: Statement) -> frozenset[str]:
    """The dates of a statement; for a day of the week that may lie before or ahead, both."""
    day = _day(statement.day)
    found = set()
    for given in dates_of(statement):
        found.add(given.iso)
        # An article may be dated before the day on which it was finished: the next such day is as near.
        if day and given.relative and statement.text[given.start : given.end].casefold() in WEEKDAYS:
            after = date.fromisoformat(given.iso) + timedelta(7)
            found |= {after.isoformat()} if (after - day).days <= AHEAD else set()
    if day is None or letter_runs(statement.text.casefold()).isdisjoint(_WEEKDAYS_BEGIN):
        return frozenset(found)
    for word in words(without_dates(statement)):
        bare = re.sub(r"['’]s?\Z", "", word) if "'" in word else word
        if (number := WEEKDAYS.get(bare)) is not None:
            back = timedelta((day.weekday() - number) % 7)
            found |= {d.isoformat() for d in (day - back, day - back + timedelta(7))}
    return frozenset(found)


def _day(iso: str | None) -> date | None:
    try:
        found = date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return found if found and 1 < found.year < 9999 else None


def _stands(found: FoundDate, claim: Statement, evidence: Sequence[Statement]) -> bool:
    """Whether the evidence has the same characters, unresolved, in an article of about the same day."""
    printed = claim.text[found.start : found.end].casefold()
    return any(printed in without_dates(e).casefold() for e in evidence if _near(claim.day, e.day))


def _near(one: str | None, other: str | None) -> bool:
    """Whether a day of the week means one day in both articles, as far as can be told."""
    first, second = _day(one), _day(other)
    return first is None or second is None or abs((first - second).days) < 7


def _printed(found: FoundDate, text: str) -> str:
    printed = shortened(text[found.start : found.end])
    return f"{printed} ({found.iso})" if found.relative else printed


def _missing(printed: str, evidence: Sequence[Statement]) -> Fault:
    other = next((_printed(d, e.text) for e in evidence for d in dates_of(e)), None)
    if other is None:
        return Fault("date", False, f"says {printed}; source gives no such date")
    return Fault("date", True, f"says {printed}; source says {other}")
