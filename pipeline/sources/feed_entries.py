"""The entries of a feed, RSS, Atom or JSON Feed; runs in a worker process (see isolate.py).

feedparser reads RSS and Atom; JSON Feed: https://www.jsonfeed.org/version/1.1/
"""

import calendar
import io
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import feedparser

from pipeline.sources.article import parse_object
from pipeline.sources.decode import decode
from pipeline.sources.fragment import fragment_text
from pipeline.sources.isolate import Lost

_ENDS = (b"</rss", b"</feed", b"</rdf:RDF", b"</channel")

_TAIL = 4096
"""Bytes at the end of a feed in which its last element is closed."""


class Entry(NamedTuple):
    """An entry of a feed; `text` is one block a line, empty where the feed gives none; None for what is absent."""

    id: str | None
    url: str | None
    title: str | None
    text: str
    author: str | None
    published: str | None
    language: str | None


def read_feed(data: bytes, url: str | None, headers: Mapping[str, str]) -> Iterator[Entry | Lost]:
    """The entries in the order of the feed; `url` and `headers` as the server gave them, for links and encoding."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        yield from _json_entries(data)
        return
    told = {
        "content-location": url or "",
        **({"content-type": headers["content-type"]} if "content-type" in headers else {}),
    }
    feed = feedparser.parse(io.BytesIO(data), response_headers=told, resolve_relative_uris=False, sanitize_html=False)
    fault = str(feed.get("bozo_exception") or "no entries")[:200]
    if not feed.entries and (feed.get("bozo") or not feed.get("version")):
        yield Lost("no_feed", f"no RSS, Atom or JSON Feed: {fault}")
        return
    for entry in feed.entries:
        yield _entry(entry, feed.feed.get("language"))
    if feed.get("bozo") and not any(end in data[-_TAIL:] for end in _ENDS):
        yield Lost("truncated", f"the feed breaks off: {fault}")


def _entry(entry: Any, language: str | None) -> Entry:
    parts = [*entry.get("content", []), *([entry.summary_detail] if "summary_detail" in entry else [])]
    texts = [_text(part) for part in parts]
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return Entry(
        id=entry.get("id"),
        url=entry.get("link"),
        title=_text(entry.title_detail) if "title_detail" in entry else None,
        text=max(texts, key=len, default=""),
        author=entry.get("author"),
        published=_moment(moment) or entry.get("published") or entry.get("updated"),
        language=next((part["language"] for part in parts if part.get("language")), None) or language,
    )


def _text(part: Mapping[str, Any]) -> str:
    value = part.get("value") or ""
    return value if part.get("type") == "text/plain" and "<" not in value and "&" not in value else fragment_text(value)


def _moment(parsed: time.struct_time | None) -> str | None:
    """ISO 8601 in UTC of what feedparser made of a date; None where it is out of all range."""
    try:
        return None if parsed is None else time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(calendar.timegm(parsed)))
    except (ValueError, OverflowError, OSError):
        return None


def _json_entries(data: bytes) -> Iterator[Entry | Lost]:
    feed = parse_object(decode(data) or "")
    items = feed.get("items") if isinstance(feed, dict) else None
    if isinstance(feed, str) or not isinstance(items, list) or "jsonfeed" not in str(feed.get("version")):
        yield Lost("no_feed", feed if isinstance(feed, str) else "an object of JSON, but no JSON Feed")
        return
    for item in items:
        yield _json_entry(item if isinstance(item, dict) else {}, feed)


def _json_entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    html, text = item.get("content_html"), item.get("content_text") or item.get("summary")
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [p["name"] for p in people or [] if isinstance(p, dict) and isinstance(p.get("name"), str)]
    return Entry(
        id=_string(item.get("id")),
        url=_string(item.get("url")) or _string(item.get("external_url")),
        title=_string(item.get("title")),
        text=(fragment_text(html) if isinstance(html, str) else "") or _string(text) or "",
        author="; ".join(names) or None,
        published=_string(item.get("date_published")) or _string(item.get("date_modified")),
        language=_string(item.get("language")) or _string(feed.get("language")),
    )


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
