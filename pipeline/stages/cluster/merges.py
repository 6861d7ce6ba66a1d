"""Group-average merging to the end, with a note of how things stood at each merge.

The two groups with the highest mean score over all pairs of their articles are merged, down to a low floor; which
merges hold is judged afterwards (judge.py). A pair without a score counts 0. An article is compared with its nearest
`most` ones only, so that between big groups many pairs are missing that would have a score: a mean is taken over the
pairs that can be there.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.stages.cluster.similar import Similar

FLOOR = 0.015  # mean score below which groups are not merged, nor asked about
RIVALS = 5  # groups whose mean score with a group is its level


@dataclass(frozen=True, slots=True)
class Merge:
    """Group `gone` is merged into group `into`, whose number is lower. First figures are of the greater group.

    mean     score between the groups
    within   mean score inside each, None for an article alone
    size     articles in each
    rival    highest mean score of each with a third group
    level    mean of its RIVALS highest
    between  highest score of a third group with both: the lower of its two
    first    whether `into` is the greater group
    """

    into: int
    gone: int
    mean: float
    within: tuple[float | None, float | None]
    size: tuple[int, int]
    rival: tuple[float, float]
    level: tuple[float, float]
    between: float
    first: bool


_Pair = tuple[float, int, int, int, int]
"""Two groups by their mean score, negative, and numbers, and the version of each that it is of."""


class _Groups:
    """Sums of scores inside and between groups; numbers are those of the lowest article of a group."""

    def __init__(self, count: int, pairs: Similar, most: int) -> None:
        self.most = most
        self.sums: list[dict[int, float]] = [{} for _ in range(count)]
        self.size = [1] * count
        self.inside = [0.0] * count
        self.version = [0] * count
        for i, j, value in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.value.tolist(), strict=True):
            self.sums[i][j] = self.sums[j][i] = value

    def possible(self, i: int, j: int) -> float:
        """How many scored pairs there can be between two groups."""
        both = self.size[i] + self.size[j]
        return self.size[i] * self.size[j] * min(1.0, self.most / both)

    def mean(self, i: int, j: int) -> float:
        return self.sums[i][j] / self.possible(i, j)

    def means(self, i: int) -> Iterator[tuple[int, float]]:
        """Each group that shares scores with group `i`, and the mean between them: `mean` without its calls."""
        own, size, most = self.size[i], self.size, self.most
        for k, total in self.sums[i].items():
            both = own + size[k]
            yield k, total / (own * size[k] * (most / both if both > most else 1.0))

    def hold(self, pair: _Pair) -> bool:
        """Whether both groups of a pair are still as they were."""
        _, i, j, one, other = pair
        return self.version[i] == one and self.version[j] == other

    def within(self, i: int) -> float | None:
        size = self.size[i]
        return self.inside[i] / (size * (size - 1) / 2 * min(1.0, self.most / size)) if size > 1 else None

    def merge(self, i: int, j: int) -> None:
        """Move group `j` into group `i`."""
        self.inside[i] += self.inside[j] + self.sums[i].pop(j)
        del self.sums[j][i]
        for k, value in self.sums[j].items():
            del self.sums[k][j]
            self.sums[i][k] = self.sums[k][i] = self.sums[i].get(k, 0.0) + value
        self.sums[j] = {}
        self.size[i] += self.size[j]
        self.version[i] += 1
        self.version[j] += 1


def merges(count: int, pairs: Similar, most: int) -> Iterator[Merge]:
    """The merges of `count` articles in their order; ties go to the lower numbers.

    A pair waits with the group that changed last, and only the best pair of each group is weighed against others: in
    one heap of all, most of the pairs would come to their turn when a group of theirs is no more.
    """
    groups = _Groups(count, pairs, most)
    waiting: list[list[_Pair]] = [[] for _ in range(count)]
    for i, j, value in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.value.tolist(), strict=True):
        if value >= FLOOR:
            waiting[i].append((-value, i, j, 0, 0))
    for queue in waiting:
        heapq.heapify(queue)
    heads = [(queue[0], i) for i, queue in enumerate(waiting) if queue]
    heapq.heapify(heads)
    while heads:
        pair, holder = heapq.heappop(heads)
        if groups.hold(pair):
            negative, holder, gone, _, _ = pair
            yield _note(groups, holder, gone, -negative)
            groups.merge(holder, gone)
            waiting[holder], waiting[gone] = _pairs(groups, holder), []
        queue = waiting[holder]
        while queue and not groups.hold(queue[0]):
            heapq.heappop(queue)
        if queue:
            heapq.heappush(heads, (queue[0], holder))


def _pairs(groups: _Groups, i: int) -> list[_Pair]:
    """The pairs of a group that has just changed, as a heap."""
    version, own = groups.version, groups.version[i]
    found = []
    for k, exact in groups.means(i):
        mean = round(exact, 9)
        if mean >= FLOOR:
            found.append((-mean, i, k, own, version[k]) if i < k else (-mean, k, i, version[k], own))
    heapq.heapify(found)
    return found


def _note(groups: _Groups, i: int, j: int, mean: float) -> Merge:
    great, small = (i, j) if groups.size[i] >= groups.size[j] else (j, i)
    rivals = [_rivals(groups, great, small), _rivals(groups, small, great)]
    return Merge(
        into=i,
        gone=j,
        mean=mean,
        within=(groups.within(great), groups.within(small)),
        size=(groups.size[great], groups.size[small]),
        rival=(rivals[0][0], rivals[1][0]),
        level=(sum(rivals[0]) / RIVALS, sum(rivals[1]) / RIVALS),
        between=_between(groups, i, j),
        first=great == i,
    )


def _rivals(groups: _Groups, i: int, besides: int) -> list[float]:
    """The RIVALS highest mean scores of a group with others."""
    means = sorted([mean for k, mean in groups.means(i) if k != besides], reverse=True)[:RIVALS]
    return means + [0.0] * (RIVALS - len(means))


def _between(groups: _Groups, i: int, j: int) -> float:
    fewer, more = sorted((groups.sums[i], groups.sums[j]), key=len)
    return max((min(groups.mean(i, k), groups.mean(j, k)) for k in fewer if k in more), default=0.0)
