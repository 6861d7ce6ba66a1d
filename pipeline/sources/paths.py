"""Files behind a path that a user gave: a file, a folder or a glob."""

import glob
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import SourceError
from pipeline.sources.compressed import plain_name, refuse_gone


class Found(NamedTuple):
    """A file, and its place relative to what the user named, fit to be printed."""

    path: Path
    place: str


class Unreadable(NamedTuple):
    """A folder that cannot be listed, or a link that is not followed."""

    place: str
    detail: str


NO_FILE = "a pipe, a socket or a device, and no file"


def check_path(path: str, patterns: tuple[str, ...]) -> None:
    """Refuse a path behind which there is nothing to read.

    An empty folder is no error: a scheduled run may meet one.

    Raises:
        SourceError: saying what was looked for.
    """
    base = Path(path).expanduser()
    wanted = " or ".join(dict.fromkeys(plain_name(p) for p in patterns))
    if not path:
        raise SourceError("source.path is empty: write source.path=FILE, FOLDER or GLOB")
    if base.is_dir():
        _check_folder(base, path, patterns, wanted)
    elif base.is_file():
        _check_file(base, path)
    elif base.exists():
        raise SourceError(f"source.path={path} is neither a file nor a folder")
    elif not glob.has_magic(path):
        raise SourceError(f"source.path={path} does not exist: write a file, a folder holding {wanted}, or a glob")
    elif not any(isinstance(f, Found) for f in find(path, patterns)):
        raise SourceError(f"source.path={path} matches no file: quote a glob, so that the shell leaves it alone")


def _check_folder(base: Path, path: str, patterns: tuple[str, ...], wanted: str) -> None:
    try:
        names = sorted(entry.name for entry in os.scandir(base))
    except OSError as error:
        raise SourceError(f"source.path={path} cannot be listed: {error.strerror}") from error
    if names and not any(isinstance(f, Found) for f in find(path, patterns)):
        raise SourceError(f"source.path={path} holds no {wanted}, but {printable(names[0])} and the like")


def _check_file(base: Path, path: str) -> None:
    try:
        base.open("rb").close()
    except OSError as error:
        raise SourceError(f"source.path={path} cannot be read: {error.strerror}") from error


def find(path: str, patterns: tuple[str, ...]) -> Iterator[Found | Unreadable]:
    """The files that a path names, sorted.

    patterns  of file names, for folders only: a file or a glob is taken at its word
    Hidden files and folders are skipped in folders; links are followed to files inside the folder.
    """
    base = Path(path).expanduser()
    if base.is_dir():
        yield from _in_folder(base, patterns)
    elif base.is_file() or not glob.has_magic(path):
        yield Found(base, printable(base.name))
    else:
        # Places are relative to the part of the glob before its first wildcard, so they hold on any machine.
        fixed = Path(*_before_wildcard(base.parts))
        matches = sorted(glob.glob(str(base), recursive=True))  # noqa: PTH207 -- Path.glob takes no absolute pattern
        nowhere = {match for match in matches if not Path(match).exists()}
        for match in matches:
            place = printable(os.path.relpath(match, fixed))
            if match in nowhere:
                yield Unreadable(place, "a link that leads nowhere")
            elif Path(match).is_file() or not Path(match).exists():
                yield Found(Path(match), place)
            elif not Path(match).is_dir():
                yield Unreadable(place, NO_FILE)


def _before_wildcard(parts: tuple[str, ...]) -> list[str]:
    plain = []
    for part in parts:
        if glob.has_magic(part):
            break
        plain.append(part)
    return plain


def _in_folder(base: Path, patterns: tuple[str, ...]) -> Iterator[Found | Unreadable]:
    failed: list[OSError] = []
    files: list[Path] = []
    for folder, folders, names in os.walk(base, onerror=failed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        chosen = (n for n in names if not n.startswith(".") and any(fnmatch(n, p) for p in patterns))
        files.extend(Path(folder, n) for n in chosen)
    nowhere = {file for file in files if file.is_symlink() and not file.exists()}
    for error in failed:
        refuse_gone(printable(str(error.filename)), error)
        yield Unreadable(printable(os.path.relpath(error.filename, base)), error.strerror or "cannot be listed")
    inside = Path(os.path.realpath(base))  # unlike `resolve` it takes a link to itself
    for file in sorted(files):
        if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(inside):
            # Folders that others fill may hold a link to anything that this user can read.
            yield Unreadable(printable(file.relative_to(base).as_posix()), "a link that leads out of the folder")
            continue
        if file in nowhere:
            yield Unreadable(printable(file.relative_to(base).as_posix()), "a link that leads nowhere")
            continue
        # Pipes and sockets would block; what vanished since the listing ends the run when it is opened.
        place = printable(file.relative_to(base).as_posix())
        yield Found(file, place) if file.is_file() or not file.exists() else Unreadable(place, NO_FILE)


def printable(name: str) -> str:
    """A name without what would not show or would steer a terminal: undecodable bytes, line ends, controls."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
