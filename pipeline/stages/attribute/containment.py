"""Evidence by containment: a sentence, or two near ones, that hold a claim's words, figures and names.

Stem containment weighted by idf within the story, after the baseline of WiCE (Kamoi et al., EMNLP 2023), made strict:
all figures and names of the claim must be there, and nothing may be negated that it affirms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Attributed, Candidate, Passage
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.attribute.passages import AttributeInput, Group, Unit, cited, own_first
from pipeline.stages.attribute.story_index import Index, attribute_rows, pools, scores_of, share, weights_of
from pipeline.tables import schema
from pipeline.verification.statement import Statement, statement_of
from pipeline.verification.support import faultless, is_short


@dataclass(frozen=True, kw_only=True)
class AttributeContainment:
    """For each candidate every sentence, title or pair of sentences that says all of it; its own sources first.

    threshold       weighted share of the claim's content words that a passage must hold, in (0, 1]
    pair_threshold  the same for two sentences of one article together, and for one where the claim is short
    pair_floor      what each of a pair must hold by itself, in [0, 1]
    pair_distance   sentences from one of a pair to the other at most; 0 for no pairs
    """

    reads: ClassVar[pa.Schema] = schema(AttributeInput)
    writes: ClassVar[pa.Schema] = schema(Attributed)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 16
    libraries: ClassVar[tuple[str, ...]] = ()

    threshold: float
    pair_threshold: float
    pair_floor: float
    pair_distance: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.threshold <= 1, "threshold", self.threshold, "a share in (0, 1]")
        require(0 < self.pair_threshold <= 1, "pair_threshold", self.pair_threshold, "a share in (0, 1]")
        require(0 <= self.pair_floor <= 1, "pair_floor", self.pair_floor, "a share in [0, 1]")
        require(self.pair_distance >= 0, "pair_distance", self.pair_distance, "a whole number from 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return attribute_rows(table, self.groups)

    def groups(self, candidate: Candidate, index: Index) -> list[Group]:
        """The candidate's own sources, then all other groups, best first."""
        own = cited(candidate, index.articles)
        claim = statement_of(candidate, index.articles)
        weights = weights_of(claim, index)
        scores = scores_of(weights, claim.language, index)
        copied = all(a.operation != "paraphrase" for a in candidate.alignments)
        singles = self._singles(claim, scores, index.units)
        alone = {index.units[i].passage.article_id for i in singles}
        alone |= {p.article_id for p in own} if copied else set()
        others = [Group((index.units[i].passage,), scores[i]) for i in singles]
        others += self._pairs(claim, weights, scores, index, alone)
        return own_first(own, 1.0 if copied else share(weights, _stems_of(own, index)), others)

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]:
        """Passages by the share of the claim that they hold."""
        scores = scores_of(weights_of(claim, index), claim.language, index)
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def best_set(self, claim: Statement, index: Index) -> list[int]:
        """The passages that hold as much of the best one's share as `threshold` says."""
        ranked = self.ranked(claim, index)
        return [i for i, score in ranked if score >= self.threshold * ranked[0][1]]

    def _singles(self, claim: Statement, scores: dict[int, float], units: Sequence[Unit]) -> list[int]:
        """Units that support the claim alone, in order; a short claim asks for as much of its words as a pair does."""
        least = max(self.threshold, self.pair_threshold) if is_short(claim) else self.threshold
        return [i for i, score in scores.items() if score >= least and faultless(claim, [units[i].statement])]

    def _pairs(
        self, claim: Statement, weights: dict[str, float], scores: dict[int, float], index: Index, alone: set[str]
    ) -> list[Group]:
        """The best pair of each article that does not support the claim otherwise."""
        found = []
        for pool in pools(scores, self.pair_floor, alone, index):
            pairs = [self._pair(claim, weights, index.units[a], index.units[b]) for a, b in combinations(pool, 2)]
            found += sorted((p for p in pairs if p), key=lambda g: -g.score)[:1]
        return found

    def _pair(self, claim: Statement, weights: dict[str, float], a: Unit, b: Unit) -> Group | None:
        if b.position - a.position > self.pair_distance:
            return None
        score = share(weights, a.stems | b.stems)
        if score < self.pair_threshold or not faultless(claim, [a.statement, b.statement]):
            return None
        return Group((a.passage, b.passage), score)


def _stems_of(passages: tuple[Passage, ...], index: Index) -> frozenset[str]:
    return frozenset(s for unit in index.units if unit.passage in passages for s in unit.stems)
