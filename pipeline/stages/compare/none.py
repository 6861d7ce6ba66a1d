"""No comparison: for experiments that do without."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Compared
from pipeline.stage import Scope, StageResult, check_parameters, map_rows
from pipeline.tables import schema


@dataclass(frozen=True, slots=True)
class StoryKey:
    """The key of a story."""

    story_id: str


@dataclass(frozen=True, kw_only=True)
class CompareNone:
    """Finds nothing to compare in any story."""

    reads: ClassVar[pa.Schema] = schema(StoryKey)
    writes: ClassVar[pa.Schema] = schema(Compared)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        check_parameters(self)

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, StoryKey, Compared, lambda row: Compared(row.story_id, ()))
