"""Groups of values of one measure."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from pipeline.records import Relation

DIFFER: frozenset[Relation] = frozenset({"update", "conflict"})
PRECEDENCE: tuple[Relation, ...] = ("conversion", "rounding", "same", "update", "conflict")
_HALF = 0.5


class Link(NamedTuple):
    """How two values stand to each other, and how surely they measure one thing."""

    relation: Relation
    likeness: float


Links = dict[tuple[int, int], Link]
"""By the positions of both values, ascending."""


def groups_of(count: int, links: Links) -> list[list[int]]:
    """Values of one measure: first those that agree, each with each, so that no chain of likenesses joins two measures;
    then such groups that differ, by any of their values, from at least half of the others."""
    agreeing = {pair: link for pair, link in links.items() if link.relation not in DIFFER}
    groups = _linked(count, set(agreeing), sorted(agreeing, key=lambda pair: (-agreeing[pair].likeness, pair)), 1.0)
    place = {value: i for i, group in enumerate(groups) for value in group}
    between: dict[tuple[int, int], Link] = {}
    for (i, j), link in sorted(links.items()):
        low, high = sorted((place[i], place[j]))
        if link.relation in DIFFER and low != high:
            between[low, high] = max(link, between.get((low, high), link), key=lambda link: link.likeness)
    order = sorted(between, key=lambda pair: (PRECEDENCE.index(between[pair].relation), -between[pair].likeness, pair))
    joined = _linked(len(groups), set(between), order, _HALF)
    return sorted(sorted(value for i in members for value in groups[i]) for members in joined)


def _linked(
    count: int, related: set[tuple[int, int]], order: Sequence[tuple[int, int]], share: float
) -> list[list[int]]:
    """Groups that are joined, pair by pair, where this share of the pairs between them is related; 1: every one."""
    group_of = {i: [i] for i in range(count)}
    for i, j in order:
        left, right = group_of[i], group_of[j]
        linked = sum((min(a, b), max(a, b)) in related for a, b in product(left, right))
        if left is right or linked < share * len(left) * len(right):
            continue
        left.extend(right)
        for member in right:
            group_of[member] = left
    return sorted({id(group): sorted(group) for group in group_of.values()}.values())
