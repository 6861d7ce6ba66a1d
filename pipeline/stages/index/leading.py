"""The leading words of an article as numbers: what a stage on the whole corpus can weigh and match without any text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.records import Dropped, Indexed, Layout
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.embed.terms import plain_words
from pipeline.stages.index.terms import term_of
from pipeline.tables import schema, to_records, to_table


@dataclass(frozen=True, slots=True)
class IndexInput:
    """The columns that hold an article's words."""

    article_id: str
    title: str | None
    text: str
    layout: Layout


@dataclass(frozen=True, kw_only=True)
class IndexLeading:
    """Gives each article the numbers of its first words, in order.

    title_words  of the title that are kept
    body_words   of the body that are kept
    """

    reads: ClassVar[pa.Schema] = schema(IndexInput)
    writes: ClassVar[pa.Schema] = schema(Indexed)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    title_words: int
    body_words: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.title_words >= 0, "title_words", self.title_words, "a whole number, 0 or more")
        require(self.body_words > 0, "body_words", self.body_words, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        articles = to_records(table, IndexInput)
        titles = [plain_words(title_of(article), self.title_words) for article in articles]
        bodies = [list(self.opening(article)) for article in articles]
        columns = [pa.array([a.article_id for a in articles], pa.large_string()), _column(titles), _column(bodies)]
        return StageResult(pa.Table.from_arrays(columns, schema=self.writes), to_table([], Dropped))

    def opening(self, article: IndexInput) -> Iterator[str]:
        """The first words of the body."""
        left = self.body_words
        for span in article.layout.body:
            if left == 0:
                return
            words = plain_words(article.text[span.start : span.end], left)
            left -= len(words)
            yield from words


def title_of(article: IndexInput) -> str:
    """The title as it is given, else as it stands in the text; empty where there is none."""
    found = article.layout.title
    return article.title or (article.text[found.start : found.end] if found else "")


def _column(rows: list[list[str]]) -> pa.Array:
    """Terms of words as an Arrow column of lists, without a Python list of numbers for each."""
    ends = np.cumsum([len(row) for row in rows], dtype=np.int64)
    terms: NDArray[np.int64] = np.fromiter((term_of(word) for row in rows for word in row), np.int64)
    offsets = np.concatenate((np.zeros(1, np.int64), ends))
    return pa.LargeListArray.from_arrays(offsets, pa.array(terms), type=schema(Indexed).field("title_terms").type)
