"""Several evaluations side by side, with the paired difference of each to the first of its benchmark."""

from collections.abc import Sequence
from typing import Any

from pipeline.evaluation.report import Cells, as_text, cost, figure, markdown_table, same_figures, span
from pipeline.evaluation.results import Evaluation
from pipeline.evaluation.significance import SIGNATURE, Difference, Interval, differences

NOTE = (
    "Below each run its 95 % intervals; then, but for the first run of a benchmark, the paired difference to that one. "
    "* marks a difference whose interval leaves out 0. Seconds with + leave out what the store held."
)


def compare(evaluations: Sequence[Evaluation]) -> list[tuple[Evaluation, dict[str, Difference]]]:
    """Each evaluation with its differences to the first one of its benchmark on the same corpus and settings."""
    pairs = []
    for evaluation in evaluations:
        first = next(e for e in evaluations if _test(e) == _test(evaluation))
        ours, theirs = evaluation.rows[0].samples, first.rows[0].samples
        known = evaluation is not first and ours is not None and theirs is not None
        pairs.append((evaluation, differences(theirs, ours) if known and ours and theirs else {}))
    return pairs


def _test(evaluation: Evaluation) -> tuple[str, str]:
    return evaluation.benchmark, evaluation.corpus


def tables(evaluations: Sequence[Evaluation]) -> list[Cells]:
    """A table for each set of figures: benchmarks of one task share one."""
    titles = run_titles(evaluations)
    title_of = {id(e): title for e, title in zip(evaluations, titles, strict=True)}
    found = []
    for group in same_figures(evaluations):
        names = list(group[0].rows[0].figures)
        ordered = sorted(group, key=lambda e: [g.benchmark for g in group].index(e.benchmark))
        body = [line for e, diff in compare(ordered) for line in _lines(e, diff, names, title_of[id(e)])]
        found.append([["benchmark", "run", *names, "seconds", "peak MB"], *body])
    return found


def _lines(evaluation: Evaluation, difference: dict[str, Difference], names: list[str], title: str) -> Cells:
    row = evaluation.rows[0]
    seconds = f"{evaluation.seconds:.1f}{'+' if evaluation.reused else ''}"
    memory = f"{evaluation.peak_memory_bytes / 1e6:.0f}"
    values = [figure(row.figures.get(name)) for name in names]
    lines = [[evaluation.benchmark, title, *values, seconds, memory]]
    ends = [span(row.intervals[name]) if name in row.intervals else "" for name in names]
    if any(ends):
        lines.append(["", "  95 %", *ends, "", ""])
    if difference:
        given = [difference.get(name) for name in names]
        marks = [f"{d.value:+.4f}{'*' if d.clear else ''}" if d else "" for d in given]
        lines.append(["", "  difference", *marks, "", ""])
        lines.append(["", "  95 %", *(span(Interval(d.low, d.high)) if d else "" for d in given), "", ""])
    return lines


def run_titles(evaluations: Sequence[Evaluation]) -> list[str]:
    """What tells the runs apart: the overrides that not all have, the benchmark's own left out."""
    shared = set.intersection(*(set(e.overrides) for e in evaluations))
    told = [[o for o in e.overrides if o not in shared and not o.startswith("benchmark=")] for e in evaluations]
    return [" ".join(each) or "default" for each in told]


def comparison_text(evaluations: Sequence[Evaluation]) -> str:
    """All tables for a terminal."""
    return "\n\n".join([*(as_text(table) for table in tables(evaluations)), NOTE])


def comparison_markdown(evaluations: Sequence[Evaluation]) -> str:
    """All tables as a Markdown page, with what each run rests on."""
    runs = [
        f"- {e.benchmark}, `{' '.join(e.overrides) or 'default'}`: run `{e.run_id}`, {cost(e)}; "
        f"settings `{e.settings}`; corpus `sha256 {e.corpus}`"
        for e in evaluations
    ]
    shown = [markdown_table(table) for table in tables(evaluations)]
    return "\n".join(["# Comparison", "", "\n\n".join(shown), "", NOTE, "", *runs, ""])


def comparison_json(evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """All runs with their differences, as plain values."""
    runs = [
        e.as_json() | {"differences": {name: d._asdict() for name, d in difference.items()}}
        for e, difference in compare(evaluations)
    ]
    return {"interval": SIGNATURE, "runs": runs}
