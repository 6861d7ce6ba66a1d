"""Evidence by what passages say: copies, rewordings, and the smallest sets of near sentences that say all of a claim.

Passages are ranked as relevance.py has it. A set supports the claim where it holds its words, in the same form or a
kindred one (lexicon.py), and has none of the faults of the checker: all names, figures and dates are there, nothing
is negated that the claim affirms, no word stands in the place of its opposite. Sets are minimal: no part of one
supports the claim.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Attributed, Candidate
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.attribute.passages import AttributeInput, Group, Unit, cited, own_first
from pipeline.stages.attribute.relevance import Relevance
from pipeline.stages.attribute.story_index import POOL, Index, attribute_rows, pools, weights_of
from pipeline.tables import schema
from pipeline.verification.alterations import slot_faults
from pipeline.verification.lexicon import akin
from pipeline.verification.otherwise import stems_given, stems_of_values
from pipeline.verification.quotations import is_quotation, requotes
from pipeline.verification.statement import Statement, statement_of
from pipeline.verification.support import faultless, faults, is_short

_LARGEST = 3  # sentences of a set
_ROUNDING = 1e-9  # more than sums of weights differ by their order


@dataclass(frozen=True, kw_only=True)
class AttributeSupport:
    """For each candidate its own sources, then every minimal set of passages that says all of it, best first.

    A candidate that cites nothing and that nothing supports gets what says most of it, so that a checker has
    something to hold it against.

    relevance      how passages are ranked
    kin            how much a kindred word counts of the word itself, in [0, 1]
    threshold      weighted share of the claim's content words that one passage must hold, in (0, 1]
    set_threshold  the same for a set, and for one passage where the claim is short
    floor          what each of a set must hold by itself, in [0, 1]
    distance       sentences from the first of a set to the last at most; 0 for no sets
    """

    reads: ClassVar[pa.Schema] = schema(AttributeInput)
    writes: ClassVar[pa.Schema] = schema(Attributed)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 15
    libraries: ClassVar[tuple[str, ...]] = ()

    relevance: Relevance
    kin: float
    threshold: float
    set_threshold: float
    floor: float
    distance: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.kin <= 1, "kin", self.kin, "a share in [0, 1]")
        require(0 < self.threshold <= 1, "threshold", self.threshold, "a share in (0, 1]")
        require(0 < self.set_threshold <= 1, "set_threshold", self.set_threshold, "a share in (0, 1]")
        require(0 <= self.floor <= 1, "floor", self.floor, "a share in [0, 1]")
        require(self.distance >= 0, "distance", self.distance, "a whole number from 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return attribute_rows(table, self.groups)

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]:
        """Passages by relevance."""
        return self.relevance.ranked(claim, index)

    def best_set(self, claim: Statement, index: Index) -> list[int]:
        """The few passages that say most of a claim, whether they support it or not."""
        return self.relevance.best_set(claim, index)

    def groups(self, candidate: Candidate, index: Index) -> list[Group]:
        """The candidate's own sources, then all other groups, best first."""
        own = cited(candidate, index.articles)
        claim = statement_of(candidate, index.articles)
        copied = bool(own) and all(a.operation != "paraphrase" for a in candidate.alignments)
        reading = _Reading(claim, index, self, copied)
        others = [Group((index.units[i].passage,), reading.share([i])) for i in reading.singles]
        alone = {index.units[i].passage.article_id for i in reading.singles}
        alone |= {p.article_id for p in own} if copied else set()
        sets = sorted(reading.sets(alone), key=lambda s: (-reading.share(s), s))
        others += [Group(tuple(index.units[i].passage for i in s), reading.share(s)) for s in sets]
        return own_first(own, 1.0 if copied else reading.share(_positions(own, index)), others) or reading.nearest()


def _positions(passages: Iterable[object], index: Index) -> list[int]:
    wanted = set(passages)
    return [i for i, unit in enumerate(index.units) if unit.passage in wanted]


