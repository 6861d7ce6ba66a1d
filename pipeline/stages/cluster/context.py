"""What the other pairs of two articles say of the pair: its context.

Two articles of one story are near to the same third ones, and are among each other's nearest; look-alikes are often
near to others more. The second pair score is made of these and of what the first one was made of.
"""

import numpy as np
from scipy.sparse import csr_array

from pipeline.stages.cluster.network import log_odds
from pipeline.stages.cluster.similar import Similar
from pipeline.stages.cluster.standing import ranks, standing
from pipeline.stages.cluster.vectors import Numbers

CONTEXT = ("odds", "rank_less", "rank_more", "best_less", "best_more", "common", "common_share",
           "mass_less", "mass_more", "around", "region", "usual")  # fmt: skip

LEAST = 0.01  # probability below which a pair counts as none
_BARE = 0.05  # length of the other scores of two articles below which the share in common says little
_BLOCK = 20_000  # pairs whose rows are held at a time


def context_features(count: int, pairs: Similar) -> Numbers:
    """A row of CONTEXT for each pair, from the first scores of all pairs of `count` articles.

    odds          log-odds of the pair
    rank          of each among the other's pairs, as log(1 + rank): the better and the worse
    best          log-odds of the likeliest pair of each: the lower and the higher
    common        sum over third articles of the product of the two scores with it, as log(1 + sum)
    common_share  the same as a cosine, the pair itself left out
    mass          sum of the scores of each, as log(1 + sum): the lower and the higher
    around        mean best score around the two, farther around (region) and in the corpus (usual; standing.py)
    """
    left, right, value = pairs.left, pairs.right, pairs.value
    stands = standing(count, pairs)
    own, other, both = np.concatenate((left, right)), np.concatenate((right, left)), np.concatenate((value, value))
    rank = np.log1p(ranks(count, own, other, both).reshape(2, -1))
    best, mass = log_odds(stands.best, LEAST), np.log1p(stands.mass)
    scores = csr_array((both, (own, other)), shape=(count, count))
    common = _common(scores, left, right)
    squares = np.bincount(own, both**2, minlength=count)
    rest = [np.sqrt(np.maximum(squares[side] - value**2, 1e-4)) for side in (left, right)]
    columns = (
        log_odds(value, LEAST),
        rank.min(axis=0),
        rank.max(axis=0),
        np.minimum(best[left], best[right]),
        np.maximum(best[left], best[right]),
        np.log1p(common),
        np.minimum(common / np.maximum(rest[0] * rest[1], _BARE), 1.0),
        np.minimum(mass[left], mass[right]),
        np.maximum(mass[left], mass[right]),
        (stands.around[left] + stands.around[right]) / 2,
        (stands.region[left] + stands.region[right]) / 2,
        np.full(len(left), stands.usual),
    )
    return np.stack(columns, axis=1)


def _common(scores: csr_array, left: np.ndarray, right: np.ndarray) -> Numbers:
    """The inner product of the rows of each pair."""
    parts = [
        np.asarray(scores[left[at : at + _BLOCK]].multiply(scores[right[at : at + _BLOCK]]).sum(axis=1)).ravel()
        for at in range(0, len(left), _BLOCK)
    ]
    return np.concatenate([np.zeros(0), *parts])
