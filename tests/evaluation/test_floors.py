"""The command behind scripts/floors."""

import json
from pathlib import Path

import pytest

from pipeline.evaluation import floors
from pipeline.evaluation.evaluate import Skipped
from pipeline.evaluation.pins import read_pins
from tests.evaluation.test_pins import found

KEY = "benchmark=small"


@pytest.fixture
def pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one pin; measuring gives F1 of 0.8."""
    path = tmp_path / "scores.json"
    path.write_text(json.dumps({KEY: {"at_least": {"F1": 0.1}}}))
    monkeypatch.setattr(floors, "measure", lambda *_: found())
    return path


def now(monkeypatch: pytest.MonkeyPatch, f1: float) -> None:
    monkeypatch.setattr(floors, "measure", lambda *_: found(f1=f1))


def test_a_pin_is_set_checked_and_raised(
    pins: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert floors.run(["--file", str(pins)]) == 1
    assert "FAILED it was never measured" in capsys.readouterr().out
    assert floors.run(["--file", str(pins), "--raise"]) == 0
    assert floors.run(["--file", str(pins)]) == 0
    assert "F1      at least 0.795  0.8000" in capsys.readouterr().out
    now(monkeypatch, 0.9)
    assert floors.run(["--file", str(pins), "--raise", KEY]) == 0
    assert read_pins(pins)[KEY].at_least == {"F1": 0.895}


def test_a_loss_fails_until_it_is_lowered_with_a_reason(pins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floors.run(["--file", str(pins), "--raise"])
    now(monkeypatch, 0.7)
    assert floors.run(["--file", str(pins)]) == 1
    assert floors.run(["--file", str(pins), "--raise"]) == 1
    with pytest.raises(SystemExit) as refused:
        floors.run(["--file", str(pins), "--lower"])
    assert refused.value.code == 2
    assert read_pins(pins)[KEY].at_least == {"F1": 0.795}
    assert floors.run(["--file", str(pins), "--lower", "--reason", "half the time"]) == 0
    assert [each.reason for each in read_pins(pins)[KEY].loosened] == ["half the time"]


def test_what_is_not_pinned_is_named(pins: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.run(["--file", str(pins), "benchmark=large"]) == 2
    assert "has no 'benchmark=large'; there are: 'benchmark=small'" in capsys.readouterr().out


def test_absent_data_is_said_and_is_no_failure(
    pins: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "measure", lambda *_: Skipped("skipped small: not there"))
    assert floors.run(["--file", str(pins)]) == 0
    assert "skipped small" in capsys.readouterr().out


def test_overrides_of_a_key_are_composed_as_the_command_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.evaluation.evaluate.find_data", lambda _: None)
    skipped = floors.measure("benchmark=basil distort=[snippet,undated]", tmp_path)
    assert isinstance(skipped, Skipped)
    assert "skipped basil" in skipped.reason


def test_a_broken_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["floors", "--file", str(tmp_path / "absent.json")])
    with pytest.raises(SystemExit) as stop:
        floors.main()
    assert stop.value.code == 2