class _Reading:
    """One claim beside the passages of its story."""

    def __init__(self, claim: Statement, index: Index, stage: AttributeSupport, copied: bool) -> None:
        self.claim, self.index, self.stage, self.copied = claim, index, stage, copied
        self.weights = weights_of(claim, index)
        self.total = sum(self.weights.values())
        self.values = stems_of_values(claim) & self.weights.keys()
        self.holds: dict[int, dict[str, float]] = {}
        self.bounds = self._bounds()
        least = max(stage.threshold, stage.set_threshold) if is_short(claim) else stage.threshold
        quoted = copied and is_quotation(claim.text)
        near = (i for i, most in self.bounds.items() if quoted or most >= least)
        self.near = [i for i in near if self.share([i]) >= least or (quoted and self._requotes(i))]
        self.singles = [i for i in self.near if not self._faults([i])]

    def _requotes(self, i: int) -> bool:
        return requotes(self.claim.text, self.index.units[i].statement.text)

    def _bounds(self) -> dict[int, float]:
        """The most of the claim that each passage with a word of it can hold: reading its values takes far longer."""
        held = dict.fromkeys(self.stage.relevance.touched(self.claim, self.index), 0.0)
        given = dict.fromkeys(held, sum(self.weights[s] for s in self.values))
        for s, weight in self.weights.items():
            seen: set[int] = set()
            for other in (s, *akin(s, self.claim.language)):
                worth = weight if other == s else self.stage.kin * weight
                for i in self.index.postings.get(other, ()):
                    if i in held and i not in seen:
                        seen.add(i)
                        held[i] += worth
                        given[i] -= weight if s in self.values else 0.0
        least = self.stage.floor * self.total - _ROUNDING
        most = {i: h + (given[i] if h >= least else 0.0) for i, h in held.items()}
        return {i: m / self.total + _ROUNDING if self.total else 0.0 for i, m in most.items()}

    def _holding(self, i: int) -> dict[str, float]:
        """How much of each of the claim's stems a passage holds."""
        if i not in self.holds:
            self.holds[i] = self._read(self.index.units[i])
        return self.holds[i]

    def _read(self, unit: Unit) -> dict[str, float]:
        found = {}
        for s in self.weights:
            if s in unit.stems:
                found[s] = 1.0
            elif any(other in unit.stems for other in akin(s, self.claim.language)):
                found[s] = self.stage.kin
        absent = self.weights.keys() - found.keys()
        if not self.values.isdisjoint(absent) and self._share(found) >= self.stage.floor:
            found |= dict.fromkeys(sorted(stems_given(self.claim, (unit.statement,), absent)), 1.0)
        return found

    def _share(self, held: Mapping[str, float]) -> float:
        """The weighted share of the claim's words that are held, in [0, 1]."""
        return min(sum(w * held.get(s, 0.0) for s, w in self.weights.items()) / self.total, 1.0) if self.total else 0.0

    def share(self, units: Sequence[int]) -> float:
        """The weighted share of the claim's words that passages hold together, in [0, 1]."""
        holds = [self._holding(i) for i in units]
        if len(holds) == 1:
            return self._share(holds[0])
        return self._share({s: max((h.get(s, 0.0) for h in holds), default=0.0) for s in self.weights})

    def _best_shares(self, alone: set[str]) -> dict[int, float]:
        """The shares of at least those passages that are among the best of their articles, by place."""
        by_article: dict[str, list[int]] = {}
        for i in self.bounds:
            by_article.setdefault(self.index.units[i].passage.article_id, []).append(i)
        shares: dict[int, float] = {}
        for units in (u for a, u in by_article.items() if a not in alone):
            best: list[float] = []
            for i in sorted(units, key=lambda i: -self.bounds[i]):
                if self.bounds[i] < self.stage.floor or (len(best) == POOL and self.bounds[i] < best[-1]):
                    break
                shares[i] = self.share([i])
                if self.index.units[i].position >= 0:
                    best = sorted([*best, shares[i]], reverse=True)[:POOL]
        return dict(sorted(shares.items()))

    def _faults(self, units: Sequence[int]) -> bool:
        passages = [self.index.units[i].statement for i in units]
        if not faultless(self.claim, passages, beside=self.copied):
            return True
        return len(units) > 1 and any(slot_faults(self.claim.text, p.text) for p in passages)

    def _named_beside(self, unit: int) -> tuple[int, ...] | None:
        """A passage that says the claim but for its names, with the nearest sentence that names who is meant."""
        found = faults(self.claim, [self.index.units[unit].statement], beside=self.copied)
        if any(f.kind not in ("name", "speaker") for f in found):
            return None
        article, position = self.index.units[unit].passage.article_id, self.index.units[unit].position
        for step in (-1, 1, -2, 2, -3):
            other = (
                self.index.places.get((article, position + step)) if position >= 0 and position + step >= 0 else None
            )
            if other is not None and not self._faults(pair := tuple(sorted((unit, other)))):
                return pair
        return None

    def sets(self, alone: set[str]) -> Iterator[tuple[int, ...]]:
        """The best minimal set of each article that has no passage that supports the claim alone."""
        named = {}
        for i in sorted(self.near, key=lambda i: (-self.share([i]), i)):
            article = self.index.units[i].passage.article_id
            if article not in alone and article not in named and (pair := self._named_beside(i)):
                named[article] = pair
        yield from named.values()
        alone = alone | named.keys()
        for best in pools(self._best_shares(alone), self.stage.floor, alone, self.index):
            for size in range(2, _LARGEST + 1):
                near = (s for s in combinations(best, size) if self._near(s))
                full = sorted((-self.share(s), s) for s in near if self.share(s) >= self.stage.set_threshold)
                found = next((s for _, s in full if not self._faults(s)), None)
                if found is not None:
                    yield found
                    break

    def _near(self, units: tuple[int, ...]) -> bool:
        return self.index.units[units[-1]].position - self.index.units[units[0]].position <= self.stage.distance

    def nearest(self) -> list[Group]:
        """What says most of the claim, as one group; [] where nothing has a word of it."""
        chosen = self.stage.best_set(self.claim, self.index)
        return [Group(tuple(self.index.units[i].passage for i in chosen), self.share(chosen))] if chosen else []
