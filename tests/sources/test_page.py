"""A page becomes text, title, date and outlet, whatever encoding and markup it comes in."""

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.sources.dates import best_date
from pipeline.sources.isolate import Lost, Task, in_order
from pipeline.sources.page import Page, decode_page, read_page
from tests.sources import hostile

URL = "https://www.bay.example/2024/03/04/ferry.html"


def read(data: bytes, url: str | None = URL, charset: str | None = None) -> Page | Lost:
    (answer,) = read_page(data, url, charset, "2024-03-21")
    assert isinstance(answer, Page | Lost)
    return answer


def whole(data: bytes, url: str | None = URL) -> Page:
    answer = read(data, url)
    assert isinstance(answer, Page)
    return answer


def test_a_page_is_read_as_lines_of_text() -> None:
    found = whole(hostile.page())
    assert found.text.split("\n")[-4:] == list(hostile.PARAGRAPHS)
    assert (found.title, found.outlet, found.url, found.language) == ("Ferry runs aground", "bay.example", URL, "en")
    assert found.dates[0] == ("metadata", hostile.DATES[0])
    assert found.sha256 == hashlib.sha256(hostile.page()).hexdigest()


def test_the_name_of_the_site_is_taken_off_the_title() -> None:
    head = '<meta property="og:site_name" content="The Bay">'
    for title in ("Ferry runs aground | The Bay", "Ferry runs aground - bay.example", "Ferry runs aground – BAY"):
        assert whole(hostile.page(title, head=head)).title == "Ferry runs aground"
    assert whole(hostile.page("Ferry - two missing", head=head)).title == "Ferry - two missing"


def test_a_page_without_a_url_says_where_it_is_from() -> None:
    head = '<link rel="canonical" href="https://bay.example/1"><meta property="og:site_name" content="The Bay">'
    assert (whole(hostile.page(head=head), None).url, whole(hostile.page(head=head)).url) == (
        "https://bay.example/1",
        URL,
    )
    assert whole(hostile.page(), None).outlet is None


def _linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_the_date_of_the_article_goes_before_others_of_the_page() -> None:
    video = {"@type": "VideoObject", "datePublished": "2020-01-01"}
    article = {"@type": ["NewsArticle"], "datePublished": "2024-03-04T08:00:00+01:00"}
    head = _linked(**{"@graph": [video, {"mainEntity": article}]})
    dates = whole(hostile.page(head=head)).dates
    assert dates[0] == ("metadata", "2024-03-04T08:00:00+01:00")
    assert dates[1:3] == (("metadata", "2020-01-01"), ("metadata", hostile.DATES[0]))


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [("utf-8", "", None), ("utf-8", "latin-1", None), ("cp1252", "iso-8859-1", None), ("cp1252", "", "ISO-8859-1"),
     ("cp1251", "windows-1251", None), ("shift_jis", "", "Shift_JIS"), ("utf-16", "", None),
     ("cp1252", "nonsense", None)],
)  # fmt: skip
def test_encodings_are_those_that_fit_then_those_that_are_declared(
    encoding: str, declared: str, charset: str | None
) -> None:
    text = {"cp1251": "Паром сел на мель.", "shift_jis": "フェリーが座礁した。"}.get(encoding, "Là, l’été à 3 €.")
    html = f'<html><head><meta charset="{declared}"></head><body>{text * 20}'
    assert decode_page(html.encode(encoding), charset) == html


@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_is_no_page_has_a_reason(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, Lost) and found.reason in ("not_html", "empty_text")


def _score(text: str, row: dict[str, Any]) -> tuple[int, int, int]:
    """Hits, false hits and misses, as the gate of trafilatura counts them."""
    flat = " ".join(text.split())
    hits = sum(" ".join(s.split()) in flat for s in row["must_have"])
    return hits, sum(" ".join(s.split()) in flat for s in row["must_not_have"]), len(row["must_have"]) - hits


@pytest.mark.data
@pytest.mark.slow
def test_real_pages_keep_the_quality_of_trafilatura(data: Path) -> None:
    lines = (data / "extraction" / "segments.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    folder = data / "extraction"
    tasks = [
        Task(row, (gzip.decompress((folder / row["html"]).read_bytes()), row["url"], None, "2026-11-22"))
        for row in rows
    ]
    found = list(in_order(read_page, tasks, 5, 2))
    assert len(found) == 990 and all(isinstance(answers[0], Page) for _, answers in found)
    scores = [_score(answers[0].text, row) for row, answers in found]
    hits, false, missed = (sum(column) for column in zip(*scores, strict=True))
    assert 2 * hits / (2 * hits + false + missed) >= 0.9204 - 0.005, "trafilatura's own floor of its fast mode is .9204"
    dated = [(row["published"][:10], answers[0].dates) for row, answers in found if row["published"]]
    right = sum(any(value.startswith(day) for _, value in dates[:1]) for day, dates in dated)
    assert right / len(dated) > 0.75


@pytest.mark.data
@pytest.mark.slow
def test_real_news_pages_give_their_titles_and_dates(data: Path) -> None:
    lines = (data / "extraction" / "fundus.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    folder = data / "extraction"
    tasks = [
        Task(row, (gzip.decompress((folder / row["html"]).read_bytes()), row["url"], None, "2026-11-22"))
        for row in rows
    ]
    days = titles = 0
    for row, (found, *_) in in_order(read_page, tasks, 5, 2):
        gold, _, _ = best_date([("field", row["published"])], "2027-01-01T00:00:00Z")
        date = best_date(found.dates, "2027-01-01T00:00:00Z").published
        days += bool(gold and date and gold[:10] == date[:10])
        titles += re.sub(r"\W+", "", row["title"]).lower() in re.sub(r"\W+", "", found.title or "").lower()
    assert len(rows) == 181 and days >= 178 and titles >= 150
