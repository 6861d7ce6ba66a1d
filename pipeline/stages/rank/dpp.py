"""Ranking by a determinantal point process: good sentences that are unlike each other.

Kulesza and Taskar, "Determinantal Point Processes for Machine Learning" (Foundations and Trends in Machine Learning 5,
2012): a set is as likely as the determinant of L over it, where L_ij = q_i S_ij q_j with the quality q of a sentence
and the likeness S of two. The set is grown greedily by the largest conditional variance, with the update of Chen, Zhang
and Zhou, "Fast Greedy MAP Inference for Determinantal Point Process" (NeurIPS 2018). Variances never grow, so scores
fall along the order. Quality is exp(sharpness * score), by the score of MEAD (centroid.py).
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse

from pipeline.records import Ranked, Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.centroid import mead
from pipeline.stages.rank.story import RankInput, rankable, story_sentences, summary_language
from pipeline.stages.rank.vectors import tfidf
from pipeline.tables import schema

DIGITS = 9
"""Variances are rounded to so many, so that ties are ties."""

LEAST = 1e-9
"""A sentence with less variance left is a mixture of those before it."""


def greedy_map(
    vectors: sparse.csr_array, quality: npt.NDArray[np.float64], places: list[tuple[bool, int, int]], most: int
) -> list[tuple[int, float]]:
    """Positions by conditional variance, best first, with it: `most` are taken, the others follow by what is left."""
    count = len(places)
    left = quality**2 * np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel()
    factors = np.zeros((count, min(most, count)))
    equals = np.empty(count, dtype=np.int64)
    equals[sorted(range(count), key=lambda i: places[i])] = np.arange(count)
    order: list[tuple[int, float]] = []
    open_ = np.ones(count, dtype=bool)
    for step in range(factors.shape[1]):
        rounded = np.where(open_, np.round(left, DIGITS), -1.0)
        best = int(np.lexsort((equals, -rounded))[0])
        if left[best] < LEAST:
            break
        order.append((best, float(rounded[best])))
        open_[best] = False
        likeness = quality[best] * quality * (vectors @ vectors[[best]].toarray().ravel())
        update = (likeness - factors[:, :step] @ factors[best, :step]) / np.sqrt(left[best])
        factors[:, step] = update
        left = np.maximum(left - update**2, 0)
    rest = sorted(np.flatnonzero(open_).tolist(), key=lambda i: (-round(float(left[i]), DIGITS), equals[i]))
    return [*order, *((i, round(float(left[i]), DIGITS)) for i in rest)]


@dataclass(frozen=True, kw_only=True)
class RankDeterminantal:
    """Sentences of a story in the order in which they make the likeliest set.

    language         ISO 639-1 code of the summary; None for the language of most origins
    sharpness        how much quality counts against unlikeness, from 0
    position_weight  of quality: what the place in the article counts against likeness to the story, from 0
    taken            sentences that the set is grown to at most; the others follow by what they still bring
    sentences_limit  sentences that are ranked at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 3
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    language: str | None
    sharpness: float
    position_weight: float
    taken: int
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.sharpness >= 0, "sharpness", self.sharpness, "a number from 0")
        require(self.position_weight >= 0, "position_weight", self.position_weight, "a number from 0")
        require(self.taken > 0, "taken", self.taken, "a whole number above 0")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = rankable(story_sentences(story.articles, language), self.sentences_limit)
        if not sentences:
            return Ranking(story.story_id, ())
        quality = np.exp(self.sharpness * np.array(mead(sentences, self.position_weight)))
        order = greedy_map(tfidf(sentences), quality, [s.place for s in sentences], self.taken)
        found = [(sentences[i], score) for i, score in order]
        return Ranking(
            story.story_id,
            tuple(Ranked(story.articles[s.article].article_id, s.start, s.end, score) for s, score in found),
        )
