"""Articles as rows of matrices, a matrix for each way in which two articles can be alike.

Words are weighed by how rare they are in the language of the article (weights.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.stages.cluster.vectors import Matrix, Numbers, filled, flat_lists, matrix
from pipeline.stages.cluster.weights import Past, Weights, weights_of
from pipeline.stages.index.terms import is_number, pairs_of

PAIR_WEIGHT = 0.5  # of two neighbouring words, against 1 of a word
LEAD = 40  # words of title and body together
RARE = 4.0  # weight above which a word is rare: one article in fifty or so
MOST_NUMBER = 6.0  # weight of a number at most: each is rare, and few tell one event from another


@dataclass(frozen=True, slots=True)
class Views:
    """Matrices with an article a row; `full`, `title`, `lead` and `dense` have rows of unit length, or zeros.

    full     words and pairs of words, the title twice
    present  1 for each word that occurs
    named    weights of the words of the title
    rare     square roots of the weights of rare words, so that a product sums the weights of shared ones
    numbers  the same for words that begin with a digit
    dense    vectors of `embed`, sparse ones too
    words    how many words there are, title and body
    """

    full: Matrix
    title: Matrix
    lead: Matrix
    present: Matrix
    named: Matrix
    rare: Matrix
    numbers: Matrix
    dense: Matrix | NDArray[np.float32]
    words: NDArray[np.int64]

    @property
    def count(self) -> int:
        return int(self.full.shape[0])


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and pairs of all articles in a row: whose, which, how far from the beginning."""

    row: NDArray[np.int64]
    term: NDArray[np.int64]
    place: NDArray[np.int64]
    title: NDArray[np.bool_]


def views_of(
    titles: pa.ChunkedArray,
    bodies: pa.ChunkedArray,
    vectors: pa.ChunkedArray,
    past: Past | None = None,
    languages: Sequence[str] | None = None,
) -> Views:
    """The views of articles, from the columns of `index` and `embed`; without languages all are in English."""
    count = len(titles)
    tokens = tokens_of(titles, bodies)
    vocabulary, column = np.unique(tokens.term, return_inverse=True)
    shape = (count, max(1, len(vocabulary)))

    def table(chosen: NDArray[np.bool_], weight: Numbers) -> Matrix:
        return csr_array((weight[chosen], (tokens.row[chosen], column[chosen])), shape=shape)

    ones = np.ones(len(column))
    word = tokens.term >= 0
    full = table(word | ~word, np.where(tokens.title, 2.0, 1.0))
    weights = weights_of(vocabulary, full, languages or ["en"] * count, past)
    single = _padded(vocabulary >= 0, shape[1])
    number = single & _padded(is_number(vocabulary), shape[1])
    present = _ones(table(word, ones))
    words = np.bincount(tokens.row[tokens.term >= 0], minlength=count)
    known = weights.of(present)
    return Views(
        full=_unit(_scaled(_damped(full), weights.of(full) * np.where(single, 1.0, PAIR_WEIGHT)[full.indices])),
        title=_unit(_weighed(_damped(table(word & tokens.title, ones)), weights)),
        lead=_unit(_weighed(_damped(table(word & (tokens.place < LEAD), ones)), weights)),
        present=present,
        named=_weighed(_ones(table(word & tokens.title, ones)), weights),
        rare=_scaled(present, np.sqrt(np.where((single & ~number)[present.indices] & (known > RARE), known, 0.0))),
        numbers=_scaled(present, np.sqrt(np.where(number[present.indices], np.minimum(known, MOST_NUMBER), 0.0))),
        dense=_dense(vectors),
        words=words,
    )


def tokens_of(titles: pa.ChunkedArray, bodies: pa.ChunkedArray) -> Tokens:
    """The words of titles and bodies, and their pairs; no pair reaches from one into the other."""
    title, ends = flat_lists(titles.combine_chunks())
    body, body_ends = flat_lists(bodies.combine_chunks())
    lengths = np.diff(ends)
    parts = [_words(title, ends, np.zeros_like(lengths), True), _words(body, body_ends, lengths, False)]
    parts += [_pairs(part) for part in parts]
    return Tokens(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("row", "term", "place", "title")))


def _words(terms: NDArray[np.int64], ends: NDArray[np.int64], before: NDArray[np.int64], title: bool) -> Tokens:
    row = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    place = np.arange(len(terms)) - ends[:-1][row] + before[row]
    return Tokens(row, terms.astype(np.int64), place, np.full(len(terms), title))


def _pairs(words: Tokens) -> Tokens:
    together = words.row[:-1] == words.row[1:]
    terms = pairs_of(words.term[:-1][together], words.term[1:][together])
    return Tokens(words.row[:-1][together], terms, words.place[:-1][together], words.title[:-1][together])


def _padded(mask: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    return mask if len(mask) == size else np.zeros(size, bool)


def _damped(counts: Matrix) -> Matrix:
    return csr_array((1 + np.log(counts.data), counts.indices, counts.indptr), shape=counts.shape)


def _ones(counts: Matrix) -> Matrix:
    return csr_array((np.ones(counts.nnz), counts.indices, counts.indptr), shape=counts.shape)


def _weighed(rows: Matrix, weights: Weights) -> Matrix:
    return _scaled(rows, weights.of(rows))


def _scaled(rows: Matrix, weights: Numbers) -> Matrix:
    """Entries times their weights, without those that come to nothing."""
    scaled = csr_array((rows.data * weights, rows.indices.copy(), rows.indptr.copy()), shape=rows.shape)
    scaled.eliminate_zeros()
    return scaled


def _unit(rows: Matrix) -> Matrix:
    length = np.sqrt(sums(rows, rows.data**2))
    length[length == 0] = 1.0
    return csr_array((rows.data / np.repeat(length, np.diff(rows.indptr)), rows.indices, rows.indptr), shape=rows.shape)


def sums(rows: Matrix, values: Numbers) -> Numbers:
    """The sum of values that belong to the entries of a matrix, for each of its rows."""
    ends = np.concatenate((np.zeros(1), np.cumsum(values)))
    total: Numbers = ends[rows.indptr[1:]] - ends[rows.indptr[:-1]]
    return total


def _dense(vectors: pa.ChunkedArray) -> Matrix | NDArray[np.float32]:
    rows = matrix(vectors)
    full = filled(rows)
    return rows if full is None else full.astype(np.float32)
