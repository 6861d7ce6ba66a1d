"""Rows for tests of `cluster`."""

from collections.abc import Mapping

import pyarrow as pa

from pipeline.records import Clustered, Vector
from pipeline.stages.cluster.stories import ClusterInput
from pipeline.tables import to_records, to_table


def row(key: str, values: tuple[float, ...], day: str | None = None, origin: str | None = None) -> ClusterInput:
    """An article with a dense vector."""
    return ClusterInput(key, Vector(len(values), None, values), day, origin or key)


def sparse(key: str, weights: Mapping[int, float], day: str | None = None, origin: str | None = None) -> ClusterInput:
    """An article with a sparse vector."""
    indices = tuple(sorted(weights))
    return ClusterInput(key, Vector(1000, indices, tuple(weights[i] for i in indices)), day, origin or key)


def table(rows: list[ClusterInput]) -> pa.Table:
    return to_table(rows, ClusterInput)


def stories(result: pa.Table) -> set[tuple[str, ...]]:
    """The articles of each story, in their order."""
    return {story.article_ids for story in to_records(result, Clustered)}
