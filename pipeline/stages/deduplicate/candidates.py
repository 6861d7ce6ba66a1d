"""Pairs of articles that share passages, without comparing all with all.

S. Schleimer, D. S. Wilkerson and A. Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003: of
each few shingles in a row the one with the lowest hash is kept, so that any run of words of some length in two texts
leaves a fingerprint that both have. An inverted index over fingerprints gives the pairs.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.origins import Pairs
from pipeline.stages.deduplicate.ranges import Integers, bases, ranges
from pipeline.text.shingles import shingles
from pipeline.text.word_hashes import Hashes

CROWD = 24
"""Articles that share a fingerprint are all paired up to so many; in a longer list each with the next few and the
first: cost stays linear, and reprints of one text, which share most of their lists, stay connected."""

NEXT = 3
"""How many following articles of a long list each is paired with."""

AGE = 60
"""Days beyond which two articles are far apart. In a list, which is in the order of time, a far one is paired with the
next and with the first only: what forms and set phrases have in common over years would else cost the square of the
years, while a passage that is carried long after still meets its last bearer and its first."""


def fingerprints(words: Hashes, counts: Integers, size: int, window: int) -> tuple[Hashes, Integers]:
    """The lowest of each `window` shingles of `size` words in a row, of texts that stand one after the other, and
    the text of each; what is the lowest of windows in a row is given once.

    Args:
        counts: words of each text
    """
    own = np.maximum(counts - size + 1, 0)
    joined = shingles(words, size)[ranges(bases(counts), own)]
    windows = np.where(own > 0, np.maximum(own - window + 1, 1), 0)
    lowest = joined.copy()
    for offset in range(1, min(window, len(joined))):
        np.minimum(lowest[: len(lowest) - offset], joined[offset:], out=lowest[: len(lowest) - offset])
    short = np.flatnonzero((own > 0) & (own < window))
    begins = bases(own)
    for text in short.tolist():
        lowest[begins[text]] = joined[begins[text] : begins[text] + own[text]].min()
    lowest = lowest[ranges(begins, windows)]
    texts = np.repeat(np.arange(len(counts)), windows)
    new = np.ones(len(lowest), dtype=np.bool_)
    new[1:] = (lowest[1:] != lowest[:-1]) | (texts[1:] != texts[:-1])
    return lowest[new], texts[new]


class Prints(NamedTuple):
    """Fingerprints of articles, and the article of each."""

    keys: Hashes
    articles: Integers


def candidates(prints: Prints, days: Integers) -> tuple[Pairs, Integers, Integers]:
    """Pairs of articles that share fingerprints, how many they share, and how many each article has, up to the last
    one that has any.

    Args:
        days: ordinal number of the day of each article, ascending; -1 where there is none
    """
    keys, articles = prints
    total = np.bincount(articles)
    order = np.argsort(keys)
    _, lengths = postings(keys[order])
    # Most fingerprints are of one article only: leave them out before anything else is copied.
    several = lengths > 1
    held = articles[order[np.repeat(several, lengths)]]
    codes = np.repeat(np.arange(several.sum()), lengths[several]) * max(len(total), 1) + held
    codes.sort()
    again = np.concatenate((np.zeros(1, np.bool_), np.diff(codes) == 0))[: len(codes)]
    total -= np.bincount(codes[again] % max(len(total), 1), minlength=len(total))
    codes = codes[~again]
    pairs, counts = distinct(pairs_of_postings(codes // max(len(total), 1), codes % max(len(total), 1), days))
    return pairs, counts, total


def postings(keys: Integers | Hashes) -> tuple[Integers, Integers]:
    """Where each different key begins among ascending ones, and how often it is there."""
    starts = np.flatnonzero(np.concatenate((np.ones(1, np.bool_), keys[1:] != keys[:-1]))[: len(keys)])
    return starts, np.diff(np.append(starts, len(keys)))


def pairs_of_postings(keys: Integers, articles: Integers, days: Integers) -> Pairs:
    """Pairs of articles under one key, keys ascending and articles ascending under each: all of a short list that are
    not far apart, the few next of a long one; neighbours, and all with the first, of any."""
    starts, lengths = postings(keys)
    leads = np.zeros(len(keys), dtype=np.bool_)
    leads[starts] = True
    found = [np.zeros((0, 2), dtype=np.int64)]
    for gap in range(1, CROWD):
        left = starts_within(starts, lengths, gap)
        pairs = np.stack((articles[left], articles[left + gap]), axis=1)
        found.append(pairs if gap == 1 else pairs[leads[left] | _near(days[pairs])])
    for start, length in zip(starts[lengths > CROWD], lengths[lengths > CROWD], strict=True):
        rest = articles[start + 1 + NEXT : start + length]
        found.append(np.stack((np.full(len(rest), articles[start]), rest), axis=1))
    return np.concatenate(found)


def _near(days: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs of days are not far apart, as far as can be told."""
    near: NDArray[np.bool_] = (days < 0).any(axis=1) | (np.abs(days[:, 1] - days[:, 0]) <= AGE)
    return near


def starts_within(starts: Integers, lengths: Integers, gap: int) -> Integers:
    """Places in postings that have another place of the same posting `gap` further on, if pairs so far apart count."""
    chosen = lengths > gap if gap <= NEXT else (lengths > gap) & (lengths <= CROWD)
    return ranges(starts[chosen], lengths[chosen] - gap)


def distinct(pairs: Pairs) -> tuple[Pairs, NDArray[np.int64]]:
    """The pairs in order, each once, and how often each was there."""
    if not len(pairs):
        return pairs, np.zeros(0, dtype=np.int64)
    width = int(pairs.max()) + 1
    codes, counts = np.unique(pairs[:, 0] * width + pairs[:, 1], return_counts=True)
    return np.stack((codes // width, codes % width), axis=1), counts
