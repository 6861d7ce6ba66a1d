"""Which runs and stored results may go, and which a kept run or a later one still needs.

A run stays where it is among those asked for, where a run that stays names it as its previous one (so that each run
that stays can be replayed), and from the last complete run on (the next run takes its stories along; an interrupted
one after it can go on). The last one of a row of runs stays, be there others of no row after it. A part of the store
stays while a run that stays rests on it.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.store import INDEX, MANIFEST, RunFolder, run_folders

GOING = ".removing-"
"""Prefix of a run folder that is being removed: it is no run any more, and a kill leaves it for the next time."""


@dataclass(frozen=True, kw_only=True)
class Removal:
    """What may go.

    runs    folders of runs
    parts   files of the store
    debris  of kills: files that were not written to their end, folders that were not removed to theirs
    size    bytes of all of it
    """

    runs: tuple[Path, ...]
    parts: tuple[Path, ...]
    debris: tuple[Path, ...]
    size: int


@dataclass(frozen=True, kw_only=True)
class _Run:
    folder: RunFolder
    manifest: Mapping[str, Any]

    @property
    def complete(self) -> bool:
        return self.manifest.get("status") == "complete"

    @property
    def time(self) -> datetime | None:
        """When it began; None where nothing says so."""
        try:
            found = datetime.fromisoformat(str(self.manifest.get("started_at") or self.manifest.get("now")))
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def removable(outputs: Sequence[Path], store: Path, *, last: int | None, days: int | None, now: datetime) -> Removal:
    """What may go where the last so many complete runs stay, and those of so many days: what either keeps stays.

    outputs  all that share the store
    days     are counted back from the youngest run or `now`, whichever is earlier, so that a clock that is wrong
             takes nothing along
    """
    runs: list[Path] = []
    kept: list[_Run] = []
    for output in outputs:
        found = [_Run(folder=f, manifest=f.manifest() or {}) for f in run_folders(output)]
        stay = _staying(found, last, days, now)
        kept += [run for run in found if run.folder.run_id in stay]
        runs += [run.folder.path for run in found if run.folder.run_id not in stay]
    parts = sorted(_unneeded(store, kept))
    debris = sorted({path for root in (*outputs, store) for path in _debris(root)})
    size = sum(_size(path) for path in (*runs, *parts, *debris))
    return Removal(runs=tuple(runs), parts=tuple(parts), debris=tuple(debris), size=size)


def _staying(runs: Sequence[_Run], last: int | None, days: int | None, now: datetime) -> set[str]:
    """Ids of the runs of one output that stay; the runs come oldest first."""
    complete = [place for place, run in enumerate(runs) if run.complete]
    if not complete:
        return {run.folder.run_id for run in runs}
    from_place = complete[-1] if last is None else complete[-last:][0]
    stay = {run.folder.run_id for run in runs[from_place:]}
    if days is not None:
        times = [run.time for run in runs if run.time]
        since = min([now, *([max(times)] if times else [])]) - timedelta(days=days)
        stay |= {run.folder.run_id for run in runs if run.time is None or run.time >= since}
    stay |= {run.folder.run_id for run in [r for r in runs if r.complete and r.manifest.get("window") is not None][-1:]}
    # The order of names is that of the clock, which may have jumped: what was written last stays as well.
    stay.add(max(runs, key=lambda run: (run.complete, _written(run))).folder.run_id)
    return stay | {str(run.manifest.get("previous_run")) for run in runs if run.folder.run_id in stay}


def _written(run: _Run) -> int:
    return (run.folder.path / MANIFEST).stat().st_mtime_ns


def _unneeded(store: Path, kept: Sequence[_Run]) -> Iterator[Path]:
    """Files of parts that no kept run rests on and that are older than the last complete one."""
    used: dict[str, set[str] | None] = {}  # None: all parts of the folder
    for run in kept:
        _add(used, run)
    written = [_written(run) for run in kept if run.complete]
    young = max(written, default=0)
    for path in store.glob("*/*/*.parquet"):
        parts = used.get(f"{path.parent.parent.name}/{path.parent.name}", set())
        name = path.name.removesuffix(".parquet").removesuffix(".kept").removesuffix(".dropped")
        if parts is not None and name not in parts and path.stat().st_mtime_ns < young:
            yield path


def _add(used: dict[str, set[str] | None], run: _Run) -> None:
    """What a run rests on; where it does not say (an older version wrote it), all results of its stages."""
    named = run.folder.parts()
    for stage in run.manifest.get("stages", ()):
        key = f"{stage['stage']}/{stage['fingerprint']}"
        have = used.get(key, set())
        used[key] = None if have is None or key not in named else have | named[key]


def _debris(root: Path) -> Iterator[Path]:
    yield from root.glob(f"{GOING}*")
    yield from root.rglob(".*.tmp")


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.lstat().st_size for file in files if not file.is_dir())


def remove(removal: Removal) -> None:
    """Remove it; the caller holds the locks. A kill at any point leaves whole runs and whole parts.

    Raises:
        OSError: something cannot be removed.
    """
    for run in removal.runs:
        going = run.with_name(GOING + run.name)
        run.rename(going)
        shutil.rmtree(going)
    for path in _markers_first(removal.parts):
        path.unlink(missing_ok=True)
    for path in removal.debris:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for folder in sorted({part.parent for part in removal.parts}):
        if {path.name for path in folder.glob("*")} == {INDEX}:
            (folder / INDEX).unlink()
        _remove_empty(folder)
        _remove_empty(folder.parent)


def _markers_first(parts: Iterable[Path]) -> list[Path]:
    """A part counts while its kept file is there, so that goes before the other."""
    return sorted(parts, key=lambda part: (not part.name.endswith(".kept.parquet"), part))


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
