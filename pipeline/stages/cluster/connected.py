"""Connected components over a threshold: the plain baseline, which chains where average link does not."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.records import Clustered
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.cluster.similar import Similar, similar_pairs
from pipeline.stages.cluster.stories import ClusterInput, read_corpus, to_stories
from pipeline.stages.cluster.vectors import matrix
from pipeline.tables import schema


@dataclass(frozen=True, kw_only=True)
class ClusterConnected:
    """Makes stories of articles that a chain of similar pairs connects.

    cut    least similarity of a pair that connects
    decay  days in which similarity falls to 1/e with the gap between two dates; None leaves dates out
    grace  days between two dates that cost nothing
    """

    reads: ClassVar[pa.Schema] = schema(ClusterInput)
    writes: ClassVar[pa.Schema] = schema(Clustered)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 2
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    cut: float
    decay: float | None
    grace: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.cut < 1, "cut", self.cut, "a similarity above 0 and below 1")
        require(self.decay is None or self.decay > 0, "decay", self.decay, "a number of days above 0, or null")
        require(self.grace >= 0, "grace", self.grace, "a number of days, 0 or more")

    def __call__(self, table: pa.Table) -> StageResult:
        corpus = read_corpus(table)
        days = [lead.day for lead in corpus.leads]
        pairs = similar_pairs(matrix(corpus.table.column("vector")), days, self.cut, self.decay, self.grace)
        return to_stories(corpus, connected(len(days), pairs))


def connected(count: int, pairs: Similar) -> list[int]:
    """A label for each of `count` articles."""
    graph = coo_array((np.ones(len(pairs.left), dtype=np.int8), (pairs.left, pairs.right)), shape=(count, count))
    labels: list[int] = connected_components(graph, directed=False)[1].tolist() if count else []
    return labels
