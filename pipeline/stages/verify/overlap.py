"""Verification by overlap: the baseline that every checker must beat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Candidate, Member, Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.verify.story import Group, VerifyInput, evidence_of, statement_of, verify_story
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
    revision: ClassVar[int] = 5
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

    def judge(self, candidate: Candidate, group: Group, articles: Mapping[str, Member], beside: bool) -> Verdict:
        """The verdict on a candidate by the share of its words that the evidence holds."""
        evidence = evidence_of(group, articles)
        if not any(e.text.strip() for e in evidence):
            return Verdict("unsupported", 0.0, ("has no evidence",))
        if any(candidate.text in e.text for e in evidence):
            return Verdict("supported", 1.0, ())
        claim = statement_of(candidate, articles)
        held = {s for e in evidence for s in content_stems(e.text, e.language)}
        share = containment(content_stems(claim.text, claim.language), held, {})
        if share < self.threshold:
            reason = f"shares {share:.2f} of its words with its evidence, {self.threshold:.2f} asked for"
            return Verdict("unsupported", share, (reason,))
        return Verdict("supported", share, ())
