"""Pairs of figures in news that a person has judged, as ids and offsets, and the articles in which they stand.

What the labels mean and how the pairs were made: figure_pairs.md, beside the data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import cattrs

from pipeline.errors import SourceError
from pipeline.evaluation.benchmark import read_lines
from pipeline.records import Article, Dropped, Field, Relation
from pipeline.sources import Source

Split = Literal["dev", "test"]
Kind = Literal["figure", "date", "score", "place"]

PAIRS = Path(__file__).with_suffix(".jsonl")
"""Those of the first round."""

ROUNDS: Mapping[str, Path] = {
    "first": PAIRS,
    "second": PAIRS.with_name("figure_pairs_second.jsonl"),
    "third": PAIRS.with_name("figure_pairs_third.jsonl"),
    "places": PAIRS.with_name("figure_pairs_places.jsonl"),
}
"""Rounds of judging: no story stands in two, and what is measured on one is not changed by another."""


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure at [start, end) of a field of an article.

    value, high  in whole units; `high` is the upper end of a range, else None
    unit         ISO 4217 code, "%", or a physical unit in the singular; None for what is counted and for ratios
    kind         of a date `value` is 1 (Monday) to 7, 704 (July 4), 20170704, 7 or 201707 (July), 2017, and `unit`
                 "weekday", "day", "month" or "year"; of a score or vote `value` and `high` are as printed; of
                 a place `value` is 0
    """

    article: str
    field: Field
    start: int
    end: int
    value: float
    high: float | None
    unit: str | None
    kind: Kind = "figure"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two figures of a story by their places in its list, how they stand to each other, and a word that says why."""

    a: int
    b: int
    relation: Relation
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story of a set in `../shared/data`, or articles that were taken for one, with judged pairs of its figures."""

    story: str
    set: str
    split: Split
    articles: tuple[str, ...]
    figures: tuple[GoldFigure, ...]
    pairs: tuple[GoldPair, ...]


def read_pairs(path: Path) -> tuple[GoldStory, ...]:
    """The stories of a file, as they come.

    Raises:
        SourceError: a line is no story with pairs.
    """
    converter = cattrs.Converter(forbid_extra_keys=True)
    try:
        return tuple(converter.structure(row, GoldStory) for row in read_lines(path))
    except (cattrs.BaseValidationError, TypeError, ValueError) as error:
        raise SourceError(f"cannot read {path} as judged pairs of figures: {error!r}") from error


def pairs_of(name: str) -> Path:
    """The file of a round, or that of another name."""
    return ROUNDS.get(name, Path(name))


@dataclass(frozen=True, kw_only=True)
class FigurePairSource:
    """Of another source, the articles of the stories that have judged pairs.

    pairs  a round, or a file in the form of theirs
    """

    base: Source
    pairs: str

    def check(self) -> None:
        """Refuse what the base source refuses."""
        self.base.check()

    def read(self, now: str) -> Iterator[Article | Dropped]:
        """The articles, and what the base source sets aside."""
        wanted = {article for story in read_pairs(pairs_of(self.pairs)) for article in story.articles}
        for record in self.base.read(now):
            if isinstance(record, Dropped) or record.article_id in wanted:
                yield record
