"""Everything about one story, put together from the tables of a run: what every export is written from."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa

from pipeline.errors import StoreError
from pipeline.exports.changes import Changes
from pipeline.records import (
    Candidate,
    Claim,
    Comparison,
    Layout,
    LeftOut,
    Reuse,
    Sentence,
    SetAside,
    Span,
    Status,
    Support,
)
from pipeline.tables import schema, to_records

Record = TypeVar("Record")

_ROWS_AT_ONCE = 1000
"""Rows that are held as plain dictionaries at one time; they take ten times the room of the records."""

_ABSENT: dict[str, Any] = {
    "copy_of": None,
    "reuse": [],
    "left_out": [],
    "layout": {"title": None, "deck": None, "byline": None, "dateline": None, "body": []},
    "sentences": [],
    "language": "und",
    "day": None,
    "previous": [],
    "comparisons": [],
    "headline": None,
    "claims": [],
    "set_aside": [],
}
"""What stands for a column whose stage the pipeline does not list."""


@dataclass(frozen=True, slots=True)
class ExportArticle:
    """An article of a story, as the exports see it; `day` is the day of `published`, else of the text."""

    article_id: str
    outlet: str | None
    url: str | None
    title: str | None
    text: str
    published: str | None
    sha256: str
    language: str
    day: str | None
    layout: Layout
    sentences: tuple[Sentence, ...]
    origin: str
    copy_of: str | None
    reuse: tuple[Reuse, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def body(self) -> tuple[Span, ...]:
        """The spans of the text that are the article itself, boilerplate left out."""
        return self.layout.body

    @property
    def shown_day(self) -> str | None:
        """The day to print and to sort by."""
        return self.published[:10] if self.published else self.day

    def field(self, name: str) -> str:
        """The text that offsets of the field `name` point into; empty for an absent title."""
        return self.text if name == "text" else self.title or ""


@dataclass(frozen=True, slots=True)
class StoryColumns:
    """The columns of the story stages that exports read."""

    story_id: str
    article_ids: tuple[str, ...]
    previous: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    headline: Candidate | None
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One story with its articles (by day, undated last, then id) and all that was found out about it.

    born     moment of the news at which its id was made; None in a run of its own, as are the two below
    updated  moment of the news at which its headline, claims or figures last changed
    changes  what is new since the last run; also None for a closed story
    """

    story_id: str
    articles: tuple[ExportArticle, ...]
    headline: Candidate | None = None
    claims: tuple[Claim, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    previous: tuple[str, ...] = ()
    status: Status = "new"
    born: str | None = None
    updated: str | None = None
    changes: Changes | None = None

    @property
    def counts(self) -> Support:
        """Articles, outlets and independent origins; an unknown outlet counts as the outlet of its origin."""
        outlets = {(True, a.outlet) if a.outlet else (False, a.origin) for a in self.articles}
        return Support(len(self.articles), len(outlets), len({a.origin for a in self.articles}))

    @property
    def latest_day(self) -> str | None:
        """The last day on which an article of the story appeared; None where none is dated."""
        return max((a.shown_day for a in self.articles if a.shown_day), default=None)

    @property
    def weight(self) -> tuple[int, int, int, tuple[int, ...], str]:
        """Sort key: most origins first, then outlets, articles, the latest day, and the id."""
        counts = self.counts
        latest = tuple(-ord(c) for c in self.latest_day or "")
        return -counts.origins, -counts.outlets, -counts.articles, latest or (0,), self.story_id


def _complete(table: pa.Table, record: type) -> pa.Table:
    """The table with the columns of stages that did not run."""
    for field in schema(record):
        if field.name in table.column_names:
            continue
        if field.name == "origin":  # each article its own
            column = table.column("article_id")
        elif field.name in _ABSENT:
            column = pa.array([_ABSENT[field.name]] * len(table), type=field.type)
        else:
            raise StoreError(f"exports: column {field.name!r} is missing, there are: {', '.join(table.column_names)}")
        table = table.append_column(field, column)
    return table


def _records(tables: Iterable[pa.Table], record: type[Record]) -> Iterator[Record]:
    names = [f.name for f in dataclasses.fields(record)]  # type: ignore[arg-type]
    for table in tables:
        table = table.select([n for n in names if n in table.column_names])
        for start in range(0, len(table), _ROWS_AT_ONCE):
            yield from to_records(_complete(table.slice(start, _ROWS_AT_ONCE), record), record)


def _story(row: StoryColumns, articles: dict[str, ExportArticle]) -> Story:
    missing = [i for i in row.article_ids if i not in articles]
    if missing:
        raise StoreError(f"story {row.story_id}: article {missing[0]!r} is not in the table of articles")
    return Story(
        story_id=row.story_id,
        articles=tuple(articles[i] for i in row.article_ids),
        headline=row.headline,
        claims=row.claims,
        set_aside=row.set_aside,
        comparisons=row.comparisons,
        previous=row.previous,
    )


def assemble(articles: pa.Table, stories: pa.Table) -> list[Story]:
    """The stories of a run, by weight, whatever the order of the rows.

    articles  columns of Article, Cleaned and Deduplicated
    stories   columns of Clustered, Compared, Summarized and Verified; what a pipeline does not make is taken as empty

    Raises:
        StoreError: a column without which nothing can be written is missing, or an article that a story names.
    """
    return assemble_parts([articles], [stories]) if len(stories) else []


def assemble_parts(articles: Iterable[pa.Table], stories: Iterable[pa.Table]) -> list[Story]:
    """The same of tables that come in parts, of which one at a time is held."""
    by_id = {a.article_id: a for a in _records(articles, ExportArticle)}
    return sorted((_story(row, by_id) for row in _records(stories, StoryColumns)), key=lambda story: story.weight)
