"""Ranking by round-robin lead: the first sentence of each independent origin, then the second of each, and so on.

The lead baseline of DUC (Nenkova, "Automatic Text Summarization of Newswire: Lessons Learned from the Document
Understanding Conference", AAAI 2005) carried to many sources.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.story import RankInput, StorySentence, in_order, rankable, story_sentences, summary_language
from pipeline.tables import schema


def rounds(sentences: list[StorySentence]) -> list[int]:
    """The round of each sentence: how many of its origin come before it, originals before copies."""
    taken: dict[str, int] = defaultdict(int)
    result = [0] * len(sentences)
    for i in sorted(range(len(sentences)), key=lambda i: sentences[i].place):
        result[i] = taken[sentences[i].origin]
        taken[sentences[i].origin] += 1
    return result


@dataclass(frozen=True, kw_only=True)
class RankRoundRobinLead:
    """Sentences of a story by their place in their origin; the score is 1 / (1 + round).

    language         ISO 639-1 code of the summary; None for the language of most origins
    sentences_limit  sentences that are ranked at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 2
    libraries: ClassVar[tuple[str, ...]] = ()

    language: str | None
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = rankable(story_sentences(story.articles, language), self.sentences_limit)
        scores = [1 / (1 + number) for number in rounds(sentences)]
        return Ranking(story.story_id, tuple(in_order(sentences, scores, story.articles)))
