"""Similarity against that of the neighbourhood: in a crowd of articles on one subject, alike means less.

The idea of CSLS (A. Conneau et al., "Word translation without parallel data", 2018, 3.3): from the similarity of a
pair the mean similarity of each one to its neighbours is taken. Here these are the neighbours of the ranks FIRST to
LAST, beyond the story itself in nearly all cases, and the mean is bounded, so that a story of a hundred articles is
not taken for a crowd. A corpus of fewer articles than FIRST is left as it is.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.similar import Similar

FIRST, LAST = 20, 50


def uncrowded(pairs: Similar, count: int, most: float, floor: float) -> Similar:
    """The pairs of `count` articles with similarities less the mean level, at most `most`, of the two articles.

    Pairs whose similarity falls below `floor` are left out.
    """
    level = np.minimum(levels(pairs, count), most)
    value = np.round(pairs.value - (level[pairs.left] + level[pairs.right]) / 2, 9)
    kept = value >= floor
    return Similar(pairs.left[kept], pairs.right[kept], value[kept])


def levels(pairs: Similar, count: int) -> NDArray[np.float64]:
    """The mean similarity of each article to its neighbours of the ranks FIRST to LAST; absent ones count 0."""
    article = np.concatenate((pairs.left, pairs.right))
    value = np.concatenate((pairs.value, pairs.value))
    order = np.lexsort((-value, article))
    article, ordered = article[order], value[order]
    rank = np.arange(len(article)) - np.searchsorted(article, np.arange(count))[article]
    chosen = (rank >= FIRST) & (rank < LAST)
    total = np.zeros(count)
    np.add.at(total, article[chosen], ordered[chosen])
    return total / (LAST - FIRST)
