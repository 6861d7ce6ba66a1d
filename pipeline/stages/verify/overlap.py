"""Verification by overlap: the baseline that every checker must beat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Candidate, Member, Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.verify.story import Group, VerifyInput, language_of, texts_of, verify_story
from pipeline.tables import schema
from pipeline.verification.content import containment, content_stems


@dataclass(frozen=True, kw_only=True)
class VerifyOverlap:
    """Publishes the first wording of each draft that shares enough words with its evidence.

    threshold  share of a claim's content words that its evidence must hold, in (0, 1]
    """

    reads: ClassVar[pa.Schema] = schema(VerifyInput)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    threshold: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.threshold <= 1, "threshold", self.threshold, "a share in (0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, VerifyInput, Verified, self.verify)

    def verify(self, story: VerifyInput) -> Verified:
        """Claims and wordings set aside of a story."""
        return verify_story(story, self.judge)

    def judge(self, candidate: Candidate, group: Group, articles: Mapping[str, Member]) -> Verdict:
        """The verdict on a candidate by the share of its words that the evidence holds."""
        language = language_of(group, articles)
        source = "\n".join(texts_of(group, articles))
        if not source.strip():
            return Verdict("unsupported", 0.0, ("has no evidence",))
        if candidate.text in source:
            return Verdict("supported", 1.0, ())
        share = containment(content_stems(candidate.text, language), content_stems(source, language), {})
        if share < self.threshold:
            reason = f"shares {share:.2f} of its words with its evidence, {self.threshold:.2f} asked for"
            return Verdict("unsupported", share, (reason,))
        return Verdict("supported", share, ())
