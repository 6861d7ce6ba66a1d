"""Operations on runs that go on from each other: what is damaged is made again, feeds are asked as before."""

import dataclasses
import json
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from pipeline.retention import removable, remove
from pipeline.run import run
from pipeline.store import run_folders
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


@pytest.mark.parametrize("name", ["02-topics/kept.parquet", "window/memory.parquet", "manifest.json"])
@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_last_run_is_made_again_by_the_same_command_and_gone_on_from(
    tmp_path: Path, name: str, gone: bool
) -> None:
    inputs = [[told("a", "A ferry ran aground", 3)], [told("b", "A ferry was freed", 4)], [told("c", "A storm", 5)]]
    undisturbed = [go(tmp_path / "other", *given, day=9) for given in inputs]
    first, second = [go(tmp_path, *given, day=9) for given in inputs[:2]]
    file = second.folder.path / name
    file.unlink() if gone else file.write_bytes(file.read_bytes()[:-9])
    again = go(tmp_path, *inputs[1], day=9)
    third = go(tmp_path, *inputs[2], day=9)
    for outcome, expected in zip((first, again, third), undisturbed, strict=True):
        assert outcome.folder.run_id == expected.folder.run_id
        found = exports(tmp_path / "runs", outcome.folder.run_id)
        assert found == exports(tmp_path / "other" / "runs", outcome.folder.run_id)


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
