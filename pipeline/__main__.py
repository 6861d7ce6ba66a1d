"""The one entry of `newsbraid`: configuration -> plan -> run -> exit code."""

import sys
from pathlib import Path
from typing import Any

from omegaconf import DictConfig

from pipeline.command import conf_folder, key_lines, option_lines, run_command
from pipeline.comparison import comparison_table, scores
from pipeline.evaluation.labels import read_gold
from pipeline.plan import make_plan
from pipeline.run import Outcome, run

USAGE = """\
newsbraid: articles of many outlets in, cited summaries of stories out.

  newsbraid                                        the sample corpus
  newsbraid source=files source.path=FOLDER        plain text, one article a file
  newsbraid source=jsonl source.path=FILE.jsonl output=DIR
  newsbraid -m experiment=lead,extractive          several runs, one table
  newsbraid --cfg job                              print the configuration and stop

Any value of the configuration is set as NAME=VALUE; groups choose a file of conf/, * by default:
"""


def help_text() -> str:
    """Usage, groups with a line a variant, and the single values."""
    folder = conf_folder()
    shown = option_lines(folder, hidden=("benchmark",))
    values = key_lines(folder / "config.yaml")
    return "\n".join([USAGE, *shown, "", "Single values:", *values, "", "Exit codes: 0, 1 stage failed, 2 refused."])


def _since(window: dict[str, Any] | None) -> str:
    """What is new since the last run; nothing for a run of its own."""
    if window is None or window["previous_digest"] is None:
        return ""
    if not (window["new"] or window["corrected"] or window["withdrawn"]):
        return "\nnothing new since the last run"
    told = ", ".join(f"{count} {status}" for status, count in window["stories"].items())
    return f"\n{window['new']} new articles since the last run; stories: {told}"


def _summary(outcome: Outcome) -> str:
    counts = outcome.manifest["counts"]
    share = outcome.manifest["copied_share"]
    return (
        f"{counts['stories']} stories, {counts['claims']} claims from {counts['kept']} of {counts['articles_in']} "
        f"articles ({counts['set_aside']} set aside)"
        + (f", {share:.1%} of the characters copied" if share is not None else "")
        + _since(outcome.manifest.get("window"))
        + f"\n{outcome.folder.path / 'exports'}"
    )


def main() -> None:
    """Run the command; exits with its code."""
    done: list[tuple[str, Outcome, dict[str, float]]] = []

    def task(cfg: DictConfig) -> None:
        plan = make_plan(cfg)
        gold = read_gold(plan.labels) if plan.labels else None
        outcome = run(plan, progress=bool(sys.stderr and sys.stderr.isatty()))
        done.append((plan.title, outcome, scores(outcome, gold)))
        sys.stdout.write(_summary(outcome) + "\n")

    code = run_command("config", sys.argv[1:], help_text(), task)
    if len(done) > 1 or (code and done) or any(found for _, _, found in done):
        sys.stdout.write(comparison_table(done) + "\n")
    sys.exit(code)


if __name__ == "__main__":
    # Run by its path, the folder of the package would shadow modules of the standard library.
    sys.path = [p for p in sys.path if Path(p or ".").resolve() != Path(__file__).parent.resolve()]
    main()
