"""newsbraid-audit RUN: replay every alignment and hash of a run from its two export files alone.

Exit codes: 0 no fault, 1 the first fault is named with its place, 2 RUN is not readable as a run.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.exports.places import FaultError
from pipeline.exports.replay import Tally, audit
from pipeline.streams import complain, tell
from pipeline.usage import answered

USAGE = (
    "usage: newsbraid-audit RUN\n\nRUN is a run folder, or its exports folder with stories.jsonl and articles.jsonl\n"
)


def exports_of(run: Path) -> Path:
    """The exports folder of a run, given the run folder or the exports folder itself.

    Raises:
        StoreError: neither holds stories.jsonl and articles.jsonl.
    """
    for folder in (run / "exports", run):
        if (folder / "stories.jsonl").is_file() and (folder / "articles.jsonl").is_file():
            return folder
    raise StoreError(f"{run} is no run: expected stories.jsonl and articles.jsonl in {run / 'exports'} or in {run}")


def table(tally: Tally) -> str:
    """What was replayed, a line each."""
    share = f"{tally.copied / tally.characters:.1%}" if tally.characters else "-"
    rows = {
        "stories": str(tally.stories),
        "articles": str(tally.articles),
        "claims": str(tally.claims),
        "alignments": str(tally.alignments),
        "copied share": share,
    }
    return "".join(f"{name:<14}{value:>10}\n" for name, value in rows.items())


def run(arguments: Sequence[str]) -> int:
    """Audit the run that the arguments name; the exit code."""
    if answered(list(arguments), lambda: f"{USAGE}\n{__doc__}"):
        return 0
    if len(arguments) != 1:
        complain(f"{USAGE}\ngot {len(arguments)} arguments, expected 1")
        return 2
    try:
        tally = audit(exports_of(Path(arguments[0])))
    except (StoreError, OSError) as error:
        complain(f"newsbraid-audit: {error}")
        return 2
    except FaultError as fault:
        complain(f"fault: {fault}")
        return 1
    tell(table(tally))
    return 0


def main() -> None:
    """The console script.

    Raises:
        SystemExit: always, with the exit code.
    """
    raise SystemExit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
