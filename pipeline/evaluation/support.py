"""Benchmarks of the checker: whether it tells claims that their sources support from those that they do not.

They read their own documents and check claims as the stage `verify=learned` does; the run beside them is an empty
formality of the command. AUROC and balanced accuracy are drawn by document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluation.benchmark import SYSTEM
from pipeline.evaluation.fitting import Example, fitted
from pipeline.evaluation.judged import Judged, aggrefact, planted, summedits
from pipeline.evaluation.planted_changes import ALL_KINDS, CHANGES
from pipeline.evaluation.results import Row
from pipeline.evaluation.samples import Formula, Sums, divided, gather
from pipeline.stage import check_parameters, require
from pipeline.store import RunFolder
from pipeline.verification.check import ALTERED
from pipeline.verification.model import shipped_models

ALTERED_RIDGE = 0.1

Scored = tuple[str, bool, float]
"""Unit, whether people found the claim supported, and the score."""


def auroc_parts(scored: Sequence[Scored]) -> list[tuple[str, Mapping[str, float]]]:
    """The parts of an AUROC over documents: how many of each class have each of the distinct scores.

    Scores are brought to at most 200 levels, so that the sums stay small; ties count one half.
    """
    levels = _levels(np.array([s for _, _, s in scored]))
    return [
        (unit, {f"{'yes' if yes else 'no'} {level:03d}": 1.0})
        for (unit, yes, _), level in zip(scored, levels, strict=True)
    ]


_MOST_LEVELS = 200


def _levels(scores: NDArray[np.float64]) -> list[int]:
    distinct, place = np.unique(scores, return_inverse=True)
    step = max(1, -(-len(distinct) // _MOST_LEVELS))
    return [int(p) // step for p in place]


def auroc(sums: Sums) -> NDArray[np.float64]:
    """Area under the ROC curve from sums by level; one half where a class is empty."""
    total = next(iter(sums.values()))
    zero = np.zeros_like(total)
    won, below, yes, no = zero.copy(), zero.copy(), zero.copy(), zero.copy()
    for level in sorted({name.split()[1] for name in sums if name[:3] in ("yes", "no ")}):
        here, against = sums.get(f"yes {level}", zero), sums.get(f"no {level}", zero)
        won = won + here * (below + against / 2)
        below, yes, no = below + against, yes + here, no + against
    return divided(won, yes * no, 0.5)


def balanced_accuracy(sums: Sums) -> NDArray[np.float64]:
    """The mean of the shares of supported and of other claims that are told right."""
    zero = np.zeros_like(next(iter(sums.values())))
    right = divided(sums.get("right yes", zero), sums.get("all yes", zero), 0.5)
    wrong = divided(sums.get("right no", zero), sums.get("all no", zero), 0.5)
    return (right + wrong) / 2


def accuracy_parts(scored: Sequence[Scored], threshold: float) -> list[tuple[str, Mapping[str, float]]]:
    """The parts of a balanced accuracy at a threshold."""
    found: list[tuple[str, Mapping[str, float]]] = []
    for unit, yes, score in scored:
        answer = "yes" if yes else "no"
        found.append((unit, {f"all {answer}": 1.0, f"right {answer}": float((score >= threshold) == yes)}))
    return found


def _row(group: str, scored: Sequence[Scored], threshold: float, counts: Mapping[str, int]) -> Row:
    parts = [*auroc_parts(scored), *accuracy_parts(scored, threshold)]
    samples = gather(parts, {"AUROC": auroc, "balanced accuracy": balanced_accuracy})
    return Row.of(samples, system=SYSTEM, group=group, items=len(scored), counts=counts)


@dataclass(frozen=True, kw_only=True)
class SummEditsBenchmark:
    """Edited summaries of several domains (Laban et al., 2023), each judged by a model fitted to the other domains.

    domains  JSON Lines files, one a domain
    """

    name: str
    files: tuple[str, ...]
    domains: tuple[str, ...]

    def __post_init__(self) -> None:
        check_parameters(self)
        require(len(self.domains) > 1, "domains", self.domains, "several files: a model is fitted to the others")

    @property
    def signature(self) -> str:
        fit = f"fit=other_domains|ridge={ALTERED_RIDGE}|threshold=other_domains"
        return f"metrics=balanced_accuracy,auroc|scores=altered|{fit}|unit=document"

    def rows(self, run: RunFolder) -> list[Row]:
        """Means over the domains first, then each of them."""
        judged = {Path(path).stem: list(summedits(Path(path))) for path in self.domains}
        found = {
            name: [Example(j.findings().altered, not j.supported, name) for j in claims]
            for name, claims in judged.items()
        }
        rows, scored = [], {}
        for name, examples in found.items():
            model = fitted([e for other in found if other != name for e in found[other]], ALTERED, ALTERED_RIDGE)
            scores = [1 - model(e.features) for e in examples]
            scored[name] = [(j.unit, j.supported, s) for j, s in zip(judged[name], scores, strict=True)]
            rows.append((name, 1 - model.threshold))
        parts = [
            (unit, {f"{name}: {key}": number for key, number in added.items()})
            for name, threshold in rows
            for unit, added in [*auroc_parts(scored[name]), *accuracy_parts(scored[name], threshold)]
        ]
        figures = {"balanced accuracy": _mean(list(found), balanced_accuracy), "AUROC": _mean(list(found), auroc)}
        total = sum(map(len, found.values()))
        first = Row.of(gather(parts, figures), system=SYSTEM, group="mean", items=total, counts={})
        return [first, *(_row(name, scored[name], threshold, {}) for name, threshold in rows)]


def _mean(names: Sequence[str], figure: Formula) -> Formula:
    """The mean of a figure over domains, whose sums have the domain's name before theirs."""

    def formula(sums: Sums) -> NDArray[np.float64]:
        values = [figure({k.partition(": ")[2]: v for k, v in sums.items() if k.startswith(f"{n}: ")}) for n in names]
        return np.asarray(np.mean(values, axis=0), dtype=np.float64)

    return formula


