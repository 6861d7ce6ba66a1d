"""Stories by a learned pair score and a learned judge of merges: one setting for thin sets and thick ones.

Candidates by shared words (candidates.py) get the odds of being of one story from words, names, numbers and vectors
(pair_features.py, network.py) and from the days between them (gaps.py), and once more from those of the pairs around
them (context.py). Groups are merged by their mean score (merges.py), and each merge is judged by how it stands to its
neighbourhood and to what is usual in the corpus (judge.py, standing.py).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.records import Clustered, Vector
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.cluster.candidates import UNDATED, candidate_pairs
from pipeline.stages.cluster.context import LEAST, context_features
from pipeline.stages.cluster.gaps import gap_log_odds
from pipeline.stages.cluster.judge import held
from pipeline.stages.cluster.merges import merges
from pipeline.stages.cluster.network import Networks, networks, probability
from pipeline.stages.cluster.pair_features import cosines, pair_features
from pipeline.stages.cluster.similar import Similar
from pipeline.stages.cluster.standing import standing
from pipeline.stages.cluster.stories import Corpus, read_corpus, to_stories
from pipeline.stages.cluster.vectors import Numbers, flat_lists
from pipeline.stages.cluster.views import Views, views_of
from pipeline.stages.cluster.waiting import against
from pipeline.stages.cluster.weights import Past
from pipeline.tables import schema

UNDECIDED = "und"  # language of an article that clean could not tell


@dataclass(frozen=True, slots=True)
class ScoredInput:
    """The columns that scored clustering reads; the last four are null but in a row of runs.

    fresh  whether the article came in with this run
    past   how many articles have left, and how many of them hold which of the words and pairs of this one
    """

    article_id: str
    title_terms: tuple[int, ...]
    body_terms: tuple[int, ...]
    vector: Vector
    published: str | None
    day: str | None
    language: str
    origin: str
    fresh: bool | None = None
    past_articles: int | None = None
    past_terms: tuple[int, ...] | None = None
    past_counts: tuple[int, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class ClusterScored:
    """Makes stories of articles that a learned score holds to be of one event.

    candidates  nearest articles by words that each is compared with
    near        nearest articles by vectors that each is compared with beside them; 0 where vectors are cheap ones
    zero, one   cosines of vectors that stand for 0 and 1 of the shipped word vectors
    across      least cosine, on that scale, at which articles in two languages are likely one story; null: never
    window      days between two dates beyond which articles are not compared
    trust       of a date printed in the text, against 1 for one that the source gives
    """

    reads: ClassVar[pa.Schema] = schema(ScoredInput)
    writes: ClassVar[pa.Schema] = schema(Clustered)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 6
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    candidates: int
    near: int
    zero: float
    one: float
    across: float | None
    window: int
    trust: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.candidates > 0, "candidates", self.candidates, "a whole number above 0")
        require(self.near >= 0, "near", self.near, "a whole number, 0 or more")
        require(self.zero < self.one, "one", self.one, "a cosine above `zero`")
        require(self.across is None or 0 < self.across <= 1, "across", self.across, "above 0, up to 1, or null")
        require(self.window > 0, "window", self.window, "a number of days above 0")
        require(0 <= self.trust <= 1, "trust", self.trust, "from 0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        corpus = read_corpus(table)
        given = corpus.table
        spoken = given.column("language").to_pylist()
        titles, bodies, vectors = (given.column(name) for name in ("title_terms", "body_terms", "vector"))
        views = views_of(titles, bodies, vectors, past_of(given), spoken)
        days = np.array([date.fromisoformat(a.day).toordinal() if a.day else UNDATED for a in corpus.leads], np.int64)
        sure = np.asarray(given.column("published").is_valid())
        languages = np.array(spoken, dtype=np.str_)
        pairs = self.scored(views, days, sure, languages, networks())
        made = list(merges(views.count, pairs, self.candidates))
        lost = against(made, _fresh(table, corpus), days)
        return to_stories(corpus, held(made, standing(views.count, pairs), networks(), lost))

    def scored(
        self,
        views: Views,
        days: NDArray[np.int64],
        sure: NDArray[np.bool_],
        languages: NDArray[np.str_],
        learned: Networks,
    ) -> Similar:
        """Pairs of articles with the probability that they are of one story, where it is LEAST or more.

        sure  whether a day comes from the source, and not from the text
        """
        dense = views.dense if isinstance(views.dense, np.ndarray) else None
        window = np.where(sure, days, UNDATED)
        left, right = candidate_pairs(views.full, dense, window, self.window, self.candidates, self.near)
        cosine = self.evened(cosines(views.dense, left, right))
        features = pair_features(views, left, right, cosine)
        apart = languages[left] != languages[right]
        apart &= (languages[left] != UNDECIDED) & (languages[right] != UNDECIDED)
        odds = np.where(apart, self.by_vectors(cosine), learned.pair.log_odds(features))
        against, speaking = self.dated(odds, days, sure, left, right)
        # Days that speak against a pair keep it from being a neighbour; those that speak for it are no words shared.
        odds += against
        first, kept = likely(left, right, odds)
        around = np.concatenate((context_features(views.count, first), features[kept]), axis=1)
        odds = np.where(apart[kept], odds[kept], learned.context.log_odds(around) + against[kept]) + speaking[kept]
        return likely(first.left, first.right, odds)[0]

    def evened(self, cosine: Numbers) -> Numbers:
        """Cosines on the scale of the shipped word vectors; 0, which means no vector, stays 0."""
        return np.where(cosine == 0, 0.0, (cosine - self.zero) / (self.one - self.zero))

    def by_vectors(self, cosine: Numbers) -> Numbers:
        """Log-odds of pairs in two languages, which share few words: by their vectors alone."""
        return np.full(len(cosine), -np.inf) if self.across is None else 12.0 * (cosine - self.across)

    def dated(
        self,
        odds: Numbers,
        days: NDArray[np.int64],
        sure: NDArray[np.bool_],
        left: NDArray[np.int64],
        right: NDArray[np.int64],
    ) -> tuple[Numbers, Numbers]:
        """What the days between two articles take off their log-odds, and what they add; 0 where one has none."""
        gaps = np.zeros(len(odds))
        given = sure[left] & sure[right]
        for pairs, trust in ((given, 1.0), (~given & (days[left] != UNDATED) & (days[right] != UNDATED), self.trust)):
            gap = np.abs(days[left[pairs]] - days[right[pairs]])
            gaps[pairs] = trust * gap_log_odds(gap, probability(odds[pairs]))
        return np.minimum(gaps, 0.0), np.maximum(gaps, 0.0)


def past_of(table: pa.Table) -> Past | None:
    """What the columns tell of articles that have left; None in a run of its own."""
    counts = table.column("past_articles")
    if not len(counts) or counts[0].as_py() is None:
        return None
    words = (flat_lists(table.column(name).combine_chunks())[0] for name in ("past_terms", "past_counts"))
    return Past(counts[0].as_py(), *words)


def _fresh(table: pa.Table, corpus: Corpus) -> NDArray[np.bool_]:
    """Whether a lead and all of its copies came in with this run; in a run of its own none is told from the others."""
    known = {o for o, fresh in zip(table["origin"].to_pylist(), table["fresh"].to_pylist(), strict=True) if not fresh}
    return np.array([lead.origin not in known for lead in corpus.leads], np.bool_)


def likely(left: NDArray[np.int64], right: NDArray[np.int64], odds: Numbers) -> tuple[Similar, NDArray[np.bool_]]:
    """The pairs of a probability of LEAST or more, and which of those given they are."""
    value = np.round(probability(odds), 6)
    kept = value >= LEAST
    return Similar(left[kept], right[kept], value[kept]), kept
