"""Pairs of articles that share passages, without comparing all with all.

S. Schleimer, D. S. Wilkerson and A. Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003: of
each few shingles in a row the one with the lowest hash is kept, so that any run of words of some length in two texts
leaves a fingerprint that both have. An inverted index over fingerprints gives the pairs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.origins import Pairs
from pipeline.text.shingles import shingles
from pipeline.text.word_hashes import Hashes

CROWD = 24
"""Articles that share a fingerprint are all paired up to so many; in a longer list each with the next few and the
first: cost stays linear, and reprints of one text, which share most of their lists, stay connected."""

NEXT = 3
"""How many following articles of a long list each is paired with."""


def fingerprints(words: Hashes, size: int, window: int) -> Hashes:
    """The lowest of each `window` shingles of `size` words in a row, each once, ascending."""
    own = shingles(words, size)
    if len(own) <= window:
        return np.sort(own[own == own.min()][:1]) if len(own) else own
    lowest = own[: len(own) - window + 1].copy()
    for offset in range(1, window):
        np.minimum(lowest, own[offset : len(own) - window + 1 + offset], out=lowest)
    return np.unique(lowest)


def candidates(prints: Sequence[Hashes]) -> tuple[Pairs, NDArray[np.int64]]:
    """Pairs of texts that share fingerprints, and how many."""
    articles = np.repeat(np.arange(len(prints), dtype=np.int64), [len(own) for own in prints])
    keys = np.concatenate([np.zeros(0, dtype=np.uint64), *prints])
    return distinct(pairs_of_postings(keys, articles))


def pairs_of_postings(keys: Hashes, articles: NDArray[np.int64]) -> Pairs:
    """Pairs of articles (ascending positions) under one key: all of a short list, neighbours and a star of a long."""
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(keys[order]) != 0))) if len(keys) else np.zeros(0, np.int64)
    lengths = np.diff(np.concatenate((starts, [len(keys)])))
    # Most fingerprints are of one article only: leave them out before anything else is copied.
    articles = articles[order[np.repeat(lengths > 1, lengths)]]
    lengths = lengths[lengths > 1]
    starts = np.cumsum(lengths) - lengths
    found = [np.zeros((0, 2), dtype=np.int64)]
    for gap in range(1, CROWD):
        left = starts_within(starts, lengths, gap)
        found.append(np.stack((articles[left], articles[left + gap]), axis=1))
    for start, length in zip(starts[lengths > CROWD], lengths[lengths > CROWD], strict=True):
        rest = articles[start + 1 + NEXT : start + length]
        found.append(np.stack((np.full(len(rest), articles[start]), rest), axis=1))
    return np.concatenate(found)


def starts_within(starts: NDArray[np.int64], lengths: NDArray[np.int64], gap: int) -> NDArray[np.int64]:
    """Places in postings that have another place of the same posting `gap` further on, if pairs so far apart count."""
    chosen = lengths > gap if gap <= NEXT else (lengths > gap) & (lengths <= CROWD)
    starts, counts = starts[chosen], lengths[chosen] - gap
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(counts.sum())


def distinct(pairs: Pairs) -> tuple[Pairs, NDArray[np.int64]]:
    """The pairs in order, each once, and how often each was there."""
    if not len(pairs):
        return pairs, np.zeros(0, dtype=np.int64)
    width = int(pairs.max()) + 1
    codes, counts = np.unique(pairs[:, 0] * width + pairs[:, 1], return_counts=True)
    return np.stack((codes // width, codes % width), axis=1), counts
