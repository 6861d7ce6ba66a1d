"""Title, deck, byline, dateline."""

import pytest

from pipeline.records import Span
from pipeline.stages.clean.features import line_features
from pipeline.stages.clean.front import article_day, dateline_end, find_title, is_byline


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("April 20 (UPI) -- The ferries stopped.", "The ferries stopped."),
        ("JAKARTA - The ferries stopped.", "The ferries stopped."),
        ("KYIV, Ukraine (AP) — The ferries stopped.", "The ferries stopped."),
        ("(CNN)—The ferries stopped.", "The ferries stopped."),
        ("HULL, April 20 (Reuters) - The ferries stopped.", "The ferries stopped."),
        ("WASHINGTON ― “We wait,” he said.", "“We wait,” he said."),
    ],
)
def test_datelines_end_where_the_text_begins(line: str, body: str) -> None:
    end = dateline_end(line)
    assert end is not None
    assert line[end[1] :] == body


@pytest.mark.parametrize(
    "line",
    [
        "NATO - which has 31 members - met.",
        "The board (which met) - as always - agreed.",
        "Hull - The ferries stopped.",
        "He said (again) that ferries stopped - Monday was calm.",
        "—",
        "",
    ],
)
def test_other_lines_have_no_dateline(line: str) -> None:
    assert dateline_end(line) is None


@pytest.mark.parametrize(
    "line", ["By Ann Doe", "By Ann Doe and Bo Ek", "Von Anna Weber", "Par Jean Petit", "BY ANN DOE, Staff Writer"]
)
def test_bylines_are_known(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By", "By noon the storm had passed", "By Monday it was over.", "Von hier an ging es bergab"]
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


def test_the_day_comes_from_published_then_dateline_then_print() -> None:
    text = "date 2023-04-21 World\nApril 20 (UPI) -- It rained."
    lines = line_features(text, "en")
    dateline = Span(lines[1].start, lines[1].start + 14)
    assert article_day(text, "2023-05-01T10:00:00Z", dateline, lines[:1]) == "2023-05-01"
    assert article_day(text, None, dateline, lines[:1]) == "2023-04-20"
    assert article_day(text, None, None, lines[:1]) == "2023-04-21"
    assert article_day(text, None, dateline, []) is None


def test_a_title_is_told_from_a_line_of_tags_and_from_a_deck() -> None:
    page = (
        "World\nFerries stop as storm nears the islands\nStorm warnings for the islands stop ferries and keep all boats"
        " in port\nBy Ann Doe\nIslands Ferries Storm Islands Ferries Storm Storm\nHull, 20 April 2023\n"
        "Ferries to the islands stopped on Monday as a storm neared, and boats stay in port."
    )
    lines = line_features(page, "en")
    assert find_title(page, lines, len(lines) - 1, None, frozenset()) == 1


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Ferries stop as storm nears the islands", 0),
        ("Ferries stop as storm nears the islands.", None),
        ("Storm ferries", None),
        ("20 April 2023", None),
        ("By Ferries Storm", None),
    ],
)
def test_a_title_has_three_words_and_no_full_stop_and_is_no_date_and_no_byline(line: str, at: int | None) -> None:
    page = f"{line}\nHull, 20 April 2023\nFerries to the islands stopped in April as a storm neared, and boats stay."
    lines = line_features(page, "en")
    assert find_title(page, lines, len(lines) - 1, None, frozenset()) == at
