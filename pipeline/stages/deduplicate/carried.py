"""What two articles share word for word, and which of them carries it from the other.

Quotations are left out: two reporters who heard one speech carry nothing from each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.records import Reuse
from pipeline.stages.deduplicate.origins import DeduplicateInput, Pairs
from pipeline.text.shingles import Hashes, covered, places, runs

Run = tuple[int, int]
"""A half-open range of words of a body."""

_QUOTATION = re.compile(r"[“„«][^“”„«»\n]*[”»]?|\"[^\"\n]*\"?")  # an open one ends with its line


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common, the one that stands lower in their order first.

    lower, upper            shares of their words that lie in common shingles, in [0, 1]
    lower_runs, upper_runs  common words in a row
    """

    lower: float
    upper: float
    lower_runs: list[Run]
    upper_runs: list[Run]


def compare(shingles: Sequence[Hashes], pairs: Pairs, size: int, least: int) -> Iterator[Shared]:
    """What each pair has in common; runs are of `least` words and more. Shingles are of `size` words, in order."""
    ordered = {i: np.sort(shingles[i]) for i in np.unique(pairs).tolist()}
    for i, j in pairs.tolist():
        lower = covered(shingles[i], ordered[j], size)
        upper = covered(shingles[j], ordered[i], size)
        yield Shared(float(lower.mean()), float(upper.mean()), runs(lower, least), runs(upper, least))


def carried_passages(
    articles: Sequence[DeduplicateInput], first: NDArray[np.int64], shared: Mapping[tuple[int, int], Shared]
) -> dict[int, tuple[Reuse, ...]]:
    """Passages of articles (by position) that are carried from another origin; none overlaps another."""
    found: defaultdict[int, list[tuple[Run, str]]] = defaultdict(list)
    for (i, j), common in shared.items():
        if first[i] == first[j]:
            continue
        if _earlier_carries(articles[i], articles[j], common):
            found[i] += [(run, articles[first[j]].article_id) for run in common.lower_runs]
        else:
            found[j] += [(run, articles[first[i]].article_id) for run in common.upper_runs]
    return {i: _reuse(articles[i], _longest_first(passages)) for i, passages in sorted(found.items()) if passages}


def _earlier_carries(earlier: DeduplicateInput, later: DeduplicateInput, common: Shared) -> bool:
    """Whether the first one in the order carries: only where no date tells and the other one is the more contained."""
    return earlier.day == later.day and common.upper > common.lower


def _longest_first(passages: Iterable[tuple[Run, str]]) -> list[tuple[Run, str]]:
    """The passages without those that overlap a longer one, in text order; ties by place, then source."""
    taken: list[tuple[Run, str]] = []
    for run, source in sorted(passages, key=lambda p: (p[0][0] - p[0][1], p)):
        if all(run[1] <= other[0] or other[1] <= run[0] for other, _ in taken):
            taken.append((run, source))
    return sorted(taken)


def _reuse(article: DeduplicateInput, passages: Sequence[tuple[Run, str]]) -> tuple[Reuse, ...]:
    words = places(article.text, article.layout.body)
    quoted = np.array([mark.span() for mark in _QUOTATION.finditer(article.text)], dtype=np.int64).reshape(-1, 2)
    return tuple(
        Reuse(words[start][0], words[end - 1][1], source, (end - start) / len(words))
        for (start, end), source in passages
        if 2 * _quoted(words[start:end], quoted) < end - start
    )


def _quoted(words: Sequence[tuple[int, int]], quotations: NDArray[np.int64]) -> int:
    """How many of the words stand in one of the quotations, which ascend."""
    if not len(quotations):
        return 0
    starts = np.array([start for start, _ in words], dtype=np.int64)
    before = np.searchsorted(quotations[:, 0], starts, side="right") - 1
    return int(((before >= 0) & (starts < quotations[before, 1])).sum())
