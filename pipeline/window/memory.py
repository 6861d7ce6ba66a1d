"""What has come in before, by what makes it known again, for longer than its story is followed.

A row holds hashes of 63 bits, so that a year of news costs megabytes: two different articles are taken for one with a
chance of one in 10^12 for a million rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.spool import Entry

MEMORY = pa.schema(
    [
        pa.field("article", pa.int64(), nullable=False),
        pa.field("url", pa.int64()),
        pa.field("text", pa.int64(), nullable=False),
        pa.field("seen", pa.int64(), nullable=False),
    ]
)
"""Hashes of id, URL and text, and when the article was last seen, in seconds of the news' own time (moments.py)."""


@dataclass(frozen=True, slots=True)
class Known:
    """Hashes of what is remembered."""

    articles: frozenset[int]
    urls: frozenset[int]
    texts: frozenset[int]

    def holds(self, article: Entry, shared_urls: frozenset[str]) -> bool:
        """Whether an article came before: by its id, its URL or its text."""
        url = article.url
        return (
            hashed(article.article_id) in self.articles
            or hashed(article.sha256) in self.texts
            or (url is not None and url not in shared_urls and hashed(url) in self.urls)
        )


def hashed(name: str) -> int:
    """63 bits of a name."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def empty() -> pa.Table:
    """A memory of nothing."""
    return MEMORY.empty_table()


def known(memory: pa.Table, present: Iterable[str], asked: Sequence[Entry]) -> Known:
    """What the memory knows of the articles asked for, those that are present left out: they are known in full."""
    ids = [hashed(a.article_id) for a in asked]
    urls = [hashed(a.url) for a in asked if a.url]
    texts = [hashed(a.sha256) for a in asked]
    gone = memory.filter(pc.invert(pc.is_in(memory["article"], value_set=_numbers(hashed(i) for i in present))))
    found = [_among(gone["article"], ids), _among(gone["url"], urls), _among(gone["text"], texts)]
    return Known(*(frozenset(column.to_pylist()) for column in found))


def remembered(
    memory: pa.Table,
    seen: Sequence[Entry],
    shared_urls: frozenset[str],
    forgotten: Iterable[str],
    now: datetime,
    edge: datetime,
) -> pa.Table:
    """The memory after a run, by article: what was seen now, and what was before and is not too long ago.

    seen         articles that came in, are in the window or go along; of several with one id the last counts
    shared_urls  those that say nothing of an article
    forgotten    ids of those that were withdrawn: they may come back
    edge         what was last seen before it is forgotten
    """
    fresh = {hashed(a.article_id): a for a in seen}
    gone = _numbers({*fresh, *map(hashed, forgotten)})
    kept = memory.filter(pc.invert(pc.is_in(memory["article"], value_set=gone)))
    kept = kept.filter(pc.greater_equal(kept["seen"], int(edge.timestamp())))
    ids = sorted(fresh)
    urls = [hashed(url) if (url := fresh[i].url) and url not in shared_urls else None for i in ids]
    columns = [ids, urls, [hashed(fresh[i].sha256) for i in ids], [int(now.timestamp())] * len(ids)]
    added = pa.table([pa.array(c, pa.int64()) for c in columns], schema=MEMORY)
    return pa.concat_tables([kept, added]).sort_by("article").combine_chunks()


def _numbers(values: Iterable[int]) -> pa.Array:
    return pa.array(sorted(values), pa.int64())


def _among(column: pa.ChunkedArray, values: Iterable[int]) -> pa.ChunkedArray:
    return column.filter(pc.is_in(column, value_set=_numbers(set(values))))
