"""The examples for operators say only what the commands know."""

import configparser
import re
import shlex
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from hydra import compose, initialize_config_dir

from pipeline.plan import make_plan
from pipeline.prune import parser as prune_parser
from pipeline.usage import conf_folder

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "scripts" / "examples"

BOTH_COMMANDS = re.compile(r"(?<![\w/.-])(?:\S*/bin/)?(newsbraid(?:-\w+)?)((?: +(?:--?[\w-]+|[\w./=-]+))+)")


def commands(text: str) -> list[list[str]]:
    """The commands of newsbraid in a text, program first."""
    return [[m[1], *shlex.split(m[2])] for m in BOTH_COMMANDS.finditer(text) if "/" in m[2] or "--" in m[2]]


def check(found: list[list[str]]) -> None:
    """Hold commands to what the programs take."""
    assert sorted(name for name, *_ in found) == ["newsbraid", "newsbraid-prune"]
    scripts = (ROOT / "pyproject.toml").read_text()
    for name, *arguments in found:
        assert f"{name} = " in scripts
        if name == "newsbraid-prune":
            assert prune_parser().parse_args(arguments).apply
        else:
            assert arguments == ["--config-dir", "/etc/newsbraid", "experiment=hourly"]


def test_the_configuration_of_the_examples_becomes_a_plan(tmp_path: Path) -> None:
    search = f"hydra.searchpath=[file://{EXAMPLES}]"
    with initialize_config_dir(str(conf_folder()), version_base="1.3"):
        cfg = compose("config", overrides=[search, "experiment=hourly", f"output={tmp_path}"])
    plan = make_plan(cfg)
    assert plan.title == "Hourly news" and plan.window is not None
    assert cfg.metrics.endswith(".prom")


def test_the_units_of_systemd_name_commands_that_are_there() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None, comment_prefixes="#")
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read([EXAMPLES / "newsbraid.service", EXAMPLES / "newsbraid.timer"])
    assert set(unit) == {"DEFAULT", "Unit", "Service", "Timer", "Install"}
    check(commands("\n".join(value for key, value in unit["Service"].items() if key.startswith("ExecStart"))))
    assert unit["Service"]["SuccessExitStatus"] == "3"
    assert "newsbraid-prune" in unit["Service"]["ExecStartPre"], "after a run that failed for want of room as well"


def test_the_lines_of_cron_have_their_fields_and_are_sound_shell() -> None:
    lines = [line for line in (EXAMPLES / "newsbraid.cron").read_text().splitlines() if re.match(r"\d", line)]
    texts = []
    for line in lines:
        *times, user, text = line.split(maxsplit=6)
        assert len(times) == 5 and user == "newsbraid" and "%" not in text, "cron takes % for a line end"
        subprocess.run(["/bin/sh", "-n", "-c", text], check=True)
        texts.append(text)
    check(commands("\n".join(texts).replace(" 2>&1", "")))


@pytest.mark.parametrize(("code", "ends"), [(0, 0), (3, 0), (1, 1)])
def test_cron_hears_of_failures_alone(tmp_path: Path, code: int, ends: int) -> None:
    (line,) = [line for line in (EXAMPLES / "newsbraid.cron").read_text().splitlines() if line.startswith("17 ")]
    program = tmp_path / "newsbraid"
    program.write_text(f"#!/bin/sh\necho said >&2\nexit {code}\n")
    program.chmod(0o755)
    text = line.split(maxsplit=6)[6]
    done = subprocess.run(["/bin/sh", "-c", text], env={"PATH": f"{tmp_path}:/bin"}, capture_output=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (ends, b"said\n" if ends else b"")


class FakeOperator:
    """Stands for BashOperator; knows its tasks and their order."""

    tasks: list["FakeOperator"] = []

    def __init__(self, **parameters: Any) -> None:
        self.parameters = parameters
        self.after: list[FakeOperator] = []
        FakeOperator.tasks.append(self)

    def __rshift__(self, other: "FakeOperator") -> "FakeOperator":
        self.after.append(other)
        return other


class FakeDag:
    """Stands for DAG."""

    def __init__(self, **parameters: Any) -> None:
        self.parameters = parameters

    def __enter__(self) -> "FakeDag":
        return self

    def __exit__(self, *error: object) -> None:
        return


@pytest.mark.parametrize(
    ("of_dag", "of_operator"),
    [("airflow.sdk", "airflow.providers.standard.operators.bash"), ("airflow", "airflow.operators.bash")],
)
def test_the_dag_imports_under_airflow_3_and_2(monkeypatch: pytest.MonkeyPatch, of_dag: str, of_operator: str) -> None:
    for name in {n.rsplit(".", k)[0] for n in (of_dag, of_operator) for k in range(n.count(".") + 1)} | {"airflow"}:
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setattr(sys.modules[of_dag], "DAG", FakeDag, raising=False)
    monkeypatch.setattr(sys.modules[of_operator], "BashOperator", FakeOperator, raising=False)
    monkeypatch.setattr(FakeOperator, "tasks", [])
    space: dict[str, Any] = {}
    path = EXAMPLES / "newsbraid_dag.py"
    exec(compile(path.read_text(), str(path), "exec"), space)
    first, second = FakeOperator.tasks
    assert first.after == [second], "the last task tells Airflow how all ended: it has to be the run"
    assert second.parameters["task_id"] == "newsbraid" and second.parameters["trigger_rule"] == "all_done"
    assert space["dag"].parameters["max_active_runs"] == 1
    check(commands("\n".join(task.parameters["bash_command"] for task in FakeOperator.tasks)))
