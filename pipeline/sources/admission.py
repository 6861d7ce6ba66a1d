"""Which articles of all that were read go in: repeats and revisions of one id are set aside.

Same id and same text is a repeat, same id and other text a revision. The result is the same for any order of input.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import astuple, fields
from typing import Any, Generic, NamedTuple, TypeVar, cast

from pipeline.records import Article, Dropped
from pipeline.spool import Entry

Kind = TypeVar("Kind", bound=Entry)

Whole = Callable[[Kind], Article]
"""The article that an entry stands for."""


class Admitted(NamedTuple, Generic[Kind]):
    """articles: one an id, by id; dropped: all else, by key, reason and detail."""

    articles: list[Kind]
    dropped: list[Dropped]


def admit(records: Iterable[Kind | Dropped], whole: Whole[Kind] | None = None) -> Admitted[Kind]:
    """Keep one article of each id, and all that a source set aside.

    whole  gives the articles that entries stand for; None where they are articles. Only those are asked for that have
           id and text in common, one at a time
    """
    dropped: list[Dropped] = []
    by_id: defaultdict[str, list[Kind]] = defaultdict(list)
    for record in records:
        if isinstance(record, Dropped):
            dropped.append(record)
        else:
            by_id[record.article_id].append(record)
    articles: list[Kind] = []
    for article_id in sorted(by_id):
        kept, rest = _settle(by_id[article_id], whole)
        articles.append(kept)
        dropped.extend(rest)
    return Admitted(articles, sorted(dropped, key=lambda d: (d.key, d.reason, d.detail, d.counterpart or "")))


def _settle(same_id: list[Kind], whole: Whole[Kind] | None) -> tuple[Kind, list[Dropped]]:
    """The one of some articles of one id that is kept, and the others with their reasons."""
    if len(same_id) == 1:
        return same_id[0], []
    latest: defaultdict[str, str] = defaultdict(str)
    for entry in same_id:
        latest[entry.sha256] = max(latest[entry.sha256], entry.published or "")
    current = min(sha for sha, day in latest.items() if day == max(latest.values()))
    same_text = [entry for entry in same_id if entry.sha256 == current]
    kept = min(same_text, key=lambda entry: _preference(whole(entry) if whole else cast(Any, entry)))
    return kept, [_set_aside(entry, kept) for entry in same_id if entry is not kept]


_TELLING = ("revision", "date_fault", "left_out")
"""Fields that a source does not fill: they tell of others, or of what is wrong with them."""


def _preference(article: Article) -> tuple[int, list[str]]:
    """Most fields filled first, then smallest by their values."""
    values = astuple(article)
    filled = sum(v is not None for f, v in zip(fields(article), values, strict=True) if f.name not in _TELLING)
    return -filled, ["" if v is None else str(v) for v in values]


def _set_aside(entry: Entry, kept: Entry) -> Dropped:
    described = f"outlet {entry.outlet}, url {entry.url}, title {entry.title!r}, published {entry.published}"
    if entry.sha256 == kept.sha256:
        return Dropped(entry.article_id, "repeat", f"same id and text: {described}", kept.article_id)
    detail = f"same id, other text (sha256 {entry.sha256[:16]}, kept {kept.sha256[:16]}): {described}"
    return Dropped(entry.article_id, "revision", detail, kept.article_id)
