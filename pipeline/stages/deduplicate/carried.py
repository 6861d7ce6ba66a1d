"""Passages that articles carry from other ones, and which of two articles is the carrier."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from pipeline.records import Reuse
from pipeline.stages.deduplicate.alignment import MINE, PAIR, THEIRS, Runs, covered
from pipeline.stages.deduplicate.cohesion import cohesions
from pipeline.stages.deduplicate.kinds import QUOTED
from pipeline.stages.deduplicate.origins import Corpus, Pairs
from pipeline.stages.deduplicate.ranges import Integers

Run = tuple[int, int]
"""A half-open range of words of a body."""

_OWN_WORDS = 8
"""Words outside of quotations from which on a passage that is mostly quotation counts: more than who said it."""

_ONE_EVENT = 0.2
"""Cosine of the words of two articles, common passages left out, from which on they tell of one event: nine in ten of
such pairs of BASIL and of excerpts of 2021 have more than .27, nine in ten of other pairs less than .15."""

_FOREIGN = 0.5
"""Difference in cohesion from which on a passage is known to be foreign to one of two articles whatever their dates:
two reports on one event seldom differ by more than .3."""


def carried_passages(
    corpus: Corpus, first: Integers, pairs: Pairs, passages: Runs, least: int
) -> dict[int, tuple[Reuse, ...]]:
    """Passages of `least` words and more of articles (by position) that are carried from another origin; none
    overlaps another."""
    long = lengths(passages) >= least
    long &= first[pairs[passages[:, PAIR], 0]] != first[pairs[passages[:, PAIR], 1]]
    long[long] &= _counts(corpus, pairs, passages, np.flatnonzero(long))
    passages = passages[long]
    articles = pairs[passages[:, PAIR]]
    carriers = _carriers(corpus, articles, passages)
    found: defaultdict[int, list[tuple[Run, int]]] = defaultdict(list)
    for lower, (_, a, b, c, d), (i, j) in zip(carriers.tolist(), passages.tolist(), articles.tolist(), strict=True):
        found[i if lower else j].append(((a, b) if lower else (c, d), int(first[j if lower else i])))
    chosen = {i: _longest_first(found[i]) for i in sorted(found)}
    return dict(zip(chosen, _reuse(corpus, chosen), strict=True))


def _carriers(corpus: Corpus, articles: Pairs, passages: Runs) -> NDArray[np.bool_]:
    """Of which passages the first article is the carrier: where it is foreign to that one alone; or where no date tells
    and it fits less."""
    cohesion = cohesions(corpus, articles[:, 0], passages[:, MINE], passages[:, MINE + 1])
    cohesion -= cohesions(corpus, articles[:, 1], passages[:, THEIRS], passages[:, THEIRS + 1])
    days = corpus.days[articles]
    untold = (days[:, 0] == days[:, 1]) | (days == -1).any(axis=1)
    carriers: NDArray[np.bool_] = (cohesion < 0) & (untold | (np.abs(cohesion) >= _FOREIGN))
    return carriers


def lengths(passages: Runs) -> Integers:
    """Words of each passage, in the text where it has fewer."""
    shorter: Integers = np.minimum(
        passages[:, MINE + 1] - passages[:, MINE], passages[:, THEIRS + 1] - passages[:, THEIRS]
    )
    return shorter


def _counts(corpus: Corpus, pairs: Pairs, passages: Runs, chosen: Integers) -> NDArray[np.bool_]:
    """Whether each of some passages is more than a quotation and who said it: two reporters who heard one speech carry
    nothing from each other, while an article on another event has its quotation from somewhere."""
    own = _is_own(corpus, pairs, passages[chosen])
    edges = np.searchsorted(passages[:, PAIR], np.arange(len(pairs) + 1))
    owners = passages[chosen, PAIR]
    one_event = np.zeros(len(pairs), dtype=np.bool_)
    for pair in np.unique(owners[~own]).tolist():
        one_event[pair] = _kinship(corpus, pairs[pair], passages[edges[pair] : edges[pair + 1]]) >= _ONE_EVENT
    own |= ~one_event[owners]
    return own


def _kinship(corpus: Corpus, pair: Integers, passages: Runs) -> float:
    """Cosine of the sets of words of two articles, their common passages left out."""
    rests = []
    for article, side in zip(pair.tolist(), (MINE, THEIRS), strict=True):
        words = corpus.words(article)
        rests.append(set(words[~covered(passages, side, len(words))].tolist()))
    return len(rests[0] & rests[1]) / sqrt(max(1, len(rests[0])) * max(1, len(rests[1])))


def _is_own(corpus: Corpus, pairs: Pairs, passages: Runs) -> NDArray[np.bool_]:
    """Whether passages hold enough words outside of quotations. Either text tells: a quotation that is cut off or
    misprinted seems to go on to the end of its line."""
    plain = np.zeros(len(corpus.kinds) + 1, np.int32 if len(corpus.kinds) < 2**31 else np.int64)
    np.cumsum(corpus.kinds & QUOTED == 0, out=plain[1:])
    own = np.zeros(len(passages), dtype=np.bool_)
    for text, side in enumerate((MINE, THEIRS)):
        start = corpus.texts.starts[pairs[passages[:, PAIR], text]]
        begins, ends = start + passages[:, side], start + passages[:, side + 1]
        words = plain[ends] - plain[begins]
        own |= (words >= _OWN_WORDS) | (2 * words > ends - begins)
    return own


def _longest_first(passages: Sequence[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """The passages without those that overlap a longer one, in text order; ties by place, then earliest source.

    What is taken is never shorter than what comes later: where the two overlap, it covers the first or last word.
    """
    taken: list[tuple[Run, int]] = []
    covered = bytearray(max(end for (_, end), _ in passages))
    for (start, end), source in sorted(passages, key=lambda p: (p[0][0] - p[0][1], p)):
        if not covered[start] and not covered[end - 1]:
            covered[start:end] = b"\1" * (end - start)
            taken.append(((start, end), source))
    return sorted(taken)


def _reuse(corpus: Corpus, chosen: Mapping[int, Sequence[tuple[Run, int]]]) -> Iterator[tuple[Reuse, ...]]:
    """The passages of each article with their places in its text."""
    for passages, words in zip(chosen.values(), corpus.places([*chosen]), strict=True):
        yield tuple(
            Reuse(
                int(words.starts[start]),
                int(words.ends[end - 1]),
                corpus.ids[source],
                (end - start) / len(words.starts),
            )
            for (start, end), source in passages
        )
