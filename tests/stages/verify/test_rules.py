"""The first candidate that passes becomes the claim; what does not is set aside with its reasons."""

import pytest

from pipeline.records import Attribution, Candidate, Draft, Member, Sentence, Support
from pipeline.stages.attribute.containment import AttributeContainment
from pipeline.stages.attribute.passages import AttributeInput
from pipeline.stages.attribute.story_index import attribute_story
from pipeline.stages.verify.overlap import VerifyOverlap
from pipeline.stages.verify.rules import VerifyRules
from pipeline.stages.verify.story import VerifyInput, claim_id, verify_story
from tests.builders import member
from tests.verification.drafts import cited_article, copied, draft, reworded

ATTRIBUTE = AttributeContainment(threshold=0.7, pair_threshold=0.85, pair_floor=0.3, pair_distance=3)
VERIFY = VerifyRules(threshold=0.7)
CLAIM = "Ana Silva opened the new bridge in Porto on Tuesday."
COST = "It cost 48 million euros."
ARTICLE = member("a", f"{CLAIM} {COST}", outlet="One")


def story(*drafts: Draft, articles: tuple[Member, ...] = (ARTICLE,)) -> VerifyInput:
    cited = tuple(cited_article(a) for a in articles)
    found = attribute_story(AttributeInput("s", cited, drafts), ATTRIBUTE.groups).attributions
    return VerifyInput("s", articles, drafts, found)


def test_an_extract_becomes_a_claim() -> None:
    (claim,) = verify_story(story(draft(copied(ARTICLE, CLAIM))), VERIFY.judge).claims
    assert (claim.text, claim.verdict.label, claim.verdict.reasons) == (CLAIM, "supported", ())
    assert claim.claim_id == claim_id("s", CLAIM)
    assert claim.support == Support(1, 1, 1)


def test_a_wrong_figure_gives_place_to_the_fallback() -> None:
    wrong = reworded(ARTICLE, "It cost 47 million euros.", COST)
    found = verify_story(story(draft(wrong, copied(ARTICLE, COST))), VERIFY.judge)
    assert [c.text for c in found.claims] == [COST]
    assert found.set_aside[0].text == wrong.text
    assert "47 million" in found.set_aside[0].reasons[0] and "48 million" in found.set_aside[0].reasons[0]


def test_a_draft_whose_candidates_all_fail_is_dropped_with_each_reason() -> None:
    drafts = draft(reworded(ARTICLE, "It cost 47 million euros.", COST), reworded(ARTICLE, "Boats sank.", COST))
    found = verify_story(story(drafts), VERIFY.judge)
    assert found.claims == ()
    assert len(found.set_aside) == 2 and all(s.reasons for s in found.set_aside)


def test_a_claim_that_repeats_an_earlier_one_is_set_aside() -> None:
    shout = reworded(ARTICLE, "ana silva opened the new bridge in porto on tuesday", CLAIM)
    found = verify_story(story(draft(copied(ARTICLE, CLAIM)), draft(shout, copied(ARTICLE, CLAIM))), VERIFY.judge)
    assert len(found.claims) == 1
    assert found.set_aside[0].reasons == ("repeats an earlier claim",)


@pytest.mark.parametrize("ending", ["…", "...", "…”"])
def test_a_claim_never_ends_in_an_ellipsis(ending: str) -> None:
    cut = member("a", f"The bridge was opened by{ending}")
    assert verify_story(story(draft(copied(cut, cut.text)), articles=(cut,)), VERIFY.judge).claims == ()


def test_a_truncated_sentence_never_becomes_a_claim() -> None:
    cut = member("a", "The bridge was opened by the", sentences=(Sentence(0, 28, "body", True, False),))
    found = verify_story(story(draft(copied(cut, "The bridge was opened")), articles=(cut,)), VERIFY.judge)
    assert found.claims == ()
    assert found.set_aside[0].reasons == ("comes from a sentence that its source cuts off",)


