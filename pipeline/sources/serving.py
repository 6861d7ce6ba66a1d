"""What a worker process of isolate.py runs: it answers calls of one function, within limits of time and memory."""

import contextlib
import logging
import math
import resource
import signal
import time
import warnings
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from pipeline.errors import SourceStoppedError

MEMORY = 4 * 1024**3
"""Bytes of address space of a worker; a page of the largest size takes a tenth of them."""

Function = Callable[..., Iterable[Any]]
"""A function of a module, importable by its name, that gives its answers one by one."""


class Lost(NamedTuple):
    """Why there is no answer; the fields are those of `Dropped`."""

    reason: str
    detail: str


class Stopped(NamedTuple):
    """What a worker says in place of an answer where the input is not there any more."""

    detail: str


def serve(handle: int) -> None:
    """Answer calls until the other side is gone: what a worker runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = Connection(handle)
    module, name, seconds = connection.recv()
    try:
        function: Function = getattr(__import__(module, fromlist=[name]), name)
    except ImportError as error:
        connection.send(str(error))
        return
    with contextlib.suppress(ValueError, OSError):  # a lower limit stands already, or the system has none
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    connection.send(None)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            _answer(connection, function, connection.recv(), seconds)


def _answer(connection: Connection, function: Function, arguments: tuple[Any, ...], seconds: int) -> None:
    try:
        _limit_time(seconds)
        for answer in function(*arguments):
            connection.send((answer,))
            _limit_time(seconds)
    except MemoryError:
        connection.send((Lost("too_large", f"it took more than {MEMORY} bytes of memory"),))
    except SourceStoppedError as error:
        connection.send((Stopped(str(error)),))
        return
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - of libraries on hostile input: the reason for setting it aside
        connection.send((Lost("error", f"{type(error).__name__}: {str(error)[:500]}"),))
    connection.send(None)


def _limit_time(seconds: int) -> None:
    """From now on, so much processor time and then SIGXCPU."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = math.ceil(time.process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
