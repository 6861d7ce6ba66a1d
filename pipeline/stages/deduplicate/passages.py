"""Copies and reprints by text reuse: common fingerprints propose pairs, aligned passages decide.

Two articles are copies where the shares of their words that lie in common passages are large in sum, and neither is
small: a changed headline, cut or moved paragraphs, added boilerplate and scattered edits leave it so, while two
reports on one event share little but quotations. What is shared beyond copies is kept as carried passages.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.records import Deduplicated
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.deduplicate.alignment import MINE, PAIR, THEIRS, Runs, covered
from pipeline.stages.deduplicate.candidates import Prints, candidates, fingerprints
from pipeline.stages.deduplicate.carried import carried_passages, lengths
from pipeline.stages.deduplicate.furniture import furniture
from pipeline.stages.deduplicate.groups import Contained, group
from pipeline.stages.deduplicate.judge import same_form_only
from pipeline.stages.deduplicate.origins import (
    Corpus,
    DeduplicateInput,
    Pairs,
    assign,
    equal_bodies,
    read_corpus,
    within_window,
)
from pipeline.stages.deduplicate.ranges import Integers, ranges
from pipeline.stages.deduplicate.shared import Shared, Shares, shared_by
from pipeline.tables import schema

_LEAST_COMMON = 2  # fingerprints
_LIKELY = 0.1  # share of the fingerprints of the text with fewer: copies with an edit in each tenth word have 0.3
_HALF = 0.5  # a text that holds two others whole shares no more than this with the larger one of them, or the other
_AT_THE_BEGINNING = 12  # words, as many as a headline has
_OWN_WORDS = 0.8  # of `sum`, outside of quotations: a reprint may cut what is not quoted, two reports share none of it
_WHOLE = 0.9  # share of a text that is a mere part of another one
_NEAR = 0.4  # of `sum`: what pairs share that are looked at once more without furniture
_BLOCK = 400_000  # words that are worked on at a time: bounds the memory


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in some pairs.

    parts     articles that are parts of others
    pairs     that have passages long enough to be carried, and all of their passages
    near      pairs that are no copies, but share nearly enough
    """

    copies: Pairs
    parts: list[Contained]
    pairs: Pairs
    passages: Runs
    near: Pairs


