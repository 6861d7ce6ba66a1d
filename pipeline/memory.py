"""Memory of a process: how often Python looks for cycles in it, and the peak, so that runs of one process can be told
apart."""

import ctypes
import gc
import multiprocessing
import os
import resource
import sys
from pathlib import Path

import pyarrow as pa


def collect_rarely() -> None:
    """Have Python look for unreachable cycles less often in this process.

    Stages make records and tuples by the thousand, hardly a cycle among them, beside lexicons and caches that stay:
    to go through all of these again and again took a fifth of the time of a check.
    """
    gc.set_threshold(20_000, 20, 100)


def reset_peak() -> None:
    """Start a new peak of this process, where the system can (Linux)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def give_back() -> None:
    """Hand memory that is free, and kept for later, back to the system, where that can be asked for (glibc)."""
    pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def peak_bytes() -> int:
    """The largest resident sizes since the last reset, of this process and its living workers, added up.

    An upper bound where they peaked at other times. Without /proc, the peak of this process alone.
    """
    pids = [os.getpid(), *(child.pid for child in multiprocessing.active_children() if child.pid)]
    peaks = [peak for pid in pids if (peak := _peak_of(pid)) is not None]
    if peaks:
        return sum(peaks)
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _peak_of(pid: int) -> int | None:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), None)
