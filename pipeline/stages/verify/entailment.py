"""Verification by a model of natural language inference, beside the rules: for claims that a neural model wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.models.entailment import load_entailment
from pipeline.models.spec import ModelSpec
from pipeline.records import Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.verify.story import VerifyInput, verify_rows
from pipeline.tables import schema
from pipeline.verification.statement import Statement
from pipeline.verification.support import faults

_DECIMALS = 4  # the last places differ between machines


@dataclass(frozen=True, kw_only=True)
class VerifyEntailment:
    """Publishes the first wording of each draft that follows from its evidence and contradicts none of it by the rules.

    model       an inference model, by id or folder
    entailed    probability that makes a claim supported, in (0, 1]
    """

    reads: ClassVar[pa.Schema] = schema(VerifyInput)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 11
    libraries: ClassVar[tuple[str, ...]] = ("torch", "transformers")

    model: ModelSpec
    entailed: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.entailed <= 1, "entailed", self.entailed, "a probability in (0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return verify_rows(table, self.judge)

    def judge(self, claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict:
        """The verdict on a claim by the model, and by what the rules find wrong."""
        premise = "\n".join(e.text for e in evidence)
        (found,) = load_entailment(self.model).judge([(premise, claim.text)])
        score = round(found.entailed, _DECIMALS)
        wrong = tuple(f.reason for f in faults(claim, evidence, beside=beside) if f.contradicts)
        if wrong or found.contradicted > max(found.entailed, 1 - found.entailed - found.contradicted):
            return Verdict("contradicted", score, wrong or ("contradicts its evidence, by the model",))
        if score < self.entailed:
            reason = f"follows from its evidence with probability {score:.2f}, {self.entailed:.2f} asked for"
            return Verdict("unsupported", score, (reason,))
        return Verdict("supported", score, ())
