"""The benchmark of `compare`: pairs of figures that a person has judged."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import ClassVar, NamedTuple, get_args

from pipeline.evaluation.benchmark import SYSTEM, corpus_digest, kept
from pipeline.evaluation.figure_pairs import GoldFigure, GoldStory, Kind, Split, pairs_of, read_pairs
from pipeline.evaluation.results import Row
from pipeline.evaluation.samples import Formula, f1, gather, ratio
from pipeline.records import Compared, Comparison, Relation, Side
from pipeline.stage import check_parameters
from pipeline.store import RunFolder
from pipeline.tables import to_records
from pipeline.text.ordinals import find_ordinals
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity

AGREE: frozenset[Relation] = frozenset({"same", "rounding", "conversion"})
"""Relations of figures that say one thing."""

_CLOSE = 1e-3  # ratios are written with four digits
_MONTHS = {"year": 12.0, "decade": 120.0}
_KINDS: Mapping[Kind, str] = {"figure": "", "date": "dates", "score": "scores", "place": "places"}


class Judged(NamedTuple):
    """A pair of a story, what a person says of it, what the run says, and whether both figures are found."""

    story: str
    gold: Relation
    found: Relation
    extracted: bool
    kind: Kind = "figure"


@dataclass(frozen=True, kw_only=True)
class FigurePairBenchmark:
    """How the ledger of a run judges pairs of figures; units are stories.

    What the ledger does not bring together it takes for two measures. A figure is extracted where one of the same
    value, unit and range stands at its place; whether dates, scores and places are is not asked.

    files  the articles
    pairs  a round, or a file in the form of theirs
    """

    name: str
    files: tuple[str, ...]
    pairs: str
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
        """Over the pairs; see `rows_of`."""
        stories = read_pairs(pairs_of(self.pairs))
        ledger = {record.story_id: record.comparisons for record in to_records(kept(run, "comparisons"), Compared)}
        table = kept(run, "text")
        texts = dict(zip(table["article_id"].to_pylist(), table["text"].to_pylist(), strict=True))
        return rows_of([(s.split, pair) for s in stories for pair in judge_story(s, ledger.get(s.story, ()), texts)])


def rows_of(judged: Sequence[tuple[Split, Judged]]) -> list[Row]:
    """Of figures: all pairs, those that rules are made on, those kept apart; then of dates, of scores and of places."""
    return [
        _row(" ".join(filter(None, (name, part))) or "all", pairs)
        for kind, name in _KINDS.items()
        for part in ("", "dev", "test")
        if (pairs := [pair for split, pair in judged if pair.kind == kind and part in ("", split)])
    ]


def judge_story(story: GoldStory, ledger: Sequence[Comparison], texts: Mapping[str, str]) -> list[Judged]:
    """What the ledger of a story says of its pairs."""

    @cache
    def extracted(place: int) -> bool:
        figure = story.figures[place]
        text = texts.get(figure.article, "")
        return any(is_figure(q, figure) for q in (*find_quantities(text), *find_ordinals(text, 0, len(text))))

    return [
        Judged(
            story.story,
            pair.relation,
            relation_of(story.figures[pair.a], story.figures[pair.b], ledger),
            extracted(pair.a) and extracted(pair.b),
            story.figures[pair.a].kind,
        )
        for pair in story.pairs
    ]


def relation_of(a: GoldFigure, b: GoldFigure, ledger: Iterable[Comparison]) -> Relation:
    """How the ledger relates two places: in the comparison that holds both, as one side if it can be.

    Dates and places are looked for among the comparisons of their kind, all else among the others.
    """
    found: list[Relation] = []
    for comparison in ledger:
        if {comparison.kind, a.kind} & {"date", "place"} and comparison.kind != a.kind:
            continue
        left, right = ([i for i, side in enumerate(comparison.sides) if gives(side, f)] for f in (a, b))
        found += [comparison.between(i, j) for i, j in product(left, right)]
    order: tuple[Relation, ...] = ("same", "conversion", "rounding", "update", "conflict")
    return next((relation for relation in order if relation in found), "different_measure")


def gives(side: Side, figure: GoldFigure) -> bool:
    """Whether a side rests on the figure that is printed at a place; of a date, its passages will do."""
    places = side.figures or (side.evidence if figure.kind == "date" else ())
    return any(
        place.article_id == figure.article and place.start < figure.end and figure.start < place.end for place in places
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
    figures: dict[str, Formula] = {"extracted": ratio("extracted", "pairs", empty=1.0)}
    if judged[0].kind != "figure":
        figures = {}
    figures["differs or agrees"] = ratio("side", "pairs", empty=1.0)
    figures["six-way"] = ratio("relation", "pairs", empty=1.0)
    for relation in ("conflict", "update", "same", "rounding", "conversion", "different_measure"):
        precision = ratio(f"true {relation}", f"said {relation}", empty=1.0)
        recall = ratio(f"true {relation}", f"is {relation}", empty=1.0)
        figures |= {f"{relation} P": precision, f"{relation} R": recall, f"{relation} F1": f1(precision, recall)}
    golds = Counter(pair.gold for pair in judged)
    counts = {f"{relation} pairs": golds[relation] for relation in get_args(Relation)}
    return Row.of(gather(items, figures), system=SYSTEM, group=part, items=len(judged), counts=counts)


def _sums(pair: Judged) -> dict[str, float]:
    return {
        "pairs": 1,
        "extracted": pair.extracted,
        "side": (pair.gold in AGREE) == (pair.found in AGREE),
        "relation": pair.gold == pair.found,
        **{f"{asked} {relation}": 0 for asked in ("is", "said", "true") for relation in get_args(Relation)},
        f"is {pair.gold}": 1,
        f"said {pair.found}": 1,
        f"true {pair.gold}": pair.gold == pair.found,
    }
