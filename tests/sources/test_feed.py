"""Feeds of three formats, from files and servers, and what a server is asked with the next time."""

import http.server
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.feed import FeedSource, asked_as_before, read_feeds
from pipeline.sources.fragment import fragment_text
from pipeline.sources.jsonl import JsonLinesSource
from pipeline.sources.several import SeveralSources
from pipeline.sources.tally import Tally
from tests.sources import hostile
from tests.sources.server import Handler, reply, serving

pytestmark = pytest.mark.usefixtures("in_this_process")

NOW = "2024-03-20T12:00:00Z"

RSS = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Bay</title>
<language>en</language><item><title>Rain &amp;amp; wind</title><link>/1.html</link><guid isPermaLink="false">1</guid>
<author>Ana Ruiz</author><pubDate>Tue, 05 Mar 2024 10:20:30 +0100</pubDate>
<description>&lt;p&gt;It rained.&lt;/p&gt;
&lt;p&gt;It &lt;b&gt;snowed&lt;/b&gt;.&lt;script&gt;x()&lt;/script&gt;
</description></item>
<item><title>Later</title><link>https://bay.example/2</link><pubDate>Tue, 05 Mar 2099 10:20:30 GMT</pubDate>
<description>It will rain.</description></item>
<item><title>Empty</title><link>https://bay.example/2024/03/04/3</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>La Baie</title><entry><title>Pluie</title>
<id>urn:1</id><link href="https://baie.example/1"/><published>2024-03-05T10:20:30+01:00</published>
<summary>Court.</summary><content type="html">&lt;p&gt;Il a plu, là.&lt;/p&gt;</content></entry></feed>""".encode()


def feed(path: Path | str = "", *urls: str, **parameters: Any) -> FeedSource:
    values: dict[str, Any] = {"pages": False, "known": None, "max_entries": 10, "limit": None, "max_bytes": 100_000}
    values |= {"timeout": 5, "redirects": 1, "seconds": 5, "processes": 1}
    return FeedSource(path=str(path), urls=urls, **(values | parameters))


def read(source: FeedSource) -> tuple[list[Article | Dropped], Tally]:
    """Records and tally; the guard admits this machine, where the servers of tests are."""
    source.check()
    records, reading = [], read_feeds(source, NOW, lambda address: address == "127.0.0.1")
    while True:
        try:
            records.append(next(reading))
        except StopIteration as end:
            return records, end.value


def served(handle: Handler, path: str = "/feed", **parameters: Any) -> tuple[list[Article | Dropped], Tally, str]:
    with serving(handle) as url:
        return *read(feed("", url + path, **parameters)), url


def test_rss_atom_and_json_feeds_are_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(RSS)
    (tmp_path / "b.atom").write_bytes(ATOM)
    (tmp_path / "c.json").write_bytes(hostile.json_feed())
    records, tally = read(feed(tmp_path))
    rain, later, _, french, *rest = records
    assert isinstance(rain, Article) and isinstance(later, Article) and isinstance(french, Article)
    assert (rain.title, rain.text, rain.published) == ("Rain & wind", "It rained.\nIt snowed.", "2024-03-05T09:20:30Z")
    assert (rain.author, rain.declared_language, rain.date_source) == ("Ana Ruiz", "en", "field")
    assert (later.published, later.date_fault, later.outlet) == (None, "future", "bay.example")
    assert (french.text, french.declared_language) == ("Il a plu, là.", "fr")
    assert len(rest) == 4 and tally.articles == 7
    assert tally.set_aside == {"empty_text": 1}
    assert tally.bytes == len(RSS) + len(ATOM) + len(hostile.json_feed())


def test_links_are_completed_and_make_the_ids(tmp_path: Path) -> None:
    records, _, url = served(lambda r: reply(r, RSS, Content_Type="application/rss+xml"))
    again, _, _ = served(lambda r: reply(r, RSS))
    assert isinstance(records[0], Article) and records[0].url == f"{url}/1.html"
    ids = [r.article_id for r in [*records, *again] if isinstance(r, Article) and r.outlet == "bay.example"]
    assert len(ids) == 2 and ids[0] == ids[1]


def test_a_feed_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        known = request.headers["If-None-Match"] == '"1"' and request.headers["If-Modified-Since"] == "yesterday"
        reply(request, b"", 304) if known else reply(request, RSS, ETag='"1"', Last_Modified="yesterday")

    known = tmp_path / "known.json"
    with serving(handle) as url:
        source = feed("", url, known=str(known))
        records, tally = read(source)
        assert len(records) == 3 and tally.validators == {url: {"etag": '"1"', "last-modified": "yesterday"}}
        known.write_text(json.dumps({"validators": tally.validators}))
        records, again = read(source)
    assert records == [] and again.skipped == {"feeds without news": 1}
    assert again.validators == tally.validators


def test_what_was_not_read_to_its_end_is_asked_for_whole_again() -> None:
    _, tally, _ = served(lambda r: reply(r, RSS, ETag='"1"'), limit=1)
    assert tally.validators == {}
    _, tally, _ = served(lambda r: reply(r, b"no feed", ETag='"1"'))
    assert tally.validators == {} and tally.set_aside == {"no_feed": 1}


def test_a_damaged_state_is_refused(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("[]")
    with pytest.raises(SourceError, match="holds no validators"):
        read(feed("", "http://127.0.0.1:1/", known=str(tmp_path / "known.json")))


def test_a_run_that_goes_on_asks_with_what_the_manifest_of_the_one_before_holds(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    with serving(lambda r: reply(r, b"", 304) if r.headers["If-None-Match"] == '"1"' else reply(r, RSS)) as url:
        manifest.write_text(json.dumps({"validators": {url: {"etag": '"1"'}}}))
        own = feed("", url, known="")
        found = asked_as_before(SeveralSources(sources={"a": feed("", url), "own": own}), manifest)
        assert isinstance(found, SeveralSources) and found.sources["own"] == own
        source = found.sources["a"]
        assert isinstance(source, FeedSource)
        assert read(source)[1].skipped == {"feeds without news": 1}
        manifest.write_text("{}")  # of a run that asked no server
        assert len(read(source)[0]) == 3
    lines = JsonLinesSource(path="x", fields=OWN_NAMES, skip=(), limit=None, max_bytes=1)
    assert asked_as_before(lines, manifest) is lines


def test_servers_that_fail_have_a_reason_each() -> None:
    records, _, url = served(lambda r: reply(r, b"", 500))
    assert [(r.key, r.reason) for r in records if isinstance(r, Dropped)] == [(f"{url}/feed", "http_status")]
    records, _, _ = served(lambda r: reply(r, b"", 302, Location="http://10.0.0.1/"))
    assert [r.reason for r in records if isinstance(r, Dropped)] == ["refused"]
    with serving(lambda r: reply(r, RSS)) as url:
        guarded = list(feed("", url).read(NOW))
    assert [r.reason for r in guarded if isinstance(r, Dropped)] == ["refused"], "the guard of the product stands"


def test_pages_are_fetched_only_if_they_are_asked_for_and_the_entry_serves_where_they_fail() -> None:
    asked = []

    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        html = hostile.page(title="Of the page", date="2024-03-01")
        if request.path == "/feed":
            reply(request, RSS)
        elif request.path == "/1.html":
            reply(request, html, Content_Type="text/html; charset=utf-8")

    served(handle)
    assert asked == ["/feed"]
    records, tally, _ = served(handle, pages=True)
    page, entry = records[:2]
    assert asked == ["/feed", "/feed", "/1.html"]
    assert isinstance(page, Article) and isinstance(entry, Article)
    assert hostile.PARAGRAPHS[0] in page.text and page.page_sha256
    assert (page.title, page.date_source) == ("Rain & wind", "field")
    assert (entry.text, entry.page_sha256) == ("It will rain.", None)
    assert tally.bytes > len(RSS) + 500


def test_entries_beyond_the_limit_have_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(hostile.rss(items=5))
    records, tally = read(feed(tmp_path, max_entries=2))
    assert len(records) == 5 and tally.set_aside == {"too_many": 3}


def test_what_cannot_be_a_source_is_refused() -> None:
    with pytest.raises(SourceError, match=r"source\.path and source\.urls are empty"):
        feed().check()
    with pytest.raises(SourceError, match="expected http"):
        feed("", "file:///etc/passwd").check()
    with pytest.raises(ConfigurationError, match="timeout"):
        feed("", "http://a.example", timeout=0)


@pytest.mark.parametrize(
    ("html", "text"),
    [("", ""), ("a  b\nc", "a b c"), ("a<br>b", "a\nb"), ("<ul><li>a<li>b</ul>c", "a\nb\nc"), ("&lt;b&gt;", "<b>"),
     ("<p>a<script>b</script>c</p><style>d</style>", "ac"), ("</div>a", "a"), ("<!-- a -->b", "b"),
     ("a\x00b", "a\ufffdb"), ("<table><tr><td>a</td><td>b</td></tr></table>", "ab")],
)  # fmt: skip
def test_fragments_become_a_line_a_block(html: str, text: str) -> None:
    assert fragment_text(html) == text
