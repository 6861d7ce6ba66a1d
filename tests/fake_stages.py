"""Small stages, a source and an export for tests of the runner. Module level, so that worker processes find them."""

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.exports.changes import Gone
from pipeline.exports.story import Story
from pipeline.records import Article, Clustered, Dropped
from pipeline.stage import Scope, StageResult, check_parameters, map_rows
from pipeline.tables import schema, to_records, to_table


@dataclass(frozen=True, slots=True)
class Text:
    article_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Loud:
    article_id: str
    loud: str


@dataclass(frozen=True, kw_only=True)
class Shout:
    """Adds the text in capitals; drops "hush" and raises on "boom"."""

    reads: ClassVar[pa.Schema] = schema(Text)
    writes: ClassVar[pa.Schema] = schema(Loud)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    suffix: str

    def __post_init__(self) -> None:
        check_parameters(self)

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, Text, Loud, self._shout)

    def _shout(self, row: Text) -> Loud | Dropped:
        if "boom" in row.text:
            raise RuntimeError(f"cannot shout {row.text!r}")
        if "hush" in row.text:
            return Dropped(row.article_id, "hushed", "holds hush")
        return Loud(row.article_id, row.text.upper() + self.suffix)


@dataclass(frozen=True, kw_only=True)
class Killed(Shout):
    """Its process is killed where a text holds "kill", as by a system that is out of memory."""

    def __call__(self, table: pa.Table) -> StageResult:
        if any("kill" in text for text in table["text"].to_pylist()):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(table)


@dataclass(frozen=True, kw_only=True)
class ByFirstLetter:
    """Makes a story of the articles whose loud text starts with one letter; raises on none."""

    reads: ClassVar[pa.Schema] = schema(Loud)
    writes: ClassVar[pa.Schema] = schema(Clustered)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    fail: bool = False

    def __call__(self, table: pa.Table) -> StageResult:
        if self.fail:
            raise RuntimeError("no letters today")
        groups: dict[str, list[str]] = {}
        for row in sorted(to_records(table, Loud), key=lambda r: r.article_id):
            groups.setdefault(row.loud[0], []).append(row.article_id)
        stories = [Clustered(f"story-{letter}", tuple(ids)) for letter, ids in sorted(groups.items())]
        return StageResult(to_table(stories, Clustered), to_table([], Dropped))


@dataclass(frozen=True, slots=True)
class LoudMember:
    article_id: str
    loud: str


@dataclass(frozen=True, slots=True)
class LoudStory:
    story_id: str
    articles: tuple[LoudMember, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    story_id: str
    joined: str


@dataclass(frozen=True, kw_only=True)
class Join:
    """Joins the loud texts of a story; raises for the story of Z."""

    reads: ClassVar[pa.Schema] = schema(LoudStory)
    writes: ClassVar[pa.Schema] = schema(Joined)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, LoudStory, Joined, self._join)

    def _join(self, row: LoudStory) -> Joined:
        if row.story_id == "story-Z":
            raise ValueError("Z cannot be joined")
        return Joined(row.story_id, "|".join(f"{a.article_id}:{a.loud}" for a in row.articles))


@dataclass(frozen=True, kw_only=True)
class ListSource:
    """Articles from memory."""

    items: tuple[Article | Dropped, ...]

    def check(self) -> None:
        return

    def read(self, now: str) -> Iterator[Article | Dropped]:
        yield from self.items


@dataclass(frozen=True, kw_only=True)
class IdsExport:
    """One line a story."""

    revision: ClassVar[int] = 1

    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        yield "ids.txt", "".join(f"{s.story_id}\n" for s in stories).encode()
