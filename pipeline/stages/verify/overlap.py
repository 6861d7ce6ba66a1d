"""Verification by overlap: the baseline that every checker must beat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.verify.story import VerifyInput, verify_rows
from pipeline.tables import schema
from pipeline.verification.content import containment, content_stems
from pipeline.verification.statement import Statement


@dataclass(frozen=True, kw_only=True)
class VerifyOverlap:
    """Publishes the first wording of each draft that shares enough words with its evidence.

    threshold  share of a claim's content words that its evidence must hold, in (0, 1]
    """

    reads: ClassVar[pa.Schema] = schema(VerifyInput)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 13
    libraries: ClassVar[tuple[str, ...]] = ()

    threshold: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.threshold <= 1, "threshold", self.threshold, "a share in (0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return verify_rows(table, self.judge)

    def judge(self, claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict:
        """The verdict on a claim by the share of its words that the evidence holds."""
        if any(claim.text in e.text for e in evidence):
            return Verdict("supported", 1.0, ())
        held = {s for e in evidence for s in content_stems(e.text, e.language)}
        share = containment(content_stems(claim.text, claim.language), held, {})
        if share < self.threshold:
            reason = f"shares {share:.2f} of its words with its evidence, {self.threshold:.2f} asked for"
            return Verdict("unsupported", share, (reason,))
        return Verdict("supported", share, ())
