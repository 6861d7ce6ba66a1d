"""Which articles of all that were read go in: repeats and revisions of one id are set aside.

Same id and same text is a repeat, same id and other text a revision. The result is the same for any order of input.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple
from typing import NamedTuple

from pipeline.records import Article, Dropped


class Admitted(NamedTuple):
    """articles: one an id, by id; dropped: all else, by key, reason and detail."""

    articles: list[Article]
    dropped: list[Dropped]


def admit(records: Iterable[Article | Dropped]) -> Admitted:
    """Keep one article of each id, and all that a source set aside."""
    dropped: list[Dropped] = []
    by_id: defaultdict[str, list[Article]] = defaultdict(list)
    for record in records:
        if isinstance(record, Dropped):
            dropped.append(record)
        else:
            by_id[record.article_id].append(record)
    articles = []
    for _, same_id in sorted(by_id.items()):
        kept, rest = _settle(same_id)
        articles.append(kept)
        dropped.extend(rest)
    return Admitted(articles, sorted(dropped, key=lambda d: (d.key, d.reason, d.detail, d.counterpart or "")))


def _settle(same_id: list[Article]) -> tuple[Article, list[Dropped]]:
    """The one of some articles of one id that is kept, and the others with their reasons."""
    if len(same_id) == 1:
        return same_id[0], []
    latest: defaultdict[str, str] = defaultdict(str)
    for article in same_id:
        latest[article.sha256] = max(latest[article.sha256], article.published or "")
    current = min(sha for sha, day in latest.items() if day == max(latest.values()))
    ordered = sorted(same_id, key=_preference)
    kept = next(a for a in ordered if a.sha256 == current)
    return kept, [_set_aside(a, kept) for a in ordered if a is not kept]


def _preference(article: Article) -> tuple[int, list[str]]:
    """Most fields filled first, then smallest by their values."""
    values = astuple(article)
    return -sum(v is not None for v in values), ["" if v is None else str(v) for v in values]


def _set_aside(article: Article, kept: Article) -> Dropped:
    described = f"outlet {article.outlet}, url {article.url}, title {article.title!r}, published {article.published}"
    if article.sha256 == kept.sha256:
        return Dropped(article.article_id, "repeat", f"same id and text: {described}", kept.article_id)
    detail = f"same id, other text (sha256 {article.sha256[:16]}, kept {kept.sha256[:16]}): {described}"
    return Dropped(article.article_id, "revision", detail, kept.article_id)
