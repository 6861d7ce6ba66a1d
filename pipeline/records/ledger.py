"""Figures, dates, places, scores and quotes of one story side by side."""

from dataclasses import dataclass
from typing import Literal

from pipeline.records.places import Passage

Relation = Literal["same", "rounding", "conversion", "different_measure", "update", "conflict"]
"""How the sides of a comparison stand to each other."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value that some articles of a story give for a measure.

    value      in whole units (150 billion is 1.5e11); None for what is no number (a date, a quote)
    unit       ISO 4217 code for money, a singular noun or unit symbol else, None for a bare number
    qualifier  `more than`, `about`, `up to`, ... as a small closed list of the extractor, None for exact
    as_of      ISO date that the value refers to, where the text says so, else the article's day
    articles   how many articles give it; origins: how many independent ones
    evidence   the passages that give it, by article and place
    figures    where in them its figures are printed, by article and place; () where the side is no figure
    """

    value: float | None
    unit: str | None
    qualifier: str | None
    as_of: str | None
    articles: int
    origins: int
    evidence: tuple[Passage, ...]
    figures: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Values of one story side by side.

    measure   what is measured, in words of the sources
    relation  the gravest among the pairs of its sides
    note      for a person: the implied rate of a conversion, the figures as printed
    pairs     how each two sides stand to each other: the first to the second, the first to the third, ..., the second
              to the third, ...; () where there are not three
    """

    kind: Literal["figure", "date", "place", "score", "quote"]
    measure: str
    relation: Relation
    sides: tuple[Side, ...]
    note: str | None
    pairs: tuple[Relation, ...] = ()

    def between(self, first: int, second: int) -> Relation:
        """How two sides, by their places, stand to each other."""
        if first == second:
            return "same"
        if not self.pairs:
            return self.relation
        low, high = sorted((first, second))
        return self.pairs[low * len(self.sides) - low * (low + 1) // 2 + high - low - 1]


@dataclass(frozen=True, slots=True)
class Compared:
    """What `compare` adds to a story."""

    story_id: str
    comparisons: tuple[Comparison, ...]
