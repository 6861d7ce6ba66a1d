"""Sentences of our own with one thing altered are refused, and true rewordings of the same ones are not."""

import pytest

from pipeline.verification.check import Sources, check
from pipeline.verification.model import shipped_models
from pipeline.verification.statement import Statement
from pipeline.verification.support import judge
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
