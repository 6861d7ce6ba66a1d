"""Several evaluations side by side."""

import json
from dataclasses import replace

from pipeline.evaluation.comparison import (
    comparison_json,
    comparison_markdown,
    comparison_text,
    run_titles,
    tables,
)
from pipeline.evaluation.results import Evaluation, Row
from pipeline.evaluation.significance import Interval
from tests.evaluation.test_results import evaluation, row

UNITS = {f"u{i}": i % 9 for i in range(40)}
BETTER = {unit: hit + 1 for unit, hit in UNITS.items()}


def runs() -> list[Evaluation]:
    """Two benchmarks by two ranks, as a sweep gives them."""
    return [
        evaluation(row(**hits), benchmark=name, overrides=(f"benchmark={name}", f"rank={rank}", "data=D"), corpus=name)
        for name in ("one", "two")
        for rank, hits in (("a", UNITS), ("b", BETTER))
    ]


def test_each_run_differs_from_the_first_of_its_benchmark() -> None:
    (table,) = tables(runs(), full=False)
    assert [line[:4] for line in table] == [
        ["benchmark", "run", "F1", "stories"],
        ["one", "rank=a", "0.3750", "2"],
        ["one", "rank=b", "0.4750", "2"],
        ["", "  difference", "+0.1000*", ""],
        ["", "  95 %", ".100 .100", ""],
        ["two", "rank=a", "0.3750", "2"],
        ["two", "rank=b", "0.4750", "2"],
        ["", "  difference", "+0.1000*", ""],
        ["", "  95 %", ".100 .100", ""],
    ]


def test_runs_of_a_benchmark_stand_together_whatever_their_order() -> None:
    one_a, one_b, two_a, two_b = runs()
    (table,) = tables([one_a, two_a, one_b, two_b], full=False)
    assert [line[0] for line in table if line[0]] == ["benchmark", "one", "one", "two", "two"]


def test_the_full_table_has_the_interval_of_each_figure() -> None:
    (table,) = tables(runs(), full=True)
    assert [line[1] for line in table[1:6]] == ["rank=a", "  95 %", "rank=b", "  95 %", "  difference"]


def test_a_loss_has_its_sign() -> None:
    first, second, *_ = runs()
    (table,) = tables([second, first], full=False)
    assert table[3][2] == "-0.1000*"
    assert table[4][2] == "-.100 -.100"


def test_the_ends_of_an_interval_lose_no_digit_but_a_leading_zero() -> None:
    wide = Row(system="s", group="all", items=1, figures={"n": 1.0}, intervals={"n": Interval(-0.5, 10.096)})
    (table,) = tables([evaluation(wide)], full=True)
    assert table[2][2] == "-.500 10.096"


def test_benchmarks_of_other_figures_get_tables_of_their_own() -> None:
    other = evaluation(Row(system="s", group="all", items=1, figures={"rouge1": 0.5}), benchmark="three")
    assert [table[0][2] for table in tables([*runs(), other], full=False)] == ["F1", "rouge1"]


def test_runs_of_a_benchmark_are_compared_where_one_lacks_a_figure() -> None:
    first, second, *_ = runs()
    more = replace(second, rows=(replace(second.rows[0], figures={**second.rows[0].figures, "order tau": 0.5}),))
    for pair in ([first, more], [more, first]):
        (table,) = tables(pair, full=False)
        assert table[0][2:5] == ["F1", "stories", "order tau"]
        assert {line[4] for line in table[1:3]} == {"-", "0.5000"}
        assert table[3][1] == "  difference"


def test_another_corpus_or_other_metrics_are_not_compared() -> None:
    first = evaluation(row(**UNITS))
    for changed in (evaluation(row(**BETTER), corpus="other"), evaluation(row(**BETTER), signature="metrics=z")):
        assert len(tables([first, changed], full=False)[0]) == 3


def test_distorted_articles_are_compared_with_those_as_they_came() -> None:
    second = evaluation(row(**BETTER), distortion="lowercase")
    assert len(tables([evaluation(row(**UNITS)), second], full=False)[0]) == 5


def test_only_what_differs_names_a_run() -> None:
    assert run_titles(runs()) == ["rank=a", "rank=b"] * 2
    assert run_titles(runs()[:1]) == ["default"]


def test_reused_stages_mark_the_seconds() -> None:
    (table,) = tables([evaluation(), evaluation(reused=("clean",))], full=False)
    assert [line[-2] for line in table[1:3]] == ["1.2", "1.2+"]


def test_text_markdown_and_json_say_what_the_marks_mean() -> None:
    for page in (comparison_text(runs()), comparison_markdown(runs())):
        assert "leaves out 0" in page
        assert "rank=b" in page
    found = json.loads(json.dumps(comparison_json(runs())))
    assert found["runs"][0]["differences"] == {}
    assert found["runs"][1]["differences"]["F1"]["value"] == 0.1
    assert "seed" in found["interval"]
