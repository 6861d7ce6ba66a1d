"""Stages that make stories of topics and a claim of each article, for tests of runs that go on from each other."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Alignment, Claim, Clustered, Dropped, Evidence, Support, Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, map_rows
from pipeline.stages.verify.story import claim_id
from pipeline.tables import schema, to_records, to_table
from tests.fake_stages import Text


@dataclass(frozen=True, kw_only=True)
class ByTopic:
    """A story of the articles whose text begins with one word; `moved` names another for an article."""

    reads: ClassVar[pa.Schema] = schema(Text)
    writes: ClassVar[pa.Schema] = schema(Clustered)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    moved: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        check_parameters(self)

    def __call__(self, table: pa.Table) -> StageResult:
        topic = {row.article_id: row.text.split()[0] for row in to_records(table, Text)}
        topic |= {pair[0]: pair[1] for pair in self.moved}
        groups: dict[str, list[str]] = {}
        for row in sorted(to_records(table, Text), key=lambda r: r.article_id):
            groups.setdefault(topic[row.article_id], []).append(row.article_id)
        stories = [Clustered(f"topic-{name}", tuple(ids)) for name, ids in sorted(groups.items())]
        return StageResult(to_table(stories, Clustered), to_table([], Dropped))


@dataclass(frozen=True, slots=True)
class TextStory:
    story_id: str
    articles: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Tell:
    """A claim of each text of a story; texts that are equal are one claim."""

    reads: ClassVar[pa.Schema] = schema(TextStory)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, TextStory, Verified, self._told)

    def _told(self, story: TextStory) -> Verified:
        texts: dict[str, str] = {}
        for article in story.articles:
            texts.setdefault(article.text, article.article_id)
        return Verified(story.story_id, tuple(_claim(story.story_id, t, a) for t, a in texts.items()), ())


def _claim(story_id: str, text: str, article: str) -> Claim:
    return Claim(
        claim_id=claim_id(story_id, text),
        text=text,
        support=Support(1, 1, 1),
        evidence=(Evidence(0, article, "text", 0, len(text), 1.0),),
        alignments=(Alignment(0, len(text), article, "text", 0, len(text), "copy"),),
        verdict=Verdict("supported", 1.0, ()),
    )
