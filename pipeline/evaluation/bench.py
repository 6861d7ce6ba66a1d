"""What `newsbraid-evaluate` does: a benchmark through the same stages and configuration, then its scores."""

from pathlib import Path

from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig

from pipeline.command import run_command
from pipeline.evaluation.comparison import comparison_json, comparison_markdown, comparison_text
from pipeline.evaluation.evaluate import Skipped, evaluate
from pipeline.evaluation.report import WIDTH, as_text, cells, cost, wrapped
from pipeline.evaluation.results import Evaluation
from pipeline.evaluation.significance import SIGNATURE
from pipeline.store import write_bytes, write_json
from pipeline.streams import tell


def _show(evaluation: Evaluation, folder: Path) -> None:
    _say(f"\n{evaluation.benchmark}  {' '.join(evaluation.overrides)}")
    for table in wrapped(cells(evaluation), WIDTH):
        _say(f"{as_text(table)}\n")
    _say(f"{cost(evaluation)}\n{evaluation.settings}\nintervals: {SIGNATURE}\ncorpus sha256 {evaluation.corpus}")
    _say(str(folder))


def _show_comparison(evaluations: list[Evaluation], folder: Path) -> None:
    write_json(folder / "comparison.json", comparison_json(evaluations))
    write_bytes(folder / "comparison.md", comparison_markdown(evaluations).encode())
    _say(f"\n{comparison_text(evaluations)}\n{folder / 'comparison.md'}")


def _say(message: str) -> None:
    tell(f"{message}\n")


def bench(arguments: list[str]) -> int:
    """Run the benchmarks that the arguments ask for and show their scores; returns the exit code."""
    done: list[Evaluation] = []
    sweeps: list[Path] = []

    def task(cfg: DictConfig) -> None:
        sweeps.append(Path(HydraConfig.get().sweep.dir))
        found = evaluate(cfg, tuple(HydraConfig.get().overrides.task))
        if isinstance(found, Skipped):
            _say(found.reason)
        else:
            _show(*found)
            done.append(found[0])

    code = run_command("evaluate", arguments, task)
    if len(done) > 1:
        _show_comparison(done, sweeps[0])
    return code
