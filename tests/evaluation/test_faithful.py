"""The independent check finds what a claim says and its sources do not."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.faithful import check_claim, check_export

TEXT = "Ann Hobb said on Monday that 40 ferries were not safe. Peter Veld denied it."
ARTICLES = {"a": {"text": TEXT, "title": None, "day": "2021-08-31"}}


def copied(text: str, start: int, source: int, operation: str = "copy", length: int | None = None) -> dict[str, Any]:
    """An alignment of `text` at `start` with the place `source`."""
    size = len(text) if length is None else length
    return {"claim_start": start, "claim_end": start + len(text), "article_id": "a", "field": "text", "start": source,
            "end": source + size, "operation": operation}  # fmt: skip


def claim(text: str, *alignments: dict[str, Any]) -> dict[str, Any]:
    evidence = [{"article_id": "a", "field": "text", "start": 0, "end": 54}]
    return {"claim_id": "c", "text": text, "evidence": evidence, "alignments": alignments or (copied(text, 0, 0),)}


def kinds(found: dict[str, Any]) -> list[str]:
    return [fault.kind for fault in check_claim(found, ARTICLES)]


def test_a_copy_is_faithful() -> None:
    assert kinds(claim(TEXT[:54])) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Hobb said on Monday that 41 ferries were not safe.", "number"),
        ("Ann Hobb said on Tuesday that 40 ferries were not safe.", "name"),
        ("Oru Hobb said on Monday that 40 ferries were not safe.", "name"),
        ("Veld said on Monday that 40 ferries were not safe.", "name"),
    ],
)
def test_what_is_not_cited_is_found(text: str, kind: str) -> None:
    assert kind in kinds(claim(text, copied(text, 0, 0, "paraphrase", 54)))


def test_a_speaker_must_speak_in_the_source() -> None:
    text = "Veld said on Monday that 40 ferries were not safe."
    both = {**claim(text), "evidence": [{"article_id": "a", "field": "text", "start": 0, "end": len(TEXT)}]}
    swapped = TEXT.replace("Peter Veld denied it.", "It was Peter Veld who paid.")
    assert [f.kind for f in check_claim(both, {"a": {**ARTICLES["a"], "text": swapped}})] == ["speaker"]


def test_a_date_must_be_the_day_that_the_source_names() -> None:
    head, rest = "Ann Hobb said on ", " that 40 ferries were not safe."

    def dated(printed: str) -> dict[str, Any]:
        at = len(head) + len(printed)
        return claim(
            head + printed + rest, copied(head, 0, 0), copied(printed, len(head), 17, "date", 6), copied(rest, at, 23)
        )

    assert kinds(dated("August 30")) == []
    assert kinds(dated("August 29")) == ["date"]
    assert kinds(dated("August 23")) == ["date"]


def test_a_negation_alone_may_not_be_left_out() -> None:
    left, right = TEXT[:44], TEXT[48:54]
    assert kinds(claim(left + right, copied(left, 0, 0), copied(right, len(left), 48))) == ["polarity"]


def test_an_export_is_read_whole(tmp_path: Path) -> None:
    articles = [{"article_id": "a", "text": TEXT, "title": None}]
    stories = [{"articles": [{"article_id": "a", "day": "2021-08-31"}], "claims": [claim(TEXT[:54])]}]
    for name, rows in (("articles", articles), ("stories", stories)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert check_export(tmp_path) == (1, [])


@pytest.mark.parametrize(
    ("source", "printed", "found"),
    [
        ("last month", "July", []),
        ("next month", "September", []),
        ("last year", "2020", []),
        ("last month", "June", ["date"]),
        ("last year", "2021", ["date"]),
        ("some month", "July", ["date"]),
        ("last week", "the week of August 23", []),
        ("this week", "the week of August 30", []),
        ("next week", "the week of September 6", []),
        ("last week", "the week of August 30", ["date"]),
        ("last week", "the week of August 24", ["date"]),
        ("last weekend", "the weekend of August 28", []),
        ("the weekend", "the weekend of August 28", []),
        ("last weekend", "the weekend of August 21", ["date"]),
        ("this summer", "the summer of 2021", []),
        ("last fall", "the fall of 2020", []),
        ("last fall", "the fall of 2021", ["date"]),
        ("last night", "the night of August 30", []),
        ("tonight", "the night of August 31", []),
        ("this morning", "the morning of August 30", ["date"]),
    ],
)
def test_a_month_or_year_must_be_that_which_the_source_counts(source: str, printed: str, found: list[str]) -> None:
    text = f"Nine ferries sank {source}."
    articles = {"a": {"text": text, "title": None, "day": "2021-08-31"}}
    said = f"Nine ferries sank {printed}."
    alignments = (
        copied("Nine ferries sank ", 0, 0),
        copied(printed, 18, 18, "date", len(source)),
        copied(".", 18 + len(printed), len(text) - 1),
    )
    evidence = [{"article_id": "a", "field": "text", "start": 0, "end": len(text)}]
    given = {"claim_id": "c", "text": said, "evidence": evidence, "alignments": alignments}
    assert [fault.kind for fault in check_claim(given, articles) if fault.kind != "name"] == found
