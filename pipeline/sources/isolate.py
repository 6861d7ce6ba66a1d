"""Work on untrusted bytes in processes of their own, which may crash, hang or run out of memory without harm.

A worker is a bare interpreter that imports one module: nothing of the run, its models or its configuration. Each
answer has a limit of processor time, which does not depend on what else the machine does, and a process has a limit
of memory. The seed of its hashes is fixed, since libraries walk over sets.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from pipeline.errors import SourceError, SourceStoppedError
from pipeline.sources.serving import Function, Lost, Stopped

__all__ = ["Lost", "Task", "in_order", "worker"]

_PATIENCE = 10
"""Times the limit of processor time: how long an answer may take on the clock, where the machine is busy."""

_BOOT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from pipeline.sources.serving import serve
serve(int(sys.argv[2]))
"""


class Task(NamedTuple):
    """A call to make, or none where `arguments` is None; `about` is handed back beside its answers."""

    about: Any
    arguments: tuple[Any, ...] | None


@dataclass(kw_only=True)
class Worker:
    """One process and the way to it, started anew after each loss.

    seconds  of processor time that one answer may take
    busy     answers to the last call may still come
    """

    function: Function
    seconds: int
    busy: bool = False
    process: subprocess.Popen[bytes] | None = None
    connection: Connection | None = None

    def ask(self, arguments: tuple[Any, ...]) -> None:
        """Send the arguments of a call; a worker that is gone is found out when its answer is read."""
        if self.busy or self.process is None or self.process.poll() is not None:
            self.close()
            self._start()
        self.busy = True
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            assert_open(self.connection).send(arguments)

    def answers(self) -> Iterator[Any]:
        """The answers to what was asked last; where they break off, the last one is a `Lost`."""
        while True:
            answer = self._receive()
            if answer is None:
                self.busy = False
                return
            yield answer[0]
            if self.process is None:
                return

    def close(self) -> None:
        """End the process, whatever it does."""
        if self.connection is not None:
            self.connection.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process, self.connection, self.busy = None, None, False

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        arguments = [json.dumps(sys.path), str(theirs.fileno())]
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _BOOT, *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONHASHSEED": "0"},
            )
        self.connection = Connection(ours.detach())
        self.connection.send((self.function.__module__, self.function.__name__, self.seconds))
        try:
            fault = self.connection.recv()
        except (EOFError, ConnectionResetError):
            fault = "it ended at its start"
        if fault:
            self.close()
            raise SourceError(f"the worker process of {self.function.__module__} does not start: {fault}")

    def _receive(self) -> tuple[Any] | None:
        """One answer, None after the last.

        Raises:
            SourceStoppedError: as the function did.
        """
        connection = assert_open(self.connection)
        try:
            if connection.poll(self.seconds * _PATIENCE):
                received: tuple[Any] | None = connection.recv()
                if received is not None and isinstance(received[0], Stopped):
                    raise SourceStoppedError(received[0].detail)
                return received
            lost = Lost("too_slow", f"no answer in {self.seconds * _PATIENCE} seconds")
        except (EOFError, ConnectionResetError):
            lost = self._obituary()
        self.close()
        return (lost,)

    def _obituary(self) -> Lost:
        code = 0 if self.process is None else self.process.wait()
        if code == -signal.SIGXCPU:
            return Lost("too_slow", f"it took more than {self.seconds} seconds of processor time")
        return Lost("crashed", f"the process that read it ended with code {code}")


def assert_open(connection: Connection | None) -> Connection:
    """The connection of a worker that runs."""
    if connection is None:
        raise SourceError("a worker process was asked before it was started")
    return connection


@contextlib.contextmanager
def worker(function: Function, seconds: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """A process that is started when it is needed, and asked one call at a time.

    Called with arguments it gives the answers, the last one a `Lost` where they break off.
    """
    process = Worker(function=function, seconds=seconds)

    def ask(*arguments: Any) -> Iterator[Any]:
        process.ask(arguments)
        return process.answers()

    try:
        yield ask
    finally:
        process.close()


def in_order(
    function: Function, tasks: Iterable[Task], seconds: int, processes: int
) -> Iterator[tuple[Any, list[Any]]]:
    """Each task's `about` with the answers of its call, in the order of the tasks; one task a process is in work."""
    workers = [Worker(function=function, seconds=seconds) for _ in range(processes)]
    free, waiting = deque(workers), deque[tuple[Any, Worker | None]]()
    try:
        for task in tasks:
            if task.arguments is None:
                waiting.append((task.about, None))
            else:
                while not free:
                    yield _oldest(waiting, free)
                free[0].ask(task.arguments)
                waiting.append((task.about, free.popleft()))
            while waiting and waiting[0][1] is None:
                yield _oldest(waiting, free)
        while waiting:
            yield _oldest(waiting, free)
    finally:
        for worker in workers:
            worker.close()


def _oldest(waiting: deque[tuple[Any, Worker | None]], free: deque[Worker]) -> tuple[Any, list[Any]]:
    about, worker = waiting.popleft()
    if worker is None:
        return about, []
    found = list(worker.answers())
    free.append(worker)
    return about, found
