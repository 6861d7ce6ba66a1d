"""Stories as they are given, without clustering: for benchmarks whose stories are known, and for readers' own."""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.errors import ConfigurationError
from pipeline.records import Clustered, Dropped
from pipeline.stage import Scope, StageResult, check_parameters
from pipeline.tables import schema, to_records, to_table


@dataclass(frozen=True, slots=True)
class GivenInput:
    """What orders the articles of a story."""

    article_id: str
    day: str | None


@dataclass(frozen=True, kw_only=True)
class ClusterGiven:
    """Each article in the story that is named for it.

    stories  pairs of article and story; an article without one is a story of its own, named by its id
    """

    reads: ClassVar[pa.Schema] = schema(GivenInput)
    writes: ClassVar[pa.Schema] = schema(Clustered)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    stories: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        check_parameters(self)
        wrong = [pair for pair in self.stories if len(pair) != 2 or not all(pair)]
        if wrong:
            raise ConfigurationError(f"stories holds {wrong[0]!r}, expected pairs [article, story]")
        if len({article for article, _ in self.stories}) < len(self.stories):
            raise ConfigurationError("stories names an article twice, expected each article in one story")

    def __call__(self, table: pa.Table) -> StageResult:
        story_of = {pair[0]: pair[1] for pair in self.stories}
        members: dict[tuple[bool, str], list[str]] = defaultdict(list)
        for article in sorted(to_records(table, GivenInput), key=lambda a: (a.day is None, a.day or "", a.article_id)):
            named = article.article_id in story_of
            members[named, story_of.get(article.article_id, article.article_id)].append(article.article_id)
        taken = {story for named, story in members if named}
        stories = [
            Clustered(story if named or story not in taken else f"{story}-alone", tuple(ids))
            for (named, story), ids in members.items()
        ]
        kept = sorted(stories, key=lambda story: story.story_id)
        return StageResult(to_table(kept, Clustered), to_table([], Dropped))
