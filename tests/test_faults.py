"""What hurts a run, and that the next one goes on as if nothing had been; scripts/fault_campaign has all of it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import FAULTS, faults

ROOT = Path(__file__).parents[1]

KILLED = """
import sys
from pathlib import Path
from pipeline.run import run
from tests.executors.test_local import Killed
from tests.test_run import STAGES, plan_of, texts
plan = plan_of(Path(sys.argv[1]), texts("apple", "bear", "kill", "cat"), [("shout", Killed(suffix="")), *STAGES[1:]])
counts = run(plan, progress=False).manifest["counts"]
assert (counts["kept"], counts["set_aside"]) == (3, 1), counts
"""


def test_each_fault_is_among_the_first_of_a_campaign() -> None:
    assert set(faults(24)) == set(FAULTS)
    assert len(faults(250)) == 250


@pytest.mark.slow
def test_after_each_of_some_faults_the_next_run_gives_the_exports_of_an_undisturbed_one(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "fault_campaign"), str(tmp_path / "work"), "24", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "24 faults, 0 after which" in done.stdout


@pytest.mark.slow
def test_a_row_that_has_the_whole_run_killed_is_set_aside_by_the_third_attempt(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    codes = [subprocess.run(command, cwd=ROOT, check=False).returncode for _ in range(3)]
    assert codes == [-signal.SIGKILL, -signal.SIGKILL, 0]
