"""stories.jsonl and articles.jsonl are what SCHEMA.md says."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exports import jsonl
from pipeline.exports.jsonl import ExportJsonLines
from pipeline.exports.story import Story
from pipeline.records import Comparison, Side
from tests.exports.stories import comparison, flood, passage, quoting, source


def exported(*stories: Story) -> dict[str, bytes]:
    return dict(ExportJsonLines()(stories, "News"))


def test_a_story_is_written_as_by_hand() -> None:
    text = "It rained in Ely."
    a = source(
        text=text, outlet="Wire", url="https://wire.example/1", title="Räin", published="2025-03-14", sha256="00"
    )
    files = exported(Story("s", (a,), None, (quoting(a, "It rained"),)))
    counts = '{"articles":1,"outlets":1,"origins":1}'
    assert files["stories.jsonl"].decode() == (
        '{"schema_version":"1.3","story_id":"s","headline":null,"status":"new","counts":' + counts + ","
        '"articles":[{"article_id":"a","outlet":"Wire","url":"https://wire.example/1","title":"Räin",'
        '"published":"2025-03-14","language":"en","origin":"a","copy_of":null,"sha256":"00"}],'
        '"claims":[{"claim_id":"c-1","text":"It rained","support":' + counts + ","
        '"evidence":[{"group":0,"article_id":"a","field":"text","start":0,"end":9,"score":0.5,"links":[]}],'
        '"alignments":[{"claim_start":0,"claim_end":9,"article_id":"a","field":"text","start":0,"end":9,'
        '"operation":"copy"}],"verdict":{"label":"supported","score":1.0,"reasons":[]},"contested":[]}],'
        '"set_aside":[],"disagreements":[],"headline_alignments":[],"previous":[]}\n'
    )
    assert files["articles.jsonl"].decode() == (
        '{"article_id":"a","title":"Räin","text":"It rained in Ely.","body":[[0,17]],"left_out":[]}\n'
    )


def test_disagreements_hold_all_sides_with_their_places() -> None:
    (story,) = map(json.loads, exported(flood())["stories.jsonl"].splitlines())
    (found,) = story["disagreements"]
    assert list(found) == ["kind", "measure", "relation", "note", "sides", "pairs"]
    assert found["sides"][1]["evidence"] == [{"article_id": "b1", "field": "text", "start": 41, "end": 52}]
    assert [side["printed"] for side in found["sides"]] == ["65 million euros", "$71 million"]
    assert story["headline"] == "Barrier fails"
    assert story["headline_alignments"][0]["field"] == "title"


def test_a_claim_names_the_contradictions_on_what_it_tells() -> None:
    story = flood()
    (gives,) = (a for a in story.articles if a.article_id == "a1")
    claims = (quoting(gives, "Repairs cost 65 million euros."), *story.claims)
    agree = comparison("same", passage(gives, "The barrier"))
    sides = [replace(side, figures=side.evidence) for side in story.comparisons[0].sides]
    conflict = replace(story.comparisons[0], relation="conflict", sides=tuple(sides))
    files = exported(replace(story, claims=claims, comparisons=(agree, conflict)))
    (found,) = map(json.loads, files["stories.jsonl"].splitlines())
    assert [claim["contested"] for claim in found["claims"]] == [[1], []]


def test_infinity_is_written_as_null() -> None:
    a = source(text="1e999 people")
    side = Side(float("inf"), "person", None, None, 1, 1, (passage(a, "1e999"),))
    story = Story(
        "s", (a,), comparisons=(Comparison("figure", "people", "same", (side, replace(side, value=2.0)), None),)
    )
    (line,) = exported(story)["stories.jsonl"].splitlines()
    assert [s["value"] for s in json.loads(line)["disagreements"][0]["sides"]] == [None, 2.0]


def test_an_article_of_two_stories_is_written_once_and_by_id() -> None:
    a, b = source("a"), source("b")
    lines = exported(Story("s", (b, a)), Story("t", (a,)))["articles.jsonl"].splitlines()
    assert [json.loads(line)["article_id"] for line in lines] == ["a", "b"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_copy_replays_from_the_two_files_alone(text: str) -> None:
    files = exported(Story("s", (source(text=text),), None, (quoting(source(text=text), text),)))
    (story_line,) = files["stories.jsonl"].decode().splitlines()
    (article_line,) = files["articles.jsonl"].decode().splitlines()
    (claim,) = json.loads(story_line)["claims"]
    (alignment,) = claim["alignments"]
    assert claim["text"] == json.loads(article_line)["text"][alignment["start"] : alignment["end"]] == text


def test_the_code_of_the_documented_schema_replays_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documented = Path(jsonl.__file__).with_name("SCHEMA.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", documented, re.DOTALL)
    assert found is not None
    for name, content in exported(flood()).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(found[1], names)
    assert names["claim"]


def test_the_documented_schema_names_every_key_in_order() -> None:
    documented = Path(jsonl.__file__).with_name("SCHEMA.md").read_text(encoding="utf-8")
    (story,) = map(json.loads, exported(flood())["stories.jsonl"].splitlines())
    assert re.findall(r"^\| `(\w+)` \|", documented.partition("`stories.jsonl`, by")[2], re.MULTILINE)[
        : len(story)
    ] == list(story)
    parts = (story["articles"][0], story["claims"][0], story["claims"][0]["alignments"][0])
    for part in (
        *parts,
        story["claims"][0]["evidence"][0],
        story["disagreements"][0],
        story["disagreements"][0]["sides"][0],
    ):
        assert "{" + ", ".join(part) + "}" in documented


def test_no_stories_give_two_empty_files() -> None:
    assert exported() == {"stories.jsonl": b"", "articles.jsonl": b""}
