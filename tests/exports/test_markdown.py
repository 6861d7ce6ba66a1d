"""report.md reads well, and what comes from articles is only text in it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exports.display import one_line
from pipeline.exports.markdown import ExportMarkdown, escape
from pipeline.exports.story import Story
from pipeline.records import Comparison, Relation, Reuse, SetAside, Side
from tests.exports.stories import flood, passage, quoting, source


def report(*stories: Story) -> str:
    ((path, content),) = ExportMarkdown()(stories, "News")
    assert path == "report.md"
    return content.decode()


def test_a_report_is_written_as_by_hand() -> None:
    chess = Story("chess", (source("x", "Chess club moves. It is small.", url="https://club.example/a_(1)"),))
    assert (
        report(flood(), chess)
        == """# News

2 stories from 4 articles, 14–15 March 2025.

## Barrier fails

*14–15 March 2025 · 3 articles · 3 outlets · 2 independent origins*

The barrier failed. [3, 1]

### Where the sources differ

**cost**: one amount in different units (1 EUR = 1.09 USD)

| 65 million euros | \\$71 million |
| --- | --- |
| 65 million euros | \\$71 million |
| Gazette [3], 1 independent origin | Wire [1], 1 independent origin |

### Sources

1. Wire, A barrier failed on Tuesday., 14 March 2025
2. Post, A barrier failed on Tuesday., 15 March 2025, copy of 1
3. Gazette, Barrier fails

## Also reported

- [Chess club moves.](<https://club.example/a_%281%29>), 1 article · 1 outlet · 1 independent origin
"""
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("](javascript:alert(1))", "\\](javascript:alert(1))"),
        ("<script>&amp;", "\\<script\\>\\&amp;"),
        ("*a* _b_ `c` ~d~ |e| $f$ @g #h \\", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\|e\\| \\$f\\$ \\@g \\#h \\\\"),
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("=====", "\\====="),
        ("http://a.example www.b.example", "http\\://a.example www\\.b.example"),
        ("one\n\n# two\u202e\x00\u2028three", "one \\# two three"),
        ("plain words, 3.5 and (so) on - yes!", "plain words, 3.5 and (so) on - yes\\!"),
    ],
)
def test_marks_are_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_is_one_line_and_gives_its_words_back(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert re.sub(r"\\([\\`*_\[\]<>#|~&!$@:.)=+-])", r"\1", escaped) == one_line(text)


def test_a_link_leads_only_to_the_web() -> None:
    urls = (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://",
        "//a.example",
        " http://a.example",
    )
    for url in urls:
        assert "](" not in report(Story("s", (source("a", "It rained.", url=url),)))


def test_a_link_cannot_leave_its_brackets() -> None:
    shown = report(Story("s", (source("a", "It rained.", url="https://a.example/>)[x](javascript:1)\\&lt;"),)))
    assert "(<https://a.example/%3E%29%5Bx%5D%28javascript:1%29%5C&lt%3B>)" in shown


def test_carried_text_and_wordings_set_aside_are_told() -> None:
    wire = source("w", "A barrier failed.", outlet="Wire")
    post = source(
        "p", "We saw. A barrier failed.", outlet="Post", reuse=(Reuse(8, 25, "w", 0.6), Reuse(0, 2, "?", 0.1))
    )
    story = Story(
        "s", (wire, post), None, (quoting(wire, "A barrier failed."),), (SetAside("It is ok.", ("no", "so")),)
    )
    assert "60% carried from 1, 10% carried from another article" in report(story)
    assert "- It is ok. — no; so" in report(story)


def of_one_figure(relation: Relation, *sides: Side) -> Comparison:
    """Sides of one figure."""
    return Comparison("figure", "length", relation, sides, None)


def test_sides_stand_beside_each_other_with_their_figures_in_bold() -> None:
    gazette, wire = source("a", "It is 40 | 50?\nNo: 3 miles long."), source("b", "Engineers: 5 miles.")
    sides = (
        Side(3.0, "mile", None, None, 1, 1, (passage(gazette, "No: 3 miles long."),)),
        Side(5.0, "mile", None, None, 1, 1, (passage(wire, "Engineers: 5 miles."),)),
    )
    told = Story(
        "s", (gazette, wire), None, (quoting(gazette, "No"),), comparisons=(of_one_figure("conflict", *sides),)
    )
    assert "| No: **3 miles** long. | Engineers: **5 miles**. |" in report(told).splitlines()


def test_what_one_text_gives_in_two_units_is_no_difference_of_sources() -> None:
    gazette = source("a", "It is 3 miles (5 km) long.")
    sides = (Side(v, u, None, None, 1, 1, (passage(gazette, gazette.text),)) for v, u in ((3.0, "mile"), (5.0, "km")))
    told = Story("s", (gazette,), None, (quoting(gazette, "It"),), comparisons=(of_one_figure("conversion", *sides),))
    assert "differ" not in report(told)


def test_a_claim_says_that_its_sources_are_copies_of_one_and_that_others_contradict_it() -> None:
    a, b = source("a", "It hurt 28 people."), source("b", "It hurt 31 people.")
    claim = quoting(a, "It hurt 28 people.", passage(b, "It hurt 31 people."))
    sides = tuple(Side(None, None, None, None, 1, 1, (p,), (p,)) for p in (passage(a, "28"), passage(b, "31")))
    differ = Comparison("figure", "people hurt", "conflict", sides, None)
    claim = replace(claim, support=replace(claim.support, origins=1))
    (_, document), *_ = ExportMarkdown()([Story("s", (a, b), None, (claim,), (), (differ,))], "News")
    assert "It hurt 28 people. [1, 2] *(1 independent origin, sources differ)*" in document.decode()
    assert "Sources contradict each other in 1 story." in document.decode()
