import contextlib
import multiprocessing
import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError, StageError
from pipeline.executors import LocalExecutor, apply_part, kept_apart, workers
from pipeline.executors import parts as parts_module
from pipeline.records import Article
from pipeline.stage import StageResult
from pipeline.tables import to_table
from tests.builders import article
from tests.fake_stages import ByFirstLetter, Killed, Shout, Text


def texts(*values: str) -> pa.Table:
    return to_table([Text(f"a{i:03}", value) for i, value in enumerate(values)], Text)


@given(st.lists(st.sampled_from(["fine", "boom", "hush"]), min_size=1, max_size=30))
def test_an_exception_costs_only_the_rows_that_raise(values: list[str]) -> None:
    result = apply_part("shout", Shout(suffix="!"), texts(*values))
    assert result.kept["loud"].to_pylist() == ["FINE!" for v in values if v == "fine"]
    reasons = dict(zip(result.dropped["key"].to_pylist(), result.dropped["reason"].to_pylist(), strict=True))
    expected = {"boom": "error", "hush": "hushed"}
    assert reasons == {f"a{i:03}": expected[v] for i, v in enumerate(values) if v != "fine"}


def test_a_row_that_raises_is_set_aside_with_its_traceback() -> None:
    result = apply_part("shout", Shout(suffix=""), texts("boom"))
    assert "RuntimeError: cannot shout 'boom'" in result.dropped["detail"][0].as_py()


def test_a_corpus_stage_that_raises_is_a_stage_error() -> None:
    with pytest.raises(StageError, match="letters failed on 1 rows: no letters today"):
        apply_part("letters", ByFirstLetter(fail=True), texts("x").rename_columns(["article_id", "loud"]))


@dataclass(frozen=True, kw_only=True)
class Forgetful(Shout):
    def __call__(self, table: pa.Table) -> StageResult:
        return super().__call__(table.slice(1))


def test_a_stage_that_loses_a_row_is_a_stage_error() -> None:
    with pytest.raises(StageError, match="was given 2 rows and returned 1"):
        apply_part("forgetful", Forgetful(suffix=""), texts("a", "b"))


@dataclass(frozen=True, kw_only=True)
class WithoutModel(Shout):
    def __call__(self, table: pa.Table) -> StageResult:
        raise StageError("the model does not load")


def test_a_stage_error_is_not_narrowed() -> None:
    with pytest.raises(StageError, match="does not load"):
        apply_part("s", WithoutModel(suffix=""), texts("a", "b"))


def parts(count: int) -> Iterator[pa.Table]:
    return (to_table([Text(f"{i}", f"text {i}")], Text) for i in range(count))


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_parts(processes: int) -> None:
    executor = LocalExecutor(workers=processes, part_rows=1, pool_minimum=1)
    with executor.open() as apply:
        results = list(apply("shout", Shout(suffix="?"), parts(7), 7))
    assert [r.kept["loud"].to_pylist() for r in results] == [[f"TEXT {i}?"] for i in range(7)]


@dataclass(frozen=True, kw_only=True)
class Endless(Shout):
    """Takes for ever where a text holds "bomb", in an expression that tries all ways to read it."""

    def __call__(self, table: pa.Table) -> StageResult:
        for text in table["text"].to_pylist():
            if text == "bomb":
                re.match(r"(a+)+b", "a" * 99)
        return super().__call__(table)


def test_a_row_that_takes_time_without_measure_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "ROW_SECONDS", 0.05)
    result = apply_part("shout", Endless(suffix=""), texts("a", "bomb", "b"))
    assert result.kept["loud"].to_pylist() == ["A", "B"]
    (dropped,) = result.dropped.to_pylist()
    assert (dropped["key"], dropped["reason"]) == ("a001", "too_slow")
    assert dropped["detail"].startswith("shout: more than")


@dataclass(frozen=True, kw_only=True)
class Deaf(Shout):
    """Goes on after the first exception that stops it."""

    def __call__(self, table: pa.Table) -> StageResult:
        with contextlib.suppress(Exception):
            re.match(r"(a+)+b", "a" * 99)
        for _ in range(10**8):
            pass
        return super().__call__(table)


