"""Runs that go on from each other: what a day sees of the days before."""

import dataclasses
import errno
import hashlib
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigurationError, SourceError, StoreError
from pipeline.executors import LocalExecutor
from pipeline.exports.feed import ExportFeed
from pipeline.exports.jsonl import ExportJsonLines
from pipeline.exports.markdown import ExportMarkdown
from pipeline.exports.replay import audit
from pipeline.overview import main as overview_command
from pipeline.plan import Plan, Step
from pipeline.prune import main as prune_command
from pipeline.records import Article, Dropped
from pipeline.run import Outcome, run
from pipeline.stage import Stage
from pipeline.store import read_table, run_folders
from pipeline.window.settings import LAST, WindowSettings
from tests.builders import article
from tests.fake_stages import ListSource, Shout
from tests.telling_stages import ByTopic, Tell

Json = dict[str, Any]


def plan_of(
    folder: Path,
    items: Sequence[Article | Dropped],
    *,
    day: int = 9,
    previous: str = LAST,
    withdrawn: Path | None = None,
    topics: ByTopic | None = None,
    context: int = 0,
) -> Plan:
    stages: tuple[tuple[str, Stage], ...] = (
        ("shout", Shout(suffix="")),
        ("topics", topics or ByTopic()),
        ("tell", Tell()),
    )
    steps = tuple(
        Step(name=n, stage=s, fingerprint=hashlib.sha256(repr((n, s)).encode()).hexdigest()[:16]) for n, s in stages
    )
    now = f"2024-03-{day:02d}T23:00:00Z"
    exports = (("feed", ExportFeed(entries=9, address=None)), ("jsonl", ExportJsonLines()), ("md", ExportMarkdown()))
    return Plan(
        source=ListSource(items=tuple(items)),
        steps=steps,
        exports=exports,
        executor=LocalExecutor(workers=1, part_rows=2, pool_minimum=100),
        title="t",
        now=now,
        output=folder / "runs",
        store=folder / "runs" / "store",
        labels=None,
        fingerprint=hashlib.sha256(repr((steps, now)).encode()).hexdigest()[:16],
        settings={},
        window=WindowSettings(
            previous=previous,
            hours=96,
            remember=240,
            context=context,
            withdrawn=None if withdrawn is None else str(withdrawn),
        ),
    )


def told(article_id: str, text: str, day: int = 9, **fields: object) -> Article:
    return article(article_id, text, published=f"2024-03-{day:02d}", **fields)


def go(folder: Path, *items: Article | Dropped, **how: Any) -> Outcome:
    """Run, and audit what was exported."""
    outcome = run(plan_of(folder, items, **how), progress=False)
    audit(outcome.folder.path / "exports")
    return outcome


