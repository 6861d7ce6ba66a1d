"""Peak memory of this process, so that runs of one process can be told apart."""

import resource
from pathlib import Path


def reset_peak() -> None:
    """Start a new peak, where the system can (Linux)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def peak_bytes() -> int:
    """The largest resident size since the last reset, plus that of the largest worker that has ended."""
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 + workers
    except OSError:
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 + workers
