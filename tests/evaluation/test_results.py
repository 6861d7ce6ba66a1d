"""Rows, and results for programs."""

import json

import pytest

from pipeline.evaluation.results import Evaluation, Row
from pipeline.evaluation.samples import gather, ratio
from pipeline.evaluation.significance import Interval


def row(**hits: int) -> Row:
    """Hits by unit, out of ten each."""
    parts = [(unit, {"hit": hit, "of": 10}) for unit, hit in hits.items()]
    figures = {"F1": ratio("hit", "of", empty=0.0)}
    samples = gather(parts, figures)
    return Row.of(samples, system="newsbraid", group="all", items=len(parts), counts={"stories": 2})


def evaluation(*rows: Row, **fields: object) -> Evaluation:
    values: dict[str, object] = {
        "benchmark": "small",
        "overrides": ("rank=lexrank",),
        "signature": "metrics=x|y",
        "distortion": "",
        "corpus": "ab12",
        "run_id": "r1",
        "plan": "p1",
        "reused": (),
        "seconds": 1.25,
        "peak_memory_bytes": 250_000_000,
        "versions": {"python": "3.11"},
        "rows": rows or (row(a=5, b=7),),
    }
    return Evaluation(**(values | fields))  # type: ignore[arg-type]


def test_a_row_holds_figures_counts_and_intervals() -> None:
    found = row(a=5, b=7, c=3)
    assert found.figures == {"F1": 0.5, "stories": 2}
    assert list(found.intervals) == ["F1"]
    assert found.intervals["F1"].low < 0.5 < found.intervals["F1"].high


def test_one_unit_has_no_interval() -> None:
    assert row(a=5).intervals == {}


def test_json_holds_it_all_but_the_samples() -> None:
    found = json.loads(json.dumps(evaluation().as_json()))
    assert found["rows"][0]["figures"]["F1"] == 0.6
    assert found["rows"][0]["intervals"]["F1"] == [0.5, 0.7]
    assert found["settings"] == "metrics=x|y|distort=no"
    assert found["interval"] == "95% of 2000 paired bootstrap resamples, seed 2011"


def test_a_row_without_samples_holds_plain_figures() -> None:
    plain = Row(system="s", group="all", items=1, figures={"F1": 0.5})
    assert (plain.intervals, plain.samples, plain.by_unit()) == ({}, None, [])


def test_the_parts_of_the_units_add_up_to_the_figures() -> None:
    found = row(a=5, b=7, c=0)
    units = found.by_unit()
    assert [unit["unit"] for unit in units] == ["a", "b", "c"]
    total = {name: sum(unit["parts"].get(name, 0) for unit in units) for name in units[0]["parts"]}
    assert set(units[2]["parts"]) < set(units[0]["parts"])  # what is 0 is left out
    assert found.samples is not None
    assert total == {name: column.sum() for name, column in found.samples.parts.items()}


def test_intervals_are_pairs() -> None:
    assert row(a=10, b=10).intervals["F1"] == pytest.approx(Interval(1.0, 1.0))
