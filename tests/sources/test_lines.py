"""A file that holds no lines is given up, and does not hold a run up by its size."""

from pathlib import Path

import pytest

from pipeline.records import Article, Dropped
from pipeline.sources import lines
from tests.sources.test_jsonl import ids, read, reasons
from tests.sources.test_jsonl import lines as articles
from tests.sources.test_tables import from_csv


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


@pytest.mark.parametrize(("name", "head"), [("a.jsonl", ""), ("a.csv", "id,text\n")])
def test_a_file_of_another_kind_is_given_up_and_what_comes_after_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, head: str
) -> None:
    monkeypatch.setattr(lines, "MOST_FAULTY", 3)
    (tmp_path / name).write_text(head + "GET /index.html 200\n" * 9)
    (tmp_path / f"b{name[1:]}").write_text(head + "b,It rained.\n" if head else articles("b"))
    found = from_csv(tmp_path) if head else read(tmp_path)
    faults = [f"{r.key} {r.reason}" for r in found if isinstance(r, Dropped)]
    assert len(faults) == 4 and faults[-1] == f"{name}:rest given_up"
    assert [r.article_id for r in found if isinstance(r, Article)] == ["b"]


def test_bad_lines_among_good_ones_are_told_one_by_one_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MOST_FAULTY", 3)
    (tmp_path / "a.jsonl").write_text("".join("no\nno\n" + articles(str(i)) for i in range(5)))
    assert len(reasons(tmp_path)) == 10 and len(ids(tmp_path)) == 5
