"""Pairs of articles that may share text, without comparing all with all.

near copies  equal bands of MinHash signatures (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4)
any passage  shingles that few articles have: an inverted index over one shingle in SAMPLE
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.origins import Pairs
from pipeline.text.shingles import Hashes, signature

SAMPLE = 4
CROWD = 24  # postings up to this length give all their pairs, longer ones a chain and a star: cost stays linear


def by_signature(shingles: Sequence[Hashes], bands: int, rows: int, seed: int) -> Pairs:
    """Pairs whose signatures agree in all rows of one of the bands."""
    found = [np.zeros((0, 2), dtype=np.int64)]
    filled = np.array([i for i, own in enumerate(shingles) if len(own)], dtype=np.int64)
    if len(filled):
        signatures = np.stack([signature(shingles[i], bands * rows, seed) for i in filled])
        for band in range(bands):
            part = np.ascontiguousarray(signatures[:, band * rows : (band + 1) * rows])
            keys = np.unique(part, axis=0, return_inverse=True)[1].reshape(-1)
            found.append(pairs_of_postings(keys, filled))
    return distinct(np.concatenate(found))[0]


def by_passage(shingles: Sequence[Hashes], least: int) -> Pairs:
    """Pairs that have at least `least` sampled shingles in common."""
    kept = [np.unique(own[own % np.uint64(SAMPLE) == 0]) for own in shingles]
    articles = np.repeat(np.arange(len(kept), dtype=np.int64), [len(own) for own in kept])
    keys = np.concatenate([np.zeros(0, dtype=np.uint64), *kept])
    pairs, counts = distinct(pairs_of_postings(keys, articles))
    return pairs[counts >= least]


def pairs_of_postings(keys: NDArray[np.generic], articles: NDArray[np.int64]) -> Pairs:
    """Pairs of articles (ascending positions) under one key: all of a short posting, a chain and a star of a long."""
    order = np.argsort(keys, kind="stable")
    keys, articles = keys[order], articles[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    lengths = np.diff(np.concatenate((starts, [len(keys)])))
    found = [np.zeros((0, 2), dtype=np.int64)]
    for gap in range(1, CROWD):
        # Both stand `gap` apart in one posting; beyond a gap of 1 only where the posting is short.
        left = starts_within(starts, lengths, gap)
        found.append(np.stack((articles[left], articles[left + gap]), axis=1))
    for start, length in zip(starts[lengths > CROWD], lengths[lengths > CROWD], strict=True):
        rest = articles[start + 1 : start + length]
        found.append(np.stack((np.full(len(rest), articles[start]), rest), axis=1))
    return np.concatenate(found)


def starts_within(starts: NDArray[np.int64], lengths: NDArray[np.int64], gap: int) -> NDArray[np.int64]:
    """Places in postings that have another place of the same posting `gap` further on."""
    chosen = lengths > gap if gap == 1 else (lengths > gap) & (lengths <= CROWD)
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
