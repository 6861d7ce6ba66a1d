"""Copies by equal bodies only: the same words in the same order, whatever the case, marks and line ends."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Deduplicated
from pipeline.stage import Scope, StageResult
from pipeline.stages.deduplicate.origins import (
    DeduplicateInput,
    assign,
    equal_bodies,
    first_of_group,
    read_corpus,
)
from pipeline.tables import schema


@dataclass(frozen=True, kw_only=True)
class DeduplicateExact:
    """Gives articles with equal bodies one origin."""

    reads: ClassVar[pa.Schema] = schema(DeduplicateInput)
    writes: ClassVar[pa.Schema] = schema(Deduplicated)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 2
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    def __call__(self, table: pa.Table) -> StageResult:
        corpus = read_corpus(table)
        return assign(corpus, first_of_group(len(corpus.ids), equal_bodies(corpus)), {})
