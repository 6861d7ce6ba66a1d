"""Ranking by nearness to the centroid of the story, and to the top of the article.

Radev, Jing, Styś and Tam, "Centroid-based summarization of multiple documents" (Information Processing and Management
40, 2004: MEAD): a sentence is worth its likeness to the centroid plus a positional value, which is that of the best
sentence for the first one of an article and falls to the end. Independent origins weigh the same in the centroid.
Redundancy is left to the selection.
"""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.story import RankInput, StorySentence, in_order, rankable, story_sentences, summary_language
from pipeline.stages.rank.vectors import to_centroid
from pipeline.tables import schema


def mead(sentences: list[StorySentence], position_weight: float) -> list[float]:
    """The score of each sentence: its cosine with the centroid, plus a value that falls with its position."""
    if not sentences:
        return []
    near = to_centroid(sentences).tolist()
    best = max(near)
    return [x + position_weight * best / (1 + s.position) for x, s in zip(near, sentences, strict=True)]


@dataclass(frozen=True, kw_only=True)
class RankCentroid:
    """Sentences of a story by their likeness to all of it.

    language         ISO 639-1 code of the summary; None for the language of most origins
    position_weight  what the place in the article counts against the likeness, from 0
    sentences_limit  sentences that are ranked at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 3
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    language: str | None
    position_weight: float
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.position_weight >= 0, "position_weight", self.position_weight, "a number from 0")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = rankable(story_sentences(story.articles, language), self.sentences_limit)
        scores = mead(sentences, self.position_weight)
        return Ranking(story.story_id, tuple(in_order(sentences, scores, story.articles)))
