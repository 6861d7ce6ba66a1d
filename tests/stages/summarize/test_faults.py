"""What a reader would miss in a sentence that stands alone."""

import pytest

from pipeline.stages.summarize.faults import SERIOUS, faults


@pytest.mark.parametrize(
    "text",
    [
        "Five hours later the young master stopped the clock and had won the tournament.",
        "The next morning the harbour board closed the old bridge to all lorries.",
        "There the young Harnby side beat the favourite and overtook both of them.",
        "Quick recap for those who went to bed: the home side needed only a draw.",
        "Look at the harbour board and no ferry of any size comes to mind.",
        "Two of our writers share their opposing views on the ferry shown below.",
        "Here’s what the harbour board said about the old ferry on Monday.",
        "Last month this board endorsed Ann Doe for mayor of Carrow City.",
    ],
)
def test_a_sentence_that_counts_from_another_or_addresses_its_reader_is_at_serious_fault(text: str) -> None:
    assert faults(text, "en") >= SERIOUS


@pytest.mark.parametrize(
    "text",
    [
        "“This choice should trouble everybody who sails,” the lawyer said.",
        "The Democratic governor picked a former ferry captain on Monday for the board.",
        "The board's chief inspector asked on Monday for two new ferries and a bridge.",
        "Schools in Harnby will open again tomorrow after the long strike of the ferry crews.",
        "Ann Hobb then described how the ferry was stopped twice in the bay.",
    ],
)
def test_a_person_without_a_name_and_a_then_or_tomorrow_are_faults(text: str) -> None:
    assert faults(text, "en") == 1


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board closed the old bridge to lorries five hours later than planned.",
        "The governor of the island asked on Monday for two new ferries and a bridge.",
        "The civil defence chief, Ann Hobb, said that dozens were missing after the storm.",
        "There were three hundred people on the ferry when it struck the reef.",
        "Look Harbour won the cup on Monday after a long match in the rain.",
        "“This choice should trouble everybody,” the lawyer Ann Hobb said on Monday.",
    ],
)
def test_whole_sentences_have_no_fault(text: str) -> None:
    assert faults(text, "en") == 0


def test_two_sentences_run_together_are_a_serious_fault() -> None:
    assert faults("Lawmakers met to address the problem The rate of deaths in Harnby rose again.", "en") >= SERIOUS
    assert faults("Lawmakers met to address the problem with editors of The Harnby Echo on a ferry.", "en") == 0
