"""Incoming articles beside those that stand: seen before, another version of one, or a stranger."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.records import Dropped
from pipeline.spool import Entry
from pipeline.window.moments import at

SEEN = "seen"
"""A reason: it came in before."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Incoming articles by what they are to those of the last run's stories.

    strangers    none of these
    corrections  newer texts under the ids that their articles are known by
    """

    strangers: list[Entry]
    corrections: dict[str, Entry]
    dropped: list[Dropped]


def named(article: Entry, names: Collection[str]) -> bool:
    """Whether its id or URL is among the names."""
    return article.article_id in names or (article.url is not None and article.url in names)


def shared_urls(articles: Iterable[Entry]) -> frozenset[str]:
    """URLs that several articles have: a front page is no article's own."""
    counts = Counter(a.url for a in articles if a.url)
    return frozenset(url for url, count in counts.items() if count > 1)


def sorted_out(incoming: list[Entry], standing: Mapping[str, Entry], shared: frozenset[str]) -> Sorted:
    """Find each by its id, by a URL that is its own, or by its text with outlet and URL.

    shared  URLs that several incoming articles have
    """
    ambiguous = shared | shared_urls(standing.values())
    by_url = {a.url: a for a in standing.values() if a.url and a.url not in ambiguous}
    by_text = {(a.sha256, a.outlet, a.url): a for _, a in sorted(standing.items(), reverse=True)}
    found = Sorted([], {}, [])
    for article in incoming:
        known_as = (
            standing.get(article.article_id)
            or (by_url.get(article.url) if article.url else None)
            or by_text.get((article.sha256, article.outlet, article.url))
        )
        if known_as is None:
            found.strangers.append(article)
        else:
            _compare(article, found.corrections.get(known_as.article_id, known_as), found)
    return found


def _compare(article: Entry, standing: Entry, found: Sorted) -> None:
    """Set the one of two versions aside that gives way."""
    own = standing.article_id
    if article.sha256 == standing.sha256:
        found.dropped.append(Dropped(article.article_id, SEEN, "came in before, and its story is followed", own))
    elif article.published and standing.published and at(article.published) < at(standing.published):
        found.dropped.append(_gave_way(article, standing, own))
    else:
        found.corrections[own] = replace(article, article_id=own, revision=standing.revision + 1)
        found.dropped.append(_gave_way(standing, article, own))


def _gave_way(older: Entry, newer: Entry, known_as: str) -> Dropped:
    came = "" if newer.article_id == known_as else f" that came in as {newer.article_id}"
    detail = (
        f"another text of the article{came} takes its place (sha256 {older.sha256[:16]}, kept {newer.sha256[:16]}): "
        f"url {older.url}, title {older.title!r}, published {older.published}"
    )
    return Dropped(older.article_id, "revision", detail, known_as)
