import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import LockedError, NothingNew, SourceError, SourceStoppedError, StageError
from pipeline.executors import LocalExecutor
from pipeline.exports.changes import Gone
from pipeline.exports.story import Story
from pipeline.lock import held
from pipeline.plan import Plan, Step
from pipeline.records import Article, Dropped
from pipeline.run import Outcome, run
from pipeline.sources.tally import Reading, Tally
from pipeline.stage import Stage
from pipeline.store import read_table
from tests.builders import article
from tests.fake_stages import ByFirstLetter, IdsExport, Join, ListSource, Shout

STAGES: tuple[tuple[str, Stage], ...] = (
    ("shout", Shout(suffix="")),
    ("letters", ByFirstLetter()),
    ("join", Join()),
)


def plan_of(folder: Path, items: Sequence[Article | Dropped], stages: Sequence[tuple[str, Stage]] = STAGES) -> Plan:
    steps = tuple(
        Step(name=n, stage=s, fingerprint=hashlib.sha256(repr((n, s)).encode()).hexdigest()[:16]) for n, s in stages
    )
    return Plan(
        source=ListSource(items=tuple(items)),
        steps=steps,
        exports=(("ids", IdsExport()),),
        executor=LocalExecutor(workers=1, part_rows=2, pool_minimum=100),
        title="t",
        now="2024-03-05T00:00:00",
        output=folder / "runs",
        store=folder / "runs" / "store",
        labels=None,
        fingerprint=hashlib.sha256(repr(steps).encode()).hexdigest()[:16],
        settings={},
    )


def texts(*values: str) -> list[Article | Dropped]:
    return [article(f"a{i}", value) for i, value in enumerate(values)]


def computed(outcome: Outcome) -> dict[str, int]:
    return {entry["stage"]: entry["computed"] for entry in outcome.manifest["stages"]}


def lines(outcome: Outcome) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (outcome.folder.path / "set_aside.jsonl").read_text().splitlines()]


def test_a_run_goes_from_articles_to_exports(tmp_path: Path) -> None:
    outcome = run(plan_of(tmp_path, texts("apple", "bear", "ant")), progress=False)
    assert (outcome.folder.path / "exports" / "ids.txt").read_text() == "story-A\nstory-B\n"
    joined = read_table(outcome.folder.path / "03-join" / "kept.parquet")
    assert joined["joined"].to_pylist() == ["a0:APPLE|a2:ANT", "a1:BEAR"]
    assert outcome.manifest["status"] == "complete"


def test_articles_in_are_articles_kept_and_articles_set_aside(tmp_path: Path) -> None:
    items = [*texts("apple", "boom", "hush", "zebra"), Dropped("bad.txt", "not_text", "binary")]
    outcome = run(plan_of(tmp_path, items), progress=False)
    counts = outcome.manifest["counts"]
    assert (counts["articles_in"], counts["kept"], counts["set_aside"]) == (5, 1, 4)
    found = {(row["stage"], row["kind"], row["id"], row["reason"]) for row in lines(outcome)}
    assert found == {
        ("read", "article", "bad.txt", "not_text"),
        ("shout", "article", "a1", "error"),
        ("shout", "article", "a2", "hushed"),
        ("join", "story", "story-Z", "error"),
        ("join", "article", "a3", "story_error"),
    }


def test_the_same_again_does_no_work(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, texts("apple", "bear"))
    first = run(plan, progress=False)
    again = run(plan, progress=False)
    assert again.reused
    assert again.folder == first.folder


def test_exports_that_are_gone_are_written_again_from_the_store(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, texts("apple", "bear"))
    first = run(plan, progress=False)
    (first.folder.path / "exports" / "ids.txt").unlink()
    again = run(plan, progress=False)
    assert not again.reused
    assert set(computed(again).values()) == {0}
    assert (first.folder.path / "exports" / "ids.txt").exists()


def test_only_new_articles_are_computed_and_only_changed_stories(tmp_path: Path) -> None:
    run(plan_of(tmp_path, texts("apple", "bear", "cat")), progress=False)
    more = run(plan_of(tmp_path, texts("apple", "bear", "cat", "boat")), progress=False)
    assert computed(more) == {"shout": 1, "letters": 4, "join": 1}


def test_a_changed_parameter_reruns_from_its_stage(tmp_path: Path) -> None:
    run(plan_of(tmp_path, texts("apple", "bear")), progress=False)
    changed = [("shout", Shout(suffix="!")), *STAGES[1:]]
    again = run(plan_of(tmp_path, texts("apple", "bear"), changed), progress=False)
    assert computed(again) == {"shout": 2, "letters": 2, "join": 2}


def test_the_order_of_the_input_changes_nothing(tmp_path: Path) -> None:
    articles = texts("apple", "bear", "ant", "bat")
    one = run(plan_of(tmp_path / "1", articles), progress=False)
    two = run(plan_of(tmp_path / "2", articles[::-1]), progress=False)
    for name in ("03-join/kept.parquet", "exports/ids.txt"):
        assert (one.folder.path / name).read_bytes() == (two.folder.path / name).read_bytes()
    assert one.folder.run_id == two.folder.run_id


def test_the_size_of_parts_changes_nothing(tmp_path: Path) -> None:
    articles = texts("apple", "boom", "ant", "hush", "bear", "cat", "ape")
    outcomes = []
    for size in (1, 3, 100):
        executor = LocalExecutor(workers=1, part_rows=size, pool_minimum=100)
        plan = dataclasses.replace(plan_of(tmp_path / str(size), articles), executor=executor)
        outcomes.append(run(plan, progress=False))
    contents = {(o.folder.path / "03-join/kept.parquet").read_bytes() for o in outcomes}
    assert len(contents) == 1