@dataclass(frozen=True, kw_only=True)
class AggreFactBenchmark:
    """Summaries of neural systems with errors that people marked (Tang et al., 2023), judged by the shipped weights.

    summaries  JSON Lines with `document`, `summary`, `error_type` and `origin`
    """

    name: str
    files: tuple[str, ...]
    summaries: str

    def __post_init__(self) -> None:
        check_parameters(self)

    @property
    def signature(self) -> str:
        return "metrics=auroc,balanced_accuracy|scores=support|weights=shipped|threshold=shipped|unit=document"

    def rows(self, run: RunFolder) -> list[Row]:
        """All summaries first, then those of each origin."""
        model = shipped_models().support
        found = [(j.part, (j.unit, j.supported, model(j.findings().support))) for j in aggrefact(Path(self.summaries))]
        parts = sorted({part for part, _ in found})
        rows = [_row("all", [s for _, s in found], model.threshold, {})]
        return rows + [_row(name, [s for part, s in found if part == name], model.threshold, {}) for name in parts]


@dataclass(frozen=True, kw_only=True)
class PlantedChangesBenchmark:
    """Changes planted in sentences of real stories: the share found where 5 % of untouched claims are called wrong.

    stories     folder with articles.jsonl and labels.jsonl
    count       stories drawn
    kinds       of changes
    a_kind      changed claims of a kind in a story
    false_alarms  share of the untouched claims
    """

    name: str
    files: tuple[str, ...]
    stories: str
    count: int
    kinds: tuple[str, ...]
    a_kind: int
    false_alarms: float
    seed: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.count > 0, "count", self.count, "a whole number above 0")
        require(
            bool(self.kinds) and ALL_KINDS.keys() >= set(self.kinds), "kinds", self.kinds, f"some of {list(ALL_KINDS)}"
        )
        require(0 < self.false_alarms < 1, "false_alarms", self.false_alarms, "a share in (0, 1)")

    @property
    def signature(self) -> str:
        drawn = f"stories={self.count}|a_kind={self.a_kind}|seed={self.seed}"
        if self.kinds != tuple(CHANGES):
            drawn += f"|kinds={','.join(self.kinds)}"
        return f"metrics=found|scores=support|weights=shipped|false_alarms={self.false_alarms}|{drawn}|unit=story"

    def rows(self, run: RunFolder) -> list[Row]:
        """One row: a figure for each kind of change, and the false alarms themselves."""
        model = shipped_models().support
        claims = list(planted(Path(self.stories), self.count, self.a_kind, self.seed, self.kinds))
        scores = [model(j.findings().support) for j in claims]
        untouched = sorted(s for j, s in zip(claims, scores, strict=True) if j.supported)
        threshold = untouched[int(self.false_alarms * len(untouched))]
        parts = [_planted_part(j, score < threshold) for j, score in zip(claims, scores, strict=True)]
        figures = {kind: _share(f"{kind} called", kind) for kind in self.kinds}
        figures["false alarms"] = _share("untouched called", "untouched")
        return [Row.of(gather(parts, figures), system=SYSTEM, group="all", items=len(claims), counts={})]


def _planted_part(judged: Judged, called: bool) -> tuple[str, Mapping[str, float]]:
    return judged.unit, {judged.part: 1.0, f"{judged.part} called": float(called)}


def _share(top: str, bottom: str) -> Formula:
    def formula(sums: Sums) -> NDArray[np.float64]:
        zero = np.zeros_like(next(iter(sums.values())))
        return divided(sums.get(top, zero), sums.get(bottom, zero), 0.0)

    return formula
