"""Verification by rules: words, figures, names, quotations and negations of a claim must be in its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.verify.story import VerifyInput, verify_rows
from pipeline.tables import schema
from pipeline.verification.statement import Statement
from pipeline.verification.support import judge


@dataclass(frozen=True, kw_only=True)
class VerifyRules:
    """Publishes the first wording of each draft of which the rules find everything in the evidence.

    threshold  share of a claim's content words that its evidence must hold, in (0, 1]
    """

    reads: ClassVar[pa.Schema] = schema(VerifyInput)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 18
    libraries: ClassVar[tuple[str, ...]] = ()

    threshold: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.threshold <= 1, "threshold", self.threshold, "a share in (0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return verify_rows(table, self.judge)

    def judge(self, claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict:
        """The verdict on a claim by the rules."""
        return judge(claim, evidence, self.threshold, beside=beside)
