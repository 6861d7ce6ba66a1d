"""A table for spreadsheets: `differences.csv`, a line a passage of each side of what sources give differently."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline.exports import display, figures, news
from pipeline.exports.changes import Gone
from pipeline.exports.listing import differing
from pipeline.exports.story import Story
from pipeline.records import Comparison, Side
from pipeline.stage import check_parameters

COLUMNS = (
    "story_id", "headline", "row", "kind", "measure", "relation", "side", "printed", "value", "unit", "qualifier",
    "as_of", "articles", "origins", "article_id", "outlet", "url", "published", "field", "start", "end", "passage",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, which it would run: it is set behind an apostrophe."""


@dataclass(frozen=True, kw_only=True)
class ExportDifferences:
    """One table of all differences between independent sources, by story and gravity."""

    revision: ClassVar[int] = 1

    def __post_init__(self) -> None:
        check_parameters(self)

    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        """Yield `differences.csv`."""
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        for story in news.open_stories(stories):
            for comparison in differing(story):
                row = next(n for n, each in enumerate(story.comparisons) if each is comparison)
                for number, side in enumerate(comparison.sides):
                    writer.writerows(_lines(story, row, comparison, number, side))
        yield "differences.csv", table.getvalue().encode("utf-8", "replace")


def _lines(story: Story, row: int, comparison: Comparison, number: int, side: Side) -> Iterator[list[object]]:
    articles = {a.article_id: a for a in story.articles}
    measured = [story.story_id, display.story_title(story), row, comparison.kind, comparison.measure]
    given = [side.value, side.unit, side.qualifier, side.as_of, side.articles, side.origins]
    told = [*measured, comparison.relation, number, figures.figure(story, side), *given]
    for place in side.evidence:
        if article := articles.get(place.article_id):
            words = article.field(place.field)[place.start : place.end]
            source = [article.article_id, article.outlet, article.url, article.published]
            yield [_cell(v) for v in (*told, *source, place.field, place.start, place.end, words)]


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    line = display.one_line(value)
    return f"'{line}" if line.startswith(_FORMULA) else line
