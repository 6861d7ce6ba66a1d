"""Group-average clustering over the graph of similar pairs (UPGMA: R. Sokal, C. Michener, 1958).

The two groups with the highest mean similarity over all pairs of their articles are merged, until that mean falls
below the cut; a pair that is not in the graph counts 0. Sums live in one dictionary a group and a heap holds upper
bounds: a mean only falls while a group grows by articles that the other one is not similar to.
"""

import heapq
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Clustered
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.cluster.crowding import uncrowded
from pipeline.stages.cluster.similar import Similar, similar_pairs
from pipeline.stages.cluster.stories import ClusterInput, read_corpus, to_stories
from pipeline.stages.cluster.vectors import matrix
from pipeline.tables import schema


@dataclass(frozen=True, kw_only=True)
class ClusterAverageLink:
    """Makes stories of articles that are similar on average.

    cut       least mean similarity of two groups that are merged
    floor     similarities below it count 0, which keeps the graph sparse
    crowding  most that is taken off a similarity in a crowded neighbourhood; 0 takes off nothing
    decay     days in which similarity falls to 1/e with the gap between two dates; None leaves dates out
    grace     days between two dates that cost nothing
    """

    reads: ClassVar[pa.Schema] = schema(ClusterInput)
    writes: ClassVar[pa.Schema] = schema(Clustered)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 2
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    cut: float
    floor: float
    crowding: float
    decay: float | None
    grace: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.cut < 1, "cut", self.cut, "a similarity above 0 and below 1")
        require(0 < self.floor <= self.cut, "floor", self.floor, "a similarity above 0, up to `cut`")
        require(0 <= self.crowding < 1, "crowding", self.crowding, "a similarity from 0, below 1")
        require(self.decay is None or self.decay > 0, "decay", self.decay, "a number of days above 0, or null")
        require(self.grace >= 0, "grace", self.grace, "a number of days, 0 or more")

    def __call__(self, table: pa.Table) -> StageResult:
        corpus = read_corpus(table)
        days = [lead.day for lead in corpus.leads]
        pairs = similar_pairs(matrix(corpus.table.column("vector")), days, self.floor, self.decay, self.grace)
        freed = uncrowded(pairs, len(days), self.crowding, self.floor)
        return to_stories(corpus, average_link(len(days), freed, self.cut))


def average_link(count: int, pairs: Similar, cut: float) -> list[int]:
    """A label for each of `count` articles: the lowest position of its group. Ties go to the lower positions."""
    rows: list[dict[int, float]] = [{} for _ in range(count)]
    for i, j, value in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.value.tolist(), strict=True):
        rows[i][j] = rows[j][i] = value
    size = [1] * count
    heap = [(-value, i, j) for i in range(count) for j, value in rows[i].items() if i < j and value >= cut]
    heapq.heapify(heap)
    merged = list(range(count))
    while heap:
        bound, i, j = heapq.heappop(heap)
        if j not in rows[i]:
            continue
        mean = rows[i][j] / (size[i] * size[j])
        if -mean > bound:
            if mean >= cut:
                heapq.heappush(heap, (-mean, i, j))
            continue
        _merge(rows, size, i, j)
        merged[j] = i
        for k in [k for k in rows[i] if rows[i][k] >= cut * size[i] * size[k]]:
            heapq.heappush(heap, (-rows[i][k] / (size[i] * size[k]), min(i, k), max(i, k)))
    return _lowest(merged)


def _merge(rows: list[dict[int, float]], size: list[int], i: int, j: int) -> None:
    """Move the sums of group `j` into those of group `i`."""
    del rows[i][j], rows[j][i]
    for k, value in rows[j].items():
        del rows[k][j]
        rows[i][k] = rows[k][i] = rows[i].get(k, 0.0) + value
    rows[j] = {}
    size[i] += size[j]


def _lowest(merged: list[int]) -> list[int]:
    """The group in which each article ends; each was merged into a lower one, or none."""
    labels: list[int] = []
    for i, into in enumerate(merged):
        labels.append(i if into == i else labels[into])
    return labels
