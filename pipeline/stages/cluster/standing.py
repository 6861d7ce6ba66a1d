"""How each article stands among the others: whether it has anybody near at all, and how much.

A score means one thing where most articles have a sure partner and another where none has: among articles of
nothing but different events the best partner of each is a chance likeness. So the second pair score and the judge of
merges are told how the articles around stand, and how those of the whole corpus do.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.similar import Similar
from pipeline.stages.cluster.vectors import Numbers

AROUND = 10  # nearest articles that are an article's surroundings
_USUAL = 0.6  # best score that is taken for some articles more, so that few say little:
_FEW_AROUND, _FEW = 1.0, 5.0  # for so many around, for so many in the corpus


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A number for each article, from the scores (probabilities) of its pairs.

    best    highest score
    mass    sum of scores: how many articles are expected in its story, beside it
    around  mean of `best` over the article and its AROUND nearest ones
    region  mean of `around` over the same, which reaches as far as their nearest ones
    usual   mean of `best` over the corpus: one number
    """

    best: Numbers
    mass: Numbers
    around: Numbers
    region: Numbers
    usual: float


def standing(count: int, pairs: Similar) -> Standing:
    """Of each of `count` articles; those without pairs have a `best` of 0."""
    best = np.zeros(count)
    np.maximum.at(best, pairs.left, pairs.value)
    np.maximum.at(best, pairs.right, pairs.value)
    own, other = np.concatenate((pairs.left, pairs.right)), np.concatenate((pairs.right, pairs.left))
    value = np.concatenate((pairs.value, pairs.value))
    near = ranks(count, own, other, value) < AROUND
    own_near, other_near = own[near], other[near]
    articles = 1 + np.bincount(own_near, minlength=count)
    around = (best + np.bincount(own_near, best[other_near], minlength=count) + _FEW_AROUND * _USUAL) / (
        articles + _FEW_AROUND
    )
    region = (around + np.bincount(own_near, around[other_near], minlength=count)) / articles
    mass = np.bincount(own, value, minlength=count).astype(np.float64)
    usual = float((best.sum() + _FEW * _USUAL) / (count + _FEW))
    return Standing(best, mass, around, region, usual)


def ranks(count: int, own: NDArray[np.int64], other: NDArray[np.int64], value: Numbers) -> NDArray[np.int64]:
    """For each entry the rank of `other` among the entries of `own`, from 0; ties go to the lower numbers."""
    order = np.lexsort((other, -value, own))
    found = np.empty(len(own), np.int64)
    found[order] = np.arange(len(own)) - np.searchsorted(own[order], np.arange(count))[own[order]]
    return found
