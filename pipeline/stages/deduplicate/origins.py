"""Groups of copies, and the article that stands for each: what all ways of deduplicating share."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.records import Deduplicated, Dropped, Layout, Reuse
from pipeline.stage import StageResult
from pipeline.stages.deduplicate.alignment import Texts
from pipeline.stages.deduplicate.kinds import kinds_of
from pipeline.stages.deduplicate.ranges import bases
from pipeline.tables import to_table
from pipeline.text.word_hashes import Hashes, Words, hash_texts

Number = TypeVar("Number", bound=np.generic)

Pairs = NDArray[np.int64]
"""Positions of two articles a row, the lower one first, rows ascending and each once; shape (pairs, 2)."""

_BATCH = 64  # texts that are decoded at a time: each takes some seventy bytes a character while its words are found


@dataclass(frozen=True, slots=True)
class DeduplicateInput:
    """The columns that deduplicating reads."""

    article_id: str
    text: str
    layout: Layout
    day: str | None


@dataclass(frozen=True)
class Corpus:
    """Articles, earliest first, undated ones last, ties by id; texts stay in the table.

    rows    of the table, for each article
    days    ordinal numbers of the days, -1 where there is none
    bodies  half-open ranges of code points, shape (spans, 2) each
    texts   where the words of each body stand in `texts.words`: those of the first row of the table first
    kinds   of each word, as bits
    """

    table: pa.Table
    rows: NDArray[np.int64]
    ids: list[str]
    days: NDArray[np.int64]
    bodies: list[NDArray[np.int64]]
    texts: Texts
    kinds: NDArray[np.uint8]

    def words(self, article: int) -> Hashes:
        """The words of an article's body."""
        start = self.texts.starts[article]
        return self.texts.words[start : start + self.texts.counts[article]]

    def places(self, articles: Sequence[int]) -> Iterator[Words]:
        """The words of some articles' bodies with their places in the text of each."""
        for at in range(0, len(articles), _BATCH):
            chosen = articles[at : at + _BATCH]
            texts = self.table["text"].take(pa.array(self.rows[chosen])).to_pylist()
            found = hash_texts(texts, [self.bodies[i] for i in chosen])
            begin, shift = 0, 0
            for text, count in zip(texts, found.counts.tolist(), strict=True):
                own = slice(begin, begin + count)
                hashes, starts, ends = found.words
                yield Words(hashes[own], starts[own] - shift, ends[own] - shift)
                begin, shift = begin + count, shift + len(text) + 1


def read_corpus(table: pa.Table) -> Corpus:
    """The articles of a table with the columns of `DeduplicateInput`."""
    ids: list[str] = table["article_id"].to_pylist()
    days: list[str | None] = table["day"].to_pylist()
    rows = sorted(range(len(ids)), key=lambda i: (days[i] is None, days[i] or "", ids[i]))
    bodies = [body for batch in table.select(["layout"]).to_batches() for body in _bodies(batch["layout"])]
    words, kinds, counts = deque([np.zeros(0, np.uint64)]), deque([np.zeros(0, np.uint8)]), [np.zeros(0, np.int64)]
    at = 0
    for batch in table.select(["text"]).to_batches(_BATCH):
        found = hash_texts(batch["text"].to_pylist(), bodies[at : at + len(batch)])
        words.append(found.words.hashes)
        kinds.append(kinds_of(found))
        counts.append(found.counts)
        at += len(batch)
    of_rows = np.concatenate(counts)
    return Corpus(
        table=table,
        rows=np.array(rows, dtype=np.int64),
        ids=[ids[i] for i in rows],
        days=np.array([_ordinal(days[i]) for i in rows], dtype=np.int64),
        bodies=[bodies[i] for i in rows],
        texts=Texts(_joined(words), bases(of_rows)[rows], of_rows[rows]),
        kinds=_joined(kinds),
    )


def _joined(parts: deque[NDArray[Number]]) -> NDArray[Number]:
    """The parts one after the other; each is let go once it is copied, so that they are not held twice."""
    whole = np.empty(sum(map(len, parts)), parts[0].dtype)
    begin = 0
    while parts:
        part = parts.popleft()
        whole[begin : begin + len(part)] = part
        begin += len(part)
    return whole


def _ordinal(day: str | None) -> int:
    return -1 if day is None else date.fromisoformat(day).toordinal()


def _bodies(layouts: pa.StructArray) -> list[NDArray[np.int64]]:
    """The spans of the bodies of a column of layouts, without a record for each."""
    column = layouts.field("body")
    spans = np.stack([column.values.field(name).to_numpy() for name in ("start", "end")], axis=1)
    return [
        spans[start:end]
        for start, end in zip(column.offsets[:-1].to_pylist(), column.offsets[1:].to_pylist(), strict=True)
    ]


def equal_bodies(corpus: Corpus) -> Pairs:
    """Each article whose body has the same words as an earlier one, with the last such; empty bodies equal none."""
    last: dict[bytes, int] = {}
    pairs = []
    for i in np.flatnonzero(corpus.texts.counts).tolist():
        body = blake2b(corpus.words(i).tobytes(), digest_size=16).digest()
        if body in last:
            pairs.append((last[body], i))
        last[body] = i
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def first_of_group(count: int, pairs: Pairs) -> NDArray[np.int64]:
    """For each of `count` positions the lowest one that pairs connect it with."""
    graph = coo_array((np.ones(len(pairs), dtype=np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    labels = connected_components(graph, directed=False)[1]
    first = np.full(count, count, dtype=np.int64)
    np.minimum.at(first, labels, np.arange(count))
    lowest: NDArray[np.int64] = first[labels]
    return lowest


def within_window(days: NDArray[np.int64], pairs: Pairs, window: int | None) -> NDArray[np.bool_]:
    """Which pairs were published at most `window` days apart, or lack one of two dates; None admits all."""
    if window is None:
        return np.ones(len(pairs), dtype=np.bool_)
    left, right = days[pairs[:, 0]], days[pairs[:, 1]]
    inside: NDArray[np.bool_] = (left < 0) | (right < 0) | (np.abs(left - right) <= window)
    return inside


def assign(corpus: Corpus, first: NDArray[np.int64], carried: Mapping[int, tuple[Reuse, ...]]) -> StageResult:
    """Rows of the stage: all articles are kept, each with the `first` of its group as origin."""
    rows = []
    for i, article_id in enumerate(corpus.ids):
        copy_of = None if first[i] == i else corpus.ids[first[i]]
        rows.append(Deduplicated(article_id, corpus.ids[first[i]], copy_of, carried.get(i, ())))
    rows.sort(key=lambda row: row.article_id)
    return StageResult(to_table(rows, Deduplicated), to_table([], Dropped))
