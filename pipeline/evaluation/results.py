"""What an evaluation found, with all that a figure needs beside it; as JSON, Markdown and a table for a terminal."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Row:
    """Figures of one system on one part of a benchmark.

    group  `all`, or a part such as a language
    items  how many articles or stories the figures are over
    """

    system: str
    group: str
    items: int
    figures: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A benchmark against a run.

    overrides  what the command changed, as typed
    signature  settings of the metrics in one line
    corpus     SHA-256 of the files of the benchmark
    plan       fingerprint of the configuration
    reused     stages whose results were in the store already, so that seconds and memory leave them out
    """

    benchmark: str
    overrides: str
    signature: str
    corpus: str
    run_id: str
    plan: str
    reused: tuple[str, ...]
    seconds: float
    peak_memory_bytes: int
    versions: dict[str, str]
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return asdict(self)


def cells(evaluation: Evaluation) -> list[list[str]]:
    """Header and rows of one evaluation."""
    names = list(dict.fromkeys(name for row in evaluation.rows for name in row.figures))
    body = [
        [row.system, row.group, str(row.items), *(_figure(row.figures.get(name)) for name in names)]
        for row in evaluation.rows
    ]
    return [["system", "group", "items", *names], *body]


def comparison(evaluations: Sequence[Evaluation]) -> list[list[str]]:
    """Header and a row for each run: the figures of newsbraid over all of the benchmark."""
    first = [(e, next(row for row in e.rows if row.group == "all")) for e in evaluations]
    names = list(dict.fromkeys(name for _, row in first for name in row.figures))
    body = [
        [e.benchmark, e.overrides or "default", *(_figure(row.figures.get(name)) for name in names), *_cost(e)]
        for e, row in first
    ]
    return [["benchmark", "run", *names, "seconds", "peak MB"], *body]


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """A table for a terminal."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def as_markdown(evaluation: Evaluation) -> str:
    """A Markdown page of one evaluation."""
    header, *body = cells(evaluation)
    lines = [f"| {' | '.join(_escaped(row))} |" for row in (header, ["---"] * len(header), *body)]
    seconds, megabytes = _cost(evaluation)
    without = f" without {', '.join(evaluation.reused)}, found in the store" if evaluation.reused else ""
    facts = {
        "overrides": f"`{evaluation.overrides or 'none'}`",
        "settings": f"`{evaluation.signature}`",
        "corpus": f"`sha256 {evaluation.corpus}`",
        "run": f"`{evaluation.run_id}`, plan `{evaluation.plan}`",
        "cost": f"{seconds} s, peak {megabytes} MB{without}",
        "versions": ", ".join(f"{name} {version}" for name, version in evaluation.versions.items()),
    }
    return "\n".join([f"# {evaluation.benchmark}", "", *lines, "", *(f"- {k}: {v}" for k, v in facts.items()), ""])


def _figure(value: float | None) -> str:
    if value is None:
        return "-"
    return str(int(value)) if isinstance(value, int) else f"{value:.4f}"


def _cost(evaluation: Evaluation) -> list[str]:
    return [f"{evaluation.seconds:.1f}", f"{evaluation.peak_memory_bytes / 1e6:.0f}"]


def _escaped(row: Sequence[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in row]
