"""Attacks through every source come out of every export as text: nothing of them runs in a real browser."""

import dataclasses
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from pipeline.plan import make_plan
from pipeline.run import Outcome, run
from tests.configurations import composed, variants
from tests.exports.attacks import RUN, VECTORS, written
from tests.exports.test_html import Seen

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A run over all of them, with each export that there is."""
    folder = tmp_path_factory.mktemp("attacked")
    chosen = f"export=[{','.join(variants('export'))}]"
    plan = make_plan(composed(chosen, f"output={folder}/runs", "executor.workers=1", "now=2024-03-20T00:00:00"))
    outcome = run(dataclasses.replace(plan, source=written(folder / "in")), progress=False)
    assert sorted(p.name for p in folder.iterdir()) == ["in", "runs"], "a name has led out of the run"
    inside = {p.name for p in (folder / "runs").iterdir()}
    assert inside == {".lock", "store", outcome.folder.run_id}
    return outcome


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], bool]:
    """Whether an attack has acted on a page in Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on the path: install it (Debian: apt-get install chromium)")
    profile = tmp_path_factory.mktemp("profile")

    def load(path: Path) -> bool:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        command = [str(chromium), *flags, f"--user-data-dir={profile}", "--virtual-time-budget=3000", "--dump-dom"]
        done = subprocess.run([*command, path.as_uri()], capture_output=True, timeout=120, check=True)
        dom = done.stdout.decode("utf-8", "replace")
        assert dom.strip()
        return re.search(r"<[a-zA-Z][^>]*\sdata-ran=", dom.split("<body", 1)[0]) is not None

    return load


def page_of(path: Path, html: str) -> Path:
    path.write_text(f"<!doctype html><meta charset=utf-8><title>t</title>{html}", encoding="utf-8")
    return path


def test_the_browser_does_run_an_attack_where_nothing_keeps_it_from_that(
    ran: Callable[[Path], bool], tmp_path: Path
) -> None:
    assert ran(page_of(tmp_path / "page.html", VECTORS[0]))
    assert ran(page_of(tmp_path / "image.html", VECTORS[5]))


def test_each_source_gave_articles_that_attack(attacked: Outcome) -> None:
    lines = (attacked.folder.path / "exports" / "articles.jsonl").read_text().splitlines()
    text = "\n".join(lines)
    for kind in ("jsonl", "csv", "parquet", "files"):
        assert text.count(f'"{kind} ') >= len(VECTORS) // 2, kind
    assert sum(RUN in json.loads(line)["text"] for line in lines) > 4 * len(VECTORS)


def test_no_page_of_the_report_runs_an_attack(attacked: Outcome, ran: Callable[[Path], bool]) -> None:
    pages = sorted((attacked.folder.path / "exports").rglob("*.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in html
        links = [str(given["href"]) for tag, given in Seen(html).tags if tag == "a"]
        assert all(re.match(r"#|https?://|stories/|\.\./|index", link) for link in links)
        assert not ran(page)


def test_the_markdown_runs_no_attack_where_a_reader_lets_markup_through(
    attacked: Outcome, ran: Callable[[Path], bool], tmp_path: Path
) -> None:
    text = (attacked.folder.path / "exports" / "report.md").read_text(encoding="utf-8")
    html = MarkdownIt("commonmark", {"html": True}).render(text)
    assert RUN.partition("(")[0] in html, "the attacks are in it"
    assert not re.search(r"<(?!/?(?:h[1-6]|p|ul|ol|li|em|strong|hr|a|blockquote|code|br)\b)[a-z]", html), "markup"
    assert all(re.match(r"#|https?://", str(given["href"])) for tag, given in Seen(html).tags if tag == "a")
    assert not ran(page_of(tmp_path / "report.html", html))


def test_a_feed_runs_no_attack_opened_as_it_is_or_by_a_reader_that_trusts_it(
    attacked: Outcome, ran: Callable[[Path], bool], tmp_path: Path
) -> None:
    feedparser = pytest.importorskip("feedparser")
    for path in sorted((attacked.folder.path / "exports").rglob("*.xml")):
        assert not ran(path)
        found = feedparser.parse(path.read_bytes(), sanitize_html=False)
        assert found.entries
        details = [e[name] for e in found.entries for name in ("title_detail", "summary_detail") if name in e]
        details += [content for e in found.entries for content in e.get("content", [])]
        parts = [escape(d.value) if d.type == "text/plain" else d.value for d in details]
        assert any(d.type == "text/html" for d in details), "there is markup to be trusted"
        links = [link.href for e in found.entries for link in e.get("links", [])]
        assert not any(link.lower().startswith("javascript") for link in links)
        assert not ran(page_of(tmp_path / "feed.html", "\n".join(parts)))


def test_the_lines_for_programs_are_json_that_holds_the_attacks_as_they_came(attacked: Outcome) -> None:
    for name in ("stories.jsonl", "articles.jsonl"):
        for line in (attacked.folder.path / "exports" / name).read_text(encoding="utf-8").split("\n")[:-1]:
            assert isinstance(json.loads(line), dict)
