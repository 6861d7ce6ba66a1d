"""An accusation and its denial."""

import pytest

from pipeline.records import Ranked
from pipeline.stages.summarize.choosing.denials import accuse, denies
from pipeline.stages.summarize.compress import SummarizeCompress
from pipeline.stages.summarize.story import SummarizeInput
from tests.builders import member

ACCUSED = "Nine sailors of Harnby accused Paul Veld of taking money from the ferry fund."
DENIED = "Paul Veld denied the accusations and called for a vote."
OTHER = "The ferry line to the northern islands opened again after a storm."


def told(*texts: str, words: int = 60) -> list[str]:
    """The claims of a summary of articles that are ranked in the order in which they are given, the last very low."""
    articles = [member(str(i), text) for i, text in enumerate(texts)]
    weights = [*(1.0 for _ in texts[:-1]), 0.05]
    ranked = tuple(Ranked(str(i), 0, len(text), w) for i, (text, w) in enumerate(zip(texts, weights, strict=True)))
    summarizer = SummarizeCompress(
        budget_words=words, budget_sentences=None, budget_characters=None, sentences_tried=50
    )
    summary = summarizer.summarize(SummarizeInput("s", tuple(articles), ranked, ()))
    return [draft.candidates[0].text for draft in summary.drafts]


def test_an_accusation_brings_its_denial_however_low_that_ranks() -> None:
    assert len(told(ACCUSED, OTHER, DENIED)) == 3
    assert len(told(ACCUSED, OTHER, "Bo Lind denied the accusations and called for a vote.")) == 2
    assert len(told(OTHER, "The mayor of Harnby sold nine old boats to a museum.", DENIED)) == 2


def test_a_denial_takes_the_place_of_what_was_chosen_last_where_both_do_not_fit() -> None:
    assert told(ACCUSED, OTHER, DENIED, words=27) == [ACCUSED, DENIED.replace("Paul ", "")]
    assert told(ACCUSED, OTHER, DENIED, words=15) == [ACCUSED]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Veld has vehemently denied any wrongdoing in the affair.", True),
        ("Veld rejected both of the claims as a smear campaign.", True),
        ("Veld pleaded not guilty on Monday.", True),
        ("A judge denied the motion of Veld to dismiss the case.", False),
        ("Veld said: “I deny the allegations of the board.”", False),
        ("Hobb denied any wrongdoing in the affair.", False),
    ],
)
def test_a_denial_denies_what_somebody_named_is_accused_of(text: str, wanted: bool) -> None:
    assert denies(text, [ACCUSED.replace("Harnby", "the town")]) is wanted


def test_a_pronoun_at_the_head_of_a_sentence_is_no_name_of_the_accused() -> None:
    assert not denies("They denied any wrongdoing in the affair.", ["They accused Paul Veld of taking money."])


def test_who_has_read_a_denial_needs_no_other() -> None:
    assert accuse([ACCUSED]) and not accuse([OTHER]) and not accuse([ACCUSED, DENIED])
