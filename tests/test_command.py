"""The command as a user meets it: messages, exit codes, resume."""

import importlib
import json
import os
import shlex
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from pipeline.__main__ import main


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run `newsbraid` in this process; its exit code."""
    monkeypatch.setattr(sys, "argv", ["newsbraid", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_help_lists_each_group_and_variant_with_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "--help") == 0
    shown = capsys.readouterr().out
    assert "source=files" in shown
    assert "* cluster=scored" in shown
    assert "output=runs" in shown
    for line in shown.splitlines():
        if line.startswith(("    ", "  * ")):
            assert len(line.split(maxsplit=1)) == 2, line


@pytest.mark.parametrize("command", ["pipeline", "pipeline.evaluation", "pipeline.checking"])
def test_help_waits_for_nothing_that_only_a_run_needs(command: str) -> None:
    asked = [sys.executable, "-X", "importtime", "-m", command, "--help"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "pipeline.usage" in imported
    assert imported.isdisjoint({"pyarrow", "numpy", "hydra", "pipeline.run"})


def test_every_command_tells_its_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert len(project["scripts"]) == 6
    for command, target in project["scripts"].items():
        monkeypatch.setattr(sys, "argv", [command, "--version"])
        module, name = target.split(":")
        with pytest.raises(SystemExit) as stop:
            getattr(importlib.import_module(module), name)()
        assert not stop.value.code, command
        assert capsys.readouterr().out == f"newsbraid {project['version']}\n", command


@pytest.mark.slow
def test_the_default_run_imports_nothing_that_it_does_without() -> None:
    script = (
        "import sys, pipeline.batch; from pipeline.plan import make_plan; from tests.configurations import composed;"
        "make_plan(composed()); print(*sys.modules)"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    imported = set(done.stdout.split())
    assert {"pipeline.stages.rank.exact", "scipy.sparse"} <= imported
    assert imported.isdisjoint({"torch", "transformers", "datasets", "scipy.optimize", "scipy.special", "rouge_score"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["clustr=tfidf"], "did you mean 'cluster'"),
        (["cluster=kmeans"], "cluster has no 'kmeans'; there are: average_link"),
        (["clean.nothing=1"], "there is no 'clean.nothing'"),
        (["articles.jsonl"], "got 'articles.jsonl', expected NAME=VALUE, such as source=jsonl source.path=FILE"),
        (["source.path=FOLDER"], "source.path is a value of source=cnn_dailymail, source=csv, source=dataset,"),
        (["attribute.pair_treshold=0.5"], "did you mean 'attribute.pair_threshold'?"),
        (["source=jsonl", "path=FILE"], "did you mean 'source.path'?"),
        (["--source", "files"], "values are set as NAME=VALUE, without dashes"),
        (["compare=null"], "to leave a stage out, name the others: pipeline="),
        (["experiment=absent"], "experiment has no 'absent'"),
        (["source=files", "source.path=/a/b=c"], "needs quotes of its own"),
        (["experiment=lead,extractive"], "add -m"),
        (["title=(x"], "needs quotes of its own: 'title=\"(x\"'"),
        (["output=/tmp/a", "title=Köln [1]"], "'title=\"Köln [1]\"'"),
        (["-m", "output=/dev/null"], "error"),
        (["source=files", "source.path=/absent"], "/absent"),
        (["summarize.budget_words=many"], "expected int"),
        (["--wrong"], "unrecognized arguments"),
    ],
)
def test_a_bad_command_exits_2_and_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert call(monkeypatch, *arguments) == 2
    assert message in capsys.readouterr().err
    assert not Path("runs").exists()


def test_the_sample_runs_and_a_second_run_does_no_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "executor.workers=1") == 0
    assert "stories" in capsys.readouterr().out
    assert call(monkeypatch, "executor.workers=1") == 0
    assert "already complete" in capsys.readouterr().err
    assert len(list(Path("runs").glob("*/manifest.json"))) == 1
    assert sorted(p.name for p in Path().iterdir()) == ["runs"]


def test_experiments_share_stages_and_end_with_one_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "-m", "experiment=lead,extractive", "executor.workers=1", "labels=null") == 0
    table = capsys.readouterr().out.strip().splitlines()[-4:]
    assert table[0].split()[:4] == ["run", "articles", "stories", "claims"]
    assert table[2].startswith("Lead baseline")
    assert table[3].startswith("Extractive")
    manifests = [json.loads(p.read_text()) for p in sorted(Path("runs").glob("*/manifest.json"))]
    computed = [{s["stage"]: s["computed"] for s in m["stages"]} for m in manifests]
    assert sorted(c["clean"] for c in computed)[0] == 0
    assert sorted(c["cluster"] for c in computed)[0] == 0


def new_process(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "pipeline", *arguments]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def exports(output: Path) -> dict[str, bytes]:
    (folder,) = output.glob("*/exports")
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.slow
def test_a_kill_in_the_middle_then_a_restart_gives_the_same_bytes(tmp_path: Path) -> None:
    small = ("executor.part_rows=2", "executor.workers=2", "executor.pool_minimum=2", "now=2024-04-01T00:00:00")
    assert new_process("output=whole", *small).wait() == 0
    killed = new_process("output=killed", *small)
    while killed.poll() is None and not list(tmp_path.glob("killed/store/compare/*/*.kept.parquet")):
        time.sleep(0.02)  # until the run is in its middle, wherever that is on this machine
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert not list(tmp_path.glob("killed/*/exports/stories.jsonl"))
    assert new_process("output=killed", *small).wait() == 0
    assert exports(tmp_path / "killed") == exports(tmp_path / "whole")


RAIN = '{"text": "It rained in Lindau on Monday, the mayor said."}'
QUICK = ("source=jsonl", "source.path=rain.jsonl", "pipeline=[survey,clean]", "export=[]", "executor.workers=1")


def in_shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    where = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=folder, env=where, check=False)


@pytest.mark.parametrize(
    ("redirected", "told"), [(">&-", ""), (">/dev/full", "cannot write to standard output"), ("<&- >&- 2>&-", "")]
)
def test_a_run_whose_output_nobody_takes_is_complete_all_the_same(tmp_path: Path, redirected: str, told: str) -> None:
    (tmp_path / "rain.jsonl").write_text(RAIN)
    command = shlex.join([sys.executable, "-m", "pipeline", *QUICK])
    done = in_shell(tmp_path, f"{command} {redirected}")
    assert done.returncode == 0
    assert told in done.stderr and "Traceback" not in done.stderr and "Exception" not in done.stderr
    (manifest,) = (tmp_path / "runs").glob("2*/manifest.json")
    assert json.loads(manifest.read_text())["status"] == "complete"


@pytest.mark.parametrize(
    ("command", "redirected", "code"),
    [
        ("pipeline --version", ">&-", 0),
        ("pipeline.checking --help", ">/dev/full", 0),
        ("pipeline.exports.audit run", "<&- >&- 2>&-", 0),
        ("pipeline.exports.audit run", ">/dev/full", 0),
        ("pipeline.exports.audit nowhere", "2>&-", 2),
        ("pipeline.checking nowhere nowhere", "2>/dev/full", 2),
    ],
)
def test_the_exit_code_does_not_depend_on_who_takes_the_output(
    tmp_path: Path, command: str, redirected: str, code: int
) -> None:
    (tmp_path / "run").mkdir()
    for name in ("stories.jsonl", "articles.jsonl"):
        (tmp_path / "run" / name).touch()
    done = in_shell(tmp_path, f"{sys.executable} -m {command} {redirected}")
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_check_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "rain.jsonl").write_text(RAIN)
    (tmp_path / "text.txt").write_text("It rained in Lindau on Monday.")
    done = in_shell(tmp_path, f"{sys.executable} -m pipeline.checking text.txt rain.jsonl >/dev/full")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "cannot write to standard output" in done.stderr


def test_a_folder_that_is_gone_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert call(monkeypatch, f"output={tmp_path}/runs", *QUICK) == 2
    assert "is gone" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)


def test_paths_that_are_no_text_are_read_and_written_and_told(tmp_path: Path) -> None:
    source, output = (os.fsdecode(os.fsencode(tmp_path) + name) for name in (b"/rain\xff.jsonl", b"/runs\xff"))
    Path(source).write_text(RAIN)
    given = [f"source.path='{source}'", f"output='{output}'", *(v for v in QUICK if not v.startswith("source.path"))]
    where = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    asked = [sys.executable, "-m", "pipeline", *given]
    done = subprocess.run(asked, capture_output=True, text=True, cwd=tmp_path, env=where, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "runs\\udcff" in done.stdout
    (manifest,) = Path(output).glob("2*/manifest.json")
    assert json.loads(manifest.read_text("utf-8"))["configuration"]["output"] == output


def test_options_may_stand_behind_values_and_advice_knows_the_folder_of_ones_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rank = Path("own=1/rank")
    rank.mkdir(parents=True)
    (rank / "mine.yaml").write_text("# @package _global_\nrank:\n  _target_: mine.Rank\n  least: 1\n")
    assert call(monkeypatch, "rank=mine", "--config-dir", "own=1") == 2
    assert "expected a class under pipeline. or in a package" in capsys.readouterr().err
    assert call(monkeypatch, "--config-dir", "own=1", "rank=mien") == 2
    assert "rank has no 'mien'; there are: centroid" in (told := capsys.readouterr().err) and "mine" in told
    assert call(monkeypatch, "--config-dir", "own=1", "rank=mine", "rank.laest=2") == 2
    assert "did you mean 'rank.least'?" in capsys.readouterr().err
    assert call(monkeypatch, "source=jsonl", "source.path=a.jsonl", "verfy=rules") == 2
    assert "did you mean 'verify'?" in capsys.readouterr().err
    assert call(monkeypatch, "--config-dir", "own=1", "--help") == 0
    assert "rank=mine" in capsys.readouterr().out


def test_a_file_of_ones_own_that_hydra_would_pass_over_for_ours_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rank = Path("own/rank")
    rank.mkdir(parents=True)
    (rank / "concepts.yaml").write_text("_target_: pipeline.stages.rank.lexrank.RankLexRank\n")
    assert call(monkeypatch, "--config-dir", "own", "rank=concepts") == 2
    assert "own/rank/concepts.yaml would not be read" in capsys.readouterr().err
