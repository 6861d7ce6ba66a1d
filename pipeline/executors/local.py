"""Stages on all cores of one machine."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from pipeline.executors.parts import Apply, apply_part, uses_model
from pipeline.executors.workers import WorkerPool
from pipeline.stage import Stage, StageResult, check_parameters, require


def _cores() -> int:
    """Cores that this process may use, which a container may hold below those of the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


LARGE = 8192
"""Rows of a "corpus" stage from which on workers do not wait for its end: they hold some 150 MB each, and to start
them anew takes each a second."""


def _resting(pool: WorkerPool, parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    for part in parts:
        if part.num_rows >= LARGE:
            pool.rest()
        yield part


@dataclass(frozen=True, kw_only=True)
class LocalExecutor:
    """Apply stages on this machine, "rows" stages in worker processes.

    workers       processes; 1 works in this process, None takes all cores
    part_rows     rows of one part, 1 and more
    pool_minimum  fewest parts of a stage that are worth starting workers for, 1 and more
    apart         take a worker for each "rows" stage without a model, be there one worker or one part: a row that has
                  its process killed then costs the row and not the run
    """

    workers: int | None
    part_rows: int
    pool_minimum: int
    apart: bool = False

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.workers is None or self.workers > 0, "executor.workers", self.workers, "1 or more, or null")
        require(self.part_rows > 0, "executor.part_rows", self.part_rows, "1 or more")
        require(self.pool_minimum > 0, "executor.pool_minimum", self.pool_minimum, "1 or more")

    @contextlib.contextmanager
    def open(self) -> Iterator[Apply]:
        with contextlib.ExitStack() as stack:
            pool = stack.enter_context(WorkerPool(self._worker_count()))

            def apply(name: str, stage: Stage, parts: Iterable[pa.Table], count: int) -> Iterator[StageResult]:
                if stage.scope == "corpus":
                    return (apply_part(name, stage, part) for part in _resting(pool, parts))
                alone = (self._worker_count() == 1 or count < self.pool_minimum) and not self.apart
                if alone or not count or uses_model(stage):
                    return (apply_part(name, stage, part) for part in parts)
                return pool.apply(name, stage, parts)

            yield apply

    def _worker_count(self) -> int:
        return self.workers or _cores()
