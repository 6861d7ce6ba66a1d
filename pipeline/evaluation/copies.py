"""The benchmark of copies: reprints planted in real articles, which must be found, among independent ones, which
must stay apart."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.evaluation.benchmark import SYSTEM, kept
from pipeline.evaluation.planted import PASSAGE, Planted, PlantedSource
from pipeline.evaluation.results import Row
from pipeline.evaluation.samples import Formula, f1, gather, ratio
from pipeline.records import Deduplicated
from pipeline.stage import require
from pipeline.store import RunFolder
from pipeline.tables import to_records

PRECISION, RECALL = ratio("right", "called", empty=1.0), ratio("right", "planted", empty=1.0)
COPIES: dict[str, Formula] = {"copies P": PRECISION, "copies R": RECALL, "copies F1": f1(PRECISION, RECALL)}
PASSAGES: dict[str, Formula] = {
    "spans R": ratio("spans", "lent", empty=1.0),
    "source right": ratio("sourced", "dated", empty=1.0),
    "share error": ratio("share error", "sourced", empty=0.0),
}
ORIGINALS: dict[str, Formula] = {"wrong": ratio("wrong", "articles", empty=0.0)}

ALL_TIMES = "2100-01-01T00:00:00Z"
"""The planted source is read anew for what was planted; a date in the future changes nothing of that."""

Parts = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class CopiesBenchmark:
    """Copies and carried passages that a source planted, against the origins and reuse of a run.

    planted   the source of the run
    reprints  groups of base articles that are copies of each other without our doing
    """

    name: str
    files: tuple[str, ...]
    planted: PlantedSource
    reprints: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        require(isinstance(self.planted, PlantedSource), "benchmark.planted", self.planted, "a PlantedSource")

    @property
    def signature(self) -> str:
        planted, known = self.planted, len(self.reprints)
        return f"metrics=pairs,spans|one_setting|seed={planted.seed}|days={planted.days}|reprints={known}"

    def rows(self, run: RunFolder) -> list[Row]:
        """Pairs over all grades, then each grade, carried passages, and originals called copies of each other."""
        plants = self.planted.planted(ALL_TIMES)
        rows = {row.article_id: row for row in to_records(kept(run, "origin"), Deduplicated)}
        truth = Truth.of(rows, plants, self.reprints)
        copies = [(p, truth.of_copy(p)) for p in plants if p.grade != PASSAGE]
        lent = [(p.base, truth.of_passage(p)) for p in plants if p.grade == PASSAGE]
        found = [_row("all", [(p.base, part) for p, part in copies], COPIES)]
        for grade in (g for g in self.planted.grades if g != PASSAGE):
            found.append(_row(grade, [(p.base, part) for p, part in copies if p.grade == grade], COPIES))
        if lent:
            found.append(_row(PASSAGE, lent, PASSAGES))
        return [*found, _row("originals", truth.of_originals(), ORIGINALS)]


def _row(group: str, parts: list[tuple[str, Parts]], figures: Mapping[str, Formula]) -> Row:
    return Row.of(gather(parts, figures), system=SYSTEM, group=group, items=len(parts), counts={})


@dataclass(frozen=True)
class Truth:
    """Rows of a run beside what was planted.

    kin      for each article the base article that it is a true copy of, itself or another one
    members  articles of each origin
    """

    rows: Mapping[str, Deduplicated]
    kin: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    originals: tuple[str, ...]
    days: Mapping[str, str | None]

    @classmethod
    def of(
        cls, rows: Mapping[str, Deduplicated], plants: list[Planted], reprints: tuple[tuple[str, ...], ...]
    ) -> "Truth":
        """The truth of a run."""
        stands_for = {article: group[0] for group in reprints for article in group}
        made = {p.article.article_id: p.base for p in plants if p.grade != PASSAGE}
        members: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows.values():
            members[row.origin].append(row.article_id)
        kin = {key: stands_for.get(made.get(key, key), made.get(key, key)) for key in rows}
        return cls(
            rows=rows,
            kin=kin,
            members={origin: tuple(sorted(articles)) for origin, articles in members.items()},
            originals=tuple(sorted(set(rows) - set(made))),
            days={p.article.article_id: p.article.published for p in plants},
        )

    def of_copy(self, plant: Planted) -> Parts:
        """Whether a copy and its base have one origin, and how many others it is called a copy of wrongly."""
        own, base = self.rows.get(plant.article.article_id), self.rows.get(plant.base)
        if own is None or base is None:
            return {"planted": 1}
        right = own.origin == base.origin
        wrong = sum(self.kin[other] != self.kin[plant.base] for other in self.members[own.origin])
        return {"planted": 1, "right": right, "called": right + wrong}

    def of_passage(self, plant: Planted) -> Parts:
        """Whether a passage is found where it lies, in either of its two texts; and where the dates tell which one
        carries it, whether that one does, and by how much its share is off."""
        own, base = self.rows.get(plant.article.article_id), self.rows.get(plant.base)
        if own is None or base is None:
            return {"lent": 1}
        carried = [r for r in own.reuse if r.source == base.origin]
        covered = sum(max(0, min(r.end, plant.end) - max(r.start, plant.start)) for r in carried)
        there = 2 * covered >= plant.end - plant.start
        back = not plant.dated and any(r.source == own.origin for r in base.reuse)
        parts: Parts = {"lent": 1, "spans": there or back}
        if plant.dated:
            parts |= {"dated": 1, "sourced": there}
            parts["share error"] = abs(sum(r.share for r in carried) - plant.share) if there else 0.0
        return parts

    def of_originals(self) -> list[tuple[str, Parts]]:
        """For each article that we did not make, whether it is called a copy of one that it is none of."""
        originals = set(self.originals)
        return [(key, {"articles": 1, "wrong": self._is_wrong(key, originals)}) for key in self.originals]

    def _is_wrong(self, key: str, originals: set[str]) -> bool:
        others = self.members[self.rows[key].origin]
        return any(other in originals and self.kin[other] != self.kin[key] for other in others)
