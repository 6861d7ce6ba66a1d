"""Verification by a model of natural language inference, beside the rules: for claims that a neural model wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.models.entailment import Inference, Pair, infer_in_batches, load_entailment
from pipeline.models.spec import ModelSpec
from pipeline.records import Verdict, Verified
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.verify.story import VerifyInput, verify_rows, verify_story
from pipeline.tables import schema, to_records
from pipeline.verification.statement import Statement
from pipeline.verification.support import faults

_DECIMALS = 4  # the last places differ between machines


@dataclass(frozen=True, kw_only=True)
class VerifyEntailment:
    """Publishes the first wording of each draft that follows from its evidence and contradicts none of it by the rules.

    model       an inference model, by id or folder
    entailed    probability that makes a claim supported, in (0, 1]
    batch_size  pairs of evidence and claim that are judged at once, of all stories of a part; 1 or more
    """

    reads: ClassVar[pa.Schema] = schema(VerifyInput)
    writes: ClassVar[pa.Schema] = schema(Verified)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 15
    libraries: ClassVar[tuple[str, ...]] = ("torch", "transformers")

    model: ModelSpec
    entailed: float
    batch_size: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.entailed <= 1, "entailed", self.entailed, "a probability in (0, 1]")
        require(self.batch_size > 0, "batch_size", self.batch_size, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        known = self.asked(to_records(table, VerifyInput))
        return verify_rows(table, lambda c, e, beside: self._verdict(c, e, beside, known[_pair(c, e)]))

    def asked(self, stories: Sequence[VerifyInput]) -> dict[Pair, Inference]:
        """All that has to be asked of the model to verify stories.

        Each walk over the stories takes what is not known yet for granted, so that it goes no further than it must;
        what it met is judged in batches, until a walk meets nothing new.
        """
        known: dict[Pair, Inference] = {}
        while unknown := self._unknown(stories, known):
            known |= infer_in_batches(load_entailment(self.model).judge, unknown, self.batch_size)
        return known

    def _unknown(self, stories: Sequence[VerifyInput], known: Mapping[Pair, Inference]) -> set[Pair]:
        unknown = set[Pair]()

        def judge(claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict:
            pair = _pair(claim, evidence)
            if pair in known:
                return self._verdict(claim, evidence, beside, known[pair])
            unknown.add(pair)
            return Verdict("supported", 1.0, ())

        for story in stories:
            verify_story(story, judge)
        return unknown

    def judge(self, claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict:
        """The verdict on a claim by the model, and by what the rules find wrong."""
        (found,) = load_entailment(self.model).judge([_pair(claim, evidence)])
        return self._verdict(claim, evidence, beside, found)

    def _verdict(self, claim: Statement, evidence: Sequence[Statement], beside: bool, found: Inference) -> Verdict:
        score = round(found.entailed, _DECIMALS)
        wrong = tuple(f.reason for f in faults(claim, evidence, beside=beside) if f.contradicts)
        if wrong or found.contradicted > max(found.entailed, 1 - found.entailed - found.contradicted):
            return Verdict("contradicted", score, wrong or ("contradicts its evidence, by the model",))
        if score < self.entailed:
            reason = f"follows from its evidence with probability {score:.2f}, {self.entailed:.2f} asked for"
            return Verdict("unsupported", score, (reason,))
        return Verdict("supported", score, ())


def _pair(claim: Statement, evidence: Sequence[Statement]) -> Pair:
    """What the model is asked: whether the second text follows from the first."""
    return "\n".join(e.text for e in evidence), claim.text
