"""Groups of copies, and the article that stands for each: what all ways of deduplicating share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.records import Deduplicated, Dropped, Layout, Reuse
from pipeline.stage import StageResult
from pipeline.tables import to_table
from pipeline.text.word_hashes import Hashes, Words, hash_words

Pairs = NDArray[np.int64]
"""Positions of two articles a row, the lower one first, rows ascending and each once; shape (pairs, 2)."""

_BATCH = 1000  # texts that are decoded at a time: bounds the memory


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
    words   hashes of the words of each body, in order
    """

    table: pa.Table
    rows: NDArray[np.int64]
    ids: list[str]
    days: NDArray[np.int64]
    bodies: list[NDArray[np.int64]]
    words: list[Hashes]

    def text(self, article: int) -> str:
        """The text of an article, by its position."""
        text: str = self.table["text"][int(self.rows[article])].as_py()
        return text

    def places(self, article: int) -> Words:
        """The words of an article's body with their places."""
        return hash_words(self.text(article), self.bodies[article])


def read_corpus(table: pa.Table) -> Corpus:
    """The articles of a table with the columns of `DeduplicateInput`."""
    ids: list[str] = table["article_id"].to_pylist()
    days: list[str | None] = table["day"].to_pylist()
    rows = sorted(range(len(ids)), key=lambda i: (days[i] is None, days[i] or "", ids[i]))
    bodies = [body for batch in table.select(["layout"]).to_batches() for body in _bodies(batch["layout"])]
    words: list[Hashes] = []
    for batch in table.select(["text"]).to_batches(_BATCH):
        words += [hash_words(text, bodies[len(words) + i]).hashes for i, text in enumerate(batch["text"].to_pylist())]
    return Corpus(
        table=table,
        rows=np.array(rows, dtype=np.int64),
        ids=[ids[i] for i in rows],
        days=np.array([_ordinal(days[i]) for i in rows], dtype=np.int64),
        bodies=[bodies[i] for i in rows],
        words=[words[i] for i in rows],
    )


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


def equal_bodies(bodies: Sequence[Hashes]) -> Pairs:
    """Each article whose body has the same words as an earlier one, with the last such; empty bodies equal none."""
    last: dict[bytes, int] = {}
    pairs = []
    for i, body in enumerate(bodies):
        if len(body):
            pairs.append((last.get(body.tobytes(), i), i))
            last[body.tobytes()] = i
    return np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)


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
