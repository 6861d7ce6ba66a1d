"""What is said under a condition, asked or denied is not told as a fact."""

import pytest

from pipeline.verification.embedded import embedding_faults

IF = "If the union signs the deal, trains will run again on the coast, the minister said."


def cues(claim: str, *passages: str, language: str = "en") -> list[str]:
    return [fault.reason.partition("“")[2].rstrip("”") for fault in embedding_faults(claim, passages, language)]


@pytest.mark.parametrize(
    ("claim", "source", "cue"),
    [
        ("Trains will run again on the coast.", IF, "if"),
        ("The union signs the deal.", IF, "if"),
        ("The clinic will close.", "The clinic will close unless the state pays by June.", "unless"),
        ("The state will pay by June.", "The clinic will close unless the state pays by June.", "unless"),
        ("The minister lied to parliament.", "A panel will decide whether the minister lied to parliament.", "whether"),
        ("The pilot was drunk.", "It is unclear if the pilot was drunk.", "if"),
        ("The vote in Ulm was rigged.", "He falsely claimed the vote in Ulm was rigged.", "falsely … claimed"),
        ("The state raised taxes.", "Instead of raising taxes, the state cut spending.", "instead of"),
        ("They found a link between two murders.", "They ruled out a link between two murders.", "ruled out"),
        ("The ban on exports ended.", "She called for an end to the ban on exports.", "called for"),
        ("He will keep migrants out of the U.S.", "He will keep migrants out of the U.S. if he is elected.", "if"),
        ("The vote was rigged.", "There is no evidence that the vote was rigged.", "no … evidence"),
    ],
)  # fmt: skip
def test_a_part_that_is_no_fact_is_told(claim: str, source: str, cue: str) -> None:
    assert cues(claim, source) == [cue]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Once the union signs the deal, trains will run again on the coast.", IF),
        ("Signing the deal would let the union bring trains back to the coast.", IF),
        ("The minister spoke of the deal.", IF),
        ("He asked if the pilot was drunk.", "It is unclear whether the pilot was drunk."),
        ("The storm will hit Cuba.", "The storm will hit Cuba, and schools open on Friday if roads are clear."),
        ("He would run again.", "He would run again, even if his party lost the vote."),
        ("He denied that the vote was rigged.", "He dismissed the claim that the vote was rigged."),
        ("Trains stop on Monday.", "The clinic closes, unless it rains. Trains stop on Monday."),
        ("Trains stop on Monday in Ulm.", "Trains stop on Monday in Ulm. If it rains we pay for the trains."),
        ("52 people died in attacks in Ulm.", "She is calling for a study of the attacks. 52 people died in Ulm."),
        ("A split on Monday hurt Ulm.", "Lee has denied having said that. A split on Monday hurt Ulm."),
        ("Trains will run on the coast.", "Trains will run on the coast. Trains will run on the coast if it is dry."),
    ],
)
def test_what_keeps_its_cue_or_stands_elsewhere_too_is_no_fault(claim: str, source: str) -> None:
    assert cues(claim, source) == []


def test_another_passage_that_tells_it_as_a_fact_is_enough() -> None:
    claim = "Trains will run again on the coast."
    assert cues(claim, IF) and cues(claim, IF, "On the coast trains will run again.") == []


def test_other_languages_are_not_read() -> None:
    assert cues("Trains will run again on the coast.", IF, language="de") == []
