import json
import logging
from pathlib import Path

import pytest

from pipeline import logs
from pipeline.errors import ConfigurationError


def run_log(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / logs.RUN_LOG).read_text().splitlines()]


def test_json_lines_hold_the_message_its_fields_and_the_time(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("json")
    logs.log.info("%d kept", 3, extra=logs.fields(kept=3, stage="é\n"))
    (line,) = [json.loads(text) for text in capsys.readouterr().err.splitlines()]
    assert line.pop("time")[-1] == "Z"
    assert line == {"level": "info", "message": "3 kept", "kept": 3, "stage": "é\n"}


def test_what_is_said_before_the_folder_is_known_is_in_the_log_of_the_run(tmp_path: Path) -> None:
    logs.set_up("text")
    logs.begin()
    logs.log.info("before")
    logs.keep_in(tmp_path)
    logs.log.info("after")
    logs.begin()
    logs.log.info("of another run")
    assert [line["message"] for line in run_log(tmp_path)] == ["before", "after"]


def test_an_attempt_after_a_kill_adds_to_the_log_and_ends_a_torn_line(tmp_path: Path) -> None:
    (tmp_path / logs.RUN_LOG).write_text('{"message": "one"}\n{"mess')
    logs.set_up("text")
    logs.keep_in(tmp_path)
    logs.log.info("two")
    texts = (tmp_path / logs.RUN_LOG).read_text().splitlines()
    assert texts[1] == '{"mess' and json.loads(texts[2])["message"] == "two"


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    logs.set_up("text")
    logs.keep_in(tmp_path / "file")
    logs.log.info("said")


@pytest.mark.parametrize("kind", logs.KINDS)
def test_an_error_is_said_once_and_kept(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(kind)
    logs.keep_in(tmp_path)
    logs.say("error: no", code=2)
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == 1
    assert shown[0] == "error: no" or json.loads(shown[0])["code"] == 2
    assert [(line["message"], line["level"]) for line in run_log(tmp_path)] == [("error: no", "error")]


def test_a_warning_is_marked_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("text")
    logs.log.info("read %s", 7)
    logs.log.warning("run %s is damaged", 3)
    usual, warning = capsys.readouterr().err.splitlines()
    assert usual.endswith("  read 7") and warning.endswith("  warning: run 3 is damaged")


def test_another_kind_of_log_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="log is 'xml', expected text or json"):
        logs.set_up("xml")


def test_an_exception_is_kept_with_its_traceback() -> None:
    try:
        raise KeyError("x")
    except KeyError as error:
        record = logging.LogRecord("n", logging.ERROR, "", 1, "m", (), (KeyError, error, error.__traceback__))
    assert "KeyError: 'x'" in json.loads(logs.JsonFormatter().format(record))["traceback"]
