"""Evaluations as tables for a terminal and as Markdown."""

from collections.abc import Sequence

from pipeline.evaluation.results import Evaluation, Row
from pipeline.evaluation.significance import SIGNATURE

Cells = list[list[str]]
"""A header and rows of equal length."""

WIDTH = 130
"""Characters of the widest table on a terminal."""


def cells(evaluation: Evaluation) -> Cells:
    """All figures with their intervals: a line a figure where the rows are few, else a line a row."""
    rows = evaluation.rows
    names = list(dict.fromkeys(name for row in rows for name in row.figures))
    if len(rows) < len(names):
        one = len({row.system for row in rows}) == 1
        header = ["figure", *(f"{row.group if one else f'{row.system}, {row.group}'} ({row.items})" for row in rows)]
        return [header, *([name, *(_cell(row, name) for row in rows)] for name in names)]
    body = [[row.system, row.group, str(row.items), *(_cell(row, name) for name in names)] for row in rows]
    return [["system", "group", "items", *names], *body]


def _cell(row: Row, name: str) -> str:
    interval = row.intervals.get(name)
    return figure(row.figures.get(name)) + (f" [{interval.low:.4f}, {interval.high:.4f}]" if interval else "")


def figure(value: float | None) -> str:
    """Four digits; counts whole; a dash for none."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.4f}"


def as_text(rows: Cells) -> str:
    """A table for a terminal."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def wrapped(rows: Cells, width: int, first: int = 1) -> list[Cells]:
    """A table cut into ones that are no wider, each with the first columns; one column beside them may be."""
    widths = [max(len(row[i]) for row in rows) + 2 for i in range(len(rows[0]))]
    blocks: list[list[int]] = [[]]
    for i in range(first, len(widths)):
        if blocks[-1] and sum(widths[:first]) + sum(widths[j] for j in blocks[-1]) + widths[i] - 2 > width:
            blocks.append([])
        blocks[-1].append(i)
    return [[[row[i] for i in (*range(first), *block)] for row in rows] for block in blocks]


def markdown_table(rows: Cells) -> str:
    """A table in Markdown."""
    header, *body = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *body))


def as_markdown(evaluation: Evaluation) -> str:
    """A Markdown page of one evaluation."""
    facts = {
        "overrides": f"`{' '.join(evaluation.overrides) or 'none'}`",
        "settings": f"`{evaluation.settings}`",
        "intervals": SIGNATURE,
        "corpus": f"`sha256 {evaluation.corpus}`",
        "run": f"`{evaluation.run_id}`, plan `{evaluation.plan}`",
        "cost": cost(evaluation),
        "versions": ", ".join(f"{name} {version}" for name, version in evaluation.versions.items()),
    }
    lines = [markdown_table(cells(evaluation)), "", *(f"- {name}: {fact}" for name, fact in facts.items())]
    return "\n".join([f"# {evaluation.benchmark}", "", "Figures, each with its 95 % interval.", "", *lines, ""])


def cost(evaluation: Evaluation) -> str:
    """Seconds and peak memory, and what they leave out."""
    without = f", without {', '.join(evaluation.reused)}, which the store held" if evaluation.reused else ""
    return f"{evaluation.seconds:.1f} s, peak {evaluation.peak_memory_bytes / 1e6:.0f} MB{without}"


def same_figures(evaluations: Sequence[Evaluation]) -> list[tuple[tuple[str, ...], list[Evaluation]]]:
    """Names of figures, and the evaluations of the benchmarks that have them, in the order in which they came.

    Runs of one benchmark stand together also where one lacks a figure (an order of one sentence): they are compared.
    """
    of_benchmark: dict[str, tuple[str, ...]] = {}
    for evaluation in sorted(evaluations, key=lambda e: -len(e.rows[0].figures)):
        before = of_benchmark.get(evaluation.benchmark, ())
        of_benchmark[evaluation.benchmark] = tuple(dict.fromkeys((*before, *evaluation.rows[0].figures)))
    groups: dict[tuple[str, ...], list[Evaluation]] = {}
    for evaluation in evaluations:
        groups.setdefault(of_benchmark[evaluation.benchmark], []).append(evaluation)
    return list(groups.items())
