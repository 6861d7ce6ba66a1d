"""The same table comes back from Ray as from this machine."""

import importlib.metadata
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.errors import ConfigurationError, StageError
from pipeline.executors import Apply, RayExecutor, apply_part
from pipeline.models.spec import ModelSpec
from pipeline.stage import Stage, StageResult
from pipeline.tables import to_table
from tests.fake_stages import Shout, Text

VALUES: dict[str, object] = {
    "address": "local", "cpus": 2, "part_rows": 2, "actors": 1, "actor_cpus": 1, "actor_gpus": 0.0
}  # fmt: skip

NO_MODEL = ModelSpec(name="none", revision=None, device="cpu", dtype="float32", max_tokens=32)

needs_ray = pytest.mark.filterwarnings(
    # Ray leaves its log files and sockets to the garbage collector, and announces changes of its own.
    "ignore::ResourceWarning",
    "ignore::FutureWarning:ray.*",
    "ignore::DeprecationWarning:ray.*",
)


def executor(**values: object) -> RayExecutor:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'newsbraid[ray]'")
    return RayExecutor(**(VALUES | values))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def apply() -> Iterator[Apply]:
    with executor().open() as opened:
        yield opened


def parts(*texts: tuple[str, ...]) -> list[pa.Table]:
    return [to_table([Text(f"a{i}{j}", t) for j, t in enumerate(part)], Text) for i, part in enumerate(texts)]


def applied(apply: Apply, stage: Stage, given: list[pa.Table]) -> list[StageResult]:
    return list(apply("shout", stage, iter(given), len(given)))


def test_without_ray_the_configuration_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", absent)
    with pytest.raises(ConfigurationError, match=r"pip install 'newsbraid\[ray\]', or use executor=local"):
        RayExecutor(**VALUES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values",
    [{"address": " "}, {"cpus": 0}, {"part_rows": 0}, {"actors": 0}, {"actor_cpus": 0}, {"actor_gpus": -1.0}],
)
def test_parameters_out_of_range_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(values))):
        RayExecutor(**(VALUES | values))  # type: ignore[arg-type]


def test_cores_of_a_cluster_that_runs_already_cannot_be_set() -> None:
    with pytest.raises(ConfigurationError, match=r"executor\.cpus is 2, expected null"):
        RayExecutor(**(VALUES | {"address": "auto"}))  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Slow(Shout):
    """Takes the longer, the longer the text."""

    def __call__(self, table: pa.Table) -> StageResult:
        time.sleep(max(len(text) for text in table["text"].to_pylist()) / 2)
        return super().__call__(table)


@pytest.mark.slow
@needs_ray
def test_results_come_in_the_order_of_the_parts_whichever_ends_first(apply: Apply) -> None:
    results = applied(apply, Slow(suffix="?"), parts(("abcdef",), ("b",), ("c", "dd"), ("e",), ("f",)))
    assert [r.kept["loud"].to_pylist() for r in results] == [["ABCDEF?"], ["B?"], ["C?", "DD?"], ["E?"], ["F?"]]


@pytest.mark.slow
@needs_ray
def test_a_row_that_raises_is_set_aside_and_the_others_are_the_same_as_here(apply: Apply) -> None:
    given = parts(("fine", "boom"), ("hush",), ("\U0001f5de שלום é", ""), ("boom",))
    stage = Shout(suffix="!")
    results = applied(apply, stage, given)
    expected = [apply_part("shout", stage, part) for part in given]
    assert [r.kept for r in results] == [e.kept for e in expected]
    assert [r.dropped.drop(["detail"]) for r in results] == [e.dropped.drop(["detail"]) for e in expected]
    assert "RuntimeError: cannot shout 'boom'" in results[0].dropped["detail"][0].as_py()


@dataclass(frozen=True, kw_only=True)
class WithoutModel(Shout):
    def __call__(self, table: pa.Table) -> StageResult:
        if "lost" in table["text"].to_pylist():
            raise StageError("the model does not load")
        return super().__call__(table)


