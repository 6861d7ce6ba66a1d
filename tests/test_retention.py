"""What is removed, and that nothing goes which a kept run or a later one needs."""

import dataclasses
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lock import held
from pipeline.prune import main
from pipeline.retention import GOING, removable, remove
from pipeline.run import run
from pipeline.store import RunFolder, Store, run_folders
from tests.test_run import computed, plan_of, texts
from tests.test_store import result

NOW = datetime(2024, 3, 31, tzinfo=UTC)


def a_run(output: Path, day: int, status: str = "complete", previous: int | None = None, **more: object) -> str:
    """A run of a day of March, written on that day; its id."""
    name = f"202403{day:02}T000000-aa"
    folder = RunFolder(path=output / name)
    previous_run = None if previous is None else f"202403{previous:02}T000000-aa"
    manifest = {"status": status, "started_at": f"2024-03-{day:02}T00:00:00Z", "previous_run": previous_run}
    folder.write_manifest(manifest | more)
    written = datetime(2024, 3, day, tzinfo=UTC).timestamp()
    os.utime(folder.path / "manifest.json", (written, written))
    return name


def gone(output: Path, last: int | None = None, days: int | None = None, now: datetime = NOW) -> list[int]:
    """Days of the runs that may go."""
    removal = removable([output], output / "store", last=last, days=days, now=now)
    return [int(path.name[6:8]) for path in removal.runs]


def test_the_last_so_many_complete_runs_stay_and_the_failed_ones_among_them(tmp_path: Path) -> None:
    for day, status in ((1, "complete"), (2, "failed"), (3, "complete"), (4, "failed"), (5, "complete")):
        a_run(tmp_path, day, status)
    assert gone(tmp_path, last=2) == [1, 2]
    assert gone(tmp_path, last=9) == []


def test_the_runs_of_so_many_days_stay(tmp_path: Path) -> None:
    for day in (1, 10, 20, 30):
        a_run(tmp_path, day)
    assert gone(tmp_path, days=11) == [1, 10]
    assert gone(tmp_path, days=1, last=3) == [1], "what either keeps stays"


def test_days_count_from_the_youngest_run_where_the_clock_is_ahead(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        a_run(tmp_path, day)
    assert gone(tmp_path, days=5, now=NOW + timedelta(days=9999)) == []


def test_the_run_that_a_kept_one_goes_on_from_stays(tmp_path: Path) -> None:
    a_run(tmp_path, 1)
    for day in (2, 3, 4):
        a_run(tmp_path, day, previous=day - 1)
    assert gone(tmp_path, last=1) == [1, 2]


def test_the_last_of_a_row_of_runs_stays_though_others_of_no_row_came_after(tmp_path: Path) -> None:
    a_run(tmp_path, 1, window={})
    a_run(tmp_path, 2, window={}, previous=1)
    a_run(tmp_path, 3)
    a_run(tmp_path, 4)
    assert gone(tmp_path, last=1) == [3], "of 2 comes the next run of the row, and from 1 came 2"


def test_what_comes_after_the_last_complete_run_stays(tmp_path: Path) -> None:
    for day, status in ((1, "complete"), (2, "complete"), (3, "failed"), (4, "running")):
        a_run(tmp_path, day, status)
    assert gone(tmp_path, last=1) == [1]


def test_without_a_complete_run_all_stay(tmp_path: Path) -> None:
    for day in (1, 2):
        a_run(tmp_path, day, "running")
    assert gone(tmp_path, last=1) == []


def test_the_run_that_was_written_last_stays_where_the_clock_jumped_back(tmp_path: Path) -> None:
    for day in (10, 20):
        a_run(tmp_path, day)
    late = tmp_path / a_run(tmp_path, 5) / "manifest.json"
    os.utime(late, (NOW.timestamp(), NOW.timestamp()))
    assert gone(tmp_path, last=1) == [10]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(["complete", "failed", "running"]), st.booleans()), min_size=1, max_size=9),
    st.integers(1, 4) | st.none(),
    st.integers(1, 9) | st.none(),
)
def test_no_run_that_goes_is_needed(
    tmp_path_factory: pytest.TempPathFactory, runs: list[tuple[str, bool]], last: int | None, days: int | None
) -> None:
    output = tmp_path_factory.mktemp("runs")
    for day, (status, goes_on) in enumerate(runs, start=1):
        before = [d for d in range(1, day) if runs[d - 1][0] == "complete"]
        a_run(output, day, status, previous=before[-1] if before and goes_on else None)
    going = gone(output, last, days)
    complete = [day for day, (status, _) in enumerate(runs, start=1) if status == "complete"]
    asked_for = range(complete[-(last or 1) :][0] if complete else 1, len(runs) + 1)
    manifests = {int(f.run_id[6:8]): f.manifest() or {} for f in run_folders(output)}
    previous = {int(str(manifests[day]["previous_run"])[6:8]) for day in asked_for if manifests[day]["previous_run"]}
    assert previous.isdisjoint(going)
    assert set(asked_for).isdisjoint(going)


def store_with(output: Path, *parts: str) -> Path:
    """A store with parts that are older than any run."""
    for part in parts:
        Store(root=output / "store").add("s", "f", part, result(part))
    for path in (output / "store").rglob("*.parquet"):
        os.utime(path, (0, 0))
    return output / "store"


def named(output: Path, run_id: str, *parts: str) -> None:
    names = {path.name.removesuffix(".kept.parquet") for path in output.parent.rglob("*.kept.parquet")}
    RunFolder(path=output / run_id).write_parts({"s/f": {name for name in names if name.split("-")[0] in parts}})


