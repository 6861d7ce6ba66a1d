import json
import sys
from pathlib import Path

import pytest

from pipeline.lock import held
from pipeline.overview import main, overviews
from pipeline.run import run
from pipeline.store import RunFolder
from tests.test_run import plan_of, texts


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", ["newsbraid-status", *arguments])
    main()
    return capsys.readouterr().out


def test_each_run_has_a_line_with_its_figures_and_the_reason_of_a_failed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_of(tmp_path, texts("apple", "bear", "hush"))
    outcome = run(plan, progress=False)
    RunFolder(path=plan.output / "3").write_manifest({"status": "failed", "failed_at": "rank", "error": "E: no\nmore"})
    lines = shown(monkeypatch, capsys, str(plan.output)).splitlines()
    assert lines[2].split()[0] == outcome.folder.run_id
    assert lines[2].split()[2:8] == ["complete", "3", "2", "1", "2", "0"]
    assert lines[3].split()[:4] == ["3", "-", "failed", "-"]
    assert lines[4].strip() == "at rank: E: no"


def test_json_holds_the_same_for_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        RunFolder(path=tmp_path / str(number)).write_manifest({"status": "complete", "seconds": 1.5})
    found = json.loads(shown(monkeypatch, capsys, str(tmp_path), "--json", "--last", "2"))
    assert [(row["run_id"], row["seconds"], row["claims"]) for row in found] == [("1", 1.5, None), ("2", 1.5, None)]


def test_a_run_that_nobody_holds_is_interrupted(tmp_path: Path) -> None:
    RunFolder(path=tmp_path / "1").write_manifest({"status": "running", "set_aside": {"read: empty": 2}})
    with held(tmp_path):
        assert [row.status for row in overviews(tmp_path, None)] == ["running"]
    assert [(row.status, row.set_aside) for row in overviews(tmp_path, None)] == [("interrupted", 2)]


@pytest.mark.parametrize("error", ["KeyboardInterrupt: ", "SystemExit: 143"])
def test_a_run_that_a_person_or_the_system_ended_is_interrupted(tmp_path: Path, error: str) -> None:
    RunFolder(path=tmp_path / "1").write_manifest({"status": "failed", "failed_at": "rank", "error": error})
    assert [row.status for row in overviews(tmp_path, None)] == ["interrupted"]


def test_a_damaged_manifest_is_shown_as_one(tmp_path: Path) -> None:
    RunFolder(path=tmp_path / "1").write_manifest({})
    (tmp_path / "1" / "manifest.json").write_text("{")
    assert [row.status for row in overviews(tmp_path, None)] == ["damaged"]


def test_no_runs_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(monkeypatch, capsys, str(tmp_path)).startswith("no runs in")
    with pytest.raises(SystemExit, match="2"):
        shown(monkeypatch, capsys, str(tmp_path / "absent"))


def test_one_run_is_shown_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_of(tmp_path, texts("apple", "bear", "hush"))
    outcome = run(plan, progress=False)
    lines = shown(monkeypatch, capsys, str(plan.output), "--run", "last").splitlines()
    assert any(line.split() == ["1", "shout:", "hushed"] for line in lines)
    assert any(line.split()[:5] == ["shout", "3", "2", "1", "3"] for line in lines)
    assert str(outcome.folder.path / "set_aside.jsonl") in "".join(lines)
    found = json.loads(shown(monkeypatch, capsys, str(plan.output), "--run", outcome.folder.run_id, "--json"))
    assert (found["run_id"], found["set_aside"]) == (outcome.folder.run_id, {"shout: hushed": 1})
    with pytest.raises(SystemExit):
        shown(monkeypatch, capsys, str(plan.output), "--run", "1")


def test_a_run_that_failed_or_is_damaged_is_shown_as_far_as_it_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, manifest in (
        ("1", "{"),
        ("2", '{"status": "failed", "window": {"new": 3}, "left_out": {"title": null}}'),
    ):
        RunFolder(path=tmp_path / name).write_manifest({})
        (tmp_path / name / "manifest.json").write_text(manifest)
    assert "damaged" in shown(monkeypatch, capsys, str(tmp_path), "--run", "1")
    assert "articles: 3 new" in shown(monkeypatch, capsys, str(tmp_path), "--run", "2")
