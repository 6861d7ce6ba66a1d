"""Verification by the shipped weights, and by an inference model made on the spot."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.models.entailment import Inference, Pair, load_entailment
from pipeline.records import Claim, SetAside, Verified
from pipeline.stages.verify.entailment import VerifyEntailment
from pipeline.stages.verify.learned import VerifyLearned
from pipeline.stages.verify.story import VerifyInput, verify_story
from pipeline.tables import to_records, to_table
from tests.builders import member
from tests.models.test_spec import spec
from tests.stages.verify.test_rules import ARTICLE, CLAIM, COST, story
from tests.tiny_models import tiny_entailment
from tests.verification.drafts import copied, draft, reworded

LEARNED = VerifyLearned(support=0.36, altered=0.95, threshold=0.7)


@pytest.fixture(scope="module")
def entailment(tmp_path_factory: pytest.TempPathFactory) -> VerifyEntailment:
    return VerifyEntailment(
        model=spec(tiny_entailment(tmp_path_factory.mktemp("entailment"))), entailed=0.01, batch_size=8
    )


def test_an_extract_becomes_a_claim_without_a_model() -> None:
    (claim,) = verify_story(story(draft(copied(ARTICLE, CLAIM))), LEARNED.judge).claims
    assert (claim.verdict.label, claim.verdict.score) == ("supported", 1.0)


def test_a_rewording_of_the_evidence_is_published() -> None:
    free = reworded(ARTICLE, "The new bridge in Porto was opened on Tuesday by Ana Silva.", CLAIM)
    (claim,) = verify_story(story(draft(free)), LEARNED.judge).claims
    assert claim.text == free.text and 0.36 <= claim.verdict.score < 1


@pytest.mark.parametrize(
    "text", ["It cost 47 million euros.", "It cost 48 billion euros.", "It did not cost 48 million euros."]
)
def test_an_altered_wording_gives_place_to_the_fallback(text: str) -> None:
    found = verify_story(story(draft(reworded(ARTICLE, text, COST), copied(ARTICLE, COST))), LEARNED.judge)
    assert [c.text for c in found.claims] == [COST]
    assert found.set_aside[0].reasons[0].startswith("contradicted: ")


def test_other_languages_are_judged_by_the_rules() -> None:
    german = member("d", "Die Brücke wurde am Dienstag eröffnet. Sie kostete 48 Millionen Euro.", language="de")
    free = reworded(german, "Die Brücke kostete Geld und wurde gesprengt.", "Die Brücke wurde am Dienstag eröffnet.")
    assert verify_story(story(draft(free), articles=(german,)), LEARNED.judge).claims == ()


def test_the_model_is_asked_about_what_is_no_extract(entailment: VerifyEntailment) -> None:
    free = reworded(ARTICLE, "The bridge was opened.", CLAIM)
    found = verify_story(story(draft(copied(ARTICLE, CLAIM)), draft(free)), entailment.judge)
    assert found == verify_story(story(draft(copied(ARTICLE, CLAIM)), draft(free)), entailment.judge)
    assert found.claims[0].verdict.score == 1.0
    rest: list[Claim | SetAside] = [*found.claims[1:], *found.set_aside]
    assert [r.text for r in rest] == [free.text]


@pytest.mark.parametrize("batch_size", [1, 3, 100])
def test_stories_of_a_part_are_asked_together_and_judged_as_one_by_one(
    entailment: VerifyEntailment, batch_size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wordings = ["The bridge was opened.", "It cost 48 million euros to build.", "Ana Silva opened a new bridge."]
    drafts = [draft(*(reworded(ARTICLE, w, CLAIM) for w in wordings[i:]), copied(ARTICLE, CLAIM)) for i in range(3)]
    stories = [replace(story(*drafts), story_id=f"s{i}") for i in range(2)]
    strict = replace(entailment, entailed=0.9, batch_size=batch_size)  # nothing passes: every wording is asked about
    asked = len(strict.asked(stories))
    sizes: list[int] = []
    model = load_entailment(strict.model)

    def judge(pairs: Sequence[Pair]) -> list[Inference]:
        sizes.append(len(pairs))
        return type(model).judge(model, pairs)

    monkeypatch.setattr(model, "judge", judge)
    result = strict(to_table(stories, VerifyInput))
    assert sum(sizes) == asked > 2 and max(sizes) == min(batch_size, asked)
    alone = [verify_story(s, strict.judge) for s in stories]
    assert [s.story_id for s in to_records(result.kept, Verified)] == ["s0", "s1"]
    for found, other in zip(to_records(result.kept, Verified), alone, strict=True):
        assert [c.text for c in found.claims] == [c.text for c in other.claims]
        assert [a.text for a in found.set_aside] == [a.text for a in other.set_aside]


def test_a_wrong_figure_is_contradicted_whatever_the_model_says(entailment: VerifyEntailment) -> None:
    found = verify_story(story(draft(reworded(ARTICLE, "It cost 47 million euros.", COST))), entailment.judge)
    assert found.claims == ()
    assert "47 million" in found.set_aside[0].reasons[0]


def test_wrong_parameters_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        VerifyLearned(support=1.5, altered=0.95, threshold=0.7)
    with pytest.raises(ConfigurationError):
        VerifyEntailment(model=spec(tmp_path), entailed=0.0, batch_size=8)