STAGES = [{"stage": "s", "fingerprint": "f"}]


def left(store: Path) -> list[str]:
    return sorted(path.name.split("-")[0] for path in store.rglob("*.kept.parquet"))


def test_parts_that_a_kept_run_rests_on_stay_and_the_others_go(tmp_path: Path) -> None:
    store = store_with(tmp_path, "old", "both", "new", "nobody")
    named(tmp_path, a_run(tmp_path, 1, stages=STAGES), "old", "both")
    named(tmp_path, a_run(tmp_path, 2, stages=STAGES), "both", "new")
    remove(removable([tmp_path], store, last=1, days=None, now=NOW))
    assert left(store) == ["both", "new"]
    assert [f.run_id[6:8] for f in run_folders(tmp_path)] == ["02"]
    assert len(list(store.rglob("*.dropped.parquet"))) == 2


def test_parts_younger_than_the_last_complete_run_stay_for_an_interrupted_one(tmp_path: Path) -> None:
    store = store_with(tmp_path, "old")
    named(tmp_path, a_run(tmp_path, 1, stages=STAGES))
    Store(root=store).add("s", "f", "young", result("young"))
    remove(removable([tmp_path], store, last=1, days=None, now=NOW))
    assert left(store) == ["young"]


def test_a_kept_run_that_does_not_name_its_parts_keeps_all_of_its_stages(tmp_path: Path) -> None:
    store = store_with(tmp_path, "a", "b")
    a_run(tmp_path, 1, stages=STAGES)
    assert removable([tmp_path], store, last=1, days=None, now=NOW).parts == ()
    (tmp_path / a_run(tmp_path, 1, stages=STAGES) / "parts.json").write_text("{")
    assert removable([tmp_path], store, last=1, days=None, now=NOW).parts == ()


def test_a_store_that_outputs_share_keeps_what_any_of_them_needs(tmp_path: Path) -> None:
    store = store_with(tmp_path, "a", "b", "c")
    for name, part in (("one", "a"), ("two", "b")):
        named(tmp_path / name, a_run(tmp_path / name, 1, stages=STAGES), part)
    remove(removable([tmp_path / "one", tmp_path / "two"], store, last=1, days=None, now=NOW))
    assert left(store) == ["a", "b"]


def test_what_kills_left_goes(tmp_path: Path) -> None:
    a_run(tmp_path, 1)
    for path in (tmp_path / f"{GOING}x" / "manifest.json", tmp_path / "store" / "s" / "f" / ".p.kept.parquet.ab.tmp"):
        path.parent.mkdir(parents=True)
        path.write_text("{}")
    removal = removable([tmp_path], tmp_path / "store", last=1, days=None, now=NOW)
    remove(removal)
    assert len(removal.debris) == 2 and removal.size > 0
    assert not list(tmp_path.rglob("*.tmp")) and not list(tmp_path.glob(f"{GOING}*"))


def test_after_removal_a_later_run_finds_all_that_it_would_have_found(tmp_path: Path) -> None:
    for day, words in enumerate((["apple"], ["apple", "bear"], ["apple", "bear", "cat"]), start=1):
        plan = dataclasses.replace(plan_of(tmp_path, texts(*words)), now=f"2024-03-0{day}T00:00:00Z")
        last = run(plan, progress=False)
    before = len(list(plan.store.rglob("*.parquet")))
    remove(removable([plan.output], plan.store, last=1, days=None, now=NOW))
    assert len(list(plan.store.rglob("*.parquet"))) < before
    assert [f.run_id for f in run_folders(plan.output)] == [last.folder.run_id]
    (last.folder.path / "exports" / "ids.txt").unlink()
    assert set(computed(run(plan, progress=False)).values()) == {0}
    assert computed(run(plan_of(tmp_path, texts("apple", "bear", "cat", "dog")), progress=False))["shout"] == 1


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["newsbraid-prune", *arguments])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_the_command_removes_only_when_told_to_and_never_under_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in (1, 2):
        a_run(tmp_path, day)
    assert call(monkeypatch, str(tmp_path), "--keep-last", "1") == 0
    assert "would remove 1 runs" in capsys.readouterr().out and len(run_folders(tmp_path)) == 2
    with held(tmp_path):
        assert call(monkeypatch, str(tmp_path), "--keep-last", "1", "--apply") == 3
    assert "another run writes" in capsys.readouterr().err and len(run_folders(tmp_path)) == 2
    assert call(monkeypatch, str(tmp_path), "--keep-last", "1", "--apply") == 0
    assert "removed 1 runs" in capsys.readouterr().out and len(run_folders(tmp_path)) == 1


@pytest.mark.parametrize("arguments", [[], ["--keep-last", "0"], ["--keep-days", "-1"], ["--keep-last", "many"]])
def test_arguments_that_say_not_what_stays_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    assert call(monkeypatch, str(tmp_path), *arguments) == 2
    assert call(monkeypatch, str(tmp_path / "absent"), "--keep-last", "1") == 2


def test_a_folder_of_which_all_parts_went_goes_with_its_index(tmp_path: Path) -> None:
    store = store_with(tmp_path, "old")
    named(tmp_path, a_run(tmp_path, 1, stages=STAGES), "old")
    named(tmp_path, a_run(tmp_path, 2, stages=[]))
    remove(removable([tmp_path], store, last=1, days=None, now=NOW))
    assert not (store / "s").exists()
