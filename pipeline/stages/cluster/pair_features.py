"""In how many ways two articles are alike: what the pair score is made of."""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.vectors import Matrix, Numbers
from pipeline.stages.cluster.views import Views, sums

FEATURES = ("full", "title", "lead", "held", "held_both", "rare", "rare_mass", "numbers", "clash", "dense",
            "titled", "known", "words")  # fmt: skip

LONG = 80  # words beyond which more of them say nothing of how far to trust a cosine
_BLOCK = 20_000  # pairs whose rows are held at a time


def pair_features(views: Views, left: NDArray[np.int64], right: NDArray[np.int64], dense: Numbers) -> Numbers:
    """A row of FEATURES for each pair of positions; `dense` are the cosines of the vectors of `embed`.

    full, title, lead  cosines
    held, held_both    share of the weight of a title that the other article holds: the greater and the less
    rare, numbers      shared weight of rare words (by that of both, and alone) and of numbers
    clash              weight of numbers where both have some and share none
    titled, known      1 where both have a title, a vector
    words              of the shorter one, as a logarithm
    """
    blocks = range(0, len(left), _BLOCK)
    parts = [
        _features(views, left[at : at + _BLOCK], right[at : at + _BLOCK], dense[at : at + _BLOCK]) for at in blocks
    ]
    return np.concatenate([np.zeros((0, len(FEATURES))), *parts])


def _features(views: Views, left: NDArray[np.int64], right: NDArray[np.int64], dense: Numbers) -> Numbers:
    named = sums(views.named, views.named.data)
    rare, numbers = (sums(view, view.data**2) for view in (views.rare, views.numbers))
    one = _products(views.named, left, views.present, right) / np.maximum(named[left], 1e-9)
    other = _products(views.named, right, views.present, left) / np.maximum(named[right], 1e-9)
    shared = _products(views.rare, left, views.rare, right)
    same = _products(views.numbers, left, views.numbers, right)
    fewer = np.minimum(numbers[left], numbers[right])
    columns = (
        _products(views.full, left, views.full, right),
        _products(views.title, left, views.title, right),
        _products(views.lead, left, views.lead, right),
        np.maximum(one, other),
        np.minimum(one, other),
        shared / np.maximum(np.sqrt(rare[left] * rare[right]), 1e-9),
        np.log1p(shared),
        np.log1p(same),
        np.where((fewer > 0) & (same == 0), np.log1p(fewer), 0.0),
        dense,
        (named[left] > 0) & (named[right] > 0),
        dense != 0,
        np.log1p(np.minimum(np.minimum(views.words[left], views.words[right]), LONG)),
    )
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def cosines(vectors: Matrix | NDArray[np.float32], left: NDArray[np.int64], right: NDArray[np.int64]) -> Numbers:
    """The cosine of each pair of rows of unit length."""
    if not isinstance(vectors, np.ndarray):
        return _in_blocks(vectors, left, vectors, right)
    parts = [
        np.einsum("ij,ij->i", vectors[left[at : at + _BLOCK]], vectors[right[at : at + _BLOCK]], dtype=np.float64)
        for at in range(0, len(left), _BLOCK)
    ]
    return np.concatenate([np.zeros(0), *parts])


def _in_blocks(one: Matrix, left: NDArray[np.int64], other: Matrix, right: NDArray[np.int64]) -> Numbers:
    blocks = range(0, len(left), _BLOCK)
    parts = [_products(one, left[at : at + _BLOCK], other, right[at : at + _BLOCK]) for at in blocks]
    return np.concatenate([np.zeros(0), *parts])


def _products(one: Matrix, left: NDArray[np.int64], other: Matrix, right: NDArray[np.int64]) -> Numbers:
    """The inner product of each row of one matrix with a row of the other."""
    product = one[left].multiply(other[right]).tocsr()
    return sums(product, product.data)
