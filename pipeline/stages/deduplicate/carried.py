"""Passages that articles carry from other ones, and which of two articles is the carrier."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.records import Reuse
from pipeline.stages.deduplicate.alignment import Blocks
from pipeline.stages.deduplicate.origins import Corpus
from pipeline.stages.deduplicate.quoted import quoted

Run = tuple[int, int]
"""A half-open range of words of a body."""

_OWN_WORDS = 8
"""Words outside of quotations from which on a passage that is mostly quotation counts: more than who said it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common, the one that stands lower in their order first.

    lower, upper  shares of their words that lie in passages, in [0, 1]
    blocks        runs of equal words
    passages      blocks with the edits between them
    """

    lower: float
    upper: float
    blocks: Blocks
    passages: Blocks


def carried_passages(
    corpus: Corpus, first: NDArray[np.int64], shared: Mapping[tuple[int, int], Shared], least: int
) -> dict[int, tuple[Reuse, ...]]:
    """Passages of `least` words and more of articles (by position) that are carried from another origin; none
    overlaps another."""
    found: defaultdict[int, list[tuple[Run, int]]] = defaultdict(list)
    quotations: dict[int, NDArray[np.bool_]] = {}
    for (i, j), common in shared.items():
        if first[i] == first[j]:
            continue
        lower_carries = _lower_carries(corpus, i, j, common)
        for a, b, c, d in common.passages.tolist():
            if min(b - a, d - c) >= least and _is_own(corpus, quotations, (i, a, b), (j, c, d)):
                run, carrier, source = ((a, b), i, j) if lower_carries else ((c, d), j, i)
                found[carrier].append((run, int(first[source])))
    return {i: _reuse(corpus, i, _longest_first(found[i])) for i in sorted(found)}


def _lower_carries(corpus: Corpus, lower: int, upper: int, common: Shared) -> bool:
    """Whether the first one in the order carries: only where no date tells and the other one is the more contained."""
    days = corpus.days[lower], corpus.days[upper]
    return bool((days[0] == days[1] or -1 in days) and common.upper > common.lower)


def _is_own(corpus: Corpus, quotations: dict[int, NDArray[np.bool_]], *places: tuple[int, int, int]) -> bool:
    """Whether a passage, given as an article and a range in each of two, is more than a quotation and who said it.

    Either text tells: a quotation that is cut off or misprinted seems to go on to the end of its line.
    """
    for article, start, end in places:
        if article not in quotations:
            quotations[article] = quoted(corpus.text(article), corpus.places(article))
        own = int((~quotations[article][start:end]).sum())
        if own >= _OWN_WORDS or 2 * own > end - start:
            return True
    return False


def _longest_first(passages: Iterable[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """The passages without those that overlap a longer one, in text order; ties by place, then earliest source."""
    taken: list[tuple[Run, int]] = []
    for run, source in sorted(passages, key=lambda p: (p[0][0] - p[0][1], p)):
        if all(run[1] <= other[0] or other[1] <= run[0] for other, _ in taken):
            taken.append((run, source))
    return sorted(taken)


def _reuse(corpus: Corpus, article: int, passages: Sequence[tuple[Run, int]]) -> tuple[Reuse, ...]:
    words = corpus.places(article)
    count = len(words.starts)
    return tuple(
        Reuse(int(words.starts[start]), int(words.ends[end - 1]), corpus.ids[source], (end - start) / count)
        for (start, end), source in passages
    )
