"""How a stage is applied to parts of a table: here, on all cores of one machine.

The stage says what, the executor says how. An executor is opened once a run; `apply` yields the results of the
parts in their order. An exception in a part of a "rows" stage is narrowed to the rows that cause it.
"""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from typing import Protocol, runtime_checkable

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import ConfigurationError, StageError
from pipeline.models.spec import ModelSpec
from pipeline.records import Dropped
from pipeline.stage import Stage, StageResult, check_parameters, require
from pipeline.tables import schema, to_table


class Apply(Protocol):
    """Apply a stage to parts, given as they are needed; yields one result a part, in order."""

    def __call__(self, name: str, stage: Stage, parts: Iterable[pa.Table], count: int) -> Iterator[StageResult]: ...


@runtime_checkable
class Executor(Protocol):
    """Parameters of an executor; `open` gives what applies stages while a run lasts.

    part_rows  rows of one part: what a kill can lose, and the largest batch that a stage sees
    """

    @property
    def part_rows(self) -> int: ...

    def open(self) -> AbstractContextManager[Apply]: ...


def apply_part(name: str, stage: Stage, table: pa.Table) -> StageResult:
    """Apply a stage to one part, setting aside rows of a "rows" stage that raise.

    Raises:
        StageError: a corpus stage raised, the stage cannot work at all, or its result breaks the contract.
    """
    try:
        result = stage(table)
    except (StageError, ConfigurationError):
        raise
    except Exception as error:
        if stage.scope == "corpus":
            raise StageError(f"{name} failed on {table.num_rows} rows: {error}\n{traceback.format_exc()}") from error
        return _narrow(name, stage, table)
    _check(name, stage, table, result)
    return result


def _narrow(name: str, stage: Stage, table: pa.Table) -> StageResult:
    if table.num_rows == 1:
        key = table.column(0)[0].as_py()
        dropped = [Dropped(key, "error", f"{name}: {traceback.format_exc()}")]
        return StageResult(stage.writes.empty_table(), to_table(dropped, Dropped))
    half = table.num_rows // 2
    halves = [apply_part(name, stage, part) for part in (table.slice(0, half), table.slice(half))]
    return StageResult(pa.concat_tables(r.kept for r in halves), pa.concat_tables(r.dropped for r in halves))


def _check(name: str, stage: Stage, table: pa.Table, result: StageResult) -> None:
    """Hold a result against the contract: schemas, and each row once."""
    for got, expected in ((result.kept.schema, stage.writes), (result.dropped.schema, schema(Dropped))):
        if not got.equals(expected):
            raise StageError(f"{name} returned columns {got.names}, expected {expected.names} of the declared types")
    if stage.writes.names[0] == stage.reads.names[0]:
        returned = result.kept.column(0)
    else:
        returned = pc.list_flatten(result.kept["article_ids"])
    keys = returned.to_pylist() + result.dropped["key"].to_pylist()
    if sorted(keys) != sorted(table.column(0).to_pylist()):
        raise StageError(f"{name} was given {table.num_rows} rows and returned {len(keys)}, or other keys")


def uses_model(stage: Stage) -> bool:
    """Whether a stage holds a model: such a stage stays in one process, which uses all cores by itself."""
    return any(isinstance(getattr(stage, f.name), ModelSpec) for f in fields(stage))  # type: ignore[arg-type]


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
        return self.workers or len(os.sched_getaffinity(0))

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
