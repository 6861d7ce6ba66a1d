"""Figures of a run for Prometheus, in its text exposition format (version 0.0.4).

A run has ended when they are written, so they are read from a file by the textfile collector of node_exporter. Each
series has the output folder as a label: a machine may run several jobs.
"""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import ConfigurationError
from pipeline.store import run_folders

LAST_SUCCESS = "newsbraid_last_success_timestamp_seconds"

_COUNTS = (
    ("articles_in", "newsbraid_run_articles_in", "Articles that came in."),
    ("kept", "newsbraid_run_articles_kept", "Articles that are in the exports."),
    ("set_aside", "newsbraid_run_articles_set_aside", "Articles that were set aside."),
    ("stories", "newsbraid_run_stories", "Stories in the exports."),
    ("claims", "newsbraid_run_claims", "Claims in the exports."),
)


class Sample(NamedTuple):
    """A metric with its samples: labels and value."""

    name: str
    about: str
    samples: list[tuple[dict[str, str], float]]


class Ending(NamedTuple):
    """How a command ended.

    at             seconds since 1970
    last_success   of the last run that was complete or found nothing new, this one included; None without one
    nothing_new    it was a success without a run
    """

    code: int
    at: float
    last_success: float | None
    nothing_new: bool


def exposition(output: str, ending: Ending, manifest: Mapping[str, Any] | None) -> str:
    """The text of the file; without a manifest (nothing was run) only how the command ended."""
    metrics = [*_of_ending(ending), *(_of_manifest(manifest) if manifest else ())]
    return "".join(line for metric in metrics for line in _lines(metric, {"output": output}))


def check_path(path: object) -> Path | None:
    """A file that can be written; None where none is asked for.

    Raises:
        ConfigurationError: it is in no folder that is there and can be written.
    """
    if path is None:
        return None
    if not isinstance(path, str) or not path.endswith(".prom"):
        raise ConfigurationError(f"metrics is {path!r}, expected FOLDER/NAME.prom, which is what node_exporter reads")
    found = Path(path).expanduser()
    if not found.parent.is_dir() or not os.access(found.parent, os.W_OK | os.X_OK):
        raise ConfigurationError(f"metrics is {path!r}, but {found.parent} is no folder that can be written")
    return found


def last_success(output: Path, path: Path | None) -> float | None:
    """When a command last ended with success: as the file says, else by the last complete run; None without one."""
    with contextlib.suppress(OSError, ValueError):
        found = re.search(rf"^{LAST_SUCCESS}{{.*}} (\S+)$", (path and path.read_text("utf-8")) or "", re.MULTILINE)
        if found:
            return float(found[1])
    for folder in reversed(run_folders(output)):
        manifest = folder.manifest() or {}
        if manifest.get("status") == "complete" and manifest.get("written_at"):
            return datetime.fromisoformat(manifest["written_at"]).timestamp()
    return None


def _of_ending(ending: Ending) -> Iterator[Sample]:
    yield Sample("newsbraid_exit_code", "Exit code of the last command: 0 is success.", [({}, ending.code)])
    yield Sample("newsbraid_end_timestamp_seconds", "When the last command ended.", [({}, ending.at)])
    yield Sample("newsbraid_nothing_new", "Whether the last command found nothing new.", [({}, ending.nothing_new)])
    if ending.last_success is not None:
        told = "When a command last ended with success."
        yield Sample(LAST_SUCCESS, told, [({}, ending.last_success)])


def _of_manifest(manifest: Mapping[str, Any]) -> Iterator[Sample]:
    """What the last run came to; counts that an unfinished one does not have are left out."""
    counts = manifest.get("counts") or {"articles_in": manifest["articles_in"]}
    for key, name, about in _COUNTS:
        if key in counts:
            yield Sample(name, about, [({}, counts[key])])
    if window := manifest.get("window"):
        yield Sample("newsbraid_run_articles_new", "Articles that no run before had.", [({}, window["new"])])
    reasons = [(_reason(text, "stage"), count) for text, count in manifest["set_aside"].items()]
    yield Sample("newsbraid_run_set_aside", "Articles and stories set aside, by stage and reason.", reasons)
    left = [(_reason(text, "field"), count) for text, count in manifest.get("left_out", {}).items()]
    yield Sample("newsbraid_run_left_out", "Values of articles that were not taken, by field and reason.", left)
    yield Sample("newsbraid_run_seconds", "Seconds that the run took.", [({}, manifest["seconds"])])
    stages = [({"stage": s["stage"]}, s["seconds"]) for s in manifest["stages"]]
    yield Sample("newsbraid_run_stage_seconds", "Seconds that a stage took.", stages)
    computed = [({"stage": s["stage"]}, s["computed"]) for s in manifest["stages"]]
    yield Sample("newsbraid_run_stage_computed_rows", "Rows that a stage computed and did not find.", computed)
    peak = manifest["peak_memory_bytes"]
    yield Sample("newsbraid_run_peak_memory_bytes", "Peak of resident memory, workers included.", [({}, peak)])


def _reason(text: str, of: str) -> dict[str, str]:
    name, _, reason = text.partition(": ")
    return {of: name, "reason": reason}


def _lines(metric: Sample, common: dict[str, str]) -> Iterator[str]:
    if not metric.samples:
        return
    yield f"# HELP {metric.name} {metric.about}\n# TYPE {metric.name} gauge\n"
    for labels, value in metric.samples:
        told = ",".join(f'{name}="{_escaped(text)}"' for name, text in (common | labels).items())
        yield f"{metric.name}{{{told}}} {_number(value)}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
