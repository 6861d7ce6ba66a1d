"""Ranking by centrality in the graph of similar sentences.

Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization" (JAIR 22, 2004):
edges between sentences whose TF-IDF cosine passes a threshold (.1 in the paper), a random walk with damping .85. The
votes of an origin's copies share one weight, so that reprints elect nobody. Redundancy is left to the selection.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse

from pipeline.records import Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.story import RankInput, StorySentence, in_order, rankable, story_sentences, summary_language
from pipeline.stages.rank.vectors import tfidf, votes
from pipeline.tables import schema

TOLERANCE = 1e-8
MAX_STEPS = 200


def centrality(sentences: list[StorySentence], threshold: float, damping: float) -> npt.NDArray[np.float64]:
    """The stationary probability of each sentence in the random walk over similar sentences."""
    vectors = tfidf(sentences)
    similar = vectors @ vectors.T
    similar.data[similar.data < threshold] = 0
    similar.eliminate_zeros()
    similar.data[:] = 1
    weight = votes(sentences)
    # Row i is voted for by its neighbours j: a voter spreads its weight over all whom it resembles.
    out = np.asarray(similar @ weight).ravel()
    out[out == 0] = 1
    jump = weight / weight.sum()
    walk = sparse.diags_array(weight) @ similar @ sparse.diags_array(1 / out)
    score = jump.copy()
    for _ in range(MAX_STEPS):
        step = (1 - damping) * jump + damping * (walk @ score)
        step /= step.sum()
        if np.abs(step - score).sum() < TOLERANCE:
            break
        score = step
    # Copies share the mass of their original: undo the share to compare sentences.
    shared: npt.NDArray[np.float64] = np.round(score / weight, 12)
    return shared


@dataclass(frozen=True, kw_only=True)
class RankLexRank:
    """Sentences of a story by centrality.

    language         ISO 639-1 code of the summary; None for the language of most origins
    threshold        least cosine of an edge, from 0 to 1
    damping          share of the walk that follows edges, from 0 to below 1
    sentences_limit  sentences in the graph at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 3
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    language: str | None
    threshold: float
    damping: float
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.threshold <= 1, "threshold", self.threshold, "a number from 0 to 1")
        require(0 <= self.damping < 1, "damping", self.damping, "a number from 0 to below 1")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = rankable(story_sentences(story.articles, language), self.sentences_limit)
        scores = centrality(sentences, self.threshold, self.damping).tolist() if sentences else []
        return Ranking(story.story_id, tuple(in_order(sentences, scores, story.articles)))
