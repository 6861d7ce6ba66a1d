"""The ledger of a story: its figures grouped by what they measure, and how their values stand to each other.

Mentions of equal value and like words become one value; values of one dimension are judged in pairs; groups in which
every pair is related become comparisons. Listed is what two articles say, with the number of their independent origins,
what one gives in two units, and parts of such a figure that one sentence sets apart from the whole ("150 billion,
including 65 billion in military aid"). Days, scores and places of what happened are listed with them, see occasions.py.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Compared, Comparison, Member, Relation
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.compare.groups import Links, groups_of
from pipeline.stages.compare.occasions.occasions import occasions
from pipeline.stages.compare.pairs.disputes import disputes
from pipeline.stages.compare.pairs.likeness import Thresholds, shipped_likeness
from pipeline.stages.compare.pairs.pairing import related
from pipeline.stages.compare.pairs.values import Key, Value, aboard, key_of, merged, values_of
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.mentions import mentions_of
from pipeline.stages.compare.sides import ORDER, comparison, measure_of, sort_key
from pipeline.tables import schema

_SEVERITY: tuple[Relation, ...] = ("conflict", "update", "conversion", "rounding")


@dataclass(frozen=True, slots=True)
class CompareInput:
    """A story with its articles."""

    story_id: str
    articles: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True)
class CompareLedger:
    """Compares the figures of each story.

    values      distinct values of one dimension that are compared with each other, above 1
    differ      the likeness that an update needs, in (0, 1); see likeness.py
    conflict    the likeness that a conflict needs, in (0, 1), not below `differ`: a wrong one does more harm
    agree       the likeness that rounding and conversion need, in (0, 1)
    same        the likeness that equal values need, in (0, 1)
    ratio       how many times one side of a conflict may be the other, above 1; its square for an update
    """

    reads: ClassVar[pa.Schema] = schema(CompareInput)
    writes: ClassVar[pa.Schema] = schema(Compared)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 35
    libraries: ClassVar[tuple[str, ...]] = ("numpy",)

    values: int
    differ: float
    conflict: float
    agree: float
    same: float
    ratio: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.values > 1, "values", self.values, "a whole number above 1")
        for name in ("differ", "conflict", "agree", "same"):
            require(0 < getattr(self, name) < 1, name, getattr(self, name), "a number in (0, 1)")
        require(self.conflict >= self.differ, "conflict", self.conflict, "a number from `differ` on")
        require(self.ratio > 1, "ratio", self.ratio, "a number above 1")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, CompareInput, Compared, self.compare)

    def compare(self, story: CompareInput) -> Compared:
        """The comparisons of one story, the most important first."""
        if len(story.articles) < 2:
            return Compared(story.story_id, ())
        limits = Thresholds(shipped_likeness(), self.differ, self.conflict, self.agree, self.same, self.ratio)
        mentions = mentions_of(story.articles)
        disputed = list(disputes(mentions))
        values = values_of(mentions, limits)
        links = related(values, story.articles, limits, self.values, disputed)
        told = {mention.place for pair in disputed for mention in pair}
        listed = [*_comparisons(values, links, told), *occasions(story.articles)]
        listed.sort(key=lambda comparison: ORDER.index(comparison.relation))
        return Compared(story.story_id, tuple(listed))


def _comparisons(values: Sequence[Value], links: Links, disputed: Set[tuple[int, int]]) -> list[Comparison]:
    """disputed: the places of figures that one article sets against each other, and is enough for."""
    listed: list[tuple[Relation, list[Value], str]] = []
    pairs: dict[frozenset[Key], Relation] = {}
    for group in groups_of(len(values), links):
        members = merged([values[i] for i in group])
        inner = {(i, j): links[i, j].relation for i in group for j in group if (i, j) in links}
        relation: Relation = next((r for r in _SEVERITY if r in inner.values()), "same")
        needed = {article for value in members for article in value.articles}
        if relation in ("conflict", "update"):
            needed = {origin for value in members for origin in value.origins}
        alone = relation == "conflict" and any(m.place in disputed for value in members for m in value.mentions)
        if len(needed) < 2 and relation != "conversion" and not alone:
            continue
        listed.append((relation, members, measure_of(members)))
        for (i, j), found in inner.items():
            pairs[frozenset(key_of(values[n].mentions[0]) for n in (i, j))] = found
        if relation == "conversion":
            listed += _rounded(values, group, inner)
    for pair in aboard(values):
        listed.append(("different_measure", list(pair), " and ".join(measure_of([value]) for value in pair)))
    listed += _parts(values, {m for _, members, _ in listed for value in members for m in value.mentions})
    listed.sort(key=lambda entry: sort_key(entry[0], entry[1]))
    return [comparison(relation, members, measure, pairs) for relation, members, measure in listed]


def _rounded(
    values: Sequence[Value], group: Sequence[int], relations: dict[tuple[int, int], Relation]
) -> list[tuple[Relation, list[Value], str]]:
    """Values of one unit within a conversion of which one is the other rounded."""
    found: list[tuple[Relation, list[Value], str]] = []
    for unit in dict.fromkeys(values[i].mentions[0].quantity.unit for i in group):
        alike = [i for i in group if values[i].mentions[0].quantity.unit == unit]
        if any(relations.get((i, j)) == "rounding" for i in alike for j in alike if i < j):
            members = merged([values[i] for i in alike])
            found.append(("rounding", members, measure_of(members)))
    return found


def _parts(values: Sequence[Value], reported: set[Mention]) -> list[tuple[Relation, list[Value], str]]:
    """Wholes and parts of one sentence, one of which other origins give too: what a reader may take for one figure."""
    at = {(m.article_id, m.quantity.start): value for value in values for m in value.mentions}
    found: dict[tuple[int, int], tuple[Relation, list[Value], str]] = {}
    for value in values:
        for mention in value.mentions:
            whole = at.get((mention.article_id, mention.part_of)) if mention.part_of is not None else None
            if whole is None or whole is value or whole.mentions[0].dimension != mention.dimension:
                continue
            if mention.dimension == "count" and mention.noun is None:
                continue  # "seven people, among them a boy of nine"
            if not reported.isdisjoint((*value.mentions, *whole.mentions)):
                measure = f"{measure_of([whole])}, including {measure_of([value])}"
                found.setdefault((id(whole), id(value)), ("different_measure", [whole, value], measure))
    return list(found.values())