def test_a_date_made_absolute_is_not_asked_of_the_source() -> None:
    article = member("a", ARTICLE.text, day="2025-03-05")
    base = copied(article, CLAIM)
    text = CLAIM.replace("Tuesday", "4 March 2025")
    at = text.index("4 March")
    parts = [(0, at, 0, at, "copy"), (at, at + 12, at, at + 7, "date"), (at + 12, len(text), at + 7, at + 8, "copy")]
    kind = type(base.alignments[0])
    dated = Candidate(text, tuple(kind(s, e, "a", "text", b, f, o) for s, e, b, f, o in parts), ("date",))  # type: ignore[arg-type]
    assert [c.text for c in verify_story(story(draft(dated), articles=(article,)), VERIFY.judge).claims] == [text]


def test_corroboration_counts_articles_outlets_and_origins() -> None:
    copy = member("b", ARTICLE.text, outlet="Two", origin="a", copy_of="a")
    own = member("c", "The new bridge in Porto was opened on Tuesday by Ana Silva.", outlet="One")
    (claim,) = verify_story(story(draft(copied(ARTICLE, CLAIM)), articles=(ARTICLE, copy, own)), VERIFY.judge).claims
    assert claim.support == Support(articles=3, outlets=2, origins=2)
    assert [e.group for e in claim.evidence] == [0, 1, 2]


def test_an_undated_copy_of_a_dated_article_counts_as_an_article_and_as_no_origin() -> None:
    first = member("a", ARTICLE.text, outlet="One", day="2023-04-20")
    dated = reworded(first, CLAIM.replace("Tuesday", "April 18"), CLAIM)
    copy = member("b", ARTICLE.text, outlet="Two", origin="a", copy_of="a")
    (claim,) = verify_story(story(draft(dated), articles=(first, copy)), VERIFY.judge).claims
    assert claim.support == Support(2, 2, 1)


def test_words_of_other_passages_are_linked_to_the_claim() -> None:
    other = member("b", "It rained. The new bridge in Porto was opened on Tuesday by Ana Silva.", outlet="Two")
    (claim,) = verify_story(story(draft(copied(ARTICLE, CLAIM)), articles=(ARTICLE, other)), VERIFY.judge).claims
    own, second = claim.evidence
    assert own.links == ()  # the claim's alignments tell
    pairs = [(CLAIM[k.claim_start : k.claim_end], other.text[k.start : k.end], k.how) for k in second.links]
    assert ("Ana Silva", "Ana Silva", "copied") in pairs and ("opened", "opened", "copied") in pairs


def test_a_claim_that_a_model_wrote_is_linked_to_its_own_source() -> None:
    free = reworded(ARTICLE, "The bridge that Ana Silva opened is new.", CLAIM)
    (claim,) = verify_story(story(draft(free)), VERIFY.judge).claims
    assert {CLAIM[k.start : k.end] for k in claim.evidence[0].links} >= {"Ana Silva opened", "new"}


def test_evidence_outside_of_the_text_supports_nothing() -> None:
    far = Attribution(0, 0, 0, "a", "text", 10_000, 10_009, 1.0)
    unknown = Attribution(0, 0, 1, "zzz", "title", 0, 9, 1.0)
    given = VerifyInput("s", (ARTICLE,), (draft(copied(ARTICLE, CLAIM)),), (far, unknown))
    for stage in (VERIFY, VerifyOverlap(threshold=0.7)):
        found = verify_story(given, stage.judge)
        assert found.claims == ()
        assert "has no evidence" in found.set_aside[0].reasons[0]


def test_a_draft_without_attributions_is_set_aside() -> None:
    found = verify_story(VerifyInput("s", (ARTICLE,), (draft(copied(ARTICLE, CLAIM)),), ()), VERIFY.judge)
    assert found.set_aside[0].reasons == ("unsupported: has no evidence",)


def test_overlap_lets_a_changed_figure_pass_and_refuses_other_words() -> None:
    wrong, other = reworded(ARTICLE, "It cost 47 million euros.", COST), reworded(ARTICLE, "Boats sank nearby.", COST)
    found = verify_story(story(draft(wrong), draft(other)), VerifyOverlap(threshold=0.6).judge)
    assert [c.text for c in found.claims] == [wrong.text]
    assert found.set_aside[0].text == other.text
