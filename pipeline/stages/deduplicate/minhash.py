"""Copies and reprints by text reuse: MinHash and rare shingles propose pairs, shared runs of words decide.

Two articles are copies where most of the shorter one, and more than half of the longer one, lies in common shingles:
a changed headline, cut paragraphs and added boilerplate leave that as it is, while two reports on one event share
little but quotations. More than half means that a text which holds two others whole is a copy of one at most, so
that it does not chain them. A smaller share is kept as reuse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.records import Deduplicated
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.deduplicate.candidates import by_passage, by_signature, distinct
from pipeline.stages.deduplicate.carried import Shared, carried_passages, compare
from pipeline.stages.deduplicate.origins import (
    DeduplicateInput,
    assign,
    body_words,
    equal_bodies,
    first_of_group,
    in_order,
    within_window,
)
from pipeline.tables import schema
from pipeline.text.shingles import Hashes, shingles

_LEAST_SHARED = 2  # sampled shingles: about a dozen words in a row


@dataclass(frozen=True, kw_only=True)
class DeduplicateMinHash:
    """Gives each article the origin whose text it carries.

    shingle        words in a shingle
    bands, rows    of the MinHash signature: pairs of a Jaccard similarity above (1/bands)**(1/rows) are looked at
    seed           of the signature
    most, least    shares of the words in common that make a copy: the greater and the smaller one of the two texts
    passage        words in a row, from which on a passage counts as carried
    window         days between two articles that are compared; None for any
    """

    reads: ClassVar[pa.Schema] = schema(DeduplicateInput)
    writes: ClassVar[pa.Schema] = schema(Deduplicated)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    shingle: int
    bands: int
    rows: int
    seed: int
    most: float
    least: float
    passage: int
    window: int | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.shingle > 0, "shingle", self.shingle, "a whole number above 0")
        require(self.bands > 0, "bands", self.bands, "a whole number above 0")
        require(self.rows > 0, "rows", self.rows, "a whole number above 0")
        require(self.seed >= 0, "seed", self.seed, "a whole number, 0 or more")
        require(0 < self.most <= 1, "most", self.most, "a share above 0, up to 1")
        require(0.5 <= self.least <= self.most, "least", self.least, "a share from 0.5 up to `most`")
        require(self.passage >= self.shingle, "passage", self.passage, "a number of words, at least `shingle`")
        require(self.window is None or self.window >= 0, "window", self.window, "a number of days, or null")

    def __call__(self, table: pa.Table) -> StageResult:
        articles = in_order(table)
        bodies = body_words(articles)
        equal = within_window(articles, equal_bodies(bodies), self.window)
        shared = self.compare(articles, bodies, np.setdiff1d(np.arange(len(articles)), equal[:, 1]))
        copies = [pair for pair, found in shared.items() if self.is_copy(found)]
        first = first_of_group(len(articles), np.concatenate((equal, np.array(copies, np.int64).reshape(-1, 2))))
        return assign(articles, first, carried_passages(articles, first, shared))

    def compare(
        self, articles: Sequence[DeduplicateInput], bodies: Sequence[Hashes], chosen: NDArray[np.int64]
    ) -> dict[tuple[int, int], Shared]:
        """What the candidate pairs among the `chosen` articles have in common, by their positions."""
        own = [shingles(bodies[i], self.shingle) for i in chosen]
        likely = by_signature(own, self.bands, self.rows, self.seed)
        pairs = distinct(np.concatenate((likely, by_passage(own, _LEAST_SHARED))))[0]
        timely = within_window(articles, chosen[pairs], self.window)
        back = np.searchsorted(chosen, timely)
        found = compare(own, back, self.shingle, self.passage)
        return dict(zip(map(tuple, timely.tolist()), found, strict=True))

    def is_copy(self, shared: Shared) -> bool:
        smaller, greater = sorted((shared.lower, shared.upper))
        return greater >= self.most and smaller >= self.least
