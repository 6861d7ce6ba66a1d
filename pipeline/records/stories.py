"""A story, its articles, and its sentences in the order of their worth."""

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import RecordError
from pipeline.records.articles import Layout, Reuse, Sentence

Status = Literal["new", "grown", "unchanged", "closed"]


@dataclass(frozen=True, slots=True)
class Clustered:
    """A story, made by `cluster`.

    story_id     made at birth from its earliest article and carried along
    article_ids  by day (undated last), then id
    previous     ids of the stories of the last run that this one continues: reserved, () until runs know
                 of each other
    """

    story_id: str
    article_ids: tuple[str, ...]
    previous: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.article_ids:
            raise RecordError("a story needs an article")


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, as the stages after `cluster` see it."""

    article_id: str
    outlet: str | None
    title: str | None
    text: str
    published: str | None
    day: str | None
    language: str
    layout: Layout
    sentences: tuple[Sentence, ...]
    origin: str
    copy_of: str | None
    reuse: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence of a story with its score, higher is better; [start, end) is that of a `Sentence`."""

    article_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What `rank` adds to a story: sentences, best first."""

    story_id: str
    ranked: tuple[Ranked, ...]
