"""Sparse TF-IDF of title and opening, with document frequencies smoothed by those of news at large.

G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988. A term's weight is
(1 + log tf) * log((N + P + 1) / (df + P * share + 0.5)): the corpus of N articles counts together with P articles
of the background (background.py), so that weights, and thresholds on cosines, hold from one article to thousands.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.records import Dropped, Embedded
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.embed.terms import counted, plain_words
from pipeline.stages.embed.transformer import EmbedInput
from pipeline.tables import schema, to_records, to_table
from pipeline.text.background import background

_DECIMALS = 9  # sums differ in the last places between builds of numpy


@dataclass(frozen=True, kw_only=True)
class EmbedTfidf:
    """Gives each article a sparse vector whose positions are the terms of the corpus, in alphabetical order.

    words        of the body that are read
    title_count  how many times the title counts
    pair_weight  of two neighbouring words, against 1 of a word
    prior        articles of the background that count together with the corpus
    unseen       share of the background's articles that is taken for a term it does not list
    """

    reads: ClassVar[pa.Schema] = schema(EmbedInput)
    writes: ClassVar[pa.Schema] = schema(Embedded)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    words: int
    title_count: int
    pair_weight: float
    prior: int
    unseen: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.words > 0, "words", self.words, "a whole number above 0")
        require(self.title_count >= 0, "title_count", self.title_count, "a whole number, 0 or more")
        require(self.pair_weight >= 0, "pair_weight", self.pair_weight, "a number, 0 or more")
        require(self.prior >= 0, "prior", self.prior, "a whole number, 0 or more")
        require(0 < self.unseen < 1, "unseen", self.unseen, "a share above 0 and below 1")

    def __call__(self, table: pa.Table) -> StageResult:
        articles = sorted(to_records(table, EmbedInput), key=lambda a: a.article_id)
        counts = [self.counts(article) for article in articles]
        held = Counter(term for count in counts for term in count)
        position = {term: i for i, term in enumerate(sorted(held))}
        weights = self.weights(held, len(articles))
        vectors = vector_column([unit_vector(count, position, weights) for count in counts], len(position))
        keys = pa.array([a.article_id for a in articles], pa.large_string())
        return StageResult(pa.Table.from_arrays([keys, vectors], schema=self.writes), to_table([], Dropped))

    def counts(self, article: EmbedInput) -> Counter[str]:
        """How often each term occurs in the title and the opening of the body."""
        title, layout, text = article.title, article.layout, article.text
        if title is None and layout.title is not None:
            title = text[layout.title.start : layout.title.end]
        body: list[str] = []
        for span in layout.body:
            if len(body) == self.words:
                break
            body += plain_words(text[span.start : span.end], self.words - len(body))
        return counted([plain_words(title or "", self.words)] * self.title_count + [body])

    def weights(self, held: Mapping[str, int], articles: int) -> NDArray[np.float64]:
        """The inverse document frequency of each term, in alphabetical order, never negative."""
        known = background()
        terms = sorted(held)
        shares = np.array([known.get(term, self.unseen) for term in terms], dtype=np.float64)
        numbers = np.array([held[term] for term in terms], dtype=np.float64)
        factors = np.array([self.pair_weight if " " in term else 1.0 for term in terms], dtype=np.float64)
        weights: NDArray[np.float64] = np.log((articles + self.prior + 1) / (numbers + self.prior * shares + 0.5))
        return np.maximum(weights, 0.0) * factors


def unit_vector(
    counts: Mapping[str, int], position: Mapping[str, int], weights: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Positions of terms, ascending, and weights of unit length; both empty where no term has a weight."""
    indices = np.array([position[term] for term in counts], dtype=np.int64)
    values = (1 + np.log(np.array(list(counts.values()), dtype=np.float64))) * weights[indices]
    kept = np.argsort(indices)
    kept = kept[values[kept] > 0]
    unit: NDArray[np.float64] = values[kept] / (np.sqrt((values[kept] ** 2).sum()) or 1.0)
    return indices[kept], unit.round(_DECIMALS)


def vector_column(rows: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]], size: int) -> pa.Array:
    """Sparse vectors as an Arrow column, without a Python object for each number."""
    kind = schema(Embedded).field("vector").type
    ends = np.cumsum([len(indices) for indices, _ in rows], dtype=np.int64)
    offsets = np.concatenate((np.zeros(1, np.int64), ends))
    indices = np.concatenate([np.zeros(0, np.int64), *(indices for indices, _ in rows)])
    values = np.concatenate([np.zeros(0, np.float64), *(values for _, values in rows)])
    lists = [
        pa.LargeListArray.from_arrays(offsets, pa.array(flat), type=kind.field(name).type)
        for name, flat in (("indices", indices), ("values", values))
    ]
    sizes = pa.array(np.full(len(rows), size, dtype=np.int64))
    return pa.StructArray.from_arrays([sizes, *lists], fields=list(kind))
