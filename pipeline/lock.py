"""A lock on the folders that a run writes, so that no two runs write one output or store at once.

The lock is the kernel's (`flock`), which goes with the process however it ends: a lock file that is left behind holds
nobody up. What the file says (who, where, since when) is for people, and for file systems that other machines write
too, where the kernel of one may not see the locks of the other: there the holder touches the file now and then, and a
file that has been still for long is of a run that is gone.
"""

import contextlib
import errno
import fcntl
import functools
import json
import logging
import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pipeline.errors import LockedError, StoreError

log = logging.getLogger("newsbraid")

NAME = ".lock"

BEAT = 30.0
"""Seconds between signs of life."""

SILENCE = 600.0
"""Seconds without one, after which the lock of another machine counts for nothing."""

_FULL = (errno.ENOSPC, errno.EDQUOT)

Result = TypeVar("Result")


class Writes(Protocol):
    """What is about to be run: the folders that it writes."""

    @property
    def output(self) -> Path: ...

    @property
    def store(self) -> Path: ...


def locked(function: Callable[..., Result]) -> Callable[..., Result]:
    """Hold the output and the store of a plan, the first argument, while a function runs on it."""

    @functools.wraps(function)
    def holding(plan: Writes, *arguments: Any, **named: Any) -> Result:
        with held(plan.output, plan.store):
            return function(plan, *arguments, **named)

    return holding


@contextlib.contextmanager
def held(*folders: Path) -> Iterator[None]:
    """Hold the lock of each folder, which is made where it is not there.

    Raises:
        LockedError: another run holds one of them; nobody waits.
        StoreError: a folder or its lock cannot be written.
    """
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(_one(path)) for path in sorted({folder.resolve() for folder in folders})]
        stack.enter_context(_beating(files))
        yield


def is_held(folder: Path) -> bool:
    """Whether a run seems to hold a folder, found without taking the lock, which would keep a run from starting."""
    try:
        file = os.open(folder / NAME, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        holder, silent = _holder(file), time.time() - os.fstat(file).st_mtime
    finally:
        os.close(file)
    here = holder.get("boot") == _boot() and holder.get("host") == socket.gethostname()
    if not holder or (here and not Path(f"/proc/{holder.get('pid')}").exists()):
        return False
    return silent < SILENCE


@contextlib.contextmanager
def _one(folder: Path) -> Iterator[int]:
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    try:
        _take(file, path)
        yield file
        # The file stays: a run that opened it just before it went would hold a lock that nobody else sees.
        with contextlib.suppress(OSError):
            os.ftruncate(file, 0)
    finally:
        os.close(file)


def _take(file: int, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            raise LockedError(_refusal(path, _holder(file))) from None
        raise StoreError(f"cannot lock {path}: {error.strerror}; put it on a file system that knows locks") from error
    left = _holder(file)
    if left:
        silent = _seconds_since_beat(file, path.parent)
        if _may_live_elsewhere(left) and silent < SILENCE:
            raise LockedError(
                f"{_refusal(path, left)}; its last sign of life was {silent:.0f} s ago, and after {SILENCE:.0f} s "
                "without one it will be taken for gone"
            )
        log.info("the run before ended without a word (%s): its lock on %s is taken over", _told(left), path.parent)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    mine = {"pid": os.getpid(), "host": socket.gethostname(), "boot": _boot(), "since": now}
    try:
        os.ftruncate(file, 0)
        os.pwrite(file, (json.dumps(mine) + "\n").encode(), 0)
    except OSError as error:
        if error.errno not in _FULL:  # the lock itself takes no room, and what frees the disk needs it too
            raise StoreError(f"cannot write {path}: {error.strerror}") from error


def _holder(file: int) -> dict[str, Any]:
    """What a lock file says; {} where it says nothing that can be read, as after a crash in the writing of it."""
    try:
        content = json.loads(os.pread(file, 10_000, 0))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _may_live_elsewhere(holder: dict[str, Any]) -> bool:
    """Whether a holder whose lock this kernel does not know may be a run on another machine.

    The kernel's number of this start is that of all its containers too, whatever they call themselves; a machine of
    this name that started since has no run of before.
    """
    return holder.get("boot") != _boot() and holder.get("host") != socket.gethostname()


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return socket.gethostname()


def _seconds_since_beat(file: int, folder: Path) -> float:
    """By the clock of the file system: those of the machines may differ."""
    try:
        with tempfile.TemporaryFile(dir=folder) as now:
            return os.fstat(now.fileno()).st_mtime - os.fstat(file).st_mtime
    except OSError as error:
        raise StoreError(f"cannot write in {folder}: {error.strerror}") from error


def _refusal(path: Path, holder: dict[str, Any]) -> str:
    return f"another run writes {path.parent} ({_told(holder)}): wait for its end, or choose another output="


def _told(holder: dict[str, Any]) -> str:
    return f"process {holder.get('pid', '?')} on {holder.get('host', '?')} since {holder.get('since', '?')}"


@contextlib.contextmanager
def _beating(files: Sequence[int]) -> Iterator[None]:
    """Touch the lock files now and then."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(BEAT):
            for file in files:
                with contextlib.suppress(OSError):
                    os.utime(file)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
