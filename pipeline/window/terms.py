"""How many articles of the past hold each word: what is common and what is rare is known longer than articles are kept.

A window of some days holds too few articles to tell a rare word from one that the week's news just has not used. So the
words and pairs of words of articles that leave are counted, by their numbers (stages/index/terms.py), and the counts
go from run to run. Where they are those of more than `MOST` articles, all are halved: memory is bounded, and old news
counts less.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.stages.cluster.views import tokens_of

MOST = 1000
"""Articles whose words are counted before all counts are halved."""

COUNTS = pa.schema([pa.field("term", pa.int64(), nullable=False), pa.field("articles", pa.int64(), nullable=False)])

INDEXED = ("article_id", "title_terms", "body_terms")

_LISTS = pa.large_list(pa.int64())


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Words of articles that are not kept any more.

    articles  how many they are
    terms     numbers of words and pairs, ascending; counts: how many of the articles hold each
    """

    articles: int
    terms: NDArray[np.int64]
    counts: NDArray[np.int64]

    def table(self) -> pa.Table:
        return pa.table([pa.array(self.terms), pa.array(self.counts)], schema=COUNTS)

    def holding(self, terms: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many articles hold each of these words."""
        if not len(self.terms):
            return np.zeros(len(terms), np.int64)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self.counts[at], 0)


def nothing() -> Past:
    """Before the first article has left."""
    return Past(0, np.zeros(0, np.int64), np.zeros(0, np.int64))


def past_of(articles: int, counts: pa.Table) -> Past:
    """From what a run has written."""
    return Past(articles, np.asarray(counts["term"]), np.asarray(counts["articles"]))


def with_those_that_left(past: Past, indexed: pa.Table, present: pa.Array) -> Past:
    """The past after a run.

    indexed  the columns INDEXED of the articles of the last run
    present  ids of the articles of this one
    """
    left = indexed.filter(pc.invert(pc.is_in(indexed["article_id"], value_set=present)))
    if not len(left):
        return past
    terms, counts = np.unique(_held(left)[0], return_counts=True)
    every = np.union1d(past.terms, terms)
    summed = past.holding(every) + Past(0, terms, counts.astype(np.int64)).holding(every)
    articles = past.articles + len(left)
    while articles > MOST:
        articles, summed = articles // 2, summed // 2
    return Past(articles, every[summed > 0], summed[summed > 0])


def with_counts(articles: pa.Table, past: Past) -> pa.Table:
    """Articles with what they ask of the past: `past_articles`, and `past_terms` with `past_counts`, which list those
    words of an article that articles of the past hold."""
    terms, rows = _held(articles)
    counts = past.holding(terms)
    order = np.lexsort((terms, rows))
    order = order[counts[order] > 0]
    ends = np.searchsorted(rows[order], np.arange(len(articles) + 1))
    told = {"past_articles": pa.array([past.articles] * len(articles), pa.int64())}
    for name, values in (("past_terms", terms), ("past_counts", counts)):
        told[name] = pa.LargeListArray.from_arrays(ends, pa.array(values[order]), type=_LISTS)
    columns = [told.get(name, articles[name]) for name in articles.column_names]
    return pa.Table.from_arrays(columns, schema=articles.schema)


def _held(articles: pa.Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each word and pair once for each article that holds it: terms, and positions of articles."""
    tokens = tokens_of(articles["title_terms"], articles["body_terms"])
    terms, place = np.unique(tokens.term, return_inverse=True)
    keys = np.unique(place.astype(np.int64) * max(len(articles), 1) + tokens.row)
    return terms[keys // max(len(articles), 1)], keys % max(len(articles), 1)
