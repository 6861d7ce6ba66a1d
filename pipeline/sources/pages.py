"""Pages of HTML on their way to articles: what sources of pages share."""

import dataclasses
import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from pipeline.records import Article, Dropped, LeftOut
from pipeline.sources.article import OWN_NAMES, make_article
from pipeline.sources.decode import tidy
from pipeline.sources.isolate import Lost, Task, in_order
from pipeline.sources.page import Page, read_page

_LONGEST_AUTHOR = 300


class RawPage(NamedTuple):
    """A page as its bytes came.

    place    where it stands in its source: the key of what is set aside
    url      where it was fetched from; None where unknown, and then the page's own word is taken
    charset  as the server said
    known    fields of ours that were told beside the page, which go before its own
    source   of a date in `known`, see `Article.date_source`
    fetched  when it was fetched, the last resort for a date; None where unknown
    """

    place: str
    data: bytes
    url: str | None
    charset: str | None
    known: dict[str, Any]
    source: str
    fetched: str | None


def read_pages(
    raw: Iterable[RawPage | Article | Dropped], now: str, seconds: int, processes: int | None
) -> Iterator[Article | Dropped]:
    """An article or a reason for each page, in order; what is an article or set aside already passes through.

    seconds    of processor time that a page may take
    processes  that extract; None for one a core
    """
    last_day = (date.fromisoformat(now[:10]) + timedelta(days=1)).isoformat()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for about, answers in in_order(read_page, (_task(item, last_day) for item in raw), seconds, processes or cores):
        yield _article(about, answers, now) if isinstance(about, RawPage) else about


def _task(item: RawPage | Article | Dropped, last_day: str) -> Task:
    if not isinstance(item, RawPage):
        return Task(item, None)
    return Task(item._replace(data=b""), (item.data, item.url, item.charset, last_day))


def _article(raw: RawPage, answers: list[Page | Lost], now: str) -> Article | Dropped:
    page = answers[0]
    if isinstance(page, Lost):
        return Dropped(raw.place, page.reason, page.detail)
    fields: dict[str, Any] = {
        "id": url_id(raw.url),
        "outlet": page.outlet,
        "url": page.url,
        "title": page.title,
        "language": page.language,
    }
    fields |= {name: value for name, value in raw.known.items() if value is not None} | {"text": page.text}
    dates = [*page.dates, *([("file", raw.fetched)] if raw.fetched else [])]
    made = make_article(fields, OWN_NAMES, raw.place, now, raw.source, dates)
    if isinstance(made, Dropped):
        return made
    return dataclasses.replace(with_author(made, page.author), page_sha256=page.sha256)


def with_author(article: Article, author: str | None) -> Article:
    """The article with the names of its authors as one line that a person can read; a longer one is cut."""
    line = " ".join(tidy(author or "").split())
    if len(line) <= _LONGEST_AUTHOR:
        return dataclasses.replace(article, author=line or None)
    cut = LeftOut("author", "too_long", f"{len(line)} characters, cut after {_LONGEST_AUTHOR}")
    return dataclasses.replace(article, author=line[:_LONGEST_AUTHOR], left_out=(*article.left_out, cut))


def url_id(url: str | None) -> str | None:
    """An id of the address that a page was fetched from, so that its later versions are known as revisions.

    Never of an address that a page claims: it could pass for a revision of another's article.
    """
    if not url:
        return None
    return "u-" + hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
