"""What commands show on standard output and error, which may be closed, full or read no more: nothing that was done
changes with that."""

import contextlib
import os
import sys


def tell(text: str) -> bool:
    """What a command has to show, on standard output; False where it could not be written.

    A reader that has gone (`| head`) and a disk that is full there are said where errors are; an output that the caller
    closed (`>&-`) is no error.
    """
    if sys.stdout is None:
        return True
    try:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
        return True
    except OSError as error:
        with contextlib.suppress(OSError, ValueError):  # else what is left is tried again at the end, and fails
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain(f"cannot write to standard output: {error.strerror or error}")
        return False


def complain(message: str) -> None:
    """A line on standard error, where that can be written."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{message}\n")
