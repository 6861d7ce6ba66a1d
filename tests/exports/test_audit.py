"""A good export passes; each way of corrupting it is found, with its place."""

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.exports.audit import main, run

Json = dict[str, Any]
TEXT = "Ana Silva opened the bridge. She says it cost 40 million euros. 🎉 Boats passed on Tuesday."
TITLE = "New Bridge Opens"
SECOND = "Ana Silva sailed on 4 March."
OTHER = "The bridge was opened by Ana Silva."


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def aligned(start: int, end: int, operation: str, *source: object) -> Json:
    article, field, begin, stop = source or (None,) * 4
    names = ("claim_start", "claim_end", "article_id", "field", "start", "end", "operation")
    return dict(zip(names, (start, end, article, field, begin, stop, operation), strict=True))


def place(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def evidence(group: int, article: str, start: int, end: int) -> Json:
    return {"group": group, "article_id": article, "field": "text", "start": start, "end": end, "score": 0.9}


def linked(*link: object) -> Json:
    return dict(zip(("claim_start", "claim_end", "start", "end", "how"), link, strict=True))


def claims() -> list[Json]:
    """Two claims that use every operation."""
    first = [
        aligned(0, 1, "case", "a", "text", *place(TEXT, "t")),
        aligned(1, 10, "copy", "a", "text", *place(TEXT, "he bridge")),
        aligned(10, 15, "insert"),
        aligned(15, 21, "inflect", "a", "title", *place(TITLE, "Opens")),
        aligned(21, 22, "insert"),
    ]
    second = [
        aligned(0, 9, "refer", "a", "text", 0, 9),
        aligned(9, 10, "insert"),
        aligned(10, 16, "paraphrase", "a", "text", *place(TEXT, "passed")),
        aligned(16, 27, "date", "a", "text", *place(TEXT, "on Tuesday")),
        aligned(27, 28, "copy", "a", "text", len(TEXT) - 1, len(TEXT)),
    ]
    verdict = {"label": "supported", "score": 1, "reasons": []}
    shared: Json = {"verdict": verdict, "support": {"articles": 2, "outlets": 2, "origins": 2}}
    groups = [evidence(0, "a", 0, 28), evidence(1, "b", 0, len(OTHER))]
    links = [linked(0, 10, *place(OTHER, "The bridge"), "copied"), linked(15, 21, *place(OTHER, "opened"), "form")]
    bridge = [groups[0], {**groups[1], "links": links}]
    return [
        {"claim_id": "claim-1", "text": "The bridge and opened.", "evidence": bridge, "alignments": first, **shared},
        {
            "claim_id": "claim-2",
            "text": "Ana Silva sailed on 4 March.",
            "evidence": groups,
            "alignments": second,
            **shared,
        },
    ]


def export() -> tuple[list[Json], list[Json]]:
    """Stories and articles of a small, good export."""
    articles: list[Json] = [
        {"article_id": "a", "title": TITLE, "text": TEXT, "body": [[0, len(TEXT)]]},
        {"article_id": "b", "title": None, "text": OTHER, "body": [[0, len(OTHER)]]},
        {"article_id": "c", "title": None, "text": "", "body": []},
    ]
    listed = [
        {"article_id": "a", "outlet": "One", "origin": "a", "copy_of": None, "sha256": sha256(TEXT)},
        {"article_id": "b", "outlet": None, "origin": "b", "copy_of": None, "sha256": sha256(OTHER)},
    ]
    cited = {"article_id": "a", "field": "text", "start": 34, "end": 60}
    side = {
        "value": 4e7,
        "unit": "EUR",
        "articles": ["a"],
        "origins": 1,
        "evidence": [cited],
    }
    story = {
        "schema_version": 1,
        "story_id": "story-1",
        "headline": "New Bridge",
        "headline_alignments": [aligned(0, 10, "copy", "a", "title", 0, 10)],
        "status": "new",
        "counts": {"articles": 2, "outlets": 2, "origins": 2},
        "articles": listed,
        "claims": claims(),
        "set_aside": [{"text": "It sank.", "reasons": ["has no evidence"]}],
        "disagreements": [{"measure": "cost", "relation": "conflict", "sides": [side]}],
    }
    bare: Json = {"headline": None, "headline_alignments": [], "claims": [], "set_aside": [], "disagreements": []}
    second = copy.deepcopy(story) | bare | {"story_id": "story-2"}
    return copy.deepcopy([story, second]), articles


def write(folder: Path, stories: list[Json], articles: list[Json]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in (("stories", stories), ("articles", articles)):
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def test_a_good_export_passes_and_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "run" / "exports", *export())
    assert run([str(tmp_path / "run")]) == 0
    assert capsys.readouterr().out.split() == [
        *("stories", "2", "articles", "3", "claims", "2", "alignments", "10"),
        *("copied", "share", "22.0%"),
    ]


def test_the_exports_folder_itself_may_be_named(tmp_path: Path) -> None:
    assert run([str(write(tmp_path, *export()))]) == 0


def test_an_export_without_stories_passes(tmp_path: Path) -> None:
    assert run([str(write(tmp_path, [], []))]) == 0


def test_the_console_script_exits_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["newsbraid-audit", str(write(tmp_path, *export()))])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 0


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["/nonexistent/run"]])
def test_what_is_no_run_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "expected" in capsys.readouterr().err