@pytest.mark.slow
@needs_ray
def test_a_stage_error_comes_through_as_it_is_after_the_parts_before_it(apply: Apply) -> None:
    given = parts(("a",), ("b", "lost"), ("c",))
    results = apply("shout", WithoutModel(suffix=""), iter(given), len(given))
    assert next(results).kept["loud"].to_pylist() == ["A"]
    with pytest.raises(StageError, match=r"^the model does not load$"):
        next(results)


@pytest.mark.slow
@needs_ray
def test_no_parts_give_no_results(apply: Apply) -> None:
    assert applied(apply, Shout(suffix=""), []) == []


@dataclass(frozen=True, kw_only=True)
class Modelled(Shout):
    """Holds a model, and answers with its process, so that a test sees where it runs."""

    model: ModelSpec

    def __call__(self, table: pa.Table) -> StageResult:
        return Shout(suffix=f" {os.getpid()}")(table)


@pytest.mark.slow
@needs_ray
def test_a_stage_with_a_model_stays_in_one_process_of_its_own(apply: Apply) -> None:
    results = applied(apply, Modelled(suffix="", model=NO_MODEL), parts(("a",), ("b",), ("c",), ("d",)))
    said = [r.kept["loud"][0].as_py().split() for r in results]
    assert [letter for letter, _ in said] == ["A", "B", "C", "D"]
    assert len({process for _, process in said} - {str(os.getpid())}) == 1


@dataclass(frozen=True, kw_only=True)
class Deadly(Shout):
    """Has its process killed by a text."""

    def __call__(self, table: pa.Table) -> StageResult:
        if "lost" in table["text"].to_pylist():
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(table)


@dataclass(frozen=True, kw_only=True)
class DeadlyModel(Deadly):
    model: ModelSpec


@pytest.mark.slow
@needs_ray
@pytest.mark.parametrize("stage", [Deadly(suffix=""), DeadlyModel(suffix="", model=NO_MODEL)], ids=["task", "actor"])
def test_a_row_that_kills_its_worker_is_set_aside_as_on_this_machine(apply: Apply, stage: Stage) -> None:
    results = applied(apply, stage, parts(("a",), ("b", "lost", "d"), ("c",)))
    assert [r.kept["loud"].to_pylist() for r in results] == [["A"], ["B", "D"], ["C"]]
    assert [r.dropped.select(["key", "reason"]).to_pylist() for r in results][1] == [{"key": "a11", "reason": "killed"}]


@pytest.mark.slow
@needs_ray
def test_gpus_that_are_not_there_are_refused(apply: Apply) -> None:
    with executor(actor_gpus=64.0).open() as greedy, pytest.raises(ConfigurationError, match="actor_gpus is 64"):
        applied(greedy, Modelled(suffix="", model=NO_MODEL), parts(("a",)))


def run_pipeline(folder: Path, *arguments: str) -> dict[str, bytes]:
    """Run the sample corpus in a process of its own; its exports and stage results, by path."""
    command = [sys.executable, "-m", "pipeline", f"output={folder}", "now=2024-04-01T00:00:00", *arguments]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        command, cwd=folder.parent, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    (run,) = (p.parent for p in folder.glob("*/manifest.json"))
    timed = {"manifest.json", "metrics.prom", "run.log.jsonl"}  # these tell how long a run took
    found = [p for p in sorted(run.rglob("*")) if p.is_file() and p.name not in timed]
    return {str(p.relative_to(run)): p.read_bytes() for p in found}


@pytest.mark.slow
def test_a_run_with_ray_gives_the_same_bytes_as_a_run_without(tmp_path: Path) -> None:
    executor()
    local = run_pipeline(tmp_path / "local", "executor.workers=1", "executor.part_rows=7")
    ray = run_pipeline(tmp_path / "ray", "executor=ray", "executor.cpus=2", "executor.part_rows=7")
    assert "exports/stories.jsonl" in ray
    assert ray == local
