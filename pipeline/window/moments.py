"""The news' own time: moments of articles, and the edges that a run draws from the newest of them.

No clock is asked, so that a day that is replayed closes the same stories: time goes on as newer articles come in.
"""

from datetime import UTC, datetime, timedelta

from pipeline.spool import Entry

SECONDS = "%Y-%m-%dT%H:%M:%SZ"


def at(moment: str) -> datetime:
    """An ISO 8601 day or time in UTC; a day is its midnight."""
    return datetime.fromisoformat(moment.removesuffix("Z")).replace(tzinfo=UTC)


def written(moment: datetime) -> str:
    """`YYYY-MM-DDTHH:MM:SSZ`."""
    return moment.strftime(SECONDS)


def newest(articles: list[Entry], last: str | None, now: str) -> str:
    """The newest moment of all dated articles, never before that of the last run; `now` where there is none."""
    known = [at(a.published) for a in articles if a.published]
    if last is not None:
        known.append(at(last))
    return written(max(known, default=at(now)))


def before(moment: str, hours: int) -> datetime:
    """So many hours earlier, or the first moment of all."""
    try:
        return at(moment) - timedelta(hours=hours)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def later(moment: str, than: str) -> str:
    """The moment, or a second after `than` where that would not be later."""
    return written(max(at(moment), at(than) + timedelta(seconds=1)))
