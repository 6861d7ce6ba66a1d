"""Results for a terminal and as Markdown."""

from pipeline.evaluation.report import as_markdown, as_text, cells, wrapped
from pipeline.evaluation.results import Row
from tests.evaluation.test_results import evaluation, row


def plain(system: str, **figures: float) -> Row:
    return Row(system=system, group="all", items=3, figures=figures)


def test_many_rows_are_lines_and_absent_figures_a_dash() -> None:
    found = evaluation(plain("newsbraid", F1=0.5, stories=2), plain("a|b", F1=1.0))
    assert cells(found) == [
        ["system", "group", "items", "F1", "stories"],
        ["newsbraid", "all", "3", "0.5000", "2"],
        ["a|b", "all", "3", "1.0000", "-"],
    ]


def test_few_rows_stand_side_by_side_with_intervals() -> None:
    assert cells(evaluation(row(a=5, b=7))) == [
        ["figure", "all (2)"],
        ["F1", "0.6000 [0.5000, 0.7000]"],
        ["stories", "2"],
    ]


def test_a_text_table_has_straight_columns() -> None:
    table = as_text(cells(evaluation(plain("newsbraid", F1=0.5, stories=2), plain("b", F1=1.0))))
    header, rule, *body = table.splitlines()
    assert set(rule) == {"-"}
    assert {line.index(value) for line, value in zip(body, ["0.5000", "1.0000"], strict=True)} == {header.index("F1")}


def test_few_rows_of_several_systems_say_whose_they_are() -> None:
    found = evaluation(plain("newsbraid", A=1.0, B=1.0, C=1.0), plain("ID2", A=1.0))
    assert cells(found)[0] == ["figure", "newsbraid, all (3)", "ID2, all (3)"]


def test_a_wide_table_is_cut_into_narrow_ones_with_the_first_column() -> None:
    table = [["figure", "aaaa", "bbbb", "cccc"], ["F1", "1", "2", "3"]]
    assert wrapped(table, 100) == [table]
    assert wrapped(table, 18) == [
        [["figure", "aaaa", "bbbb"], ["F1", "1", "2"]],
        [["figure", "cccc"], ["F1", "3"]],
    ]
    assert [len(part) for part in wrapped(table, 1)] == [2, 2, 2]
    assert wrapped(table, 18, first=2) == [
        [["figure", "aaaa", "bbbb"], ["F1", "1", "2"]],
        [["figure", "aaaa", "cccc"], ["F1", "1", "3"]],
    ]


def test_markdown_escapes_bars_and_names_all_that_a_figure_needs() -> None:
    page = as_markdown(evaluation(plain("newsbraid", F1=0.5), plain("a|b", F1=1.0)))
    assert "| a\\|b | all |" in page
    for fact in (
        "metrics=x|y",
        "2000 paired bootstrap",
        "ab12",
        "r1",
        "p1",
        "1.2 s, peak 250 MB",
        "python 3.11",
        "rank=lexrank",
    ):
        assert fact in page
    assert "without clean, embed, which the store held" in as_markdown(evaluation(reused=("clean", "embed")))
