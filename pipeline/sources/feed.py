"""Feeds: RSS, Atom and JSON Feed from files or URLs, with the pages behind the entries if they are asked for.

A source writes nothing, so what a server wants to be asked with next time goes out with the tally
(`Tally.validators`), and comes in from a file that the run keeps: the state is that of the last complete run.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from pipeline.errors import SourceError
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.addresses import is_public
from pipeline.sources.article import OWN_NAMES, make_article
from pipeline.sources.compressed import compressed_patterns, open_stream, why
from pipeline.sources.feed_entries import Entry, read_feed
from pipeline.sources.fetch import Admits, Answer, Limits, fetch
from pipeline.sources.isolate import Lost, worker
from pipeline.sources.pages import RawPage, read_pages, url_id, with_author
from pipeline.sources.paths import Found, Unreadable, check_path, find, printable
from pipeline.sources.several import SeveralSources
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require

PATTERNS = compressed_patterns("*.xml", "*.rss", "*.atom", "*.json")

_HTML = ("text/html", "application/xhtml+xml")


class _RawFeed(NamedTuple):
    """A feed as its bytes came; `key` is where its entries stand, `url` None for a file."""

    key: str
    data: bytes
    url: str | None
    headers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class FeedSource:
    """Entries of feeds as articles.

    path         a file, a folder or a glob of feeds; empty for none
    urls         of feeds, `http` or `https`
    pages        fetch the page of each entry and take its text; the entry's own where that fails
    known        JSON file whose `validators` (those of the last complete run, as in its manifest) are sent so that a
                 feed that has not changed is not sent again; "" asks without conditions; None is for a run that goes
                 on from another to fill in (`asked_as_before`), and else asks without conditions
    max_entries  of a feed; those after them are set aside
    limit        articles that are read at most, the first of them; None for all
    max_bytes    of a feed or page without its compression; a larger one is set aside
    timeout      seconds that one answer of a server may take, redirects and all
    redirects    that are followed, each to a checked address
    seconds      of processor time that a feed or a page may take
    processes    that extract text of pages; None for one a core
    """

    path: str
    urls: tuple[str, ...]
    pages: bool
    known: str | None
    max_entries: int
    limit: int | None
    max_bytes: int
    timeout: int
    redirects: int
    seconds: int
    processes: int | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")
        for name in ("max_entries", "max_bytes", "timeout", "seconds"):
            require(getattr(self, name) > 0, name, getattr(self, name), "a whole number above 0")
        require(self.redirects >= 0, "redirects", self.redirects, "0 or more")
        require(self.processes is None or self.processes > 0, "processes", self.processes, "1 or more, or null")

    def check(self) -> None:
        """Refuse a path that cannot be read and a URL that is none; no server is asked.

        Raises:
            SourceError: also where neither is given.
        """
        if not self.path and not self.urls:
            raise SourceError("source.path and source.urls are empty: write source.urls=[URL] or source.path=FILE")
        if self.path:
            check_path(self.path, PATTERNS)
        for url in self.urls:
            if not url.startswith(("http://", "https://")):
                raise SourceError(f"source.urls has {url!r}, expected http://... or https://...")

    def read(self, now: str) -> Reading:
        """An article or a reason for each entry, by file and URL, in the order of the feed."""
        return (yield from read_feeds(self, now, is_public))


def asked_as_before(source: Source, manifest: Path) -> Source:
    """A source whose feeds, wherever they are in it, are asked with what the servers told the run of a manifest.

    A feed that has not changed is then not sent, so this is for a run that takes along the stories of that one.
    """
    if isinstance(source, FeedSource):
        return source if source.known is not None else replace(source, known=str(manifest))
    if isinstance(source, SeveralSources):
        return replace(source, sources={name: asked_as_before(s, manifest) for name, s in source.sources.items()})
    return source


def read_feeds(source: FeedSource, now: str, admits: Admits) -> Reading:
    """What `FeedSource.read` gives; `admits` says which addresses may be asked."""
    tally = Tally()
    records = read_pages(_entries(source, now, admits, tally), now, source.seconds, source.processes)
    yield from counted(records, tally, source.limit)
    if tally.articles == source.limit:  # entries were left out, which the next run is to be sent again
        tally.validators.clear()
    return tally


def _entries(source: FeedSource, now: str, admits: Admits, tally: Tally) -> Iterator[RawPage | Article | Dropped]:
    limits = Limits(source.timeout, source.max_bytes, source.redirects)
    known = _read_known(source.known)
    with worker(read_feed, source.seconds) as ask:
        for feed in _feeds(source, known, limits, admits, tally):
            if isinstance(feed, Dropped):
                yield feed
                continue
            whole = True
            for number, entry in enumerate(ask(feed.data, feed.url, feed.headers), start=1):
                place = f"{feed.key}:{number}"
                if isinstance(entry, Lost):
                    whole = False
                    yield Dropped(place, entry.reason, entry.detail)
                elif number > source.max_entries:
                    yield Dropped(place, "too_many", f"after {source.max_entries} entries (source.max_entries)")
                else:
                    yield _record(entry, place, feed, source, limits, admits, now, tally)
            validators = {name: feed.headers[name] for name in ("etag", "last-modified") if name in feed.headers}
            if feed.url and whole and validators:  # only now: a feed that was not read to its end is asked for again
                tally.validators[feed.key] = validators


def _feeds(
    source: FeedSource, known: Mapping[str, Mapping[str, str]], limits: Limits, admits: Admits, tally: Tally
) -> Iterator[_RawFeed | Dropped]:
    for item in find(source.path, PATTERNS) if source.path else ():
        yield _from_file(item, limits.max_bytes, tally)
    for url in dict.fromkeys(source.urls):
        answer = fetch(url, _conditions(known.get(url, {})), limits, admits)
        if isinstance(answer, Answer):
            tally.bytes += answer.received
        if isinstance(answer, Lost):
            yield Dropped(printable(url), answer.reason, answer.detail)
        elif answer.status == 304:
            tally.skipped["feeds without news"] += 1
            tally.validators[url] = dict(known.get(url, {}))
        elif answer.status != 200:
            yield Dropped(printable(url), "http_status", f"the server answered {answer.status}")
        else:
            yield _RawFeed(printable(url), answer.data, answer.url, answer.headers)


def _from_file(item: Found | Unreadable, max_bytes: int, tally: Tally) -> _RawFeed | Dropped:
    if isinstance(item, Unreadable):
        return Dropped(item.place, "unreadable", item.detail)
    try:
        with open_stream(item.path, tally) as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        return Dropped(item.place, *why(error))
    if len(data) > max_bytes:
        return Dropped(item.place, "too_large", f"more than {max_bytes} bytes (source.max_bytes)")
    return _RawFeed(item.place, data, None, {})


def _record(
    entry: Entry, place: str, feed: _RawFeed, source: FeedSource, limits: Limits, admits: Admits, now: str, tally: Tally
) -> RawPage | Article | Dropped:
    """The page of an entry where it is asked for and comes, else the entry itself."""
    url = _absolute(entry.url, feed.url)
    if source.pages and url:
        answer = fetch(url, {}, limits, admits)
        if isinstance(answer, Answer):
            tally.bytes += answer.received
            kind, _, rest = answer.headers.get("content-type", "").partition(";")
            if answer.status == 200 and kind.strip().lower() in _HTML:
                told = {"title": entry.title or None, "published": entry.published, "language": entry.language}
                charset = rest.rpartition("charset=")[2].strip(" \"'") or None
                return RawPage(place, answer.data, url, charset, told, "field", None)
    given = f"{feed.url} {entry.id}" if feed.url and entry.id else None
    fields = {
        "id": url_id(url) or url_id(given),
        "outlet": _host(url) or _host(feed.url),
        "url": url,
        "title": entry.title,
        "text": entry.text,
        "published": entry.published,
        "language": entry.language,
    }
    made = make_article(fields, OWN_NAMES, place, now, "field")
    return made if isinstance(made, Dropped) else with_author(made, entry.author)


def _absolute(url: str | None, base: str | None) -> str | None:
    try:
        joined = urljoin(base or "", (url or "").strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    """Headers for a request of what has changed."""
    names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    return {names[n]: v for n, v in known.items() if n in names and v.isprintable() and v.isascii() and len(v) < 1000}


def _read_known(path: str | None) -> dict[str, dict[str, str]]:
    """Validators by URL; none where there is no such file.

    Raises:
        SourceError: the file is there and holds something else.
    """
    file = Path(path).expanduser() if path else None
    if file is None or not file.is_file():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8")).get("validators", {})
        return {str(u): {str(k): str(v) for k, v in each.items()} for u, each in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"source.known={path} holds no validators: {error!r}") from error
