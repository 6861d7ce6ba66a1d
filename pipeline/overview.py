"""`newsbraid-status OUTPUT`: the runs of an output folder, a line each, oldest first; `--run last`: one run whole."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.lock import is_held
from pipeline.overview_run import as_text, explained
from pipeline.store import RunFolder, run_folders
from pipeline.streams import tell

LAST = "last"

HEADER = ("run", "started", "status", "in", "kept", "aside", "stories", "claims", "seconds", "peak MB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a manifest says of a run; None is what a run that has not come to its end does not know.

    status  complete, failed (at a stage), running, interrupted (by a person or the system, or it ended without a
            word) or damaged
    """

    run_id: str
    started: str | None
    status: str
    failed_at: str | None
    error: str | None
    previous_run: str | None
    articles_in: int | None
    kept: int | None
    set_aside: int | None
    stories: int | None
    claims: int | None
    seconds: float | None
    peak_memory_bytes: int | None


def overview(folder: RunFolder, *, writing: bool) -> Overview:
    """A run as its manifest tells it; `writing` says whether some run holds the lock of the output."""
    manifest: dict[str, Any] = folder.manifest() or {"status": "damaged"}
    counts = manifest.get("counts") or {}
    status = str(manifest.get("status"))
    aside = manifest.get("set_aside")
    return Overview(
        run_id=folder.run_id,
        started=manifest.get("started_at") or manifest.get("now"),
        status=_status(status, str(manifest.get("error")), writing),
        failed_at=manifest.get("failed_at"),
        error=manifest.get("error"),
        previous_run=manifest.get("previous_run"),
        articles_in=counts.get("articles_in", manifest.get("articles_in")),
        kept=counts.get("kept"),
        set_aside=counts.get("set_aside", sum(aside.values()) if isinstance(aside, dict) else None),
        stories=counts.get("stories"),
        claims=counts.get("claims"),
        seconds=manifest.get("seconds"),
        peak_memory_bytes=manifest.get("peak_memory_bytes"),
    )


def _status(told: str, error: str, writing: bool) -> str:
    """What a manifest calls failed is interrupted where it was a person or the system that ended it."""
    stopped = told == "failed" and error.startswith(("KeyboardInterrupt", "SystemExit"))
    return "interrupted" if stopped or (told == "running" and not writing) else told


def overviews(output: Path, last: int | None) -> list[Overview]:
    """The runs of an output, oldest first; of them the last so many."""
    writing = is_held(output)
    folders = run_folders(output)
    return [overview(folder, writing=writing) for folder in (folders[-last:] if last else folders)]


def as_table(runs: Sequence[Overview]) -> str:
    """A line a run, and below it where and why one failed."""
    rows = [HEADER, *map(_cells, runs)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADER))]
    lines = ["  ".join(c.ljust(w) if i < 3 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
             for row in rows]  # fmt: skip
    shown = [lines[0], "-" * len(lines[0])]
    for run, line in zip(runs, lines[1:], strict=True):
        shown.append(line.rstrip())
        if run.error:
            shown.append(f"    at {run.failed_at}: {run.error.splitlines()[0][:200]}")
    return "\n".join(shown)


def _cells(run: Overview) -> tuple[str, ...]:
    counts = (run.articles_in, run.kept, run.set_aside, run.stories, run.claims)
    seconds = "-" if run.seconds is None else f"{run.seconds:.1f}"
    peak = "-" if run.peak_memory_bytes is None else f"{run.peak_memory_bytes / 1e6:.0f}"
    told = ["-" if count is None else str(count) for count in counts]
    return (run.run_id, run.started or "-", run.status, *told, seconds, peak)


def _one(output: Path, run_id: str, as_json: bool) -> str | None:
    """One run whole; None where it is not there."""
    found = [folder for folder in run_folders(output) if run_id in (folder.run_id, LAST)]
    if not found:
        return None
    told = overview(found[-1], writing=is_held(output))
    if as_json:
        return json.dumps(asdict(told) | explained(found[-1]), ensure_ascii=False, indent=2)
    return f"{as_table([told])}\n\n{as_text(found[-1])}"


def main() -> None:
    """Run the command; exits with 0, or 2 where there is no such folder."""
    parser = argparse.ArgumentParser(prog="newsbraid-status", description="The runs of an output folder, oldest first.")
    parser.add_argument("--version", action="version", version=f"newsbraid {__version__}")
    parser.add_argument("output", nargs="?", default="runs", type=Path, help="the `output` of the runs (default: runs)")
    parser.add_argument("--json", action="store_true", help="a list of objects, for programs")
    parser.add_argument("--last", type=int, metavar="N", help="the last N runs only")
    parser.add_argument("--run", metavar="ID", help="one run whole, what it cost and set aside; last: the last one")
    arguments = parser.parse_args()
    if not arguments.output.is_dir() or (arguments.last is not None and arguments.last < 1):
        parser.error(f"{arguments.output} is no folder, or --last is no number above 0")
    if arguments.run is not None:
        shown = _one(arguments.output, arguments.run, arguments.json)
        if shown is None:
            parser.error(f"there is no run {arguments.run!r} in {arguments.output}")
        tell(shown + "\n")
        return
    runs = overviews(arguments.output, arguments.last)
    text = json.dumps([asdict(run) for run in runs], ensure_ascii=False, indent=2)
    if not arguments.json:
        text = as_table(runs) if runs else f"no runs in {arguments.output}"
    tell(text + "\n")


if __name__ == "__main__":
    main()
