"""Evidence by tf-idf: the k sentences nearest to a claim by cosine (Salton and Buckley, 1988)."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Attributed, Candidate
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.attribute.passages import AttributeInput, Group, cited, own_first
from pipeline.stages.attribute.story_index import Index, attribute_rows, spoken
from pipeline.tables import schema
from pipeline.verification.content import content_stems
from pipeline.verification.statement import Statement, statement_of

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
    revision: ClassVar[int] = 11
    libraries: ClassVar[tuple[str, ...]] = ()

    k: int
    floor: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.k >= 0, "k", self.k, "a whole number from 0")
        require(0 <= self.floor <= 1, "floor", self.floor, "a cosine in [0, 1]")

    def __call__(self, table: pa.Table) -> StageResult:
        return attribute_rows(table, self.groups)

    def groups(self, candidate: Candidate, index: Index) -> list[Group]:
        """The candidate's own sources, then the k nearest passages."""
        own = cited(candidate, index.articles)
        claim = statement_of(candidate, index.articles)
        near = [
            Group((index.units[i].passage,), min(score, 1.0))
            for i, score in self.ranked(claim, index)
            if score >= self.floor and spoken(index.units[i], claim.language)
        ]
        others = [g for g in near if not set(g.passages) <= set(own)][: self.k]
        return own_first(own, 1.0, others)

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]:
        """Passages by cosine, those above 0."""
        query = _vector(claim, index)
        scores = ((i, cosine(query, _vector(u.statement, index))) for i, u in enumerate(index.units))
        return sorted((s for s in scores if s[1] > 0), key=lambda item: (-item[1], item[0]))

    def best_set(self, claim: Statement, index: Index) -> list[int]:
        """The k nearest passages."""
        return [i for i, _ in self.ranked(claim, index)[: self.k]]


def _vector(statement: Statement, index: Index) -> Vector:
    return vector(_stems(statement.text, statement.language), index.weights)


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(content_stems(text, language))


def vector(stems: Iterable[str], weights: Mapping[str, float]) -> Vector:
    """A tf-idf vector of unit length; stems without a weight are left out."""
    counts = Counter(stems)
    raw = {s: n * weights[s] for s, n in sorted(counts.items()) if s in weights}
    norm = math.sqrt(sum(v * v for v in raw.values()))
    return {s: v / norm for s, v in raw.items()}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of unit length, in [0, 1]; 0 where one is empty."""
    return sum(v * b[s] for s, v in a.items() if s in b)
