"""differences.csv leads from each side of a difference to its passages, and runs nothing in a spreadsheet."""

import csv
import io
from dataclasses import replace

from pipeline.exports.differences import COLUMNS, ExportDifferences
from pipeline.exports.story import Story
from tests.exports.stories import comparison, flood, passage, source


def rows(*stories: Story) -> list[dict[str, str]]:
    ((name, content),) = ExportDifferences()(stories, "News")
    assert name == "differences.csv"
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_each_passage_of_each_side_has_a_line_with_its_place_and_words() -> None:
    story = flood()
    (found,) = (c for c in story.comparisons)
    told = rows(story)
    assert len(told) == sum(len(side.evidence) for side in found.sides) > 1
    texts = {a.article_id: a for a in story.articles}
    for line in told:
        cited = texts[line["article_id"]].field(line["field"])[int(line["start"]) : int(line["end"])]
        assert line["passage"] == " ".join(cited.split())
        assert line["relation"] == found.relation and line["row"] == "0"
    assert list(told[0]) == list(COLUMNS)


def test_what_agrees_and_what_one_text_says_is_no_difference() -> None:
    story = flood()
    assert rows(replace(story, comparisons=tuple(replace(c, relation="same") for c in story.comparisons))) == []
    assert rows(replace(story, articles=tuple(replace(a, origin="x") for a in story.articles))) == []


def test_no_cell_is_a_formula() -> None:
    one, two = source("a", text="=cmd() 3 people"), source("b", text="@sum 5 people", outlet="+1")
    sides = (passage(one, one.text), passage(two, two.text))
    story = Story("s", (one, two), comparisons=(replace(comparison("conflict", *sides), measure="-2\npeople"),))
    cells = [cell for line in rows(story) for cell in line.values()]
    assert cells and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=cmd() 3 people" in cells and "'-2 people" in cells
