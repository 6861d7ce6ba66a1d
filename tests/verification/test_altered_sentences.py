"""Sentences of our own with one thing altered are refused, and true rewordings of the same ones are not.

What is said of each stands in golden/verdicts.json: after a change that is meant, renew the file and read its
difference: NEWSBRAID_RENEW_GOLDEN=1 scripts/test tests/verification/test_altered_sentences.py
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.verification.check import Sources, check
from pipeline.verification.model import shipped_models
from pipeline.verification.statement import Statement
from pipeline.verification.support import faults, judge
from tests.verification.altered_sentences import ALTERED, PASSING, REWORDED


def english(text: str) -> Statement:
    return Statement(text, "en", None)


def by_rules(source: str, claim: str) -> str:
    return judge(english(claim), [english(source)], 0.7).label


def by_weights(source: str, claim: str) -> str:
    return check(english(claim), Sources.of([english(source)]), shipped_models()).label


@pytest.mark.parametrize("kind", ALTERED)
def test_altered_sentences_are_refused(kind: str) -> None:
    passed = [claim for pair in ALTERED[kind] for claim in pair[1:] if by_rules(*pair) == "supported"]
    assert passed == [claim for _, claim in ALTERED[kind] if claim in PASSING]
    assert sum(by_weights(*pair) == "supported" for pair in ALTERED[kind]) <= len(passed)


def test_true_rewordings_pass() -> None:
    assert [claim for source, claim in REWORDED if by_rules(source, claim) != "supported"] == []
    assert sum(by_weights(source, claim) != "supported" for source, claim in REWORDED) <= 2


GOLDEN = Path(__file__).parents[1] / "golden" / "verdicts.json"


def asked() -> Iterator[tuple[str, str]]:
    """A source and a claim: each altered or true sentence beside its own source, and beside that of another one."""
    pairs = [*(pair for kind in ALTERED.values() for pair in kind), *REWORDED]
    yield from pairs
    yield from ((source, claim) for (source, _), (_, claim) in zip(pairs, pairs[7:], strict=False))


def said(source: str, claim: str) -> dict[str, object]:
    """The verdicts by rules and by weights, and what the rules find, marked with ! where the source says otherwise."""
    passage, sentence = english(source), english(claim)
    ruled = judge(sentence, [passage], 0.7)
    weighed = check(sentence, Sources.of([passage]), shipped_models())
    return {
        "source": source[:20],
        "claim": claim,
        "rules": [ruled.label, round(ruled.score, 2), *ruled.reasons],
        "weights": [weighed.label, *weighed.reasons],
        "faults": [f"{f.kind}{'!' * f.contradicts}" for f in faults(sentence, [passage])],
    }


def test_what_is_said_of_each_sentence_is_golden() -> None:
    found = [said(*pair) for pair in asked()]
    if os.environ.get("NEWSBRAID_RENEW_GOLDEN"):
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
        GOLDEN.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    for now, kept in zip(found, json.loads(GOLDEN.read_text(encoding="utf-8")), strict=True):
        assert now == kept
