"""JSON Lines: each line is an article or has a reason."""

import dataclasses
import gzip
import json
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources.admission import admit
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.jsonl import JsonLinesSource

NOW = "2024-03-20T12:00:00Z"
DEFAULTS = JsonLinesSource(path="", fields=OWN_NAMES, skip=("labels.jsonl",), limit=None, max_bytes=1000)


def read(path: Path | str, **parameters: object) -> list[Article | Dropped]:
    source = dataclasses.replace(DEFAULTS, path=str(path), **parameters)  # type: ignore[arg-type]
    source.check()
    return list(source.read(NOW))


def ids(path: Path | str, **parameters: object) -> list[str]:
    return [r.article_id for r in read(path, **parameters) if isinstance(r, Article)]


def reasons(path: Path, **parameters: object) -> dict[str, str]:
    return {r.key: r.reason for r in read(path, **parameters) if isinstance(r, Dropped)}


def lines(*article_ids: str) -> str:
    return "".join(json.dumps({"id": i, "text": "It rained."}) + "\n" for i in article_ids)


def test_a_folder_holds_plain_and_gzipped_files(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(lines("1", "2"))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines("3").encode()))
    (tmp_path / "labels.jsonl").write_text('{"id": "1", "story": "s"}\n')
    assert ids(tmp_path) == ["3", "1", "2"]
    assert reasons(tmp_path) == {}
    assert ids(f"{tmp_path}/b*") == ["1", "2"]
    assert ids(tmp_path / "b.jsonl") == ["1", "2"]
    assert list(reasons(tmp_path / "labels.jsonl").values()) == ["no_text"]


def test_each_bad_line_has_a_reason_and_its_place(tmp_path: Path) -> None:
    bad = [b"{", b"[1]", b"", b'{"id": "x"}', b'{"text": 5}', b'{"id": "\\n", "text": "a"}', b"\x00" * 50]
    (tmp_path / "in.jsonl").write_bytes(
        b"\n".join([*bad, b'{"text": "' + b"x" * 2000 + b'"}', b'{"id": "good", "text": "It rained."}'])
    )
    assert reasons(tmp_path) == {
        "in.jsonl:1": "bad_line",
        "in.jsonl:2": "bad_line",
        "x": "no_text",
        "in.jsonl:5": "text_not_string",
        "in.jsonl:6": "bad_id",
        "in.jsonl:7": "not_text",
        "in.jsonl:8": "too_large",
    }
    assert ids(tmp_path) == ["good"]


def test_a_limit_takes_the_first_articles(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{\n" + lines("1", "2", "3"))
    assert ids(tmp_path, limit=2) == ["1", "2"]
    assert ids(tmp_path, limit=9) == ["1", "2", "3"]
    assert list(reasons(tmp_path, limit=1)) == ["in.jsonl:1"]
    with pytest.raises(ConfigurationError, match="limit"):
        read(tmp_path, limit=0)


def test_fields_are_mapped(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"guid": "1", "body": "It rained.", "site": "The Bay"}\n')
    (article,) = read(tmp_path, fields=dataclasses.replace(OWN_NAMES, id="guid", text="body", outlet="site"))
    assert isinstance(article, Article) and (article.article_id, article.outlet) == ("1", "The Bay")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_lines_of_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    line = json.dumps({"id": "1", "text": "Là, il pleuvait."}, ensure_ascii=False)
    (tmp_path / "in.jsonl").write_bytes(f"{line}\r\n{line}\r\n".encode(encoding))
    assert [r.text for r in read(tmp_path) if isinstance(r, Article)] == ["Là, il pleuvait."] * 2


def test_lone_surrogates_and_raw_control_characters_are_read(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "1", "text": "a\\ud800b\tc\\u0000\\ud83d\\ude00"}\n')
    assert [r.text for r in read(tmp_path) if isinstance(r, Article)] == ["a\ufffdb\tc😀"]


def test_a_gzip_file_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    whole = gzip.compress("".join(lines(f"{i:x}" * 9) for i in range(2000)).encode())
    (tmp_path / "in.jsonl.gz").write_bytes(whole[:-200])
    (tmp_path / "no.jsonl.gz").write_bytes(b"no gzip")
    assert ids(tmp_path)
    assert sorted(reasons(tmp_path).values()) == ["bad_line", "unreadable"]


def test_a_path_without_json_lines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    with pytest.raises(SourceError, match=r"holds no \*\.jsonl or \*\.ndjson, but a\.txt"):
        read(tmp_path)


@pytest.mark.data
def test_real_articles_are_read(data: Path) -> None:
    admitted = admit(read(data / "neus" / "dated", skip=("labels.jsonl",), max_bytes=100_000))
    assert len(admitted.articles) == 1278
    assert admitted.dropped == []
    assert all(a.published for a in admitted.articles)
