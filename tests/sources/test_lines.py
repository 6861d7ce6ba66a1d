"""A file that holds no lines is given up, and does not hold a run up by its size."""

from pathlib import Path

import pytest

from pipeline.sources import lines
from tests.sources.test_jsonl import ids, reasons
from tests.sources.test_jsonl import lines as articles


@pytest.mark.parametrize("begin", [b"", b"\xff\xfe"])
def test_a_sparse_file_is_read_no_further_than_a_line_can_be_long(
    tmp_path: Path, begin: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "ENDLESS", 1 << 20)
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(begin)
        file.truncate(1 << 40)
    (tmp_path / "b.jsonl").write_text(articles("b"))
    assert reasons(tmp_path) == {"a.jsonl:1": "unreadable"}
    assert ids(tmp_path) == ["b"]


def test_a_line_is_as_long_as_the_configuration_lets_it_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "ENDLESS", 10)
    (tmp_path / "a.jsonl").write_text("x" * 900 + "\n" + articles("b"))
    assert reasons(tmp_path, max_bytes=500) == {"a.jsonl:1": "unreadable"}
    assert ids(tmp_path, max_bytes=1000) == ["b"]
