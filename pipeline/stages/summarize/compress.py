"""Summaries of sentences that are shortened and made to stand alone, without a change of what they say.

Deletion of material that a reader does not miss follows Dunlavy, O'Leary, Conroy and Schlesinger, "QCS: A System for
Querying, Clustering and Summarizing Documents" (Information Processing and Management 43, 2007: the trimming of
CLASSY); names are put in the place of pronouns as in Steinberger et al., "Two Uses of Anaphora Resolution in
Summarization" (the same journal). Every edit carries its alignment; quotations are never edited.
"""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Draft, Summarized
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.summarize.budget import Budget, budget_of
from pipeline.stages.summarize.choosing.selection import draft
from pipeline.stages.summarize.choosing.sides import with_sides
from pipeline.stages.summarize.coherence import worded
from pipeline.stages.summarize.headline import headline
from pipeline.stages.summarize.rewriting import option, scene
from pipeline.stages.summarize.story import SummarizeInput, sources, summary_members
from pipeline.tables import schema


@dataclass(frozen=True, kw_only=True)
class SummarizeCompress:
    """The best sentences of a story within a budget, shortened and with names for pronouns and dates for weekdays.

    budget_*        limits of all claims together, None where there is none; one claim is made even where it is longer
    sentences_tried   sentences of the ranking that are considered at most
    """

    reads: ClassVar[pa.Schema] = schema(SummarizeInput)
    writes: ClassVar[pa.Schema] = schema(Summarized)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 40
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    budget_words: int | None
    budget_sentences: int | None
    budget_characters: int | None
    sentences_tried: int

    def __post_init__(self) -> None:
        check_parameters(self)
        budget_of(self.budget_words, self.budget_sentences, self.budget_characters)
        require(self.sentences_tried > 0, "sentences_tried", self.sentences_tried, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, SummarizeInput, Summarized, self.summarize)

    def summarize(self, story: SummarizeInput) -> Summarized:
        """The summary of one story."""
        budget = budget_of(self.budget_words, self.budget_sentences, self.budget_characters)
        return headed(story, drafts_of(story, budget, self.sentences_tried))


def drafts_of(story: SummarizeInput, budget: Budget, most: int) -> tuple[Draft, ...]:
    """The claims of a story in reading order, chosen from at most so many sentences of its ranking."""
    tried = sources(story)[:most]
    known = scene(list({source.member.article_id: source.member for source in tried}.values()))
    options = with_sides([option(source, known) for source in tried], story.comparisons)
    return tuple(draft(item) for item in worded(options, budget, known))


def headed(story: SummarizeInput, drafts: tuple[Draft, ...]) -> Summarized:
    """The summary that claims make, under its headline."""
    claims = [made.candidates[0] for made in drafts]
    return Summarized(story.story_id, headline(summary_members(story), story.comparisons, claims), drafts)
