"""Concepts of sentences, and the order in which sentences cover them.

Lin and Bilmes, "Multi-document Summarization via Budgeted Maximization of Submodular Functions" (HLT 2010): sentences
are taken by new weight for their length. Each concept counts once, so redundancy is part of the order, and what a
sentence brings never grows: scores fall along the order.
"""

import heapq
import math
from collections.abc import Callable, Sequence
from itertools import pairwise

Concept = tuple[str, str]
Place = tuple[bool, int, int]


def concepts_of(words: tuple[str, ...], skipped: frozenset[str]) -> list[Concept]:
    """Neighbouring pairs of words, and each word that is not `skipped`, paired with ""."""
    return [*pairwise(words), *((word, "") for word in words if word not in skipped)]


def greedy_order(
    costs: list[float], concepts: list[list[Concept]], places: list[Place], weights: dict[Concept, float]
) -> list[tuple[int, float]]:
    """Positions by new weight over cost, best first, with that score."""
    covered: set[Concept] = set()

    def gain(i: int) -> float:
        return math.fsum(weights[c] for c in concepts[i] if c not in covered) / costs[i]

    return lazy_order(gain, lambda i: covered.update(concepts[i]), places)


def lazy_order(
    gain: Callable[[int], float], take: Callable[[int], object], places: Sequence[Place]
) -> list[tuple[int, float]]:
    """Positions by what they bring when their turn comes, best first, with that (lazy evaluation: Minoux, 1978).

    gain    what a position brings beside all that are taken; it never grows
    take    takes a position
    places  decide between equal gains
    """
    heap = [(-gain(i), place, i) for i, place in enumerate(places)]
    heapq.heapify(heap)
    order: list[tuple[int, float]] = []
    while heap:
        stale, place, i = heapq.heappop(heap)
        fresh = -gain(i)
        if heap and fresh != stale and (fresh, place) > heap[0][:2]:
            heapq.heappush(heap, (fresh, place, i))
            continue
        take(i)
        order.append((i, -fresh))
    return order
