"""The set of sentences within a budget that covers the most weight: an integer program, solved by HiGHS.

Gillick and Favre, "A Scalable Global Model for Summarization" (ILP-NLP 2009). Concepts come sorted and there is no time
limit, only one on nodes, so that the same story gives the same set.
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from pipeline.stages.rank.greedy import Concept

NODES = 2000
"""Of the search tree: far more than stories of ten articles take."""

GAP = 1e-4
"""The set is this close to the best one, as a share."""


def best_set(
    lengths: Sequence[int], concepts: Sequence[Sequence[Concept]], weights: dict[Concept, float], budget: int
) -> list[int]:
    """Positions, ascending, of the sentences of at most `budget` words in all; [] where none fits."""
    # Imported here: it takes half as long as all else that a run imports, and the default run needs none of it.
    from scipy.optimize import Bounds, LinearConstraint, milp

    kept = [i for i, length in enumerate(lengths) if length <= budget]
    names = sorted({c for i in kept for c in concepts[i] if weights[c] > 0})
    if not kept or not names:
        return []
    column = {c: len(kept) + j for j, c in enumerate(names)}
    held = [(column[c], j) for j, i in enumerate(kept) for c in concepts[i] if c in column]
    total = len(kept) + len(names)
    # A concept counts where a chosen sentence holds it: c <= sum of its sentences.
    rows = [*range(len(names))] + [c - len(kept) for c, _ in held]
    columns = [len(kept) + j for j in range(len(names))] + [j for _, j in held]
    values = [1.0] * len(names) + [-1.0] * len(held)
    cover = LinearConstraint(sparse.csr_array((values, (rows, columns)), shape=(len(names), total)), -np.inf, 0)
    words = np.zeros((1, total))
    words[0, : len(kept)] = [lengths[i] for i in kept]
    found = milp(
        np.concatenate([np.zeros(len(kept)), [-weights[c] for c in names]]),
        constraints=[cover, LinearConstraint(words, 0, budget)],
        # A concept needs no integer: it is worth taking whole as soon as it may be taken.
        integrality=np.concatenate([np.ones(len(kept)), np.zeros(len(names))]),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": GAP, "node_limit": NODES},
    )
    return [] if found.x is None else [kept[j] for j in range(len(kept)) if found.x[j] > 0.5]
