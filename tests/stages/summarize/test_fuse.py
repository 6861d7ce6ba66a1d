"""Claims with one subject are joined whole, or not at all."""

from dataclasses import replace

import pytest

from pipeline.records import Candidate
from pipeline.stages.summarize.coordinate import coordinated
from pipeline.stages.summarize.fuse import SummarizeFuse
from pipeline.stages.summarize.wording.edits import extract_candidate
from tests.builders import member
from tests.stages.summarize.test_edits import replay
from tests.stages.summarize.test_summarizers import check, story


def joined(one: str, two: str) -> str | None:
    a, b = member("a", one), member("b", two)
    found = coordinated(extract_candidate(a, 0, len(one)), extract_candidate(b, 0, len(two)))
    if found is None:
        return None
    replay(found, a, b)
    assert isinstance(found, Candidate) and "claims joined" in found.edits
    return found.text


@pytest.mark.parametrize(
    ("one", "two", "claim"),
    [
        ("Mayor Ann Hobb slept.", "Hobb bought a ferry.", None),
        ("Ann Hobb closed two.", "Hobb bought a ferry.", "Ann Hobb closed two and bought a ferry."),
        ("Ann Hobb said he slept.", "Hobb said it left.", "Ann Hobb said that he slept and that it left."),
        ("Ann Hobb closed one.", "Hobb bought two, which sank.", "Ann Hobb closed one and bought two, which sank."),
        ("Ann Hobb closed two harbours.", "Veld bought a ferry.", None),
        ("Ann Hobb closed harbours that smelled.", "Hobb bought a ferry.", None),
        ("Ann Hobb closed two harbours on Monday.", "Hobb bought a ferry.", None),
        ("Ann Hobb closed two harbours on May 3.", "Hobb bought a ferry on May 4.", None),
        ("Ann Hobb closed “two” harbours.", "Hobb bought a ferry.", None),
        ("Ann Hobb said Peter Veld was ill.", "Hobb said he would pay.", None),
        ("Ann Hobb said in a letter that it rained.", "Hobb said the ferry was late.", None),
        ("Ann Hobb closed two harbours.", "Mr. Peter Hobb bought a ferry.", None),
    ],
)  # fmt: skip
def test_whole_predicates_stand_side_by_side(one: str, two: str, claim: str | None) -> None:
    assert joined(one, two) == claim


def test_two_sources_that_say_a_claim_only_together_are_one_origin_behind_it() -> None:
    from pipeline.records import Evidence
    from pipeline.verification.support import count_support

    articles = {i: member(i, "It rained in Harnby.", outlet=i) for i in "abc"}
    together = [Evidence(0, i, "text", 0, 9, 1.0) for i in "ab"]
    assert count_support(together, articles).origins == 1
    assert count_support(together, articles).articles == 2
    both = [*together, *(Evidence(n, i, "text", 0, 9, 1.0) for n, i in ((1, "a"), (2, "c")))]
    assert count_support(both, articles).origins == 2


def test_a_joined_claim_falls_back_on_its_first_half() -> None:
    fuse = SummarizeFuse(budget_words=60, budget_sentences=None, budget_characters=None, sentences_tried=50)
    articles = (
        member("a", "Mayor Ann Hobb closed two old harbours in the north. Hobb bought a ferry for the islands."),
    )
    summary = fuse.summarize(story(*articles))
    check(summary, articles)
    (draft,) = summary.drafts
    assert draft.candidates[0].text.endswith("closed two old harbours in the north and bought a ferry for the islands.")
    assert draft.candidates[-1].edits == ()
    assert replace(fuse, budget_words=10) != fuse
