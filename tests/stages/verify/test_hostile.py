"""Whatever a claim or its source is, attribute and verify give evidence and a verdict, and soon."""

import pytest

from pipeline.records import Alignment, Candidate
from pipeline.stages.attribute.passages import AttributeInput
from pipeline.stages.attribute.story_index import Attribute, attribute_story
from pipeline.stages.attribute.tfidf import AttributeTfidf
from pipeline.stages.verify.learned import VerifyLearned
from pipeline.stages.verify.overlap import VerifyOverlap
from pipeline.stages.verify.rules import VerifyRules
from pipeline.stages.verify.story import VerifyInput, verify_story
from tests.builders import member
from tests.stages.attribute.test_containment import ATTRIBUTE as CONTAINMENT
from tests.stages.attribute.test_support import ATTRIBUTE as SUPPORT
from tests.verification.drafts import cited_article, draft

TEXT = "Ana Silva opened the bridge. It cost 48 million euros."
ATTRIBUTES = (SUPPORT.groups, CONTAINMENT.groups, AttributeTfidf(k=2, floor=0.2).groups)
JUDGES = (
    VerifyRules(threshold=0.7).judge,
    VerifyOverlap(threshold=0.7).judge,
    VerifyLearned(support=0.48, altered=0.95, threshold=0.7).judge,
)
HOSTILE = {
    "overflow": "It cost 1e999 euros.",
    "digits": "It cost " + "9" * 10**5 + " euros.",
    "grouped digits": "It cost " + "9," * 10**4 + "9 euros.",
    "quotations that never close": "“Ana ‘said “the " * 3000,
    "brackets": "(" * 10**4 + "bridge",
    "negations": "not " * 10**4 + "opened",
    "mixed scripts": "Мэр Анa シルバ فتح the 桥 on Tuesday, 48 百万.",
    "no words": "… \u200b !",
    "one long word": "a" * 10**5,
    "dates": "31.02.2024, 99/99/9999 " * 500,
    "surrogate": "\ud800 opened the bridge",
}


def claim_of(text: str, sources: tuple[str, ...], attribute: Attribute) -> VerifyInput:
    """A claim that a model wrote, with the evidence that is found for it."""
    articles = tuple(member(str(n), source, title=None, day="2024-03-05") for n, source in enumerate(sources))
    free = Candidate(text, (Alignment(0, len(text), "0", "text", 0, 28, "paraphrase"),), ("written",))
    cited = tuple(cited_article(a) for a in articles)
    found = attribute_story(AttributeInput("s", cited, (draft(free),)), attribute).attributions
    return VerifyInput("s", articles, (draft(free),), found)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_claims_are_set_aside_with_a_reason(name: str) -> None:
    for attribute in ATTRIBUTES:
        given = claim_of(HOSTILE[name], (TEXT, f"{TEXT} It rained."), attribute)
        for judge in JUDGES:
            found = verify_story(given, judge)
            assert len(found.claims) + len(found.set_aside) == 1
            assert all(aside.reasons for aside in found.set_aside)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sources_bear_out_what_they_say(name: str) -> None:
    for attribute in ATTRIBUTES:
        given = claim_of("Ana Silva opened the bridge.", (TEXT, HOSTILE[name]), attribute)
        for judge in JUDGES:
            (claim,) = verify_story(given, judge).claims
            assert claim.evidence[0].article_id == "0"
