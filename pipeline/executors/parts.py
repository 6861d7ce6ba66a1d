"""What executors share: how a stage is applied to one part of a table.

An exception in a part of a "rows" stage is narrowed to the rows that cause it, and so is a row that takes time without
measure: text that drives an expression or an algorithm into its worst case must not hold a run up.
"""

import contextlib
import signal
import threading
import traceback
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from types import FrameType
from typing import Protocol, cast, runtime_checkable

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import ConfigurationError, StageError
from pipeline.models.spec import ModelSpec
from pipeline.records import Dropped
from pipeline.stage import Stage, StageResult
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


ROW_SECONDS = 8
"""Processor seconds that a row of a stage without a model may take; a usual one takes a hundredth."""

AGAIN_SECONDS = 0.25
"""Processor seconds after which a part that goes on all the same is stopped again."""

PART_SHARE = 8
"""Rows of a part that have that time together, beside the one that may take all of it."""


class TooSlow(Exception):  # noqa: N818 - a reason to set a row aside
    """A part took more than its time."""


def apply_part(name: str, stage: Stage, table: pa.Table) -> StageResult:
    """Apply a stage to one part, setting aside rows of a "rows" stage that raise or take too long.

    Raises:
        StageError: a corpus stage raised, the stage cannot work at all, or its result breaks the contract.
    """
    try:
        with _limited(stage, table.num_rows):
            result = _call(stage, table)
    except (StageError, ConfigurationError):
        raise
    except Exception as error:
        if stage.scope == "corpus":
            raise StageError(f"{name} failed on {table.num_rows} rows: {error}\n{traceback.format_exc()}") from error
        return _narrow(name, stage, table, error)
    _check(name, stage, table, result)
    return result


def _call(stage: Stage, table: pa.Table) -> StageResult:
    return stage(table)


def _in_call(frame: FrameType | None) -> bool:
    while frame is not None and frame.f_code is not _call.__code__:
        frame = frame.f_back
    return frame is not None


@contextlib.contextmanager
def _limited(stage: Stage, rows: int) -> Iterator[None]:
    """Raise `TooSlow` in what is done here once the time of so many rows has gone by.

    Python looks for signals between its steps and now and then inside a regular expression. The signal comes again:
    what it raises is lost where it meets a finalizer or a callback of the garbage collector, or a library that goes
    on after any exception. One that comes when the stage is done or has been stopped raises nothing: it would leave
    the timer running for whatever is done next. A stage with a model has no limit, nor has one on the whole corpus,
    nor what runs in a thread, which signals do not reach.
    """
    if stage.scope == "corpus" or uses_model(stage) or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = ROW_SECONDS * (1 + rows / PART_SHARE)

    def stop(_: int, frame: FrameType | None) -> None:
        if _in_call(frame):
            raise TooSlow(f"more than {seconds:.0f} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _narrow(name: str, stage: Stage, table: pa.Table, error: Exception) -> StageResult:
    if table.num_rows == 1:
        key = table.column(0)[0].as_py()
        slow = isinstance(error, TooSlow)
        told = Dropped(key, "too_slow", f"{name}: {error}") if slow else None
        dropped = [told or Dropped(key, "error", f"{name}: {traceback.format_exc()}")]
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


def kept_apart(executor: Executor) -> Executor:
    """The same executor, with stages in processes of their own where it can and does not do so already.

    For a run that was killed before: in the process of the run, a row that has it killed stops each new start.
    """
    if isinstance(executor, CanKeepApart):
        return cast(Executor, replace(executor, apart=True))  # type: ignore[type-var]
    return executor


@runtime_checkable
class CanKeepApart(Protocol):
    """An executor with the parameter `apart`."""

    @property
    def apart(self) -> bool: ...


def uses_model(stage: Stage) -> bool:
    """Whether a stage holds a model: such a stage stays in one process, which uses all cores by itself."""
    return any(isinstance(getattr(stage, f.name), ModelSpec) for f in fields(stage))  # type: ignore[arg-type]
