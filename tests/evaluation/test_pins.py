"""Pinned figures: what holds, what is tightened freely and what takes a reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.evaluation.pins import Loosened, Pin, faults, loosened, measured, read_pins, tightened, write_pins
from pipeline.evaluation.results import Evaluation, Row
from tests.evaluation.test_results import evaluation


def found(f1: float = 0.8, mixed: int = 2, ratio: float = 1.1, **fields: object) -> Evaluation:
    rows = (
        Row(system="newsbraid", group="all", items=3, figures={"F1": f1, "mixed": mixed, "ratio": ratio}),
        Row(system="newsbraid", group="en", items=1, figures={"F1": 0.5}),
        Row(system="ID2", group="all", items=1, figures={"F1": 0.9}),
    )
    return evaluation(*rows, **fields)


FRESH = Pin(at_least={"F1": 0.1, "en: F1": 0.1}, at_most={"mixed": 9}, within={"ratio": (0.75, 1.25)})
PINNED = tightened(FRESH, found())


def test_our_figures_count_those_of_parts_by_their_names() -> None:
    assert measured(found()) == {"F1": 0.8, "mixed": 2, "ratio": 1.1, "en: F1": 0.5}


def test_a_new_pin_is_set_a_margin_behind_the_figures_and_counts_exactly() -> None:
    assert PINNED.at_least == {"F1": 0.795, "en: F1": 0.495}
    assert PINNED.at_most == {"mixed": 2}
    assert PINNED.within == {"ratio": (0.75, 1.25)}
    assert (PINNED.corpus, PINNED.settings) == ("ab12", "metrics=x|y|distort=no")


def test_what_was_never_measured_does_not_pass() -> None:
    assert faults(FRESH, found()) == ["it was never measured"]


def test_figures_within_the_bounds_pass() -> None:
    assert faults(PINNED, found()) == faults(PINNED, found(f1=0.795, mixed=0)) == []


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"f1": 0.79}, "F1 is 0.79, pinned at least 0.795"),
        ({"mixed": 3}, "mixed is 3, pinned at most 2"),
        ({"ratio": 1.3}, "ratio is 1.3, pinned 0.75 to 1.25"),
        ({"ratio": 0.7}, "ratio is 0.7, pinned 0.75 to 1.25"),
    ],
)
def test_a_figure_beyond_its_bound_is_a_fault(wrong: dict[str, float], fault: str) -> None:
    assert faults(PINNED, found(**wrong)) == [fault]  # type: ignore[arg-type]


def test_a_figure_that_is_gone_is_a_fault() -> None:
    assert faults(PINNED, evaluation(found().rows[0])) == ["en: F1 is None, pinned at least 0.495"]


@pytest.mark.parametrize("other", [{"corpus": "other"}, {"signature": "metrics=z"}, {"distortion": "lowercase"}])
def test_another_corpus_or_other_settings_are_a_fault_and_take_a_reason(other: dict[str, object]) -> None:
    (fault,) = faults(PINNED, found(f1=0.99, **other))  # type: ignore[arg-type]
    assert "pinned were ab12 and metrics=x|y" in fault
    with pytest.raises(SourceError, match="changed since it was pinned"):
        tightened(PINNED, found(**other))  # type: ignore[arg-type]
    now = loosened(PINNED, found(f1=0.6, **other), "new data")  # type: ignore[arg-type]
    assert faults(now, found(f1=0.6, **other)) == []  # type: ignore[arg-type]
    assert (now.at_least["F1"], now.loosened[0].figure, now.loosened[0].reason) == (0.595, None, "new data")


def test_tightening_never_loosens() -> None:
    assert tightened(PINNED, found(f1=0.7, mixed=5)) == PINNED
    better = tightened(PINNED, found(f1=0.9, mixed=0))
    assert (better.at_least["F1"], better.at_most["mixed"], better.loosened) == (0.895, 0, ())


def test_loosening_takes_back_what_does_not_hold_and_keeps_the_reason() -> None:
    now = loosened(PINNED, found(f1=0.7, ratio=1.4), "faster")
    assert now.at_least == {"F1": 0.695, "en: F1": 0.495}
    assert now.within == {"ratio": (0.75, 1.405)}
    assert now.at_most == PINNED.at_most
    assert now.loosened == (
        Loosened(figure="F1", before="at least 0.795", after="at least 0.695", reason="faster"),
        Loosened(figure="ratio", before="0.75 to 1.25", after="0.75 to 1.405", reason="faster"),
    )
    assert faults(now, found(f1=0.7, ratio=1.4)) == []


def test_loosening_leaves_what_holds() -> None:
    assert loosened(PINNED, found(f1=0.9), "none") == PINNED


def test_reasons_of_earlier_times_stay() -> None:
    now = loosened(loosened(PINNED, found(f1=0.7), "one"), found(f1=0.6), "two")
    assert [each.reason for each in now.loosened] == ["one", "two"]


def test_without_a_reason_nothing_is_loosened() -> None:
    with pytest.raises(SourceError, match="takes a reason"):
        loosened(PINNED, found(f1=0.7), " ")


def test_a_figure_that_the_benchmark_has_not_is_named() -> None:
    with pytest.raises(SourceError, match="no figure 'F2'; there are: F1, mixed, ratio, en: F1"):
        tightened(Pin(at_least={"F2": 0.1}), found())


def test_pins_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    pins = {"benchmark=neus": loosened(PINNED, found(f1=0.7), "faster"), "benchmark=basil": FRESH}
    write_pins(path, pins)
    assert read_pins(path) == pins


@pytest.mark.parametrize("text", ["[]", "{", '{"a": {"at_lest": {}}}', '{"a": {"at_least": {"F1": "x"}}}'])
def test_what_holds_no_pins_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    path.write_text(text)
    with pytest.raises(SourceError, match="as pinned figures"):
        read_pins(path)


def test_the_margin_covers_the_last_bits() -> None:
    assert tightened(replace(FRESH, at_most={}), found(f1=0.8000001)).at_least["F1"] == 0.795
