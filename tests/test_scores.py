"""Measured quality does not fall: figures of benchmarks against those pinned in scores.json; see scripts/floors."""

from pathlib import Path

import pytest

from pipeline.evaluation.evaluate import Skipped
from pipeline.evaluation.floors import measure
from pipeline.evaluation.pins import faults, read_pins

PINS = read_pins(Path(__file__).parent / "scores.json")

HINT = "\na loss that is meant: scripts/floors --lower --reason '...'; see the top of scripts/floors"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store for all, so that sets that several benchmarks share are cleaned once."""
    return tmp_path_factory.mktemp("scores")


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("key", PINS)
def test_figures_stay_within_their_pinned_bounds(key: str, data: Path, output: Path) -> None:
    found = measure(key, output, f"data={data}")
    assert not isinstance(found, Skipped), found
    assert faults(PINS[key], found) == [], key + HINT
