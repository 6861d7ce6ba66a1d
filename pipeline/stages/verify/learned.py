"""Verification by small linear models over what a claim shares with its evidence; the rules give the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Candidate, Member, Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.verify.story import Group, VerifyInput, evidence_of, statement_of, verify_story
from pipeline.tables import schema
from pipeline.verification.check import Sources, check
from pipeline.verification.model import Models, shipped_models
from pipeline.verification.quotations import plain
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
    revision: ClassVar[int] = 4
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
        return map_rows(table, VerifyInput, Verified, self.verify)

    def verify(self, story: VerifyInput) -> Verified:
        """Claims and wordings set aside of a story."""
        return verify_story(story, self.judge)

    def judge(self, candidate: Candidate, group: Group, articles: Mapping[str, Member], beside: bool) -> Verdict:
        """The verdict on a candidate; what stands in its evidence as it is needs no model."""
        claim, evidence = statement_of(candidate, articles), evidence_of(group, articles)
        if plain(claim.text) in (plain(e.text) for e in evidence):
            return Verdict("supported", 1.0, ())
        if claim.language not in _LANGUAGES:
            return judge(claim, evidence, self.threshold, beside=beside)
        return check(claim, Sources.of(evidence), self._models())

    def _models(self) -> Models:
        shipped = shipped_models()
        support, altered = (
            replace(shipped.support, threshold=self.support),
            replace(shipped.altered, threshold=self.altered),
        )
        return Models(support, altered)
