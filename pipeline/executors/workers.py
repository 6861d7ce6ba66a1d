"""Worker processes that may be killed: what the system ends for one row costs that row.

A pool whose worker dies does not say for which part. The parts that were in work are then tried one at a time, and one
that dies again in halves, down to the row.
"""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

import pyarrow as pa

from pipeline.errors import StageError
from pipeline.executors.parts import apply_part
from pipeline.memory import collect_rarely
from pipeline.records import Dropped
from pipeline.stage import Stage, StageResult
from pipeline.tables import to_table

TRIES = 2
"""Times that a single row is tried in a process of its own."""

MOST = 10
"""Rows of one stage that may be set aside so: where more have their process killed, it is not for the rows."""


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, whatever killed it."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def follow() -> None:
            multiprocessing.connection.wait([sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


class WorkerPool:
    """So many processes, started when they are needed and anew after one has died."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def rest(self) -> None:
        """End the processes until they are needed: each holds memory while it waits."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def apply(self, name: str, stage: Stage, parts: Iterable[pa.Table]) -> Iterator[StageResult]:
        """The results in the order of the parts; twice as many parts as workers are in work, so that memory holds
        those and not all of them.

        Raises:
            StageError: the stage as a whole failed, or its workers die whatever they work on.
        """
        ahead, lost = 2 * self._workers, _Lost(name)
        waiting: deque[tuple[pa.Table, Future[StageResult]]] = deque()
        for part in parts:
            waiting.append((part, self._submit(name, stage, part)))
            if len(waiting) >= ahead:
                yield from self._settled(name, stage, waiting, lost)
        while waiting:
            yield from self._settled(name, stage, waiting, lost)

    def _submit(self, name: str, stage: Stage, part: pa.Table) -> Future[StageResult]:
        for _ in range(TRIES):
            with contextlib.suppress(BrokenProcessPool):  # it has died since the last answer
                return self._running().submit(apply_part, name, stage, part)
            self._drop()
        raise StageError(f"{name}: worker processes end as soon as they start")

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not fork: Arrow and torch hold threads, which a forked child would find dead with their locks taken.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_start_worker)
        return self._pool

    def _drop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _settled(
        self, name: str, stage: Stage, waiting: deque[tuple[pa.Table, Future[StageResult]]], lost: "_Lost"
    ) -> Iterator[StageResult]:
        """The result of the oldest part in work; of all that are, where a worker has died."""
        part, future = waiting.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            self._drop()
            unsettled = [(part, future), *waiting]
            waiting.clear()
            for each, of in unsettled:
                done = of.done() and not of.cancelled() and of.exception() is None
                yield of.result() if done else self._alone(name, stage, each, lost, len(unsettled) == 1)

    def _alone(self, name: str, stage: Stage, part: pa.Table, lost: "_Lost", tried: int) -> StageResult:
        """The result of a part with nothing beside it; halved where its worker dies, as it did so often so far."""
        for _ in range((TRIES if part.num_rows == 1 else 1) - tried):
            try:
                return self._submit(name, stage, part).result()
            except BrokenProcessPool:
                self._drop()
        if part.num_rows == 1:
            return lost.set_aside(stage, part)
        half = part.num_rows // 2
        halves = [self._alone(name, stage, p, lost, 0) for p in (part.slice(0, half), part.slice(half))]
        return StageResult(pa.concat_tables(r.kept for r in halves), pa.concat_tables(r.dropped for r in halves))


class _Lost:
    """Rows of one stage whose processes die."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def set_aside(self, stage: Stage, row: pa.Table) -> StageResult:
        """The result of a row that has none.

        Raises:
            StageError: it is one of too many.
        """
        self._count += 1
        if self._count > MOST:
            raise too_many(self._name, "executor.workers=1 needs less memory")
        return killed(self._name, stage, row)


def killed(name: str, stage: Stage, row: pa.Table) -> StageResult:
    """The result of a row that has none."""
    detail = f"{name}: its worker process was killed each of {TRIES} times (out of memory?)"
    dropped = [Dropped(row.column(0)[0].as_py(), "killed", detail)]
    return StageResult(stage.writes.empty_table(), to_table(dropped, Dropped))


def too_many(name: str, advice: str) -> StageError:
    """What ends a stage whose workers die whatever they work on."""
    return StageError(
        f"{name}: the worker processes of more than {MOST} rows were killed (out of memory?). "
        f"Start again to go on from the last part; {advice}."
    )
