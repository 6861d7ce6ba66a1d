"""What an export says is new fits the story that it stands in; each way of corrupting it is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.exports.jsonl import ExportJsonLines
from pipeline.exports.places import FaultError
from pipeline.exports.replay import audit
from tests.exports.test_news import closed, grown

Json = dict[str, Any]


def exported() -> list[Json]:
    """A grown story and a closed one, as records."""
    content = dict(ExportJsonLines()([grown(), closed()], "News"))["stories.jsonl"].decode()
    return [json.loads(line) for line in content.splitlines()]


def written(folder: Path, stories: list[Json]) -> Path:
    (folder / "stories.jsonl").write_text("".join(json.dumps(s) + "\n" for s in stories), encoding="utf-8")
    (folder / "articles.jsonl").write_bytes(dict(ExportJsonLines()([grown()], "News"))["articles.jsonl"])
    return folder


def test_a_good_export_passes(tmp_path: Path) -> None:
    assert audit(written(tmp_path, exported())).stories == 2


def change(story: Json, number: int = 0) -> Json:
    found: Json = story["changes"]["claims"][number]
    return found


def of_today(story: Json) -> None:
    """Let the evidence of a past claim be of the text that is there, at a place that is not."""
    evidence = change(story)["was"]["evidence"][0]
    evidence.update(sha256=story["articles"][0]["sha256"], end=999)


CORRUPTIONS: dict[str, tuple[Callable[[Json], object], str]] = {
    "no born": (lambda s: s.pop("born"), "expected born, updated, changes"),
    "updated before born": (lambda s: s.update(updated="2024-02-01T00:00:00Z"), "before born"),
    "no changes": (lambda s: s.update(changes=None), "without changes"),
    "not its own id": (lambda s: s.update(previous=[]), "previous for status grown"),
    "new with its own id": (lambda s: s.update(status="new"), "previous for status new"),
    "added elsewhere": (lambda s: s["changes"]["articles"].update(added=["z"]), "added articles that are not in"),
    "added twice": (lambda s: s["changes"]["articles"].update(added=["a", "a"]), "an id twice"),
    "added and corrected": (lambda s: s["changes"]["articles"].update(corrected=["a"]), "both added and corrected"),
    "withdrawn and there": (lambda s: s["changes"]["articles"].update(withdrawn=["a"]), "withdrawn article among"),
    "merged of nowhere": (lambda s: s["changes"]["stories"].update(merged=["s-9"]), "previous does not name"),
    "split but grown": (lambda s: s["changes"]["stories"].update(split_from=["s-1"]), "expected new"),
    "grown of nothing": (lambda s: s["changes"]["articles"].update(added=[]), "status grown"),
    "kind": (lambda s: change(s).update(change="other"), "got 'other'"),
    "new with was": (lambda s: change(s).update(change="new"), "was for a new claim"),
    "changed without was": (lambda s: change(s).update(was=None), "no was for a changed claim"),
    "withdrawn without reason": (lambda s: change(s, 1).update(reason=None), "got reason None"),
    "withdrawn with an id": (lambda s: change(s, 1).update(claim_id="c-1"), "for a withdrawn claim"),
    "claim of nowhere": (lambda s: change(s).update(claim_id="c-9"), "expected one of the story"),
    "gone and said": (lambda s: change(s)["was"].update(text=s["claims"][0]["text"]), "as gone that the story says"),
    "past without evidence": (lambda s: change(s)["was"].update(evidence=[]), "no evidence"),
    "past out of range": (of_today, "[0, 999)"),
    "figure not said": (lambda s: s["changes"]["figures"][0].update(now="29 people"), "which its claim does not say"),
    "one figure": (lambda s: s["changes"]["figures"][0].update(was_value=28.0), "one value"),
    "figure out of range": (lambda s: s["changes"]["figures"][0]["evidence"][0].update(end=999), "999"),
}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_each_corruption_is_found(tmp_path: Path, name: str) -> None:
    corrupt, message = CORRUPTIONS[name]
    stories = exported()
    corrupt(stories[0])
    with pytest.raises(FaultError) as fault:
        audit(written(tmp_path, stories))
    assert message in str(fault.value)
    assert "story s-1" in str(fault.value)


def test_a_closed_story_has_no_changes(tmp_path: Path) -> None:
    stories = exported()
    stories[1]["changes"] = stories[0]["changes"]
    with pytest.raises(FaultError, match="no articles"):
        audit(written(tmp_path, stories))
