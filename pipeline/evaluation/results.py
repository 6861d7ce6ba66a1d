"""What an evaluation found, with all that a figure needs beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluation.samples import Samples
from pipeline.evaluation.significance import SIGNATURE, Interval, intervals, values


@dataclass(frozen=True, kw_only=True)
class Row:
    """Figures of one system on one part of a benchmark.

    group      `all`, or a part such as a language
    items      how many articles, documents or stories the figures are over
    figures    by name, in the order shown; whole numbers are counts
    intervals  of those figures that chance can be played on
    samples    what they are made of, for paired differences; None where they cannot be drawn
    """

    system: str
    group: str
    items: int
    figures: dict[str, float]
    intervals: dict[str, Interval] = field(default_factory=dict)
    samples: Samples | None = None

    @classmethod
    def of(cls, samples: Samples, *, system: str, group: str, items: int, counts: Mapping[str, int]) -> "Row":
        """A row whose figures and intervals come from samples; counts stand beside them without an interval."""
        figures = values(samples) | dict(counts)
        return cls(
            system=system, group=group, items=items, figures=figures, intervals=intervals(samples), samples=samples
        )

    def as_json(self) -> dict[str, Any]:
        """The row as plain values, without its samples."""
        return {
            "system": self.system,
            "group": self.group,
            "items": self.items,
            "figures": self.figures,
            "intervals": {name: list(interval) for name, interval in self.intervals.items()},
        }

    def by_unit(self) -> list[dict[str, Any]]:
        """What each unit (gold story, document) adds to the sums that the figures are made of, zeros left out."""
        if self.samples is None:
            return []
        columns = {name: column.tolist() for name, column in self.samples.parts.items()}
        return [
            {
                "system": self.system,
                "group": self.group,
                "unit": unit,
                "parts": {name: round(column[i], 9) for name, column in columns.items() if column[i]},
            }
            for i, unit in enumerate(self.samples.units)
        ]


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A benchmark against a run.

    overrides   what the command changed, as typed
    signature   settings of the metrics in one line
    distortion  how the articles were made poorer; empty: not at all
    corpus      SHA-256 of the benchmark's files, as they are before that
    plan        fingerprint of the configuration
    reused      stages whose results were in the store already, so that seconds and memory leave them out
    rows        of newsbraid over all of the benchmark first
    """

    benchmark: str
    overrides: tuple[str, ...]
    signature: str
    distortion: str
    corpus: str
    run_id: str
    plan: str
    reused: tuple[str, ...]
    seconds: float
    peak_memory_bytes: int
    versions: dict[str, str]
    rows: tuple[Row, ...]

    @property
    def settings(self) -> str:
        """All that decides a figure, in one line."""
        return f"{self.signature}|distort={self.distortion or 'no'}"

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "benchmark": self.benchmark,
            "overrides": list(self.overrides),
            "settings": self.settings,
            "interval": SIGNATURE,
            "corpus": self.corpus,
            "run_id": self.run_id,
            "plan": self.plan,
            "reused": list(self.reused),
            "seconds": self.seconds,
            "peak_memory_bytes": self.peak_memory_bytes,
            "versions": self.versions,
            "rows": [row.as_json() for row in self.rows],
        }
