"""A real browser runs nothing that an article brings along, and asks the network for nothing."""

import re
import shutil
import subprocess
from collections.abc import Callable

import pytest

from pipeline.exports.html import ExportHtml
from tests.exports.stories import flood
from tests.exports.test_html import ATTACKS, attacked, export, page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def dom(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """What Chromium makes of a page, at a fragment of it, as HTML, after its scripts have run."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on the path: install it (Debian: apt-get install chromium)")

    def load(html: str, fragment: str = "") -> str:
        folder = tmp_path_factory.mktemp("page")
        page = folder / "page.html"
        page.write_text(html, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        command = [str(chromium), *flags, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
        return subprocess.run(
            [*command, page.as_uri() + fragment], capture_output=True, timeout=120, check=True
        ).stdout.decode("utf-8")

    return load


def rendered(exporter: ExportHtml, *, injected: str = "") -> str:
    html = dict(exporter([attacked(words) for words in ATTACKS], "News"))["report/index.html"].decode()
    return html.replace("<main>", f"<main>{injected}")


def title(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html)
    assert found is not None
    return found[1]


def test_no_script_of_an_article_runs(dom: Callable[..., str]) -> None:
    html = dom(rendered(export()))
    assert title(html) == "News"
    assert '<form class="search" role="search">' in html  # our own script did run: it shows the search field


def test_a_fragment_that_is_no_anchor_stops_no_script(dom: Callable[..., str]) -> None:
    assert '<form class="search" role="search">' in dom(rendered(export()), "#%")


def test_the_policy_holds_even_where_escaping_would_fail(dom: Callable[..., str]) -> None:
    attack = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
    html = dom(rendered(export(), injected=attack))
    assert title(html) == "News"
    assert "onerror" in html


def test_a_link_to_a_source_opens_the_list_that_it_stands_in(dom: Callable[..., str]) -> None:
    folded = '<details class="fold references">'
    assert folded in dom(page(flood()))
    assert folded not in dom(page(flood()), "#flood--source-1")
