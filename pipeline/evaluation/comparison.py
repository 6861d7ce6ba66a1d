"""Several evaluations side by side, with the paired difference of each to the first of its benchmark."""

import re
from collections.abc import Sequence
from typing import Any

from pipeline.evaluation.report import WIDTH, Cells, as_text, cost, figure, markdown_table, same_figures, wrapped
from pipeline.evaluation.results import Evaluation
from pipeline.evaluation.significance import SIGNATURE, Difference, Interval, differences

_LEADING_ZERO = re.compile(r"\A(-?)0\.")

NOTE = (
    "Difference: to the first run of the benchmark, in pairs; * marks one whose 95 % interval leaves out 0.\n"
    "Seconds with + leave out what the store held, and memory may hold what earlier runs left; fresh=true has neither."
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


def _test(evaluation: Evaluation) -> tuple[str, str, str]:
    """What two runs must have in common; how the articles were distorted is not part of it."""
    return evaluation.benchmark, evaluation.corpus, evaluation.signature


def tables(evaluations: Sequence[Evaluation], *, full: bool) -> list[Cells]:
    """A table for each set of figures: benchmarks of one task share one.

    full  with the interval of each figure, which makes it too wide for a terminal
    """
    title_of = {id(e): title for e, title in zip(evaluations, run_titles(evaluations), strict=True)}
    found = []
    for names, group in same_figures(evaluations):
        order = list(dict.fromkeys(e.benchmark for e in group))
        ordered = sorted(group, key=lambda e: order.index(e.benchmark))
        body = [line for e, diff in compare(ordered) for line in _lines(e, diff, names, title_of[id(e)], full)]
        found.append([["benchmark", "run", *names, "seconds", "peak MB"], *body])
    return found


def _lines(
    evaluation: Evaluation, difference: dict[str, Difference], names: Sequence[str], title: str, full: bool
) -> Cells:
    row = evaluation.rows[0]
    seconds = f"{evaluation.seconds:.1f}{'+' if evaluation.reused else ''}"
    memory = f"{evaluation.peak_memory_bytes / 1e6:.0f}"
    values = [figure(row.figures.get(name)) for name in names]
    lines = [[evaluation.benchmark, title, *values, seconds, memory]]
    if full and row.intervals:
        lines.append(["", "  95 %", *(_ends(row.intervals.get(name)) for name in names), "", ""])
    if difference:
        given = [difference.get(name) for name in names]
        marks = [f"{d.value:+.4f}{'*' if d.clear else ''}" if d else "" for d in given]
        lines.append(["", "  difference", *marks, "", ""])
        lines.append(["", "  95 %", *(_ends(Interval(d.low, d.high)) if d else "" for d in given), "", ""])
    return lines


def _ends(interval: Interval | None) -> str:
    """Both ends, as short as they can be read."""
    return "" if interval is None else " ".join(_LEADING_ZERO.sub(r"\1.", f"{end:.3f}") for end in interval)


def run_titles(evaluations: Sequence[Evaluation]) -> list[str]:
    """What tells the runs apart: the overrides that not all have, the benchmark's own left out."""
    shared = set.intersection(*(set(e.overrides) for e in evaluations))
    told = [[o for o in e.overrides if o not in shared and not o.startswith("benchmark=")] for e in evaluations]
    return [" ".join(each) or "default" for each in told]


def comparison_text(evaluations: Sequence[Evaluation]) -> str:
    """All tables for a terminal."""
    parts = [part for table in tables(evaluations, full=False) for part in wrapped(table, WIDTH, first=2)]
    return "\n\n".join([*map(as_text, parts), NOTE])


def comparison_markdown(evaluations: Sequence[Evaluation]) -> str:
    """All tables as a Markdown page, with what each run rests on."""
    runs = [
        f"- {e.benchmark}, `{' '.join(e.overrides) or 'default'}`: run `{e.run_id}`, {cost(e)}; "
        f"settings `{e.settings}`; corpus `sha256 {e.corpus}`"
        for e in evaluations
    ]
    shown = [markdown_table(table) for table in tables(evaluations, full=True)]
    return "\n".join(["# Comparison", "", "\n\n".join(shown), "", NOTE, "", *runs, ""])


def comparison_json(evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """All runs with their differences, as plain values."""
    runs = [
        e.as_json() | {"differences": {name: d._asdict() for name, d in difference.items()}}
        for e, difference in compare(evaluations)
    ]
    return {"interval": SIGNATURE, "runs": runs}
