"""The entry of `newsbraid-evaluate`: a benchmark through the same stages and configuration, then its scores."""

import sys
from pathlib import Path

from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig

from pipeline.command import conf_folder, key_lines, option_lines, run_command
from pipeline.evaluation.comparison import comparison_json, comparison_markdown, comparison_text
from pipeline.evaluation.evaluate import Skipped, evaluate
from pipeline.evaluation.report import as_text, cells, cost, wrapped
from pipeline.evaluation.results import Evaluation
from pipeline.evaluation.significance import SIGNATURE
from pipeline.store import write_bytes, write_json

USAGE = """\
newsbraid-evaluate: a benchmark through the pipeline, scored against people.

  newsbraid-evaluate benchmark=neus                      gold stories: B-cubed, pairwise, ARI, AMI
  newsbraid-evaluate benchmark=multiling                 human summaries: ROUGE
  newsbraid-evaluate -m benchmark=neus,basil cluster=average_link,connected
  newsbraid-evaluate -m benchmark=neus 'distort=[],[lowercase],[snippet]'
  newsbraid-evaluate benchmark=dataset source.path=ID source.split=test benchmark.labels.story=COLUMN

Each figure has a 95 % interval; several runs end in one table with paired differences to the first of each benchmark.
Everything else is set as for newsbraid. Results lie in the run folder, under evaluation/, those of -m under sweep/.
"""

WIDTH = 130
"""Characters of the widest table of one run."""


def help_text() -> str:
    """Usage, groups with a line a variant, and the values that only the evaluation has."""
    folder = conf_folder()
    return "\n".join([USAGE, *option_lines(folder), "", "Single values:", *key_lines(folder / "evaluate.yaml")])


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
    sys.stdout.write(f"{message}\n")


def main() -> None:
    """Run the command; exits with its code."""
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

    code = run_command("evaluate", sys.argv[1:], help_text(), task)
    if len(done) > 1:
        _show_comparison(done, sweeps[0])
    sys.exit(code)


if __name__ == "__main__":
    main()
