"""No deduplication: each article is an origin of its own, for experiments that show what copies do."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Deduplicated, Dropped
from pipeline.stage import Scope, StageResult
from pipeline.tables import schema, to_records, to_table


@dataclass(frozen=True, slots=True)
class Keyed:
    """The one column that this variant reads."""

    article_id: str


@dataclass(frozen=True, kw_only=True)
class DeduplicateNone:
    """Gives each article itself as origin."""

    reads: ClassVar[pa.Schema] = schema(Keyed)
    writes: ClassVar[pa.Schema] = schema(Deduplicated)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    def __call__(self, table: pa.Table) -> StageResult:
        ids = sorted(row.article_id for row in to_records(table, Keyed))
        rows = [Deduplicated(key, origin=key, copy_of=None, reuse=()) for key in ids]
        return StageResult(to_table(rows, Deduplicated), to_table([], Dropped))
