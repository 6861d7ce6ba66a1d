"""What `newsbraid` does: configuration -> plan -> run -> exit code, for each run that is asked for."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig

from pipeline.command import FAILED, REFUSED, run_command
from pipeline.comparison import comparison_table, run_names, scores
from pipeline.errors import StoreError
from pipeline.evaluation.labels import read_gold
from pipeline.logs import say
from pipeline.metrics import Ending, check_path, exposition, last_success
from pipeline.plan import make_plan
from pipeline.run import Outcome, run
from pipeline.store import write_bytes
from pipeline.streams import tell


def _since(window: dict[str, Any] | None) -> str:
    """What is new since the last run; nothing for a run of its own."""
    if window is None or window["previous_digest"] is None:
        return ""
    if not (window["new"] or window["corrected"] or window["withdrawn"]):
        return "\nnothing new since the last run"
    told = ", ".join(f"{count} {status}" for status, count in window["stories"].items())
    new = "1 new article" if window["new"] == 1 else f"{window['new']} new articles"
    return f"\n{new} since the last run; stories: {told}"


def _summary(outcome: Outcome) -> str:
    counts = outcome.manifest["counts"]
    share = outcome.manifest["copied_share"]
    stories = f"{counts['stories']} {'story' if counts['stories'] == 1 else 'stories'}"
    claims = f"{counts['claims']} {'claim' if counts['claims'] == 1 else 'claims'}"
    return (
        f"{stories}, {claims} from {counts['kept']} of {counts['articles_in']} "
        f"articles ({counts['set_aside']} set aside)"
        + (f", {share:.1%} of the characters copied" if share is not None else "")
        + _since(outcome.manifest.get("window"))
        + f"\n{outcome.folder.path / 'exports'}"
    )


@dataclass(kw_only=True)
class Told:
    """What the metrics are of: the last run of the command.

    path     beside the one in the run folder; None where none is asked for
    outcome  None where nothing was run
    """

    path: Path | None = None
    output: Path = Path()
    outcome: Outcome | None = None


def _write_metrics(told: Told, code: int) -> None:
    """Write the metrics of a run into its folder, and how the command ended to the file that was asked for.

    Raises:
        StoreError: a file cannot be written.
    """
    outcome, at = told.outcome, time.time()
    new = outcome is not None and not outcome.reused
    success = at if code == 0 else last_success(told.output, told.path)
    ending = Ending(code=code, at=at, last_success=success, nothing_new=code == 0 and not new)
    text = exposition(str(told.output.absolute()), ending, outcome.manifest if outcome else None)
    if outcome and new:
        write_bytes(outcome.folder.path / "metrics.prom", text.encode("utf-8", "replace"))
    if told.path:
        write_bytes(told.path, text.encode("utf-8", "replace"))


def batch(arguments: list[str]) -> int:
    """Run what the arguments ask for and say what came of it; returns the exit code."""
    done: list[tuple[str, Outcome, dict[str, float]]] = []
    told = Told()
    asked: list[list[str]] = []

    def task(cfg: DictConfig) -> None:
        told.path = check_path(cfg.metrics)
        plan = make_plan(cfg)
        told.output, told.outcome = plan.output, None
        gold = read_gold(plan.labels) if plan.labels else None
        outcome = run(plan, progress=bool(sys.stderr and sys.stderr.isatty()))
        told.outcome = outcome
        asked.append(list(HydraConfig.get().overrides.task))
        done.append((plan.title, outcome, scores(outcome, gold)))
        tell(_summary(outcome) + "\n")

    try:
        Path.cwd()
    except OSError:
        say("error: the folder that the command was started in is gone: change to one that is there")
        return REFUSED
    code = FAILED  # of an error that is raised through
    try:
        code = run_command("config", arguments, task)
    finally:
        try:
            _write_metrics(told, code)
        except StoreError as error:
            say(f"error: {error}")
            code = code or FAILED
    if len(done) > 1 or (code and done) or any(found for _, _, found in done):
        names = run_names([title for title, _, _ in done], asked)
        rows = [(name, outcome, found) for name, (_, outcome, found) in zip(names, done, strict=True)]
        tell(comparison_table(rows) + "\n")
    return code
