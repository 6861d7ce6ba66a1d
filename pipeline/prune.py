"""`newsbraid-prune OUTPUT... --keep-last N --keep-days N`: remove what neither a kept nor a later run needs.

Exit codes: 0 done, or shown what would be done; 1 something cannot be removed; 2 the arguments were refused; 3 a run
writes there.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from pipeline import __version__
from pipeline.errors import LockedError, StoreError
from pipeline.lock import held
from pipeline.retention import Removal, removable, remove
from pipeline.streams import complain, tell

ABOUT = """Remove old runs, and stored results that no kept run rests on. The last complete run, what comes after
it, and each run that a kept one goes on from always stay. Nothing is removed without --apply."""


def _told(removal: Removal, done: bool) -> str:
    verb = "removed" if done else "would remove"
    lines = [f"{verb} {path}" for path in removal.runs]
    counts = f"{len(removal.runs)} runs, {len(removal.parts)} files of the store, {len(removal.debris)} left by kills"
    lines.append(f"{verb} {counts}: {removal.size / 1e6:.1f} MB" + ("" if done else "; add --apply to do it"))
    return "\n".join(lines)


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    made = argparse.ArgumentParser(prog="newsbraid-prune", description=ABOUT)
    made.add_argument("--version", action="version", version=f"newsbraid {__version__}")
    made.add_argument("output", nargs="+", type=Path, help="all outputs that share the store")
    made.add_argument("--store", type=Path, help="where it is not OUTPUT/store")
    made.add_argument("--keep-last", type=int, metavar="N", help="keep the last N complete runs")
    made.add_argument("--keep-days", type=int, metavar="N", help="keep the runs of the last N days")
    made.add_argument("--apply", action="store_true", help="remove, and do not only show")
    return made


def _checked() -> argparse.Namespace:
    known = parser()
    found = known.parse_args()
    if found.keep_last is None and found.keep_days is None:
        known.error("say what stays: --keep-last N, --keep-days N or both (what either keeps stays)")
    for name in ("keep_last", "keep_days"):
        value = getattr(found, name)
        if value is not None and value < 1:
            known.error(f"--{name.replace('_', '-')} is {value}, expected 1 or more")
    missing = [path for path in found.output if not path.is_dir()]
    if missing:
        known.error(f"{missing[0]} is no folder")
    if found.store is None and len(found.output) > 1:
        known.error("several outputs need --store, the one that they share")
    found.store = found.store or found.output[0] / "store"
    return found


def main() -> None:
    """Run the command; exits with its code."""
    found = _checked()
    choice = {"last": found.keep_last, "days": found.keep_days, "now": datetime.now(UTC)}
    try:
        if not found.apply:
            removal = removable(found.output, found.store, **choice)
        else:
            with held(*found.output, found.store):
                removal = removable(found.output, found.store, **choice)
                remove(removal)
    except (LockedError, StoreError, OSError) as error:
        complain(f"error: {error}")
        sys.exit(3 if isinstance(error, LockedError) else 1)
    tell(_told(removal, found.apply) + "\n")


if __name__ == "__main__":
    main()
