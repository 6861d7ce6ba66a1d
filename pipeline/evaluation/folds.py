"""`clean` for a benchmark on the pages that the line model learned from: each page by a model that saw no page of its
site (Kohavi, 1995, "A Study of Cross-Validation", with sites as the units)."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar
from urllib.parse import urlsplit

import pyarrow as pa

from pipeline.records import Cleaned, Dropped
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.clean.layout import CleanInput
from pipeline.stages.clean.lines import CleanLines, clean_page, language_of, languages_of
from pipeline.stages.clean.trees import shipped_trees
from pipeline.tables import schema

FOLDS = 5
PACKAGE = "pipeline.evaluation"
_SHARED_ENDS = frozenset({"co", "com", "org", "net", "gov", "ac", "or", "ne", "go", "edu"})


@dataclass(frozen=True, slots=True)
class FoldInput:
    """The columns of an article that `CleanFolds` reads; those of `CleanInput` and the address."""

    article_id: str
    title: str | None
    text: str
    published: str | None
    declared_language: str | None
    url: str | None


def site_name(url: str) -> str:
    """The name of a site without what stands around it: `bbc` of news.bbc.co.uk and of bbc.com."""
    host = urlsplit(url if "//" in url else f"//{url}").hostname or url
    names = host.split(".")[:-1]
    while len(names) > 1 and names[-1] in _SHARED_ENDS:
        names.pop()
    return names[-1] if names else host


def fold_of(url: str) -> int:
    """The fold of all pages of a site, 0 to FOLDS - 1; its model saw none of them."""
    return (
        int.from_bytes(blake2b(site_name(url).encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") % FOLDS
    )


def fold_file(fold: int) -> str:
    """The name of a fold's model."""
    return f"lines_without_{fold}.npz"


@dataclass(frozen=True, kw_only=True)
class CleanFolds:
    """As `CleanLines`, with the model of the page's fold; see there for the parameters."""

    reads: ClassVar[pa.Schema] = schema(FoldInput)
    writes: ClassVar[pa.Schema] = schema(Cleaned)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = CleanLines.revision
    libraries: ClassVar[tuple[str, ...]] = CleanLines.libraries

    line_score: float
    language_confidence: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.line_score <= 1, "line_score", self.line_score, "0 to 1")
        require(0 <= self.language_confidence <= 1, "language_confidence", self.language_confidence, "0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        languages = iter(languages_of(table, self.language_confidence))
        return map_rows(table, FoldInput, Cleaned, lambda row: self.clean(row, next(languages)))

    def clean(self, row: FoldInput, language: str | None = None) -> Cleaned | Dropped:
        """The parts of one article; its language is found where it is not given."""
        language = language or language_of(row.text, row.declared_language, self.language_confidence)
        given = CleanInput(row.article_id, row.title, row.text, row.published, row.declared_language)
        trees = shipped_trees(PACKAGE, fold_file(fold_of(row.url or row.article_id)))
        return clean_page(given, language, trees, self.line_score)
