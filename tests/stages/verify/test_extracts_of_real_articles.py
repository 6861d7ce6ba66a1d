"""On real articles each sentence is supported by itself, whatever figures, quotes and negations it has."""

import json
from pathlib import Path

import pytest

from pipeline.stages.verify.rules import VerifyRules
from pipeline.stages.verify.story import VerifyInput, verify_story
from tests.builders import member
from tests.stages.verify.test_rules import story
from tests.verification.drafts import copied, draft

VERIFY = VerifyRules(threshold=1.0)


def extracts(text: str) -> VerifyInput:
    article = member("a", text, day="2021-06-02")
    sentences = [text[s.start : s.end] for s in article.sentences]
    return story(*(draft(copied(article, s)) for s in sentences), articles=(article,))


@pytest.mark.data
def test_every_extract_is_supported_or_set_aside_for_its_form_alone(data: Path) -> None:
    lines = (data / "basil" / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:20]
    allowed = {"ends in an ellipsis", "repeats an earlier claim"}
    for text in [json.loads(line)["text"] for line in lines if line]:
        found = verify_story(extracts(text), VERIFY.judge)
        assert {r for s in found.set_aside for r in s.reasons} <= allowed
        assert found.claims and all(c.verdict.score == 1.0 for c in found.claims)