@dataclasses.dataclass(frozen=True, kw_only=True)
class Interrupted(Join):
    def __call__(self, table: Any) -> Any:
        raise KeyboardInterrupt


def test_an_interrupted_run_goes_on_in_its_folder_with_its_now(tmp_path: Path) -> None:
    articles = texts("apple", "bear")
    plan = dataclasses.replace(plan_of(tmp_path, articles), now=None)
    stopped = dataclasses.replace(
        plan, steps=(*plan.steps[:2], dataclasses.replace(plan.steps[2], stage=Interrupted()))
    )
    with pytest.raises(KeyboardInterrupt):
        run(stopped, progress=False)
    (folder,) = [p for p in plan.output.iterdir() if p.name not in (".lock", "store")]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["status"], manifest["failed_at"]) == ("failed", "join")
    manifest["now"] = "2020-01-01T00:00:00Z"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    outcome = run(plan, progress=False)
    assert outcome.folder.path == folder
    assert computed(outcome) == {"shout": 0, "letters": 0, "join": 2}
    assert outcome.manifest["now"] == "2020-01-01T00:00:00Z"


def test_a_corpus_stage_that_raises_leaves_a_manifest_that_says_where(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, texts("apple"), [STAGES[0], ("letters", ByFirstLetter(fail=True))])
    with pytest.raises(StageError):
        run(plan, progress=False)
    (path,) = plan.output.glob("*/manifest.json")
    assert json.loads(path.read_text())["failed_at"] == "letters"


def test_a_run_whose_articles_are_all_set_aside_is_complete(tmp_path: Path) -> None:
    outcome = run(plan_of(tmp_path, texts("hush", "boom")), progress=False)
    assert outcome.manifest["counts"] == {"articles_in": 2, "kept": 0, "set_aside": 2, "stories": 0, "claims": 0}


def test_an_input_of_which_nothing_is_kept_is_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    run(
        plan_of(tmp_path, [Dropped("a.csv", "no_column", "no 'text'\x1b[2J"), Dropped("b.csv", "no_column", "")]),
        progress=False,
    )
    assert "first of 2 set aside is a.csv (no_column): no 'text' [2J" in caplog.text


def test_a_source_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no articles"):
        run(plan_of(tmp_path, []), progress=False)


@dataclasses.dataclass(frozen=True, kw_only=True)
class BrokenSource(ListSource):
    def read(self, now: str) -> Iterator[Article | Dropped]:
        yield from self.items
        raise OSError("the disk went away")


def test_a_source_that_stops_halfway_makes_no_smaller_run(tmp_path: Path) -> None:
    plan = dataclasses.replace(plan_of(tmp_path, []), source=BrokenSource(items=tuple(texts("apple"))))
    with pytest.raises(SourceStoppedError, match="the disk went away"):
        run(plan, progress=False)


@dataclasses.dataclass(frozen=True, kw_only=True)
class BrokenExport(IdsExport):
    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        raise KeyError("no such story")


def test_an_error_of_any_kind_is_in_the_manifest(tmp_path: Path) -> None:
    plan = dataclasses.replace(plan_of(tmp_path, texts("apple")), exports=(("broken", BrokenExport()),))
    with pytest.raises(KeyError):
        run(plan, progress=False)
    (path,) = plan.output.glob("*/manifest.json")
    manifest = json.loads(path.read_text())
    assert (manifest["status"], manifest["failed_at"]) == ("failed", "exports")
    assert "no such story" in manifest["error"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class UnchangedSource(ListSource):
    def read(self, now: str) -> Reading:
        yield from self.items
        return Tally(skipped=Counter({"feeds without news": 2}))


def test_a_source_where_all_is_as_before_has_nothing_new(tmp_path: Path) -> None:
    plan = dataclasses.replace(plan_of(tmp_path, []), source=UnchangedSource(items=()))
    with pytest.raises(NothingNew, match=r"nothing new.* 2 feeds without news"):
        run(plan, progress=False)
    with pytest.raises(SourceError, match="no articles"):
        run(plan_of(tmp_path, []), progress=False)


def test_a_run_holds_its_output_while_it_goes_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, texts("apple"))
    with held(plan.store), pytest.raises(LockedError):
        run(plan, progress=False)
    assert run(plan, progress=False).manifest["status"] == "complete"


def test_deaths_without_a_word_are_counted_and_failures_are_not(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, texts("apple", "bear"))
    path = run(plan, progress=False).folder.path / "manifest.json"
    for status, deaths in (("running", 1), ("running", 2), ("failed", 2)):
        path.write_text(json.dumps(json.loads(path.read_text()) | {"status": status}))
        assert run(plan, progress=False).manifest["deaths"] == deaths


def test_a_run_names_the_parts_of_the_store_that_it_rests_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, texts("apple", "bear", "cat"))
    run(plan, progress=False)
    more = run(plan_of(tmp_path, texts("apple", "bear", "boat")), progress=False)
    named = {f"{folder}/{part}.kept.parquet" for folder, parts in more.folder.parts().items() for part in parts}
    there = {str(p.relative_to(plan.store)) for p in plan.store.glob("*/*/*.kept.parquet")}
    letters = {name for name in there if name.startswith("letters")}
    assert named < there and len(letters - named) == 1, "of the corpus stage, the answer to the first run is not used"


def test_other_articles_set_aside_are_another_run(tmp_path: Path) -> None:
    for key in ("x.txt", "y.txt"):
        outcome = run(plan_of(tmp_path, [*texts("apple"), Dropped(key, "empty_text", "nothing")]), progress=False)
        assert not outcome.reused
        assert lines(outcome)[0]["id"] == key
