"""How much each term of an article weighs: common words little, in whatever language the article is written.

A term weighs log((N + P + 1) / (df + P * share + 1/2)): the corpus of N articles counts together with P of the
background, so that weights hold from five articles to thousands. Of a language with common words of its own
(text/common_words.py) these join the background; of another one, what most of its articles hold. In a row of runs
articles that have left count among the N by what is kept of their words (window/terms.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.vectors import Matrix, Numbers
from pipeline.stages.index.terms import is_number, pairs_of, term_of
from pipeline.text.background import background
from pipeline.text.common_words import common_words

PRIOR = 1000  # articles of the background that count together with the corpus
UNSEEN = 0.0003  # share of the background's articles for a term that it does not list
OF_BACKGROUND = {"en", "und"}  # languages whose words the background weighs: English, and what clean could not tell
FEW = 2  # articles that count beside those of a language that is not listed


@dataclass(frozen=True, slots=True)
class Past:
    """Articles that are not in the corpus and count in the weights of words.

    articles  how many
    terms     words and pairs that some of them hold, in any order, some more than once; counts: how many hold each
    """

    articles: int
    terms: NDArray[np.int64]
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of terms, a term a column.

    plain  of each column, by the background alone
    group  of each row: its language, 0 for those that the background weighs
    keys   ascending: group * columns + column, where a language weighs a term by itself; own: its weights
    """

    plain: Numbers
    group: NDArray[np.int64]
    keys: NDArray[np.int64]
    own: Numbers

    def of(self, rows: Matrix) -> Numbers:
        """The weight of each entry of a matrix of these rows and columns."""
        weights: Numbers = self.plain[rows.indices]
        if len(self.keys):
            group = np.repeat(self.group, np.diff(rows.indptr))
            foreign = np.flatnonzero(group)
            key = group[foreign] * len(self.plain) + rows.indices[foreign]
            at = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
            weights[foreign] = np.where(self.keys[at] == key, self.own[at], weights[foreign])
        return weights


def weights_of(
    vocabulary: NDArray[np.int64], rows: Matrix, languages: Sequence[str], past: Past | None = None
) -> Weights:
    """Weights of an ascending vocabulary, the columns of `rows`, for articles in these languages."""
    if not len(vocabulary):
        return Weights(np.zeros(1), np.zeros(len(languages), np.int64), vocabulary, np.zeros(0))
    held, articles = np.bincount(rows.indices, minlength=len(vocabulary)), len(languages)
    if past is not None:
        more = np.zeros(len(vocabulary), np.int64)
        more[np.searchsorted(vocabulary, past.terms)] = past.counts
        held, articles = held + more, articles + past.articles
    share = _shares(vocabulary, *_background())
    names = ["", *sorted(set(languages) - OF_BACKGROUND)]
    group = np.array([names.index(name) if name in names else 0 for name in languages], np.int64)
    keys, own = [np.zeros(0, np.int64)], [np.zeros(0)]
    for number, name in enumerate(names[1:], 1):
        common = _shares(vocabulary, *_common(name)) if common_words(name) else _own(vocabulary, rows[group == number])
        column = np.flatnonzero(common > share)
        keys.append(number * len(vocabulary) + column)
        own.append(_weights(held[column], articles, common[column]))
    return Weights(_weights(held, articles, share), group, np.concatenate(keys), np.concatenate(own))


def _own(vocabulary: NDArray[np.int64], rows: Matrix) -> Numbers:
    """Shares by articles of a language that is not listed: what most of them hold is common, however few they are.

    The third power keeps words of a large story rare.
    """
    held = np.bincount(rows.indices, minlength=len(vocabulary))
    share = ((held + 1) / (rows.shape[0] + FEW)) ** 3
    return np.where((vocabulary >= 0) & ~is_number(vocabulary), share, UNSEEN)


def _weights(held: NDArray[np.int64], articles: int, share: Numbers) -> Numbers:
    return np.maximum(np.log((articles + PRIOR + 1) / (held + PRIOR * share + 0.5)), 0.0)


def _shares(vocabulary: NDArray[np.int64], known: NDArray[np.int64], shares: Numbers) -> Numbers:
    at = np.minimum(np.searchsorted(known, vocabulary), len(known) - 1)
    return np.where(known[at] == vocabulary, shares[at], UNSEEN)


@cache
def _background() -> tuple[NDArray[np.int64], Numbers]:
    """Terms of the background in order, and the share of articles that hold each."""
    terms = []
    for text in background():
        numbers = np.array([term_of(word) for word in text.split(" ")], np.int64)
        terms.append(int(numbers[0] if len(numbers) == 1 else pairs_of(numbers[:1], numbers[1:2])[0]))
    return _ordered(np.array(terms), np.array(list(background().values())))


@cache
def _common(language: str) -> tuple[NDArray[np.int64], Numbers]:
    """Terms of the common words of a language in order, and the share of articles that hold each."""
    terms = np.array([term_of(word) for word in common_words(language)], np.int64)
    return _ordered(terms, np.array(list(common_words(language).values())))


def _ordered(terms: NDArray[np.int64], shares: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    order = np.argsort(terms)
    return terms[order], shares[order]