def test_a_row_that_goes_on_after_it_was_stopped_is_stopped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "ROW_SECONDS", 0.05)
    (dropped,) = apply_part("shout", Deaf(suffix=""), texts("a")).dropped.to_pylist()
    assert dropped["reason"] == "too_slow"


def test_a_signal_that_comes_when_a_stage_is_done_takes_no_row_and_leaves_no_timer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_timer = signal.setitimer

    def late(which: int, seconds: float, again: float = 0) -> None:
        if not seconds:
            signal.raise_signal(signal.SIGPROF)
        set_timer(which, seconds, again)

    monkeypatch.setattr("pipeline.executors.parts.signal.setitimer", late)
    before = signal.getsignal(signal.SIGPROF)
    result = apply_part("shout", Shout(suffix=""), texts("a", "boom", "b"))
    assert result.kept["loud"].to_pylist() == ["A", "B"]
    assert result.dropped["reason"].to_pylist() == ["error"]
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0) and signal.getsignal(signal.SIGPROF) == before


def apart(*values: str) -> list[StageResult]:
    """The results of parts of two rows, from one worker."""
    table = texts(*values)
    parts = [table.slice(i, 2) for i in range(0, len(values), 2)]
    with LocalExecutor(workers=1, part_rows=2, pool_minimum=9, apart=True).open() as apply:
        return list(apply("shout", Killed(suffix=""), parts, len(parts)))


def test_a_row_that_has_its_process_killed_costs_the_row() -> None:
    results = apart("a", "kill", "b")
    assert [r.kept["loud"].to_pylist() for r in results] == [["A"], ["B"]]
    (dropped,) = results[0].dropped.to_pylist()
    assert (dropped["key"], dropped["reason"]) == ("a001", "killed")
    assert "killed each of 2 times" in dropped["detail"]


@pytest.mark.slow
def test_workers_that_die_whatever_they_work_on_stop_the_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST", 1)
    with pytest.raises(StageError, match="shout: the worker processes of more than 1 rows were killed"):
        apart("kill", "kill", "c")


def test_an_executor_is_kept_apart_where_it_can_be() -> None:
    executor = LocalExecutor(workers=1, part_rows=3, pool_minimum=9)
    assert kept_apart(executor) == replace(executor, apart=True)


@pytest.mark.parametrize("values", [{"workers": 0}, {"part_rows": 0}, {"pool_minimum": -1}, {"workers": "two"}])
def test_parameters_out_of_range_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(values))):
        LocalExecutor(**({"workers": 1, "part_rows": 1, "pool_minimum": 1} | values))  # type: ignore[arg-type]


def test_articles_can_be_parts() -> None:
    table = to_table([article("b"), article("a")], Article).select(["article_id", "text"])
    assert apply_part("shout", Shout(suffix=""), table).kept.num_rows == 2


@dataclass(frozen=True, kw_only=True)
class Counting(ByFirstLetter):
    """Says how many workers there are while it works."""

    def __call__(self, table: pa.Table) -> StageResult:
        raise StageError(f"{len(multiprocessing.active_children())} workers")


@pytest.mark.parametrize(("large", "waiting"), [(3, 0), (4, 1)])
def test_workers_do_not_wait_for_a_large_corpus_stage(
    monkeypatch: pytest.MonkeyPatch, large: int, waiting: int
) -> None:
    monkeypatch.setattr("pipeline.executors.local.LARGE", large)
    whole = texts("a", "b", "c")
    with LocalExecutor(workers=1, part_rows=1, pool_minimum=1, apart=True).open() as apply:
        loud = [r.kept for r in apply("shout", Shout(suffix=""), iter([whole]), 1)]
        with pytest.raises(StageError, match=f"{waiting} workers"):
            list(apply("letters", Counting(), iter(loud), 1))
        again = [r.kept for r in apply("shout", Shout(suffix=""), iter([whole]), 1)]
    assert again == loud
