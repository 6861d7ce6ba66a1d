"""Verification by small linear models over what a claim shares with its evidence; the rules give the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.verify.story import VerifyInput, verify_rows
from pipeline.tables import schema
from pipeline.verification.check import Sources, check
from pipeline.verification.model import Models, shipped_models
from pipeline.verification.statement import Statement
from pipeline.verification.support import judge

_LANGUAGES = ("en", "und")


@dataclass(frozen=True, kw_only=True)
class VerifyLearned:
    """Publishes the first wording of each draft that its evidence supports by the shipped weights, and without faults.

    support    probability that a claim has its source in the evidence, in [0, 1]
    altered    probability that it was altered, above which it is not published, in [0, 1]
    threshold  for languages other than English, which the weights do not know: the share of its words, in (0, 1]
    """

    reads: ClassVar[pa.Schema] = schema(VerifyInput)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 15
    libraries: ClassVar[tuple[str, ...]] = ()

    support: float
    altered: float
    threshold: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.support <= 1, "support", self.support, "a probability in [0, 1]")
        require(0 <= self.altered <= 1, "altered", self.altered, "a probability in [0, 1]")
        require(0 < self.threshold <= 1, "threshold", self.threshold, "a share in (0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return verify_rows(table, self.judge)

    def judge(self, claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict:
        """The verdict on a claim by the weights, or by the rules where they do not know its language."""
        if claim.language not in _LANGUAGES:
            return judge(claim, evidence, self.threshold, beside=beside)
        return check(claim, Sources.of(evidence), self._models())

    def _models(self) -> Models:
        shipped = shipped_models()
        support = replace(shipped.support, threshold=self.support)
        altered = replace(shipped.altered, threshold=self.altered)
        return Models(support, altered)