@dataclass(frozen=True, kw_only=True)
class DeduplicatePassages:
    """Gives each article the origin whose text it carries.

    shingle  words in a shingle
    window   shingles in a row of which one is a fingerprint: runs of `shingle + window - 1` words are found
    gap      other words that may stand between two runs of one passage
    sum      of the shares of both texts in common passages, from which on they are copies
    least    the smaller one of the two shares, from which on they are copies
    passage  words in a row, from which on a passage counts as carried
    days     between two articles that are compared; None for any
    """

    reads: ClassVar[pa.Schema] = schema(DeduplicateInput)
    writes: ClassVar[pa.Schema] = schema(Deduplicated)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 3
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    shingle: int
    window: int
    gap: int
    sum: float
    least: float
    passage: int
    days: int | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.shingle > 0, "shingle", self.shingle, "a whole number above 0")
        require(self.window > 0, "window", self.window, "a whole number above 0")
        require(0 <= self.gap <= self.shingle, "gap", self.gap, "a number of words, 0 up to `shingle`")
        require(0 < self.sum <= 2, "sum", self.sum, "a sum of two shares above 0, up to 2")
        require(0 < self.least <= self.sum / 2, "least", self.least, "a share above 0, up to half of `sum`")
        require(self.passage >= self.shingle, "passage", self.passage, "a number of words, at least `shingle`")
        require(self.days is None or self.days >= 0, "days", self.days, "a number of days, or null")

    def __call__(self, table: pa.Table) -> StageResult:
        corpus = read_corpus(table)
        equal = equal_bodies(corpus)
        equal = equal[within_window(corpus.days, equal, self.days)]
        prints = self.fingerprints(corpus, np.setdiff1d(np.arange(len(corpus.ids)), equal[:, 1]))
        found = [self.compare(corpus, part) for part in _parts(corpus, self.likely(corpus, prints))]
        near = np.concatenate([np.zeros((0, 2), np.int64), *(one.near for one in found)])
        if len(near):
            nobodys = furniture(corpus, prints, _groups(corpus, equal, found), np.unique(near), self.shingle)
            found += [self.compare(corpus, part, nobodys) for part in _parts(corpus, near)]
        first = _groups(corpus, equal, found)
        return assign(corpus, first, carried_passages(corpus, first, *_joined(found), self.passage))

    def likely(self, corpus: Corpus, prints: Prints) -> Pairs:
        """Pairs of articles that share enough fingerprints to be looked at."""
        pairs, counts, total = candidates(prints, corpus.days)
        fewer = total[pairs].min(axis=1, initial=2**31)
        enough = np.minimum(self.passage // self.window, np.maximum(_LEAST_COMMON, _LIKELY * fewer))
        likely: Pairs = pairs[counts >= np.minimum(enough, fewer)]
        return likely[within_window(corpus.days, likely, self.days)]

    def fingerprints(self, corpus: Corpus, chosen: Integers) -> Prints:
        """The fingerprints of the `chosen` articles, by position."""
        keys, articles = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
        for at in _blocks(corpus.texts.counts[chosen]):
            counts = corpus.texts.counts[chosen[at]]
            words = corpus.texts.words[ranges(corpus.texts.starts[chosen[at]], counts)]
            lowest, own = fingerprints(words, counts, self.shingle, self.window)
            keys.append(lowest)
            articles.append(chosen[at][own])
        return Prints(np.concatenate(keys), np.concatenate(articles))

    def compare(self, corpus: Corpus, pairs: Pairs, nobodys: NDArray[np.bool_] | None = None) -> Found:
        """Copies, parts and passages among some pairs; where words are given that are nobody's, copies and parts by
        the other words alone."""
        shared = shared_by(corpus, pairs, self.shingle, self.gap, nobodys)
        copies = self.copies(corpus, shared)
        mostly = shared.shares.min(axis=1) > _HALF
        parts = [_contained(corpus, shared, pair) for pair in np.flatnonzero(copies & ~mostly).tolist()]
        kept, near = np.zeros(0, np.int64), np.zeros(len(pairs), dtype=np.bool_)
        if nobodys is None:
            kept = np.unique(shared.passages[lengths(shared.passages) >= self.passage, PAIR])
            near = ~copies & (shared.shares.sum(axis=1) >= _NEAR * self.sum)
        return Found(pairs[copies & mostly], parts, pairs[kept], _of_pairs(shared.passages, kept), pairs[near])

    def copies(self, corpus: Corpus, shared: Shared) -> NDArray[np.bool_]:
        """Of which pairs one is a copy or a mere part of the other."""
        likely = self.enough(shared.shares) | _mere_part(corpus, shared, shared.shares)
        likely &= (shared.own.sum(axis=1) >= _OWN_WORDS * self.sum) | _mere_part(corpus, shared, shared.own)
        chosen = np.flatnonzero(likely)
        other = same_form_only(corpus, shared.pairs[chosen], _of_pairs(shared.blocks, chosen))
        likely[chosen[other]] = False
        return likely

    def enough(self, shares: Shares) -> NDArray[np.bool_]:
        """Whether the shares of two texts in common passages make them copies."""
        enough: NDArray[np.bool_] = (shares.sum(axis=1) >= self.sum) & (shares.min(axis=1) >= self.least)
        return enough


def _blocks(counts: Integers) -> list[slice]:
    """Neighbours of so many words together."""
    edges = np.flatnonzero(np.diff(np.cumsum(counts) // _BLOCK, prepend=0)) if len(counts) else counts
    edges = np.unique(np.concatenate((np.zeros(1, np.int64), edges, [len(counts)])))
    return [slice(a, b) for a, b in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)]


def _parts(corpus: Corpus, pairs: Pairs) -> list[Pairs]:
    return [pairs[at] for at in _blocks(corpus.texts.counts[pairs].sum(axis=1))]


def _of_pairs(runs: Runs, chosen: Integers) -> Runs:
    """The runs of some pairs (ascending), and these numbered from 0."""
    at = np.searchsorted(chosen, runs[:, PAIR])
    held = at < len(chosen)
    held[held] = chosen[at[held]] == runs[held, PAIR]
    kept = runs[held]
    kept[:, PAIR] = at[held]
    return kept


def _groups(corpus: Corpus, equal: Pairs, found: list[Found]) -> Integers:
    parts = [part for one in found for part in one.parts]
    return group(len(corpus.ids), np.concatenate([equal, *(one.copies for one in found)]), parts)


def _joined(found: list[Found]) -> tuple[Pairs, Runs]:
    pairs, passages = [np.zeros((0, 2), np.int64)], [np.zeros((0, 5), np.int64)]
    count = 0
    for one in found:
        pairs.append(one.pairs)
        passages.append(one.passages + np.array([count, 0, 0, 0, 0]))
        count += len(one.pairs)
    return np.concatenate(pairs), np.concatenate(passages)


def _mere_part(corpus: Corpus, shared: Shared, shares: Shares) -> NDArray[np.bool_]:
    """Whether one of two articles has next to nothing that is not in the other one, and is the beginning of it or was
    published later: a text cut short. The other way round, the longer one carries it."""
    days = corpus.days[shared.pairs]
    later = (shares[:, 1] > shares[:, 0]) & (days[:, 0] >= 0) & (days[:, 0] < days[:, 1])
    leading = (shared.firsts()[:, [MINE, THEIRS]] <= _AT_THE_BEGINNING).all(axis=1)
    part: NDArray[np.bool_] = (shares.max(axis=1) >= _WHOLE) & (later | leading)
    return part


def _contained(corpus: Corpus, shared: Shared, pair: int) -> Contained:
    """The article with the larger share in common is part of the other one; the later one where they are equal."""
    i, j = shared.pairs[pair].tolist()
    lower, upper = shared.shares[pair].tolist()
    passages = shared.passages[shared.passages[:, PAIR] == pair]
    if lower > upper:
        return Contained(i, j, covered(passages, THEIRS, int(corpus.texts.counts[j])))
    return Contained(j, i, covered(passages, MINE, int(corpus.texts.counts[i])))
