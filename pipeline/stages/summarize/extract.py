"""Summaries of sentences as they stand."""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Summarized
from pipeline.stage import Scope, StageResult, check_parameters, map_rows
from pipeline.stages.summarize.budget import budget_of
from pipeline.stages.summarize.choosing.selection import draft, plain_option, select
from pipeline.stages.summarize.choosing.sides import with_sides
from pipeline.stages.summarize.headline import headline
from pipeline.stages.summarize.story import SummarizeInput, sources, summary_members
from pipeline.tables import schema


@dataclass(frozen=True, kw_only=True)
class SummarizeExtract:
    """The best sentences of a story within a budget, unchanged.

    budget_*  limits of all claims together, None where there is none; one claim is made even where it is longer
    """

    reads: ClassVar[pa.Schema] = schema(SummarizeInput)
    writes: ClassVar[pa.Schema] = schema(Summarized)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 24
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    budget_words: int | None
    budget_sentences: int | None
    budget_characters: int | None

    def __post_init__(self) -> None:
        check_parameters(self)
        budget_of(self.budget_words, self.budget_sentences, self.budget_characters)

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, SummarizeInput, Summarized, self.summarize)

    def summarize(self, story: SummarizeInput) -> Summarized:
        """The summary of one story."""
        options = with_sides([plain_option(source) for source in sources(story)], story.comparisons)
        budget = budget_of(self.budget_words, self.budget_sentences, self.budget_characters)
        drafts = tuple(draft(option) for option in select(options, budget, 0.0))
        claims = [made.candidates[0] for made in drafts]
        return Summarized(story.story_id, headline(summary_members(story), story.comparisons, claims), drafts)
