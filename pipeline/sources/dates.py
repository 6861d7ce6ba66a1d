"""Dates as sources write them, to ISO 8601 in UTC."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from pipeline.records import DateFault

EARLIEST = datetime(1800, 1, 1, tzinfo=UTC)
"""No news article is older."""

LEEWAY = timedelta(days=1)
"""How far ahead of `now` a date may lie: clocks and time zones differ."""

_LONGEST = 64


_UNIX = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)
"""Seconds since 1970, from 2001 to 2286, or milliseconds: what programs write that have no other date."""

_AFTER_UNIX = 10**13

_TRUST = ("field", "sidecar", "metadata", "url", "text", "file")

_URL_DAY = re.compile(r"/((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.])")


class Dated(NamedTuple):
    """published and date_source as in `Article`; fault: what is wrong with a date that was trusted more."""

    published: str | None
    date_source: str | None
    fault: DateFault | None


def best_date(given: Iterable[tuple[str, object]], now: str) -> Dated:
    """The first usable date of some, each given with where it comes from, by how far that is to be trusted."""
    fault: DateFault | None = None
    for source, value in sorted(given, key=lambda pair: _TRUST.index(pair[0])):
        published, wrong = judged_date(value, now)
        if published is not None:
            return Dated(published, source, fault)
        fault = fault or wrong
    return Dated(None, None, fault)


def url_day(url: str | None) -> str | None:
    """The day that stands in the path of a URL (`/2021/04/30/`), None where none does."""
    found = _URL_DAY.search(url) if url else None
    return f"{found[1]}-{int(found[3]):02d}-{int(found[4]):02d}" if found else None


def judged_date(value: object, now: str) -> tuple[str | None, DateFault | None]:
    """`YYYY-MM-DD` where only a day is given, else `YYYY-MM-DDTHH:MM:SSZ`; times without an offset are UTC.

    ISO 8601, RFC 2822, Unix time (ten digits, or thirteen), and date and datetime objects are read. Without a date,
    why it is not taken: it is no date that is known, lies before 1800, or more than a day after `now`. Nothing is
    wrong where nothing is given.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, None
    found = _parse(value)
    if found is None:
        return None, "unreadable"
    moment, only_day = found
    if moment < EARLIEST:
        return None, "too_early"
    if moment > datetime.fromisoformat(now).astimezone(UTC) + LEEWAY:
        return None, "future"
    return moment.date().isoformat() if only_day else moment.strftime("%Y-%m-%dT%H:%M:%SZ"), None


def _parse(value: object) -> tuple[datetime, bool] | None:
    """The moment in UTC, and whether only its day is known."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _AFTER_UNIX:
        value = str(int(value))
    if isinstance(value, str) and len(value) <= _LONGEST:
        return _parse_text(value.strip())
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC), True
    return None


def _parse_text(text: str) -> tuple[datetime, bool] | None:
    if _UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC), False
    try:
        return _parse(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return _in_utc(datetime.fromisoformat(text))
    except ValueError:
        pass
    only_day = ":" not in text
    try:
        found = parsedate_to_datetime(f"{text} 00:00:00" if only_day else text)
    except (ValueError, TypeError, IndexError):
        return None
    return _parse(found.date()) if only_day else _in_utc(found)


def _in_utc(moment: datetime) -> tuple[datetime, bool] | None:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC), False
    try:
        return moment.astimezone(UTC), False
    except OverflowError:  # year 1 or 9999, at the edge of what datetime holds
        return None
