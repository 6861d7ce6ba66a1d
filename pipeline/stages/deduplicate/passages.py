"""Copies and reprints by text reuse: common fingerprints propose pairs, aligned passages decide.

Two articles are copies where the shares of their words that lie in common passages are large in sum, and neither is
small: a changed headline, cut or moved paragraphs, added boilerplate and scattered edits leave it so, while two
reports on one event share little but quotations. What is shared beyond copies is kept as carried passages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.records import Deduplicated
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.deduplicate.alignment import Seeds, bridged, common_blocks, covered, seeds
from pipeline.stages.deduplicate.candidates import candidates, fingerprints
from pipeline.stages.deduplicate.carried import Shared, carried_passages
from pipeline.stages.deduplicate.groups import Contained, group
from pipeline.stages.deduplicate.judge import same_form_only, shared_own, side
from pipeline.stages.deduplicate.origins import (
    Corpus,
    DeduplicateInput,
    Pairs,
    assign,
    equal_bodies,
    read_corpus,
    within_window,
)
from pipeline.tables import schema
from pipeline.text.word_hashes import Hashes

_LEAST_COMMON = 2  # fingerprints
_LIKELY = 0.1  # share of the fingerprints of the text with fewer: copies with an edit in each tenth word have 0.3
_HALF = 0.5  # a text that holds two others whole shares no more than this with the larger one of them, or the other
_AT_THE_BEGINNING = 12  # words, as many as a headline has
_OWN_WORDS = 0.8  # of `sum`, outside of quotations: a reprint may cut what is not quoted, two reports share none of it
_WHOLE = 0.9  # share of a text that is a mere part of another one


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
    revision: ClassVar[int] = 1
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
        equal = equal_bodies(corpus.words)
        equal = equal[within_window(corpus.days, equal, self.days)]
        shared = self.compare(corpus, np.setdiff1d(np.arange(len(corpus.ids)), equal[:, 1]))
        first = self.group(corpus, equal, shared)
        return assign(corpus, first, carried_passages(corpus, first, shared, self.passage))

    def compare(self, corpus: Corpus, chosen: NDArray[np.int64]) -> dict[tuple[int, int], Shared]:
        """What likely pairs among the `chosen` articles have in common, by their positions."""
        prints = [fingerprints(corpus.words[i], self.shingle, self.window) for i in chosen]
        pairs, counts = candidates(prints)
        fewer = np.array([len(own) for own in prints], dtype=np.int64)[pairs].min(axis=1, initial=2**31)
        enough = np.minimum(self.passage // self.window, np.maximum(_LEAST_COMMON, _LIKELY * fewer))
        pairs = chosen[pairs[counts >= np.minimum(enough, fewer)]]
        return self.align(corpus, pairs[within_window(corpus.days, pairs, self.days)])

    def align(self, corpus: Corpus, pairs: Pairs) -> dict[tuple[int, int], Shared]:
        """What each pair has in common; pairs ascend, so that the shingles of the lower one are kept."""
        found = {}
        at, left = -1, seeds(np.zeros(0, np.uint64), self.shingle)
        for i, j in pairs.tolist():
            if i != at:
                at, left = i, seeds(corpus.words[i], self.shingle)
            found[i, j] = self.shared(left, corpus.words[j])
        return found

    def shared(self, left: Seeds, words: Hashes) -> Shared:
        """What two texts have in common."""
        blocks = common_blocks(left, seeds(words, self.shingle))
        passages = bridged(blocks, self.gap)
        lower = covered(passages, 0, len(left.own) + self.shingle - 1).mean()
        return Shared(float(lower), float(covered(passages, 2, len(words)).mean()), blocks, passages)

    def group(self, corpus: Corpus, equal: Pairs, shared: Mapping[tuple[int, int], Shared]) -> NDArray[np.int64]:
        """For each article the first of its group of copies."""
        copies, parts = [equal], []
        for (i, j), common in shared.items():
            if self.is_copy(corpus, i, j, common):
                if min(common.lower, common.upper) > _HALF:
                    copies.append(np.array([(i, j)], dtype=np.int64))
                else:
                    parts.append(_contained(corpus, i, j, common))
        return group(len(corpus.ids), np.concatenate(copies), parts)

    def is_copy(self, corpus: Corpus, i: int, j: int, common: Shared) -> bool:
        """Whether one of two articles is a copy or a mere part of the other."""
        if not self.enough(common.lower, common.upper) and not _mere_part(
            corpus, i, j, common, common.lower, common.upper
        ):
            return False
        left, right = side(corpus, i, common.passages, 0), side(corpus, j, common.passages, 2)
        lower, upper = shared_own(left, right)
        own = lower + upper >= _OWN_WORDS * self.sum or _mere_part(corpus, i, j, common, lower, upper)
        return own and not same_form_only(left, right, common.blocks)

    def enough(self, lower: float, upper: float) -> bool:
        """Whether the shares of two texts in common passages make them copies."""
        return lower + upper >= self.sum and min(lower, upper) >= self.least


def _mere_part(corpus: Corpus, i: int, j: int, common: Shared, lower: float, upper: float) -> bool:
    """Whether one of two articles has next to nothing that is not in the other one, and is the beginning of it or was
    published later: a text cut short. The other way round, the longer one carries it."""
    if max(lower, upper) < _WHOLE or not len(common.passages):
        return False
    later = upper > lower and 0 <= corpus.days[i] < corpus.days[j]
    return bool(later) or bool((common.passages[0, [0, 2]] <= _AT_THE_BEGINNING).all())


def _contained(corpus: Corpus, i: int, j: int, common: Shared) -> Contained:
    """The article with the larger share in common is part of the other one; the later one where they are equal."""
    if common.lower > common.upper:
        return Contained(i, j, covered(common.passages, 2, len(corpus.words[j])))
    return Contained(j, i, covered(common.passages, 0, len(corpus.words[i])))
