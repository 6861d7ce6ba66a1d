"""What one text denies with a "not" and the other in another word."""

import pytest

from pipeline.verification.statement import Statement
from pipeline.verification.support import faults


def kinds(claim: str, source: str) -> list[str]:
    return [fault.kind for fault in faults(Statement(claim, "en", None), [Statement(source, "en", None)])]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Companies may not sell data.", "The law bars companies from selling data."),
        ("The court did not accept the appeal.", "The court rejected the appeal."),
        ("The airport was not closed.", "The airport stayed open."),
        ("From 2026 on, no cars will be allowed downtown.", "The city will ban cars downtown from 2026."),
        ("Officials said it was not an attack.", "Officials ruled out an attack."),
    ],
)
def test_a_denial_in_another_word_is_no_fault(claim: str, source: str) -> None:
    assert kinds(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source", "kind"),
    [
        ("The law does not bar companies from selling data.", "The law bars companies from selling data.", "negation"),
        ("The airport in Porto was closed.", "The airport in Porto was open.", "opposite"),
        ("The court accepted the appeal.", "The court rejected the appeal.", "opposite"),
        ("The city will not ban cars downtown.", "The city will ban cars downtown.", "negation"),
    ],
)
def test_a_denial_that_only_one_has_is_one(claim: str, source: str, kind: str) -> None:
    assert kind in kinds(claim, source)
