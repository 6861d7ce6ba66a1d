"""Results for a terminal, for Markdown and for programs."""

import json
from dataclasses import replace

from pipeline.evaluation.results import Evaluation, Row, as_markdown, as_text, cells, comparison

FOUND = Evaluation(
    benchmark="small",
    overrides="rank=lexrank",
    signature="metrics=x|y",
    corpus="ab12",
    run_id="r1",
    plan="p1",
    reused=(),
    seconds=1.25,
    peak_memory_bytes=250_000_000,
    versions={"python": "3.11"},
    rows=(
        Row(system="newsbraid", group="all", items=3, figures={"F1": 0.5, "stories": 2}),
        Row(system="a|b", group="en", items=1, figures={"F1": 1.0}),
    ),
)


def test_counts_are_whole_and_absent_figures_a_dash() -> None:
    assert cells(FOUND) == [
        ["system", "group", "items", "F1", "stories"],
        ["newsbraid", "all", "3", "0.5000", "2"],
        ["a|b", "en", "1", "1.0000", "-"],
    ]


def test_a_text_table_has_straight_columns() -> None:
    header, rule, *body = as_text(cells(FOUND)).splitlines()
    assert set(rule) == {"-"}
    assert {line.index(value) for line, value in zip(body, ["0.5000", "1.0000"], strict=True)} == {header.index("F1")}


def test_markdown_escapes_bars_and_names_all_that_a_figure_needs() -> None:
    page = as_markdown(FOUND)
    assert "| a\\|b | en |" in page
    for fact in ("metrics=x|y", "ab12", "r1", "p1", "1.2 s, peak 250 MB", "python 3.11", "rank=lexrank"):
        assert fact in page
    assert "without clean, embed, found in the store" in as_markdown(replace(FOUND, reused=("clean", "embed")))


def test_a_comparison_has_a_row_a_run_even_of_other_figures() -> None:
    other = replace(FOUND, overrides="", rows=(Row(system="newsbraid", group="all", items=1, figures={"R1": 0.25}),))
    assert comparison([FOUND, other])[1:] == [
        ["small", "rank=lexrank", "0.5000", "2", "-", "1.2", "250"],
        ["small", "default", "-", "-", "0.2500", "1.2", "250"],
    ]


def test_json_holds_it_all() -> None:
    assert json.loads(json.dumps(FOUND.as_json()))["rows"][0]["figures"]["F1"] == 0.5
