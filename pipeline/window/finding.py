"""Which run is gone on from: the one that is named, or the last complete one of a row."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import ConfigurationError, DamagedRunError, NewsbraidError, StoreError
from pipeline.store import MANIFEST, RunFolder
from pipeline.window.previous import Previous, Reader
from pipeline.window.settings import LAST, WindowSettings


def previous_run(settings: WindowSettings, output: Path, below: str | None = None) -> Previous | None:
    """The run that is gone on from; None where `last` finds none.

    below  with `last`, the run whose predecessor is wanted

    Raises:
        ConfigurationError: the run that is named is not there or not complete.
        StoreError: it is damaged; DamagedRunError: it is the last one, of which the name then is `below`.
    """
    folder = last_run(output, below) if settings.previous == LAST else _named(Path(settings.previous).expanduser())
    if folder is None:
        return None
    manifest = _manifest(folder)
    try:
        return Reader(folder, manifest).previous()
    except (NewsbraidError, pa.ArrowException, KeyError, TypeError, ValueError, OSError) as error:
        message = (
            f"the run before, {folder.path}, is damaged: {error}; bring it back, or name another run: previous=FOLDER"
        )
        if settings.previous == LAST:
            raise DamagedRunError(folder.run_id, message) from error
        raise StoreError(message) from error


def last_run(output: Path, below: str | None = None) -> RunFolder | None:
    """The last complete run under a folder that was one of a row; None where there is none.

    below  name of a run; later ones and that one itself are passed over

    Names ascend along a row of runs, whatever the clock does (run.py), so that no more than the last few are opened.

    Raises:
        DamagedRunError: the manifest of a run on the way is damaged or gone.
    """
    if not output.is_dir():
        return None
    pattern = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")
    for name in sorted((p.name for p in output.iterdir() if pattern.fullmatch(p.name)), reverse=True):
        folder = RunFolder(path=output / name)
        if (below is None or name < below) and folder.has_begun():
            manifest = _manifest(folder)
            if manifest.get("status") == "complete" and manifest.get("window") is not None:
                return folder
    return None


def _named(path: Path) -> RunFolder:
    folder = RunFolder(path=path)
    if not (path / MANIFEST).is_file():
        raise ConfigurationError(
            f"previous is {str(path)!r}, which is no run: there is no {MANIFEST} in it. "
            "Write last, null, or the folder of a complete run"
        )
    status = _manifest(folder).get("status")
    if status != "complete":
        raise ConfigurationError(f"previous is {str(path)!r}, a run that is {status}, expected a complete one")
    return folder


def _manifest(folder: RunFolder) -> dict[str, Any]:
    manifest = folder.manifest()
    if manifest is None:
        raise DamagedRunError(
            folder.run_id,
            f"{folder.path / MANIFEST} is damaged or gone; bring it back, or name another run: previous=FOLDER",
        )
    return manifest
