"""What the README shows can be done as it stands there."""

import re
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.checking.command import run

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(heading: str) -> list[tuple[str, str]]:
    """The language and the text of each block of code under a heading."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    return re.findall(r"^```(\w*)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_stage_of_a_package_of_ones_own_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, conf = (text for kind, text in blocks("A stage, a benchmark, an experiment of your own") if kind != "sh")
    (tmp_path / "mystages.py").write_text(code)
    (tmp_path / "conf" / "rank").mkdir(parents=True)
    (tmp_path / "conf" / "rank" / "shortest.yaml").write_text(conf)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["newsbraid", "--config-dir", "conf", "rank=shortest", "executor.workers=1"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert not stop.value.code
    (manifest,) = tmp_path.glob("runs/*/manifest.json")
    assert "mystages.RankShortest" in manifest.read_text()


def test_the_check_of_a_summary_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    summary, shown, *_ = (text for _, text in blocks("Check a text of your own"))
    Path("summary.txt").write_text(summary)
    assert run(["summary.txt", "source=sample"]) == 1
    assert capsys.readouterr().out == shown


def test_a_text_is_checked_from_python(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = (text for kind, text in blocks("Check a text of your own") if kind == "python")
    Path("articles.jsonl").write_text('{"text": "Officials had counted 41 bodies by late afternoon."}\n')
    exec(code, {})
    assert "contradicted" in (told := capsys.readouterr().out) and "says 52 bodies; source says 41 bodies" in told
