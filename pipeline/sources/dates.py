"""Dates as sources write them, to ISO 8601 in UTC."""

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = datetime(1800, 1, 1, tzinfo=UTC)
"""No news article is older."""

LEEWAY = timedelta(days=1)
"""How far ahead of `now` a date may lie: clocks and time zones differ."""

_LONGEST = 64


def normal_date(value: object, now: str) -> str | None:
    """`YYYY-MM-DD` where only a day is given, else `YYYY-MM-DDTHH:MM:SSZ`; times without an offset are UTC.

    ISO 8601, RFC 2822, and date and datetime objects are read. None for anything else, and for absurd dates:
    before 1800, or more than a day after `now`.
    """
    found = _parse(value)
    if found is None:
        return None
    moment, only_day = found
    if not EARLIEST <= moment <= datetime.fromisoformat(now).astimezone(UTC) + LEEWAY:
        return None
    return moment.date().isoformat() if only_day else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _parse(value: object) -> tuple[datetime, bool] | None:
    """The moment in UTC, and whether only its day is known."""
    if isinstance(value, str) and len(value) <= _LONGEST:
        return _parse_text(value.strip())
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC), True
    return None


def _parse_text(text: str) -> tuple[datetime, bool] | None:
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
