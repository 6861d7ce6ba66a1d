"""Pages in files: sidecars, compression, limits."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources.html import HtmlSource
from pipeline.sources.tally import Tally, told
from tests.sources import hostile

pytestmark = pytest.mark.usefixtures("in_this_process")

NOW = "2024-03-20T12:00:00Z"


def source(path: Path | str, **parameters: Any) -> HtmlSource:
    values: dict[str, Any] = {"limit": None, "max_bytes": 100_000, "seconds": 5, "processes": 1}
    return HtmlSource(path=str(path), **(values | parameters))


def read(path: Path, **parameters: Any) -> list[Article | Dropped]:
    built = source(path, **parameters)
    built.check()
    return list(built.read(NOW))


def test_a_page_becomes_an_article_with_the_hash_of_its_html(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(hostile.page()))
    (tmp_path / "b.htm").write_bytes(hostile.page(title="Another"))
    one, two = read(tmp_path)
    assert isinstance(one, Article) and isinstance(two, Article)
    assert one.article_id.startswith("a-") and one.article_id != two.article_id
    assert (one.title, one.published, one.date_source) == ("Ferry runs aground", "2024-03-05T10:20:30Z", "metadata")
    assert one.page_sha256 and one.page_sha256 != one.sha256 and one.date_fault is None


def test_a_sidecar_goes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(hostile.page()))
    known = {"url": "https://bay.example/1", "published": "2024-03-01", "outlet": "The Bay", "title": None}
    (tmp_path / "a.json").write_text(json.dumps(known))
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.url, article.outlet, article.title) == ("https://bay.example/1", "The Bay", "Ferry runs aground")
    assert (article.published, article.date_source) == ("2024-03-01", "sidecar")
    assert article.article_id.startswith("u-"), "the address of a sidecar makes the id"


def test_a_page_cannot_take_the_place_of_another(tmp_path: Path) -> None:
    claim = '<link rel="canonical" href="https://bay.example/1">'
    (tmp_path / "a.html").write_bytes(hostile.page(head=claim))
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert article.url == "https://bay.example/1" and article.article_id.startswith("a-")


def test_a_date_that_is_not_taken_is_flagged_and_the_next_one_serves(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(hostile.page(date="2099-01-01"))
    (tmp_path / "a.json").write_text('{"url": "https://bay.example/2024/03/04/ferry"}')
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.published, article.date_source, article.date_fault) == ("2024-03-04", "url", "future")


def test_each_bad_page_has_a_reason(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "newsbraid")
    (tmp_path / "broken.html.gz").write_bytes(gzip.compress(hostile.page())[:200])
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "good.html").write_bytes(hostile.page())
    (tmp_path / "large.html").write_bytes(hostile.page(body="x" * 200_000))
    (tmp_path / "sidecar.html").write_bytes(hostile.page())
    (tmp_path / "sidecar.json").write_text("{")
    records = list(told(source(tmp_path), NOW, Tally()))
    reasons = {r.key: r.reason for r in records if isinstance(r, Dropped)}
    assert reasons == {
        "broken.html.gz": "unreadable", "empty.html": "not_html", "large.html": "too_large",
        "sidecar.html": "bad_sidecar",
    }  # fmt: skip
    said = "1 articles, 4 set aside (bad_sidecar 1, not_html 1, too_large 1, unreadable 1)"
    assert said in caplog.messages[-1] and caplog.messages[-1].startswith("html ")


def test_a_limit_and_bad_parameters(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.html").write_bytes(hostile.page(title=str(number)))
    assert len(read(tmp_path, limit=2)) == 2
    for name in ("limit", "max_bytes", "seconds", "processes"):
        with pytest.raises(ConfigurationError, match=name):
            source(tmp_path, **{name: 0})
    with pytest.raises(SourceError, match=r"holds no \*\.html"):
        source(Path(__file__).parent).check()
