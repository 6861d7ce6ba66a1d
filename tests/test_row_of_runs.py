"""Operations on runs that go on from each other: what is damaged is made again, feeds are asked as before."""

import dataclasses
import json
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from pipeline.plan import make_plan
from pipeline.records import Article
from pipeline.retention import removable, remove
from pipeline.run import Outcome, run
from pipeline.store import read_table, run_folders
from tests.builders import article
from tests.configurations import composed
from tests.fake_stages import ListSource
from tests.faults import exports
from tests.sources.server import reply, serving
from tests.sources.test_feed import ATOM, feed
from tests.test_following import go, plan_of, told


def test_a_last_run_whose_exports_are_damaged_is_made_again_from_where_it_came(tmp_path: Path) -> None:
    go(tmp_path, told("a", "A ferry ran aground", 3), day=3)
    second = go(tmp_path, told("a", "A ferry ran aground", 3), told("b", "A ferry was freed", 4), day=4)
    before = exports(tmp_path / "runs", second.folder.run_id)
    (second.folder.path / "exports" / "stories.jsonl").write_text("damaged")
    again = go(tmp_path, told("a", "A ferry ran aground", 3), told("b", "A ferry was freed", 4), day=4)
    assert again.folder == second.folder and not again.reused
    assert exports(tmp_path / "runs", again.folder.run_id) == before
    assert len(run_folders(tmp_path / "runs")) == 2


INPUTS = ([told("a", "A ferry ran aground", 3)], [told("b", "A ferry was freed", 4)], [told("c", "A storm", 5)])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """Runs on INPUTS that go on from each other."""
    folder = tmp_path_factory.mktemp("undisturbed")
    return [go(folder, *given, day=9) for given in INPUTS]


@pytest.mark.parametrize("name", ["02-topics/kept.parquet", "window/memory.parquet", "manifest.json"])
@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_last_run_is_made_again_by_the_same_command_and_gone_on_from(
    tmp_path: Path, undisturbed: list[Outcome], name: str, gone: bool
) -> None:
    first, second = [go(tmp_path, *given, day=9) for given in INPUTS[:2]]
    file = second.folder.path / name
    file.unlink() if gone else file.write_bytes(file.read_bytes()[:-9])
    again = go(tmp_path, *INPUTS[1], day=9)
    third = go(tmp_path, *INPUTS[2], day=9)
    for outcome, expected in zip((first, again, third), undisturbed, strict=True):
        assert outcome.folder.run_id == expected.folder.run_id
        found = exports(tmp_path / "runs", outcome.folder.run_id)
        assert found == exports(expected.folder.path.parent, outcome.folder.run_id)


def test_a_first_run_whose_exports_are_damaged_is_made_again_as_the_first(tmp_path: Path) -> None:
    first = go(tmp_path, told("a", "A ferry ran aground", 3))
    before = exports(tmp_path / "runs", first.folder.run_id)
    (first.folder.path / "exports" / "report.md").unlink()
    again = go(tmp_path, told("a", "A ferry ran aground", 3))
    assert again.folder == first.folder and exports(tmp_path / "runs", again.folder.run_id) == before


def test_a_run_goes_on_after_all_that_may_go_has_gone(tmp_path: Path) -> None:
    for day in (3, 4, 5):
        last = go(tmp_path, told(f"a{day}", f"A ferry {day}", day), day=day)
    output = tmp_path / "runs"
    remove(removable([output], output / "store", last=1, days=None, now=datetime.now(UTC)))
    left = [folder.run_id for folder in run_folders(output)]
    assert len(left) == 2 and left[-1] == last.folder.run_id, "the last one and the one that it went on from"
    after = go(tmp_path, told("a6", "A ferry 6", 6), day=6)
    assert after.manifest["previous_run"] == last.folder.run_id


def test_an_article_of_a_story_closed_long_ago_that_comes_in_again_stops_no_run(tmp_path: Path) -> None:
    ferry = article("a", "A ferry ran aground.", published="2024-01-02")
    inputs = [[ferry], [article("b", "A storm.", published="2024-01-20")], [told("c", "Fire.", 1)]]
    for given in inputs:
        go(tmp_path, *given, context=9)
    again = go(tmp_path, told("a", "A ferry ran aground. It was freed.", 2), told("d", "Snow.", 2), context=9)
    assert again.manifest["window"]["new"] == 1
    after = go(tmp_path, told("e", "Hail.", 3), context=9)
    read = read_table(after.folder.path / "00-read" / "kept.parquet")
    assert read["article_id"].to_pylist() == ["a", "b", "c", "d", "e"]


