"""Stages on all cores of one machine."""

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
from dataclasses import dataclass

import pyarrow as pa

from pipeline.errors import StageError
from pipeline.executors.parts import Apply, apply_part, uses_model
from pipeline.stage import Stage, StageResult, check_parameters, require


def _cores() -> int:
    """Cores that this process may use, which a container may hold below those of the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, whatever killed it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def follow() -> None:
            multiprocessing.connection.wait([sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


@dataclass(frozen=True, kw_only=True)
class LocalExecutor:
    """Apply stages on this machine, "rows" stages in worker processes.

    workers       processes; 1 works in this process, None takes all cores
    part_rows     rows of one part, 1 and more
    pool_minimum  fewest parts of a stage that are worth starting workers for, 1 and more
    """

    workers: int | None
    part_rows: int
    pool_minimum: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.workers is None or self.workers > 0, "executor.workers", self.workers, "1 or more, or null")
        require(self.part_rows > 0, "executor.part_rows", self.part_rows, "1 or more")
        require(self.pool_minimum > 0, "executor.pool_minimum", self.pool_minimum, "1 or more")

    @contextlib.contextmanager
    def open(self) -> Iterator[Apply]:
        with contextlib.ExitStack() as stack:
            pools: list[ProcessPoolExecutor] = []

            def pool() -> ProcessPoolExecutor:
                if not pools:
                    pools.append(stack.enter_context(self._pool()))
                return pools[0]

            def apply(name: str, stage: Stage, parts: Iterable[pa.Table], count: int) -> Iterator[StageResult]:
                alone = self._worker_count() == 1 or count < self.pool_minimum
                if alone or stage.scope == "corpus" or uses_model(stage):
                    return (apply_part(name, stage, part) for part in parts)
                return _apply_in_pool(pool(), 2 * self._worker_count(), name, stage, parts)

            try:
                yield apply
            except BaseException:
                for running in pools:
                    running.shutdown(wait=False, cancel_futures=True)
                raise

    def _worker_count(self) -> int:
        return self.workers or _cores()

    def _pool(self) -> ProcessPoolExecutor:
        # Not fork: Arrow and torch hold threads, which a forked child would find dead with their locks taken.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._worker_count(), mp_context=context, initializer=_start_worker)


def _apply_in_pool(
    pool: ProcessPoolExecutor, ahead: int, name: str, stage: Stage, parts: Iterable[pa.Table]
) -> Iterator[StageResult]:
    """Keep `ahead` parts in work, so that memory holds those and not all of them."""
    waiting: deque[Future[StageResult]] = deque()
    try:
        for part in parts:
            waiting.append(pool.submit(apply_part, name, stage, part))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise StageError(
            f"{name}: a worker process ended without a word (out of memory?). "
            "Start again to go on from the last part; executor.workers=1 needs less memory."
        ) from error
