"""The news' own time: moments of articles, and the edges that a run draws from the newest of them.

No clock is asked but `now`, so that a day that is replayed closes the same stories: time goes on as newer articles come
in. `now` serves where dates do not: new articles without one would have time stand still, so it goes on by what has
gone by since it last moved; and a time ahead of `now` is that of a run whose clock was wrong, and would have all that
comes after too old to be taken, for years.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.sources.dates import LEEWAY
from pipeline.spool import Entry

SECONDS = "%Y-%m-%dT%H:%M:%SZ"


def at(moment: str) -> datetime:
    """An ISO 8601 day or time in UTC; a day is its midnight."""
    return datetime.fromisoformat(moment.removesuffix("Z")).replace(tzinfo=UTC)


def written(moment: datetime) -> str:
    """`YYYY-MM-DDTHH:MM:SSZ`."""
    return moment.strftime(SECONDS)


class Clock(NamedTuple):
    """The time of the news.

    moment  the newest moment of all
    moved   `now` of the run in which it last moved
    """

    moment: str
    moved: str


def newest(articles: Iterable[Entry], now: str) -> datetime | None:
    """The newest moment of dated articles; a date ahead of `now` was taken by a run whose clock was wrong."""
    return max((at(a.published) for a in articles if a.published and not is_ahead(a.published, now)), default=None)


def told(dated: datetime | None, undated: bool, last: Clock | None, now: str) -> Clock:
    """The time of the news after articles came in; never before that of the last run, unless that was ahead of `now`.

    dated    the newest moment of dated articles
    undated  whether new articles came without a date
    """
    if last is None:
        return Clock(written(dated or at(now)), now)
    moment, moved = at(last.moment), min(at(last.moved), at(now))  # where the clock jumped back, from there on
    if dated and (dated > moment or is_ahead(last.moment, now)):
        return Clock(written(dated), now)
    if undated:
        return Clock(written(moment + (at(now) - moved)), now)
    return Clock(last.moment, written(moved))


def is_ahead(moment: str, now: str) -> bool:
    """Whether a moment lies further ahead of `now` than dates may (sources/dates.py)."""
    return at(moment) > at(now) + LEEWAY


def moment_of(article: Entry, arrived: str, now: str) -> datetime:
    """When an article was published, or where that is not known, or cannot be, when it came in."""
    published = article.published
    return at(published if published and not is_ahead(published, now) else arrived)


def before(moment: str, hours: int) -> datetime:
    """So many hours earlier, or the first moment of all."""
    try:
        return at(moment) - timedelta(hours=hours)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def later(moment: str, than: str) -> str:
    """The moment, or a second after `than` where that would not be later."""
    return written(max(at(moment), at(than) + timedelta(seconds=1)))
