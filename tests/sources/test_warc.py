"""Web archives: pages of responses, one record at a time."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Article, Dropped
from pipeline.sources.tally import Tally
from pipeline.sources.warc import WarcSource
from pipeline.sources.warc_records import WarcPage, read_warc
from tests.sources import hostile

pytestmark = pytest.mark.usefixtures("in_this_process")

NOW = "2024-03-20T12:00:00Z"


def read(path: Path, **parameters: Any) -> tuple[list[Article | Dropped], Tally]:
    values: dict[str, Any] = {"limit": None, "max_bytes": 100_000, "seconds": 5, "processes": 1, "fetched_date": True}
    source = WarcSource(path=str(path), **(values | parameters))
    source.check()
    records, reading = [], source.read(NOW)
    while True:
        try:
            records.append(next(reading))
        except StopIteration as end:
            return records, end.value


def test_responses_of_html_become_articles_and_other_records_are_counted(tmp_path: Path) -> None:
    request = hostile.record(b"", kind="request")
    pages = [hostile.page("One"), hostile.page("Another", date="")]
    members = [hostile.record(b"", kind="warcinfo"), *(m for p in pages for m in (request, hostile.record(p)))]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, members)))
    (one, two), tally = read(tmp_path)
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.title, one.outlet, one.url) == ("One", "bay.example", f"https://bay.example/{len(pages[0])}")
    assert (one.published, one.date_source) == ("2024-03-05T10:20:30Z", "metadata")
    assert (two.published, two.date_source) == ("2024-03-05T10:20:30Z", "file")
    assert one.article_id.startswith("u-") and one.page_sha256
    assert tally.skipped == {"request records": 2, "warcinfo records": 1}
    assert tally.bytes == (tmp_path / "a.warc.gz").stat().st_size
    (_, undated), _ = read(tmp_path, fetched_date=False)
    assert isinstance(undated, Article) and undated.published is None


def test_each_response_that_is_no_page_has_a_reason_and_its_place(tmp_path: Path) -> None:
    sound = hostile.record(hostile.page())
    records = [
        sound,
        hostile.record(hostile.page(), status="404 Not Found"),
        sound.replace(b"text/html", b"image/png"),
        hostile.record(hostile.page(body="x" * 200_000)),
        hostile.record(gzip.compress(bytes(10_000_000)), extra="Content-Encoding: gzip\r\n"),
        hostile.record(b""),
        sound,
        sound[:-300],
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found, tally = read(tmp_path)
    reasons = {r.key: r.reason for r in found if isinstance(r, Dropped)}
    assert reasons == {
        "a.warc:2": "http_status",
        "a.warc:3": "not_html",
        "a.warc:4": "too_large",
        "a.warc:5": "too_large",
        "a.warc:6": "not_html",
        "a.warc:8": "truncated",
    }
    assert tally.articles == 2


@pytest.mark.parametrize("extra", ["Content-Encoding: gzip\r\n", ""])
def test_content_is_decompressed_where_it_is_compressed(extra: str, tmp_path: Path) -> None:
    for number, body in enumerate((gzip.compress(hostile.page()), hostile.page())):
        (tmp_path / "a.warc").write_bytes(hostile.record(body, extra=extra))
        (found,) = read_warc(str(tmp_path / "a.warc"), 100_000)
        if extra or number:
            assert isinstance(found, WarcPage) and found.data == hostile.page()


def test_a_file_is_set_aside_from_where_it_is_damaged(tmp_path: Path) -> None:
    sound = hostile.record(hostile.page())
    (tmp_path / "a.warc").write_bytes(sound * 2 + b"garbage" * 50 + sound)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(sound * 3)[:-100])
    (tmp_path / "c.warc").write_bytes(sound)
    found, _ = read(tmp_path)
    assert [r.reason for r in found if isinstance(r, Dropped) and r.key.startswith("a")] == ["unreadable"]
    assert {r.reason for r in found if isinstance(r, Dropped)} <= {"unreadable", "truncated"}
    assert isinstance(found[-1], Article)