def test_help_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "RUN" in capsys.readouterr().out


def claim(stories: list[Json], number: int = 0) -> Json:
    found: Json = stories[0]["claims"][number]
    return found


def alignment(stories: list[Json], number: int, of: int = 0) -> Json:
    found: Json = claim(stories, of)["alignments"][number]
    return found


def link(stories: list[Json], number: int) -> Json:
    found: Json = claim(stories)["evidence"][1]["links"][number]
    return found


Corruption = Callable[[list[Json], list[Json]], object]
UNCITED: Json = {"operation": "insert", **dict.fromkeys(("article_id", "field", "start", "end"))}


def side_of(stories: list[Json]) -> Json:
    found: Json = stories[0]["disagreements"][0]["sides"][0]["evidence"][0]
    return found


CORRUPTIONS: dict[str, tuple[Corruption, tuple[str, ...]]] = {
    "changed text": (lambda s, a: a[1].update(text=OTHER.replace("Ana", "Eva")), ("sha256", "article b")),
    "body out of range": (lambda s, a: a[1].update(body=[[0, 999]]), ("articles.jsonl, line 2", "body[0]", "[0, 999)")),
    "body no pair": (lambda s, a: a[1].update(body=[[0]]), ("articles.jsonl, line 2", "expected [start, end]")),
    "article twice": (lambda s, a: a.append(a[0]), ("articles.jsonl, line 4", "second time")),
    "article absent": (lambda s, a: a.pop(1), ("articles.jsonl lacks",)),
    "article twice in story": (lambda s, a: s[0]["articles"].append(s[0]["articles"][0]), ("time in the story",)),
    "no articles": (lambda s, a: s[1].update(articles=[]), ("line 2", "story-2", "no articles")),
    "story twice": (lambda s, a: s[1].update(story_id="story-1"), ("stories.jsonl, line 2", "second time")),
    "claim twice": (lambda s, a: claim(s, 1).update(claim_id="claim-1"), ("claim_id claim-1 a second time",)),
    "counts": (lambda s, a: s[0]["counts"].update(origins=1), ("got 1 origins, expected 2",)),
    "status": (lambda s, a: s[0].update(status="old"), ("got status 'old'",)),
    "no version": (lambda s, a: s[0].pop("schema_version"), ("schema_version",)),
    "support articles": (lambda s, a: claim(s)["support"].update(articles=1), ("got 1 articles, expected 2",)),
    "support outlets": (lambda s, a: claim(s)["support"].update(outlets=3), ("got 3 outlets, expected 2",)),
    "support origins": (lambda s, a: claim(s)["support"].update(origins=3), ("got 3 origins",)),
    "no evidence": (lambda s, a: claim(s).update(evidence=[]), ("claim claim-1", "no evidence")),
    "group left out": (lambda s, a: claim(s)["evidence"][1].update(group=2), ("groups [0, 2]",)),
    "evidence range": (lambda s, a: claim(s)["evidence"][1].update(end=99), ("evidence[1]", "[0, 99)")),
    "evidence empty": (lambda s, a: claim(s)["evidence"][1].update(end=0), ("evidence[1]", "[0, 0)")),
    "evidence elsewhere": (lambda s, a: claim(s)["evidence"][1].update(article_id="c"), ("expected one of the story",)),
    "evidence score": (lambda s, a: claim(s)["evidence"][1].update(score=1.5), ("score 1.5",)),
    "title absent": (lambda s, a: claim(s)["evidence"][1].update(field="title"), ("article b, which has none",)),
    "field": (lambda s, a: claim(s)["evidence"][1].update(field="deck"), ("field 'deck'",)),
    "link": (lambda s, a: link(s, 0).update(end=14), ("links[0]", "['the', 'bridge', 'was']")),
    "link outside": (lambda s, a: link(s, 1).update(start=1, end=99), ("links[1]", "[1, 99)")),
    "link outside its passage": (
        lambda s, a: claim(s)["evidence"][1].update(end=20),
        ("links[1]", "[15, 21)", "the passage [0, 20)"),
    ),
    "link order": (lambda s, a: link(s, 1).update(claim_start=9), ("links[1]", "[9, 21)", "[10, 22)")),
    "link past the end": (lambda s, a: link(s, 1).update(claim_end=23), ("links[1]", "[15, 23)")),
    "kind of link": (lambda s, a: link(s, 1).update(how="near"), ("links[1]", "how 'near'")),
    "gap": (lambda s, a: alignment(s, 1).update(claim_start=2), ("claim-1", "offset 1", "a gap")),
    "overlap": (lambda s, a: alignment(s, 1).update(claim_start=0), ("offset 1", "an overlap")),
    "gap at the end": (lambda s, a: claim(s)["alignments"].pop(), ("gap at the end",)),
    "past the end": (lambda s, a: alignment(s, 4).update(claim_end=99), ("claim_end 99",)),
    "operation": (lambda s, a: alignment(s, 1).update(operation="move"), ("operation 'move'",)),
    "copy": (lambda s, a: alignment(s, 1).update(start=23, end=30), ("copy: got 'he bridge'",)),
    "case": (lambda s, a: alignment(s, 0).update(start=0, end=1), ("case: got 't', expected 'a'",)),
    "inflect": (lambda s, a: alignment(s, 3).update(start=0, end=3), ("inflect: got 'opened'",)),
    "insert": (lambda s, a: alignment(s, 1).update(UNCITED), ("insert: got 'he bridge'",)),
    "insert that cites": (lambda s, a: alignment(s, 2).update(article_id="a"), ("insert: got article_id",)),
    "refer": (lambda s, a: alignment(s, 0, 1).update(start=1, end=10), ("claim-2", "refer: got 'Ana Silva'")),
    "paraphrase range": (lambda s, a: alignment(s, 2, 1).update(end=999), ("claim-2", "999")),
    "date without source": (lambda s, a: alignment(s, 3, 1).update(article_id=None), ("claim-2", "article_id")),
    "claim text": (lambda s, a: claim(s).update(text="The barges and opened."), ("copy: got 'he barges'",)),
    "claim without text": (lambda s, a: claim(s).update(text=""), ("without text",)),
    "verdict": (lambda s, a: claim(s)["verdict"].update(label="unsupported"), ("verdict 'unsupported'",)),
    "verdict score": (lambda s, a: claim(s)["verdict"].update(score=float("nan")), ("score nan",)),
    "headline": (lambda s, a: s[0].update(headline="New Barges"), ("headline", "copy: got 'New Barges'")),
    "headline null": (lambda s, a: s[0].update(headline=None), ("headline", "claim_end 10")),
    "side range": (lambda s, a: side_of(s).update(end=999), ("sides[0], evidence[0]",)),
    "relation": (lambda s, a: s[0]["disagreements"][0].update(relation="other"), ("relation 'other'",)),
    "set aside": (lambda s, a: s[0]["set_aside"][0].pop("reasons"), ("set_aside[0]", "reasons")),
    "type": (lambda s, a: alignment(s, 1).update(start=True), ("start: got True, expected a whole number",)),
    "type of a list": (lambda s, a: s[0].update(claims={}), ("claims: got {}, expected a list",)),
    "type of an item": (lambda s, a: s[0].update(claims=[3]), ("claims[0]: got 3, expected an object",)),
}  # fmt: skip


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_each_corruption_is_found_at_its_place(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corrupt, expected = CORRUPTIONS[name]
    stories, articles = export()
    corrupt(stories, articles)
    assert run([str(write(tmp_path, stories, articles))]) == 1
    message = capsys.readouterr().err
    assert ".jsonl, line " in message
    for part in (*expected, "got", "expected"):
        assert part in message


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff\xfe", b'{"story_id": 1}', b"[" * 100_000, b"9" * 10_000])
def test_a_line_that_is_no_story_is_a_fault(line: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, *export())
    with (folder / "stories.jsonl").open("ab") as file:
        file.write(line)
    assert run([str(folder)]) == 1
    assert "stories.jsonl, line 3" in capsys.readouterr().err