def test_a_run_asks_a_feed_with_what_the_server_told_the_run_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.headers["If-None-Match"])
        if asked[-1] == '"1"':
            reply(request, b"", 304)
        else:
            reply(request, ATOM, ETag='"1"')

    monkeypatch.setattr("pipeline.sources.feed.is_public", lambda address: address == "127.0.0.1")
    with serving(handle) as url:
        plan = dataclasses.replace(plan_of(tmp_path, []), source=feed("", url))
        first = run(plan, progress=False)
        second = run(plan, progress=False)
        third = run(plan, progress=False)
    assert asked == [None, '"1"', '"1"']
    assert first.manifest["validators"] == {url: {"etag": '"1"'}} == third.manifest["validators"]
    assert second.manifest["counts"]["stories"] == first.manifest["counts"]["stories"] == 1
    assert third.reused and json.dumps(third.manifest) == json.dumps(second.manifest)


FERRY = (
    "A ferry with 212 passengers ran aground on the Skellar reef before dawn on Monday, the coast guard said. "
    "Tugs from Port Halvern took everybody off within three hours, and nobody was hurt. "
    "Captain Ilse Brandt told investigators that the Skellar light had been dark since Sunday evening. "
    "The Maritime Office has ordered the owner, Halvern Lines, to keep its two sister ships in port."
)
STORM = (
    "A storm tore roofs off forty houses in the Morrow valley on Wednesday, and the river Tamsel burst its banks. "
    "Schools in Lower Morrow stay closed until the water is gone, the mayor, Piet Solheim, said."
)
HARVEST = (
    "Growers in Vellin expect the poorest cherry harvest for twenty years after the late frost of April. "
    "The cooperative has asked the ministry for an advance on next year's subsidies."
)
LATE = (
    "The light on the Skellar reef failed because its battery was stolen, the Maritime Office said in its report on "
    "the ferry that ran aground there on Monday with 212 passengers. Captain Ilse Brandt is cleared of any fault, "
    "and the two sister ships of Halvern Lines may leave Port Halvern again."
)


def ferry_runs(folder: Path, *last: Article) -> list[Outcome]:
    """Runs of the shipped stages up to the stories: a ferry, days without news of it, and what comes last."""
    stages = "pipeline=[survey,clean,deduplicate,index,embed,cluster]"
    base = make_plan(composed(stages, "export=[]", "previous=last", "executor.workers=1", f"output={folder}"))
    days = [
        (4, [told("ferry", FERRY, 4, outlet="Post"), told("harvest", HARVEST, 4, outlet="Post")]),
        (6, [told("storm", STORM, 6, outlet="Post")]),
        (9, [told("storm2", STORM.replace("forty", "fifty"), 9, outlet="Times")]),
        (10, list(last)),
    ]
    plans = [
        dataclasses.replace(base, source=ListSource(items=tuple(items)), now=f"2024-03-{day:02d}T23:00:00Z")
        for day, items in days
    ]
    return [run(plan, progress=False) for plan in plans]


def members(outcome: Outcome) -> dict[str, str]:
    """The story of each article."""
    (path,) = outcome.folder.path.glob("*-cluster/kept.parquet")
    rows = read_table(path)
    ids = zip(rows["story_id"].to_pylist(), rows["article_ids"].to_pylist(), strict=True)
    return {article: story for story, articles in ids for article in articles}


def test_a_near_reprint_and_a_late_report_find_their_closed_story(tmp_path: Path) -> None:
    reprint = "Ferry runs aground. " + FERRY.replace("Monday", "Monday morning") + " Additional reporting by our desk."
    runs = ferry_runs(tmp_path, told("reprint", reprint, 10, outlet="Times"), told("late", LATE, 10, outlet="Echo"))
    ferry = members(runs[0])["ferry"]
    assert ferry in runs[2].manifest["window"]["closed"]
    assert runs[3].manifest["window"]["reopened"] == [ferry]
    found = members(runs[3])
    assert {found[name] for name in ("ferry", "reprint", "late")} == {ferry}
    assert "harvest" not in found, "what nothing new belongs to stays closed"


def test_an_article_on_something_else_opens_no_closed_story(tmp_path: Path) -> None:
    other = "The orchestra of Port Halvern opens its season with a new symphony by Mara Lind on Sunday evening."
    runs = ferry_runs(tmp_path, told("concert", other, 10))
    assert runs[3].manifest["window"]["reopened"] == []
    assert members(runs[3])["concert"] not in members(runs[0]).values()
