"""The benchmark of `compare`: pairs of figures that a person has judged."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import ClassVar, NamedTuple, get_args

from pipeline.evaluation.benchmark import SYSTEM, corpus_digest, kept
from pipeline.evaluation.figure_pairs import GoldFigure, GoldStory, pairs_of, read_pairs
from pipeline.evaluation.results import Row
from pipeline.evaluation.samples import Formula, f1, gather, ratio
from pipeline.records import Compared, Comparison, Relation, Side
from pipeline.stage import check_parameters
from pipeline.store import RunFolder
from pipeline.tables import to_records
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity

AGREE: frozenset[Relation] = frozenset({"same", "rounding", "conversion"})
"""Relations of figures that say one thing."""

_CLOSE = 1e-3  # ratios are written with four digits
_MONTHS = {"year": 12.0, "decade": 120.0}


class Judged(NamedTuple):
    """A pair of a story, what a person says of it, what the run says, and whether both figures are found."""

    story: str
    gold: Relation
    found: Relation
    extracted: bool


@dataclass(frozen=True, kw_only=True)
class FigurePairBenchmark:
    """How the ledger of a run judges pairs of figures; units are stories.

    What the ledger does not bring together it takes for two measures. A figure is extracted where one of the same
    value, unit and range stands at its place.

    files  the articles
    pairs  the judged pairs; None for those that are shipped
    """

    name: str
    files: tuple[str, ...]
    pairs: str | None
    signature: ClassVar[str] = "metrics=extraction,accuracy,f1|unlisted=different_measure|unit=story"

    def __post_init__(self) -> None:
        check_parameters(self)

    def digest(self) -> str:
        """Of the articles and the judged pairs."""
        return corpus_digest((*self.files, str(pairs_of(self.pairs))))

    def given_stories(self) -> list[list[str]]:
        """The stories as their sets have them."""
        return [[article, story.story] for story in read_pairs(pairs_of(self.pairs)) for article in story.articles]

    def rows(self, run: RunFolder) -> list[Row]:
        """Figures over all pairs, over the half that rules were made on, and over the half that is kept apart."""
        stories = read_pairs(pairs_of(self.pairs))
        ledger = {record.story_id: record.comparisons for record in to_records(kept(run, "comparisons"), Compared)}
        table = kept(run, "text")
        texts = dict(zip(table["article_id"].to_pylist(), table["text"].to_pylist(), strict=True))
        parts = {"all": stories} | {part: [s for s in stories if s.split == part] for part in ("dev", "test")}
        judged = {story.story: judge_story(story, ledger.get(story.story, ()), texts) for story in stories}
        return [
            _row(part, [pair for story in members for pair in judged[story.story]]) for part, members in parts.items()
        ]


def judge_story(story: GoldStory, ledger: Sequence[Comparison], texts: Mapping[str, str]) -> list[Judged]:
    """What the ledger of a story says of its pairs."""

    @cache
    def extracted(place: int) -> bool:
        figure = story.figures[place]
        return any(is_figure(q, figure) for q in find_quantities(texts.get(figure.article, "")))

    return [
        Judged(
            story.story,
            pair.relation,
            relation_of(story.figures[pair.a], story.figures[pair.b], ledger),
            extracted(pair.a) and extracted(pair.b),
        )
        for pair in story.pairs
    ]


def relation_of(a: GoldFigure, b: GoldFigure, ledger: Iterable[Comparison]) -> Relation:
    """How the ledger relates two places: in the comparison that holds both, as one side if it can be."""
    found: list[Relation] = []
    for comparison in ledger:
        left, right = ([i for i, side in enumerate(comparison.sides) if gives(side, f)] for f in (a, b))
        found += [comparison.between(i, j) for i, j in product(left, right)]
    order: tuple[Relation, ...] = ("same", "conversion", "rounding", "update", "conflict")
    return next((relation for relation in order if relation in found), "different_measure")


def gives(side: Side, figure: GoldFigure) -> bool:
    """Whether a side rests on the figure that is printed at a place."""
    return any(
        place.article_id == figure.article and place.start < figure.end and figure.start < place.end
        for place in side.figures
    )


def is_figure(quantity: Quantity, figure: GoldFigure) -> bool:
    """Whether an extracted figure is that of a place: there, with its value, range and unit."""
    if not (quantity.start < figure.end and figure.start < quantity.end):
        return False
    if (quantity.high is None) != (figure.high is None):
        return False
    unit = quantity.unit if quantity.kind not in ("count", "ratio") else None
    own, theirs = _MONTHS.get(unit or "", 1.0), _MONTHS.get(figure.unit or "", 1.0)
    if unit != figure.unit and not {unit, figure.unit} <= {"month", *_MONTHS}:
        return False
    if unit == figure.unit:
        own = theirs = 1.0
    ends = ((quantity.value, figure.value), (quantity.high or 0.0, figure.high or 0.0))
    return all(math.isclose(found * own, gold * theirs, rel_tol=_CLOSE) for found, gold in ends)


def _row(part: str, judged: Sequence[Judged]) -> Row:
    items = [(pair.story, _sums(pair)) for pair in judged]
    conflict = (ratio("true conflict", "said conflict", empty=1.0), ratio("true conflict", "is conflict", empty=1.0))
    figures: dict[str, Formula] = {
        "extracted": ratio("extracted", "pairs", empty=1.0),
        "differs or agrees": ratio("side", "pairs", empty=1.0),
        "six-way": ratio("relation", "pairs", empty=1.0),
        "conflict P": conflict[0],
        "conflict R": conflict[1],
        "conflict F1": f1(*conflict),
    }
    for relation in ("same", "rounding", "conversion", "different_measure", "update"):
        figures[relation] = ratio(f"true {relation}", f"is {relation}", empty=1.0)
    return Row.of(gather(items, figures), system=SYSTEM, group=part, items=len(judged), counts={})


def _sums(pair: Judged) -> dict[str, float]:
    none = {f"{count} {relation}": 0.0 for count in ("is", "said", "true") for relation in get_args(Relation)}
    return none | {
        "pairs": 1,
        "extracted": pair.extracted,
        "side": (pair.gold in AGREE) == (pair.found in AGREE),
        "relation": pair.gold == pair.found,
        f"is {pair.gold}": 1,
        f"said {pair.found}": 1,
        f"true {pair.gold}": pair.gold == pair.found,
        "said conflict": pair.found == "conflict",
        "is conflict": pair.gold == "conflict",
        "true conflict": pair.gold == pair.found == "conflict",
    }