def stories(outcome: Outcome) -> list[Json]:
    lines = (outcome.folder.path / "exports" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def set_aside(outcome: Outcome) -> list[Json]:
    lines = (outcome.folder.path / "set_aside.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def story(outcome: Outcome) -> Json:
    (only,) = stories(outcome)
    return only


def statuses(outcome: Outcome) -> dict[str, str]:
    """By the first article of each story."""
    return {s["articles"][0]["article_id"]: s["status"] for s in stories(outcome)}


def exports(outcome: Outcome) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((outcome.folder.path / "exports").iterdir())}


def computed(outcome: Outcome) -> dict[str, int]:
    return {entry["stage"]: entry["computed"] for entry in outcome.manifest["stages"]}


def test_a_first_run_has_none_before_it_and_all_is_new(tmp_path: Path) -> None:
    outcome = go(tmp_path, told("a", "Flood kills 20."))
    assert outcome.manifest["previous_run"] is None
    assert story(outcome)["status"] == "new"
    assert [c["change"] for c in story(outcome)["changes"]["claims"]] == ["new"]


def test_a_story_grows_under_its_id(tmp_path: Path) -> None:
    first = go(tmp_path, told("b", "Flood kills 20."))
    second = go(tmp_path, told("a", "Flood reaches the town."), day=10)
    assert second.manifest["previous_run"] == first.folder.run_id
    assert (story(second)["story_id"], story(second)["status"]) == (story(first)["story_id"], "grown")
    assert story(second)["changes"]["articles"]["added"] == ["a"]
    assert story(second)["previous"] == [story(first)["story_id"]]


def test_the_same_news_on_another_day_is_not_new(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20."))
    second = go(tmp_path, told("a", "Flood kills 20."), day=10)
    assert (story(second)["status"], story(second)["changes"]["claims"]) == ("unchanged", [])
    assert second.manifest["window"]["seen"] == 1
    assert "Nothing new since the last run." in exports(second)["report.md"].decode()


def test_a_run_without_new_articles_is_a_success_that_says_so(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood kills 20."))
    second = go(tmp_path, day=10)
    assert second.manifest["status"] == "complete"
    assert second.manifest["window"]["new"] == 0
    assert statuses(second) == {"a": "unchanged"}
    assert exports(second)["feed.xml"] == exports(first)["feed.xml"]


def test_a_first_run_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no articles"):
        go(tmp_path)


def test_the_same_command_again_does_nothing(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20."))
    second = go(tmp_path, told("b", "Storm comes."), day=10)
    again = go(tmp_path, told("b", "Storm comes."), day=10)
    assert (again.reused, again.folder) == (True, second.folder)
    assert statuses(again) == {"a": "unchanged", "b": "new"}


def test_only_what_is_new_is_computed(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20."), told("b", "Storm comes."))
    second = go(tmp_path, told("c", "Storm goes."), day=10)
    assert computed(second) == {"shout": 1, "topics": 3, "tell": 1}


def test_what_was_computed_is_taken_from_the_last_run_and_not_from_the_store(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20."))
    shutil.rmtree(tmp_path / "runs" / "store")
    assert computed(go(tmp_path, told("b", "Storm comes."), day=10)) == {"shout": 1, "topics": 2, "tell": 1}


def test_a_story_without_news_is_closed_and_told_once_more_as_it_was(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20.", 3))
    second = go(tmp_path, told("b", "Storm comes.", 9))
    assert statuses(second) == {"a": "closed", "b": "new"}
    assert second.manifest["counts"]["stories"] == 1
    assert "## Closed since the last run" in exports(second)["report.md"].decode()
    assert statuses(go(tmp_path, day=10)) == {"b": "unchanged"}


def test_articles_of_closed_stories_help_to_cluster_and_are_no_news(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20.", 2), told("b", "Storm comes.", 3), context=2)
    second = go(tmp_path, told("c", "Quake report.", 9), day=9, context=2)
    assert statuses(second) == {"a": "closed", "b": "closed", "c": "new"}
    assert {e["stage"]: e["rows_in"] for e in second.manifest["stages"]} == {"shout": 3, "topics": 3, "tell": 1}
    assert computed(second)["shout"] == 1
    assert second.manifest["counts"]["articles_in"] == 1
    third = go(tmp_path, told("a", "Flood kills 20.", 2), told("d", "Fire.", 9), day=9, context=2)
    assert (third.manifest["window"]["context"], third.manifest["window"]["seen"]) == (2, 1)
    assert statuses(third) == {"c": "unchanged", "d": "new"}


def closed_flood(folder: Path) -> str:
    """Runs after which the story of a flood is closed; its id."""
    first = go(folder, told("a", "Flood kills 20.", 2, outlet="X"), context=5)
    second = go(folder, told("b", "Storm comes.", 7), day=7, context=5)
    assert statuses(second) == {"a": "closed", "b": "new"}
    return str(story(first)["story_id"])


def test_a_late_article_of_a_closed_story_opens_it_again(tmp_path: Path) -> None:
    flood = closed_flood(tmp_path)
    third = go(tmp_path, told("c", "Flood report is out.", 8), day=8, context=5)
    assert statuses(third) == {"a": "grown", "b": "unchanged"}
    again = next(s for s in stories(third) if s["story_id"] == flood)
    assert (again["previous"], again["changes"]["stories"]["reopened"]) == ([flood], True)
    assert again["changes"]["articles"]["added"] == ["c"]
    assert [c["change"] for c in again["changes"]["claims"]] == ["new"], "what the old article says was told before"
    assert (again["born"], again["updated"]) == ("2024-03-02T00:00:00Z", "2024-03-08T00:00:00Z")
    assert third.manifest["window"]["reopened"] == [flood]
    assert third.manifest["counts"] | {"claims": 0} == {
        "articles_in": 3, "kept": 3, "set_aside": 0, "stories": 2, "claims": 0
    }  # fmt: skip
    fourth = go(tmp_path, told("d", "Flood is over.", 9), day=9, context=5)
    assert statuses(fourth) == {"a": "grown", "b": "unchanged"}


def test_a_story_is_not_closed_by_the_run_that_brings_news_of_it(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood kills 20.", 2), context=5)
    second = go(tmp_path, told("b", "Flood report is out.", 8), day=8, context=5)
    assert (story(second)["story_id"], story(second)["status"]) == (story(first)["story_id"], "grown")
    assert (second.manifest["window"]["closed"], second.manifest["window"]["reopened"]) == ([], [])
    assert [c["change"] for c in story(second)["changes"]["claims"]] == ["new"]


def test_a_reprint_of_a_closed_story_is_its_own_and_no_news(tmp_path: Path) -> None:
    flood = closed_flood(tmp_path)
    again = go(tmp_path, told("z", "Flood kills 20.", 8, outlet="Y", url="https://y.example/1"), day=8, context=5)
    assert {d["id"]: d["reason"] for d in set_aside(again)} == {"z": "seen"}
    assert flood not in {s["story_id"] for s in stories(again)}


def test_a_closed_story_that_is_remembered_no_more_is_begun_anew(tmp_path: Path) -> None:
    flood = closed_flood(tmp_path)
    go(tmp_path, *(told(f"s{n}", f"Storm report {n}.", 8) for n in range(5)), day=8, context=5)
    go(tmp_path, told("q", "Quake comes.", 14), day=14, context=5)
    later = go(tmp_path, told("c", "Flood report is out.", 14), day=14, context=5)
    assert flood not in {s["story_id"] for s in stories(later)}
    assert statuses(later)["c"] == "new"


def test_stories_merge_and_say_so(tmp_path: Path) -> None:
    flood = [told(f"a{n}", f"Flood report {n}.") for n in range(6)]
    first = go(tmp_path, *flood, told("z", "Dam breaks."))
    ids = {s["articles"][0]["article_id"]: s["story_id"] for s in stories(first)}
    second = go(tmp_path, day=10, topics=ByTopic(moved=(("z", "Flood"),)))
    merged = story(second)
    assert (merged["story_id"], merged["status"], len(merged["articles"])) == (ids["a0"], "grown", 7)
    assert merged["changes"]["stories"]["merged"] == [ids["z"]]
    assert merged["previous"] == [ids["a0"], ids["z"]]
    assert second.manifest["window"]["merged"] == [{"into": ids["a0"], "from": [ids["z"]]}]
    third = go(tmp_path, day=10, topics=ByTopic(moved=(("z", "Flood"),)))
    assert [deleted(outcome) for outcome in (first, second, third)] == [[], [ids["z"]], [ids["z"]]]


def test_a_story_splits_and_says_so(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood kills 20."), told("b", "Flood stops."))
    go(tmp_path, told("c", "Flood ends a game.", 10), day=10)
    new = [told("d", "Game is off."), told("e", "Game is moved."), told("f", "Game is lost.")]
    second = go(tmp_path, *new, day=11, topics=ByTopic(moved=(("c", "Game"),)))
    old, left = sorted(stories(second), key=lambda s: s["articles"][0]["article_id"])
    assert (old["story_id"], old["changes"]["stories"]["split_into"]) == (story(first)["story_id"], [left["story_id"]])
    assert (left["status"], left["changes"]["stories"]["split_from"]) == ("new", [old["story_id"]])
    assert [(c["change"], c["reason"]) for c in old["changes"]["claims"]] == [("withdrawn", "article_moved")]
    assert second.manifest["window"]["split"] == [
        {"from": old["story_id"], "into": [old["story_id"], left["story_id"]]}
    ]


def test_a_late_article_finds_its_story(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood kills 20.", 9))
    second = go(tmp_path, told("b", "Flood begins.", 2), day=10)
    assert (story(second)["story_id"], story(second)["status"]) == (story(first)["story_id"], "grown")


def test_a_correction_changes_the_claim_and_its_figure(tmp_path: Path) -> None:
    url = "https://x.example/1"
    go(tmp_path, told("a", "Flood kills 25 people.", url=url))
    second = go(tmp_path, told("z", "Flood kills 28 people.", url=url), day=10)
    (change,) = story(second)["changes"]["claims"]
    assert (change["change"], change["was"]["text"]) == ("changed", "Flood kills 25 people.")
    (figure,) = story(second)["changes"]["figures"]
    assert (figure["value"], figure["was_value"]) == (28.0, 25.0)
    assert figure["now"].startswith("28")
    assert figure["was"].startswith("25")
    assert story(second)["status"] == "grown"
    assert second.manifest["window"]["corrected"] == ["a"]
    assert ", was 25" in exports(second)["report.md"].decode()


def test_claims_of_a_withdrawn_article_are_withdrawn(tmp_path: Path) -> None:
    names = tmp_path / "withdrawn.txt"
    names.write_text("# taken back\na\n")
    both = [told("a", "Flood was planned."), told("b", "Flood kills 20.")]
    go(tmp_path, *both)
    second = go(tmp_path, *both, day=10, withdrawn=names)
    (change,) = story(second)["changes"]["claims"]
    assert (change["change"], change["reason"]) == ("withdrawn", "article_withdrawn")
    assert change["was"]["evidence"][0]["article_id"] == "a"
    assert b"planned" not in exports(second)["articles.jsonl"]
    third = go(tmp_path, *both, day=11, withdrawn=names)
    assert story(third)["changes"]["claims"] == []


def test_a_story_of_which_all_is_withdrawn_is_gone_and_recorded(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood was planned."), told("b", "Storm comes."))
    second = go(tmp_path, Dropped("a", "withdrawn", "the outlet took it back"), day=10)
    storm, flood = stories(second)
    gone = next(s["story_id"] for s in stories(first) if s["articles"][0]["article_id"] == "a")
    assert (storm["status"], flood["status"], flood["story_id"]) == ("unchanged", "closed", gone)
    assert flood["articles"] == []
    assert [(c["change"], c["was"]["text"]) for c in flood["changes"]["claims"]] == [
        ("withdrawn", "Flood was planned.")
    ]
    assert second.manifest["window"]["ended"] == [gone]
    assert deleted(second) == [gone]
    third = go(tmp_path, told("c", "Storm goes.", 18), day=18)
    assert deleted(third) == [gone]
    fourth = go(tmp_path, told("d", "Storm is over.", 20), day=20)
    assert deleted(fourth) == [], "it is remembered no more"


def deleted(outcome: Outcome) -> list[str]:
    """Ids of stories that the feed says are gone."""
    return re.findall(r'<at:deleted-entry ref="urn:newsbraid:story:([^"]+)"', exports(outcome)["feed.xml"].decode())


def campaign(folder: Path) -> list[Outcome]:
    return [
        go(folder, told("a", "Flood kills 20.", 3), told("b", "Storm comes.", 4), day=4),
        go(folder, told("c", "Storm kills 3.", 5), told("a", "Flood kills 21.", 5), day=5),
        go(folder, day=6),
        go(folder, told("d", "Fire breaks out.", 9), day=9),
    ]


def test_days_that_are_replayed_give_the_same_bytes(tmp_path: Path) -> None:
    for one, other in zip(campaign(tmp_path / "1"), campaign(tmp_path / "2"), strict=True):
        assert one.folder.run_id == other.folder.run_id
        assert exports(one) == exports(other)


def test_any_day_is_replayed_from_the_run_before_it(tmp_path: Path) -> None:
    days = campaign(tmp_path)
    again = go(
        tmp_path / "again",
        *(told("c", "Storm kills 3.", 5), told("a", "Flood kills 21.", 5)),
        day=5,
        previous=str(days[0].folder.path),
    )
    assert exports(again) == exports(days[1])
    assert again.folder.run_id == days[1].folder.run_id


def test_names_of_runs_ascend_when_the_clock_jumps_back(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood kills 20."), day=9)
    second = go(tmp_path, told("b", "Storm comes."), day=2)
    third = go(tmp_path, told("c", "Fire breaks out."), day=2)
    assert first.folder.run_id < second.folder.run_id < third.folder.run_id
    assert third.manifest["previous_run"] == second.folder.run_id


def test_a_run_that_was_interrupted_goes_on_from_the_same_run(tmp_path: Path) -> None:
    go(tmp_path, told("a", "Flood kills 20."))
    items = [told("b", "Storm comes."), told("c", "Fire breaks out.")]
    plan = plan_of(tmp_path, items, day=10)
    broken = dataclasses.replace(plan.steps[2], stage=_Interrupted())
    with pytest.raises(KeyboardInterrupt):
        run(dataclasses.replace(plan, steps=(*plan.steps[:2], broken)), progress=False)
    outcome = run(plan, progress=False)
    assert computed(outcome) == {"shout": 0, "topics": 0, "tell": 2}
    assert statuses(outcome) == {"a": "unchanged", "b": "new", "c": "new"}


def test_a_run_that_did_not_come_to_its_end_is_named_while_articles_of_it_are_missing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    go(tmp_path, told("a", "Flood kills 20."))
    lost = plan_of(tmp_path, [told("a", "Flood kills 20."), told("b", "Storm comes."), told("c", "Fire.")], day=10)
    broken = dataclasses.replace(lost.steps[2], stage=_Interrupted())
    with pytest.raises(KeyboardInterrupt):
        run(dataclasses.replace(lost, steps=(*lost.steps[:2], broken), fingerprint="other"), progress=False)
    (failed,) = [f for f in run_folders(tmp_path / "runs") if (f.manifest() or {})["status"] == "failed"]
    table = read_table(failed.path / "00-read" / "kept.parquet").rename_columns({"article_id": "id"})
    third = go(tmp_path, told("b", "Storm comes."), told("d", "Snow."), day=11)
    assert third.manifest["window"]["unfinished"] == [failed.run_id]
    assert f"{failed.path} did not come to its end, and 1 of its articles" in caplog.text
    rows = [told(row["id"], row["text"]) for row in table.to_pylist()]
    fourth = go(tmp_path, *rows, day=12)
    assert (statuses(fourth)["c"], fourth.manifest["window"]["unfinished"]) == ("new", [])


class _Interrupted(Tell):
    def __call__(self, table: Any) -> Any:
        raise KeyboardInterrupt


def test_a_run_of_its_own_in_the_same_folder_is_passed_over(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood kills 20."))
    alone = dataclasses.replace(plan_of(tmp_path, [told("z", "Fire.")], day=10), window=None, fingerprint="alone")
    run(alone, progress=False)
    assert go(tmp_path, day=11).manifest["previous_run"] == first.folder.run_id


def test_a_run_of_its_own_can_be_gone_on_from(tmp_path: Path) -> None:
    alone = run(dataclasses.replace(plan_of(tmp_path, [told("a", "Flood kills 20.")]), window=None), progress=False)
    second = go(tmp_path, told("b", "Flood stops."), day=10, previous=str(alone.folder.path))
    assert (story(second)["status"], story(second)["changes"]["articles"]["added"]) == ("grown", ["b"])


def test_a_previous_run_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="which is no run"):
        go(tmp_path, told("a", "Flood."), previous=str(tmp_path / "absent"))


def test_a_previous_run_that_is_not_complete_is_refused(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "Flood."))
    path = first.folder.path / "manifest.json"
    path.write_text(json.dumps(first.manifest | {"status": "failed"}))
    with pytest.raises(ConfigurationError, match="a run that is failed"):
        go(tmp_path, previous=str(first.folder.path))


@pytest.mark.parametrize(
    "name", ["00-read/kept.parquet", "02-topics/kept.parquet", "03-tell/kept.parquet", "window/memory.parquet"]
)
def test_a_named_run_that_is_damaged_ends_in_an_error_that_says_so(tmp_path: Path, name: str) -> None:
    run_of_a = go(tmp_path, told("a", "Flood.")).folder.path
    (run_of_a / name).write_bytes((run_of_a / name).read_bytes()[:-9])
    with pytest.raises(StoreError, match=f"is damaged: {name}"):
        go(tmp_path, told("b", "Storm."), day=10, previous=str(run_of_a))


@pytest.fixture(scope="module")
def three_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder of runs that go on from each other, to be copied, and their names."""
    folder = tmp_path_factory.mktemp("three")
    told_by_day = ((9, told("a", "Flood.")), (10, told("b", "Storm.")), (11, told("c", "Storm.")))
    return folder, [go(folder, article, day=day).folder.run_id for day, article in told_by_day]


@pytest.mark.parametrize("damage", ["{", "[1]", '{"status": "complete", "stages": 5}', '{"status": "done"}', None, ""])
@pytest.mark.parametrize("name", ["manifest.json", "00-read/kept.parquet", "window/memory.parquet"])
def test_damaged_last_runs_are_passed_over_with_a_warning_and_named_in_the_manifest(
    tmp_path: Path,
    three_runs: tuple[Path, list[str]],
    caplog: pytest.LogCaptureFixture,
    name: str,
    damage: str | None,
) -> None:
    made, (whole, *lost) = three_runs
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    for run_lost in lost:
        path = tmp_path / "runs" / run_lost / name
        path.unlink() if damage is None else path.write_text(damage)
    after = go(tmp_path, told("d", "Fire."), day=8)  # the clock is wrong besides
    assert after.manifest["previous_run"] == whole
    assert after.manifest["window"]["passed_over"] == lost
    assert all(run_lost in caplog.text and whole in caplog.text for run_lost in lost)
    assert after.folder.run_id > lost[1]
    again = go(tmp_path, told("e", "Snow."), day=12)
    assert (again.manifest["previous_run"], again.manifest["window"]["passed_over"]) == (after.folder.run_id, [])


@pytest.mark.parametrize("name", ["manifest.json", "02-topics/kept.parquet"])
def test_what_cannot_be_read_for_a_moment_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    first = go(tmp_path, told("a", "Flood."))
    whole = Path.read_bytes
    refused: list[Path] = []

    def read_bytes(path: Path) -> bytes:
        if path == first.folder.path / name and not refused:
            refused.append(path)
            raise OSError(errno.EIO, "Input/output error")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    second = go(tmp_path, told("b", "Storm."), day=10)
    assert refused and second.manifest["previous_run"] == first.folder.run_id


def test_where_no_run_is_whole_a_new_row_begins_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = go(tmp_path, told("a", "Flood."))
    (first.folder.path / "manifest.json").write_text("{")
    second = go(tmp_path, told("b", "Storm."), day=10)
    assert (second.manifest["previous_run"], second.manifest["window"]["new"]) == (None, 1)
    assert "no run is whole" in caplog.text


@pytest.mark.parametrize("damage", ["{", '{"status": "complete", "counts": [1], "started_at": 17}', "", "[" * 100_000])
def test_status_and_prune_survive_a_damaged_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    runs = [go(tmp_path, told(key, "Flood."), day=day) for key, day in (("a", 9), ("b", 10), ("c", 11))]
    (runs[1].folder.path / "manifest.json").write_text(damage)
    monkeypatch.setattr("sys.argv", ["newsbraid-status", str(tmp_path / "runs")])
    overview_command()
    lines = capsys.readouterr().out.splitlines()
    assert "damaged" in next(line for line in lines if line.startswith(runs[1].folder.run_id))
    monkeypatch.setattr("sys.argv", ["newsbraid-prune", str(tmp_path / "runs"), "--keep-last", "1", "--apply"])
    prune_command()
    assert [folder.run_id for folder in run_folders(tmp_path / "runs")][-1] == runs[2].folder.run_id
    assert go(tmp_path, told("d", "Fire."), day=12).manifest["previous_run"] == runs[2].folder.run_id
