"""The entry of `newsbraid-evaluate`: a benchmark through the same stages and configuration, then its scores."""

import os
import sys
from pathlib import Path

from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig, OmegaConf

from pipeline.command import conf_folder, option_lines, run_command
from pipeline.errors import ConfigurationError
from pipeline.evaluation.benchmark import Benchmark
from pipeline.evaluation.comparison import comparison_json, comparison_markdown, comparison_text
from pipeline.evaluation.report import as_markdown, as_text, cells, cost
from pipeline.evaluation.results import Evaluation
from pipeline.plan import build, make_plan
from pipeline.run import Outcome, run
from pipeline.store import write_bytes, write_json

USAGE = """\
newsbraid-evaluate: a benchmark through the pipeline, scored against people.

  newsbraid-evaluate benchmark=neus                      gold stories: B-cubed, pairwise
  newsbraid-evaluate benchmark=multiling                 human summaries: ROUGE
  newsbraid-evaluate -m benchmark=neus,basil cluster=average_link
  newsbraid-evaluate data=FOLDER ...                     where the benchmarks lie; else NEWSBRAID_DATA names it

Everything else is set as for newsbraid. Results lie in the run folder, under evaluation/.
"""


def find_data(option: str | None) -> Path | None:
    """The folder of benchmarks: the option, NEWSBRAID_DATA, or `../shared/data` beside a checkout; None without.

    Raises:
        ConfigurationError: a folder is named that is not there or holds nothing.
    """
    named = option or os.environ.get("NEWSBRAID_DATA")
    if named:
        folder = Path(named)
        if not folder.is_dir() or not any(folder.iterdir()):
            where = "data" if option else "NEWSBRAID_DATA"
            raise ConfigurationError(
                f"{where} is {named!r}, which is no folder with files; name that of the benchmarks"
            )
        return folder
    beside = conf_folder().parent.parent / "shared" / "data"
    return beside if beside.is_dir() else None


def evaluate(cfg: DictConfig, overrides: tuple[str, ...]) -> Evaluation | None:
    """Run and score a composed configuration; None, with a message, where the benchmark's data is absent.

    Raises:
        NewsbraidError: the configuration is refused, or the run stops.
    """
    folder = find_data(cfg.data)
    if folder is None:
        _say(f"skipped {cfg.title}: no benchmarks here; name their folder as data=FOLDER or in NEWSBRAID_DATA")
        return None
    cfg.data = str(folder)
    benchmark = build(OmegaConf.to_container(cfg.benchmark, resolve=True), "benchmark")
    if not isinstance(benchmark, Benchmark):
        raise ConfigurationError(f"benchmark._target_ is {type(benchmark).__name__}, which is no benchmark")
    absent = [name for name in benchmark.files if not Path(name).exists()]
    if absent:
        _say(f"skipped {benchmark.name}: {absent[0]} is not there")
        return None
    _give_stories(cfg, benchmark)
    outcome = run(make_plan(cfg), progress=sys.stderr.isatty())
    return _written(_evaluation(benchmark, outcome, overrides), outcome)


def _give_stories(cfg: DictConfig, benchmark: Benchmark) -> None:
    stories = benchmark.given_stories()
    if stories is None:
        return
    if "stories" not in cfg.cluster:
        raise ConfigurationError(f"benchmark {benchmark.name} summarizes given stories: leave cluster=given")
    cfg.cluster.stories = stories


def _evaluation(benchmark: Benchmark, outcome: Outcome, overrides: tuple[str, ...]) -> Evaluation:
    manifest = outcome.manifest
    return Evaluation(
        benchmark=benchmark.name,
        overrides=overrides,
        signature=benchmark.signature,
        corpus=benchmark.digest(outcome.folder),
        run_id=outcome.folder.run_id,
        plan=manifest["plan"],
        reused=tuple(stage["stage"] for stage in manifest["stages"] if stage["computed"] < stage["rows_in"]),
        seconds=manifest["seconds"],
        peak_memory_bytes=manifest["peak_memory_bytes"],
        versions=manifest["versions"],
        rows=tuple(benchmark.rows(outcome.folder)),
    )


def _written(evaluation: Evaluation, outcome: Outcome) -> Evaluation:
    folder = outcome.folder.path / "evaluation"
    write_json(folder / "results.json", evaluation.as_json())
    write_bytes(folder / "results.md", as_markdown(evaluation).encode())
    _say(f"\n{evaluation.benchmark}  {' '.join(evaluation.overrides)}\n{as_text(cells(evaluation))}\n")
    _say(f"{cost(evaluation)}\n{evaluation.settings}\ncorpus sha256 {evaluation.corpus}\n{folder}")
    return evaluation


def _write_comparison(evaluations: list[Evaluation], folder: Path) -> None:
    write_json(folder / "comparison.json", comparison_json(evaluations))
    write_bytes(folder / "comparison.md", comparison_markdown(evaluations).encode())
    _say(f"\n{comparison_text(evaluations)}\n{folder / 'comparison.md'}")


def _say(message: str) -> None:
    sys.stdout.write(f"{message}\n")


def main() -> None:
    """Run the command; exits with its code."""
    done: list[Evaluation] = []
    sweep: list[Path] = []

    def task(cfg: DictConfig) -> None:
        evaluation = evaluate(cfg, tuple(HydraConfig.get().overrides.task))
        sweep[:] = [Path(HydraConfig.get().sweep.dir)]
        if evaluation:
            done.append(evaluation)

    code = run_command("evaluate", sys.argv[1:], "\n".join([USAGE, *option_lines(conf_folder())]), task)
    if len(done) > 1:
        _write_comparison(done, sweep[0])
    sys.exit(code)


if __name__ == "__main__":
    main()
