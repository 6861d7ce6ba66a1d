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
from pipeline.tables import to_records, to_table
from pipeline.text.shingles import Hashes, WordHashes
from pipeline.text.tokens import words

Pairs = NDArray[np.int64]
"""Positions of two articles a row, the lower one first, rows ascending and each once; shape (pairs, 2)."""


@dataclass(frozen=True, slots=True)
class DeduplicateInput:
    """The columns that deduplicating reads."""

    article_id: str
    text: str
    layout: Layout
    day: str | None


def in_order(table: pa.Table) -> list[DeduplicateInput]:
    """The articles of a table, earliest first."""
    return sorted(to_records(table, DeduplicateInput), key=lambda a: precedence(a.day, a.article_id))


def precedence(day: str | None, article_id: str) -> tuple[bool, str, str]:
    """Sort key under which the earliest article comes first, undated ones last, ties by id."""
    return day is None, day or "", article_id


def body_words(articles: Sequence[DeduplicateInput]) -> list[Hashes]:
    """Hashes of the words of each body, in order; case and apostrophes are evened out."""
    hashes = WordHashes()
    return [hashes(words("\n".join(a.text[s.start : s.end] for s in a.layout.body))) for a in articles]


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


def within_window(articles: Sequence[DeduplicateInput], pairs: Pairs, window: int | None) -> Pairs:
    """The pairs published at most `window` days apart, and those without two dates; None admits all."""
    if window is None:
        return pairs
    days = np.array([date.fromisoformat(a.day).toordinal() if a.day else -1 for a in articles], dtype=np.int64)
    left, right = days[pairs[:, 0]], days[pairs[:, 1]]
    return np.compress((left < 0) | (right < 0) | (np.abs(left - right) <= window), pairs, axis=0)


def assign(
    articles: Sequence[DeduplicateInput], first: NDArray[np.int64], carried: Mapping[int, tuple[Reuse, ...]]
) -> StageResult:
    """Rows of the stage: all articles are kept, each with the `first` of its group as origin."""
    rows = []
    for i, article in enumerate(articles):
        origin = articles[first[i]].article_id
        copy_of = None if first[i] == i else origin
        rows.append(Deduplicated(article.article_id, origin, copy_of, carried.get(i, ())))
    rows.sort(key=lambda row: row.article_id)
    return StageResult(to_table(rows, Deduplicated), to_table([], Dropped))
