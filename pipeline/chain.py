"""Whether stages in their order find the columns that they read."""

from collections.abc import Sequence

import pyarrow as pa

from pipeline.errors import ConfigurationError
from pipeline.join import ARTICLES
from pipeline.records import Article
from pipeline.stage import Stage
from pipeline.tables import difference, schema


def check_chain(stages: Sequence[tuple[str, Stage]]) -> None:
    """Check that each stage finds the columns that it reads.

    Raises:
        ConfigurationError: naming the stage and the missing or mistyped column.
    """
    articles = schema(Article)
    rows, key = articles, articles.names[0]
    for name, stage in stages:
        reads, writes = stage.reads, stage.writes
        if reads.names[0] != key:
            raise ConfigurationError(
                f"pipeline: {name} works on rows with {reads.names[0]!r}, but stands where rows have {key!r}; "
                f"put it {'before' if key == 'story_id' else 'after'} the stage that clusters"
            )
        fault = difference(pa.schema(f for f in reads if f.name != ARTICLES), rows) or _joined_fault(reads, articles)
        if fault:
            raise ConfigurationError(f"pipeline: {name} cannot run where it stands: {fault}")
        if writes.names[0] != key:
            rows, key = writes, writes.names[0]
        else:
            rows = pa.schema([*(f for f in rows if f.name not in writes.names[1:]), *list(writes)[1:]])
        if key == articles.names[0]:
            articles = rows


def _joined_fault(reads: pa.Schema, articles: pa.Schema) -> str | None:
    index = reads.get_field_index(ARTICLES)
    if index < 0:
        return None
    struct = reads.field(index).type.value_type
    return difference(pa.schema([struct.field(i) for i in range(struct.num_fields)]), articles)
