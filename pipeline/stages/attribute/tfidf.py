"""Evidence by tf-idf: the k sentences nearest to a claim by cosine (Salton and Buckley, 1988)."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Attributed, Attribution
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.attribute.passages import (
    AttributeInput,
    Group,
    Unit,
    attributions,
    cited,
    idf,
    statement_of,
    units_of,
)
from pipeline.stages.attribute.story_index import Index
from pipeline.tables import schema
from pipeline.verification.content import content_stems
from pipeline.verification.statement import Statement

Vector = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class AttributeTfidf:
    """For each candidate its own sources, then the k nearest sentences or titles of the story.

    k      sentences a claim, beside its own sources
    floor  least cosine, in [0, 1]
    """

    reads: ClassVar[pa.Schema] = schema(AttributeInput)
    writes: ClassVar[pa.Schema] = schema(Attributed)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 5
    libraries: ClassVar[tuple[str, ...]] = ()

    k: int
    floor: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.k >= 0, "k", self.k, "a whole number from 0")
        require(0 <= self.floor <= 1, "floor", self.floor, "a cosine in [0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, AttributeInput, Attributed, self.attribute)

    def attribute(self, story: AttributeInput) -> Attributed:
        """The evidence of each candidate of a story."""
        units = units_of(story.articles)
        weights = idf(units)
        vectors = [vector(content_stems(u.statement.text, u.statement.language), weights) for u in units]
        found: list[Attribution] = []
        for d, draft in enumerate(story.drafts):
            for c, candidate in enumerate(draft.candidates):
                own = cited(candidate, story.articles)
                near = self._nearest(statement_of(candidate, story.articles), units, vectors, weights)
                others = [g for g in near if not set(g.passages) <= set(own)][: self.k]
                found += attributions(d, c, ([Group(own, 1.0)] if own else []) + others)
        return Attributed(story.story_id, tuple(found))

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]:
        """Passages by cosine, those above 0."""
        query = vector(content_stems(claim.text, claim.language), index.weights)
        texts = (content_stems(u.statement.text, u.statement.language) for u in index.units)
        scores = ((i, cosine(query, vector(stems, index.weights))) for i, stems in enumerate(texts))
        return sorted((s for s in scores if s[1] > 0), key=lambda item: (-item[1], item[0]))

    def best_set(self, claim: Statement, index: Index) -> list[int]:
        """The k nearest passages."""
        return [i for i, _ in self.ranked(claim, index)[: self.k]]

    def _nearest(
        self,
        claim: Statement,
        units: Sequence[Unit],
        vectors: Sequence[Vector],
        weights: Mapping[str, float],
    ) -> list[Group]:
        query = vector(content_stems(claim.text, claim.language), weights)
        scored = [
            Group((u.passage,), min(cosine(query, v), 1.0))
            for u, v in zip(units, vectors, strict=True)
            if u.statement.language in (claim.language, "und")
        ]
        return sorted((g for g in scored if g.score >= self.floor and g.score > 0), key=lambda g: -g.score)


def vector(stems: Iterable[str], weights: Mapping[str, float]) -> Vector:
    """A tf-idf vector of unit length; stems without a weight are left out."""
    counts = Counter(stems)
    raw = {s: n * weights[s] for s, n in sorted(counts.items()) if s in weights}
    norm = math.sqrt(sum(v * v for v in raw.values()))
    return {s: v / norm for s, v in raw.items()}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of unit length, in [0, 1]; 0 where one is empty."""
    return sum(v * b[s] for s, v in a.items() if s in b)
