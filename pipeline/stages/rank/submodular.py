"""Ranking by a submodular function of coverage and diversity.

Lin and Bilmes, "A Class of Submodular Functions for Document Summarization" (ACL 2011):

    F(S) = sum over i of min(C_i(S), share * C_i(V)) + diversity * sum over groups P of sqrt(sum of r_j over S and P)

where C_i(S) is what the sentences of S resemble sentence i, and r_j what sentence j resembles all on average. The paper
groups sentences by k-means; here each joins the most alike of the seeds, which are the sentences with the largest r
that do not resemble an earlier seed, so that the groups do not hang on chance. Copies share one vote, in V too.
Sentences are taken greedily by gain for their length; what a sentence brings never grows, so scores fall along the
order.
"""

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse

from pipeline.records import Ranked, Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.greedy import Place, lazy_order
from pipeline.stages.rank.story import RankInput, StorySentence, rankable, story_sentences, summary_language
from pipeline.stages.rank.vectors import tfidf, votes
from pipeline.tables import schema

DIGITS = 10
"""Gains are rounded to so many, so that sums in another order give the same order."""


@dataclass(frozen=True, slots=True)
class Objective:
    """F over the sentences of a story.

    similar  symmetric, row i times the vote of i
    caps     share * C_i(V)
    rewards  r
    groups   number of the group of each sentence
    """

    similar: sparse.csc_array
    caps: npt.NDArray[np.float64]
    rewards: npt.NDArray[np.float64]
    groups: npt.NDArray[np.int64]


def objective(sentences: list[StorySentence], share: float, alike: float) -> Objective:
    """F for `sentences`, which hold one at least; seeds of groups resemble each other less than `alike`."""
    vectors, weight = tfidf(sentences), votes(sentences)
    plain = sparse.csr_array(vectors @ vectors.T)
    similar = sparse.csc_array(sparse.diags_array(weight) @ plain)
    rewards = np.asarray(similar.sum(axis=0)).ravel() / weight.sum()
    caps = share * (similar @ weight)
    return Objective(similar, caps, rewards, _groups(plain, np.round(rewards, DIGITS), alike))


def _groups(similar: sparse.csr_array, rewards: npt.NDArray[np.float64], alike: float) -> npt.NDArray[np.int64]:
    """The number of each sentence's seed, which is the one it resembles most."""
    closest = np.full(len(rewards), -1.0)
    group = np.zeros(len(rewards), dtype=np.int64)
    for i in sorted(range(len(rewards)), key=lambda i: (-rewards[i], i)):
        if closest[i] >= alike:
            continue
        row = slice(similar.indptr[i], similar.indptr[i + 1])
        others, values = similar.indices[row], np.round(similar.data[row], DIGITS)
        nearer = values > closest[others]
        closest[others[nearer]] = values[nearer]
        group[others[nearer]] = i
        closest[i], group[i] = 1.0, i
    return group


def greedy(goal: Objective, costs: list[float], places: list[Place], diversity: float) -> list[tuple[int, float]]:
    """Positions by gain over cost, best first, with that score."""
    covered = np.zeros(len(costs))
    held = np.zeros(len(costs))

    def column(i: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        part = slice(goal.similar.indptr[i], goal.similar.indptr[i + 1])
        return goal.similar.indices[part], goal.similar.data[part]

    def gain(i: int) -> float:
        rows, values = column(i)
        room = np.maximum(goal.caps[rows] - covered[rows], 0)
        spread = math.sqrt(held[goal.groups[i]] + goal.rewards[i]) - math.sqrt(held[goal.groups[i]])
        return round((float(np.minimum(values, room).sum()) + diversity * spread) / costs[i], DIGITS)

    def take(i: int) -> None:
        rows, values = column(i)
        covered[rows] += values
        held[goal.groups[i]] += goal.rewards[i]

    return lazy_order(gain, take, places)


@dataclass(frozen=True, kw_only=True)
class RankSubmodular:
    """Sentences of a story in the order in which they cover it.

    language         ISO 639-1 code of the summary; None for the language of most origins
    share            of what a sentence resembles in all: more of it in the summary counts nothing; above 0, up to 1
    diversity        weight of having sentences of many groups, against coverage; from 0
    alike            cosine from which two sentences belong to one group, from 0 to 1
    length_power     the gain is divided by the words of the sentence to this power; 0 favours long sentences, 1 short
    sentences_limit  sentences that are ranked at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 4
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    language: str | None
    share: float
    diversity: float
    alike: float
    length_power: float
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 < self.share <= 1, "share", self.share, "a number above 0, up to 1")
        require(self.diversity >= 0, "diversity", self.diversity, "a number from 0")
        require(0 <= self.alike <= 1, "alike", self.alike, "a number from 0 to 1")
        require(0 <= self.length_power <= 1, "length_power", self.length_power, "a number from 0 to 1")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = rankable(story_sentences(story.articles, language), self.sentences_limit)
        if not sentences:
            return Ranking(story.story_id, ())
        costs = [math.pow(len(s.words), self.length_power) for s in sentences]
        goal = objective(sentences, self.share, self.alike)
        order = greedy(goal, costs, [s.place for s in sentences], self.diversity)
        found = [(sentences[i], score) for i, score in order]
        return Ranking(
            story.story_id,
            tuple(Ranked(story.articles[s.article].article_id, s.start, s.end, score) for s, score in found),
        )
