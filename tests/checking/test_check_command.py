"""`newsbraid-check` as a user meets it."""

import io
import json
import os
import threading
from pathlib import Path

import pytest

from pipeline.checking.command import overrides, run
from pipeline.errors import SourceStoppedError

ARTICLES = [
    {"id": "a", "outlet": "Daily\x1b[2J", "published": "2024-03-05", "text": "The indictment runs to 48 pages."},
    {"id": "b", "outlet": "Post", "text": "Twelve officers of the guard were charged in the spring."},
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines(tmp_path / "it's=a, [b].jsonl", *ARTICLES)
    lines(
        tmp_path / "texts.jsonl", {"id": "s", "text": "The indictment runs to 47 pages. Twelve officers were charged."}
    )
    (tmp_path / "summary.txt").write_text("The indictment runs to 48 pages.\n")
    return tmp_path


def lines(path: Path, *objects: object) -> None:
    path.write_text("".join(json.dumps(o) + "\n" for o in objects))


def test_a_table_shows_verdict_reason_and_passage_of_each_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["texts.jsonl", "it's=a, [b].jsonl"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "contradicted  s.1  The indictment runs to 47 pages."
    assert shown[1].strip() == "says 47 pages; source says 48 pages"
    assert shown[2].strip() == "[Daily[2J, 2024-03-05, a] The indictment runs to 48 pages."
    assert shown[-1] == "2 sentences: 1 supported, 1 contradicted, 0 unsupported"


def test_a_text_file_is_one_summary_and_exits_with_0_where_all_is_supported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summary.txt", "it's=a, [b].jsonl", "--json"]) == 0
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["id"], found["sentence"], found["verdict"]["label"]) == ("summary", 1, "supported")


def test_half_a_surrogate_pair_is_written_as_json_has_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "half.jsonl").write_text('{"text": "The \\ud800 indictment runs to 48 pages."}\n')
    assert run(["half.jsonl", "it's=a, [b].jsonl", "--json"]) in (0, 1)
    shown = capsys.readouterr().out
    assert "\\ud800" in shown and json.loads(shown)["text"].startswith("The ")


def test_lines_are_json_whatever_standard_output_can_write(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines(folder / "odd.jsonl", {"id": "\u2028", "text": "The indictment é 🎈 runs to 48 pages."})
    run(["odd.jsonl", "it's=a, [b].jsonl", "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["id"] == "\u2028"
    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", ascii_only)
    run(["odd.jsonl", "it's=a, [b].jsonl", "--json"])
    ascii_only.seek(0)
    assert "é 🎈" in json.loads(ascii_only.read())["text"]


def test_a_folder_of_configurations_is_no_text(folder: Path) -> None:
    (folder / "mine").mkdir()
    assert run(["--config-dir", "mine", "summary.txt", "it's=a, [b].jsonl"]) == 0


def test_a_text_may_come_through_a_pipe(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "pipe")
    writer = threading.Thread(target=(folder / "pipe").write_text, args=("The indictment runs to 48 pages.",))
    writer.start()
    code = run(["pipe", "it's=a, [b].jsonl"])
    writer.join()
    assert code == 0
    assert overrides(["-", "a.jsonl"])[0] == "texts='/dev/stdin'"


def test_no_fault_exits_with_the_code_of_a_verdict(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object) -> None:
        raise SourceStoppedError("the disk went away")

    monkeypatch.setattr("pipeline.checking.command.configured", stopped)
    assert run(["summary.txt", "it's=a, [b].jsonl"]) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "newsbraid-check TEXTS ARTICLES"),
        (["summary.txt"], "no articles are named"),
        (["summary.txt", "summary.txt", "pipeline=[clean]"], "gives 'origin', which a check reads"),
        (["summary.txt", "summary.txt", "--config-dir=nowhere"], "see --help"),
        (["nothing.jsonl", "summary.txt"], "'nothing.jsonl', which is no file"),
        (["summary.txt", "nothing.jsonl"], "source.path=nothing.jsonl does not exist"),
        (["summary.txt", "texts.jsonl", "verfy=learned"], "did you mean 'verify'?"),
        (["summary.txt", "summary.txt", "format=xml"], "format is 'xml'"),
        (["empty.txt", "summary.txt"], "empty.txt holds no text"),
        (["wrong.jsonl", "summary.txt"], "wrong.jsonl:1: text is 3"),
        (["twice.jsonl", "summary.txt"], "two texts have the id 'x'"),
    ],
)
def test_what_cannot_be_checked_exits_with_2_and_a_word(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    (folder / "empty.txt").write_text("\n")
    lines(folder / "wrong.jsonl", {"text": 3})
    lines(folder / "twice.jsonl", {"id": "x", "text": "It rained."}, {"id": "x", "text": "It snowed."})
    assert run(arguments) == 2
    assert told in capsys.readouterr().err
