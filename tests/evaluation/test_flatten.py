"""Web pages to lines of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.flatten import FLATTENERS, Flattener, flatten

PAGE = """<html><head><title>Storm | Example</title><style>p {}</style></head><body>
<script>var a = "<p>no</p>";</script><ul><li><a href="/">Home</a><li>World</ul>
<h1>Storm  nears</h1><p>All <a href="/f">ferries</a> stopped.<br>Nobody came.</p><img alt="A ferry">
<table><tr><td>Ann</td><td>Bo</td></tr></table><p>&copy; 2023</body></html>"""


def test_a_line_a_block() -> None:
    lines = ["Home", "World", "Storm nears", "All ferries stopped.", "Nobody came.", "Ann", "Bo", "© 2023"]
    assert flatten(PAGE, "blocks").split("\n") == lines


def test_a_line_a_text_node() -> None:
    lines = flatten(PAGE, "nodes").split("\n")
    assert lines[:4] == ["Storm | Example", "Home", "World", "Storm nears"]
    assert lines[4:7] == ["All", "ferries", "stopped."]


def test_as_a_text_browser_prints_it() -> None:
    text = flatten(PAGE, "browser")
    assert "* Home\n\n* World\n\n# Storm nears\n\nAll ferries stopped.\n\nNobody came.\n\n[A ferry]" in text
    assert "Ann Bo" in text


@pytest.mark.parametrize("flattener", FLATTENERS)
@given(html=st.text(alphabet="<>/pabr scrit&;=\"'!-\n", max_size=60))
def test_any_page_gives_lines(html: str, flattener: Flattener) -> None:
    assert all(line == line.strip() for line in flatten(html, flattener).split("\n"))
