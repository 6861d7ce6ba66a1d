"""The passages of a story by their stems, and how much of a claim each of them holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pyarrow as pa

from pipeline.records import Attributed, Attribution, Candidate
from pipeline.stage import StageResult, map_rows
from pipeline.stages.attribute.passages import (
    AttributeInput,
    CitedArticle,
    Group,
    Unit,
    attributions,
    idf,
    postings,
    units_of,
)
from pipeline.verification.content import all_stems, content_stems
from pipeline.verification.statement import Statement
from pipeline.verification.support import claim_stems

POOL = 6
"""Sentences of an article that sets are made of."""


@dataclass(frozen=True)
class Index:
    """The passages of a story by their stems."""

    articles: tuple[CitedArticle, ...]
    units: list[Unit]
    postings: dict[str, list[int]]
    weights: dict[str, float]

    @classmethod
    def of(cls, articles: Iterable[CitedArticle]) -> "Index":
        """The index of the articles of a story."""
        given = tuple(articles)
        units = units_of(given)
        return cls(given, units, postings(units), idf(units))

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """Passages that hold two stems side by side, ascending."""
        pairs: dict[tuple[str, str], list[int]] = {}
        for i, unit in enumerate(self.units):
            for pair in dict.fromkeys(pairwise(all_stems(unit.statement.text))):
                pairs.setdefault(pair, []).append(i)
        return pairs

    @cached_property
    def contents(self) -> list[float]:
        """Weight of all different content stems of each passage."""
        contents = (sorted(set(content_stems(u.statement.text, u.statement.language))) for u in self.units)
        return [sum(self.weights[s] for s in content) for content in contents]

    @cached_property
    def places(self) -> dict[tuple[str, int], int]:
        """Passages by article and position."""
        return {(u.passage.article_id, u.position): i for i, u in enumerate(self.units)}

    def told_by(self, article_id: str) -> "Index":
        """The same passages, for a claim that is taken to be of the day and in the language of one article."""
        made = Index(
            tuple(a for a in self.articles if a.article_id == article_id), self.units, self.postings, self.weights
        )
        vars(made).update(pairs=self.pairs, contents=self.contents, places=self.places)  # worked out once for all
        return made


Attribute = Callable[[Candidate, Index], list[Group]]
"""The groups of passages that support a candidate, best first."""


def attribute_rows(table: pa.Table, groups: Attribute) -> StageResult:
    """Every story of a table; see `attribute_story`."""
    return map_rows(table, AttributeInput, Attributed, lambda story: attribute_story(story, groups))


def attribute_story(story: AttributeInput, groups: Attribute) -> Attributed:
    """The evidence of each candidate of a story."""
    index = Index.of(story.articles)
    found: list[Attribution] = []
    for d, draft in enumerate(story.drafts):
        for c, candidate in enumerate(draft.candidates):
            found += attributions(d, c, groups(candidate, index))
    return Attributed(story.story_id, tuple(found))


def pools(scores: Mapping[int, float], floor: float, alone: set[str], index: Index) -> list[list[int]]:
    """For each article that no passage supports alone its best sentences of this score at least, in order of place.

    alone  ids of articles that are left out
    """
    found: dict[str, list[int]] = {}
    for i, score in scores.items():
        unit = index.units[i]
        if score >= floor and unit.passage.article_id not in alone and unit.position >= 0:
            found.setdefault(unit.passage.article_id, []).append(i)
    return [sorted(sorted(pool, key=lambda i: (-scores[i], i))[:POOL]) for pool in found.values()]


def weights_of(claim: Statement, index: Index) -> dict[str, float]:
    """Weights of the claim's stems; one that the story lacks weighs as much as the rarest."""
    heaviest = max(index.weights.values(), default=1.0)
    return {s: index.weights.get(s, heaviest) for s in sorted(set(claim_stems(claim)))}


def share(weights: dict[str, float], stems: frozenset[str]) -> float:
    """The share of the weights that stems hold; 0 for a claim without words."""
    total = sum(weights.values())
    return sum(w for s, w in weights.items() if s in stems) / total if total else 0.0


def scores_of(weights: dict[str, float], language: str, index: Index) -> dict[int, float]:
    """Share of the weights that each unit holds, by unit; units that hold none and other languages are left out."""
    total = sum(weights.values())
    held: dict[int, float] = {}
    for s, weight in weights.items():
        for i in index.postings.get(s, ()):
            held[i] = held.get(i, 0.0) + weight
    return {i: min(held[i] / total, 1.0) for i in sorted(held) if spoken(index.units[i], language)}


def spoken(unit: Unit, language: str) -> bool:
    """Whether a passage may be read beside a claim of this language."""
    return language == "und" or unit.statement.language in (language, "und")
