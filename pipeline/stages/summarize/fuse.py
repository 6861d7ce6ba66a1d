"""Summaries as `compress` makes them, with neighbouring claims on one subject joined where that is safe."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Draft, Summarized
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.summarize.budget import budget_of
from pipeline.stages.summarize.compress import drafts_of, headed
from pipeline.stages.summarize.coordinate import coordinated
from pipeline.stages.summarize.story import SummarizeInput
from pipeline.tables import schema


def fused(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Drafts in reading order, two neighbours as one where `coordinated` joins them; each is joined once."""
    result: list[Draft] = []
    single = False
    for current in drafts:
        joined = coordinated(result[-1].candidates[0], current.candidates[0]) if single else None
        if joined is None:
            result.append(current)
        else:
            result[-1] = Draft((joined, *result[-1].candidates))
        single = joined is None
    return tuple(result)


@dataclass(frozen=True, kw_only=True)
class SummarizeFuse:
    """The best sentences of a story within a budget, shortened, and joined where two have one subject.

    budget_*         limits of all claims together, None where there is none; one claim is made even where it is longer
    sentences_tried  sentences of the ranking that are considered at most
    """

    reads: ClassVar[pa.Schema] = schema(SummarizeInput)
    writes: ClassVar[pa.Schema] = schema(Summarized)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 36
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
        return headed(story, fused(drafts_of(story, budget, self.sentences_tried)))
