"""What a reader would miss in a sentence that stands alone."""

import pytest

from pipeline.stages.summarize.faults.dangling import dangles
from pipeline.stages.summarize.faults.faults import SERIOUS, faults
from tests.stages.summarize.test_names import summary


@pytest.mark.parametrize(
    "text",
    [
        "Five hours later the young master stopped the clock and had won the tournament.",
        "The next morning the harbour board closed the old bridge to all lorries.",
        "There the young Harnby side beat the favourite and overtook both of them.",
        "Quick recap for those who went to bed: the home side needed only a draw.",
        "Look at the harbour board and no ferry of any size comes to mind.",
        "Two of our writers share their opposing views on the ferry shown below.",
        "Here’s what the harbour board said about the old ferry in Harnby.",
        "Last month this board endorsed Ann Doe for mayor of Carrow City.",
        "The bill was drafted by the harbour board of Harnby and Veldish Sens.",
    ],
)
def test_a_sentence_that_counts_from_another_or_addresses_its_reader_is_at_serious_fault(text: str) -> None:
    assert faults(text, "en") >= SERIOUS


@pytest.mark.parametrize(
    "text",
    [
        "“This choice should trouble everybody who sails,” the lawyer said.",
        "The Democratic governor picked a former ferry captain in Harnby for the board.",
        "The board's chief inspector asked in Harnby for two new ferries and a bridge.",
        "Schools in Harnby will open again tomorrow after the long strike of the ferry crews.",
        "Ann Hobb then described how the ferry was stopped twice in the bay.",
        "Ann Hobb said, a gate of the old ferry was opened before the storm.",
    ],
)
def test_a_person_without_a_name_and_a_then_or_tomorrow_are_faults(text: str) -> None:
    assert faults(text, "en") == 1


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board closed the old bridge to lorries five hours later than planned.",
        "The governor of the island asked in Harnby for two new ferries and a bridge.",
        "The civil defence chief, Ann Hobb, said that dozens were missing after the storm.",
        "There were three hundred people on the ferry when it struck the reef.",
        "Look Harbour won the cup in Harnby after a long match in the rain.",
        "“This choice should trouble everybody,” the lawyer Ann Hobb said in Harnby.",
    ],
)
def test_whole_sentences_have_no_fault(text: str) -> None:
    assert faults(text, "en") == 0


def test_two_sentences_run_together_are_a_serious_fault() -> None:
    assert faults("Lawmakers met to address the problem The rate of deaths in Harnby rose again.", "en") >= SERIOUS
    assert faults("Lawmakers met to address the problem with editors of The Harnby Echo on a ferry.", "en") == 0


@pytest.mark.parametrize(
    "text",
    [
        "A danger to the nine towns around the old harbour and to their fellow sailors.",
        "An island of small farms, white chapels and narrow lanes in the far north of Veld.",
    ],
)
def test_a_phrase_without_a_verb_is_at_serious_fault_in_english_alone(text: str) -> None:
    assert faults(text, "en") >= SERIOUS
    assert faults(text, "sv") == 0


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board opposes the ferry of nine towns around the bay.",
        "Most sailors want a new ferry between the nine towns of the bay.",
        "Nobody in the nine towns around the bay owns a ferry any more.",
    ],
)
def test_a_present_without_an_auxiliary_is_a_verb(text: str) -> None:
    assert faults(text, "en") == 0


def test_who_speaks_under_a_family_name_alone_is_a_fault() -> None:
    text = "The nine ferries will be sold before the winter, Hobb said in Harnby."
    assert faults(text, "en", frozenset({"Hobb"})) == 1
    assert faults(text.replace("Hobb", "Ann Hobb"), "en", frozenset({"Hobb"})) == 0
    assert faults(text, "en", frozenset({"Doe"})) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The designation will allow nine towns to rebuild the ferry.", True),
        ("Both sides want the ferry to sail in the spring.", True),
        ("Such ferries sink in every storm.", True),
        ("The decision of the harbour board will close the ferry.", False),
        ("The harbour board will close the ferry.", False),
    ],
)
def test_a_subject_that_takes_up_another_sentence_dangles(text: str, expected: bool) -> None:
    assert dangles(text) is expected


def test_no_summary_opens_with_a_subject_that_takes_up_what_nobody_has_read() -> None:
    taken_up = "The decision will cost nine towns a hundred crowns each."
    other = "Ferry guilds gathered in Dorn after forty years of quarrel."
    assert summary(taken_up, other, days=("2021-05-11", "2021-05-12")) == [other]
    told = "Ferry guilds decided in Dorn to end forty years of quarrel."
    assert summary(taken_up, told, days=("2021-05-11", "2021-05-12")) == [told, taken_up]
    assert summary(told, taken_up, days=("2021-05-11", "2021-05-12")) == [told, taken_up]
    assert summary(taken_up) == [taken_up]


@pytest.mark.parametrize(
    "text",
    [
        "On July 22 that year the guild of Harnby released its first letters.",
        "How it all works out may make a case for more ferries in the north.",
        "Ann Hobb expected to become the latest mayor to sell all ferries of the town.",
    ],
)
def test_what_points_back_or_lacks_its_verb_is_a_serious_fault(text: str) -> None:
    assert faults(text, "en") >= SERIOUS


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("“That means ferries for all nine towns of the north,” Ann Hobb said.", 1),
        ("“It’s a bad day for all nine towns of the north,” Ann Hobb said.", 1),
        ("“That ferry is a bad one for all nine towns of the north,” Ann Hobb said.", 0),
        ("Ann Hobb had asked those ferries again about all nine towns of the north.", 1),
        ("Ann Hobb had asked those ferries of the north again about all nine towns.", 0),
    ],
)
def test_words_that_take_up_what_is_not_told_are_a_fault(text: str, weight: int) -> None:
    assert faults(text, "en") == weight


def test_the_voice_of_an_author_weighs_more_than_all_that_hangs() -> None:
    own = "My colleagues wrote an essay in Harnby that I think about often."
    assert faults(own, "en") > faults("It was called a ferry and she took it, we think, later that day?", "en")
    assert faults("“My colleagues wrote an essay that I like,” Ann Hobb said in Harnby.", "en") == 0


@pytest.mark.parametrize(
    "text",
    [
        "The suit in federal court in Harnby alleges that nine ferries sank.",
        "The authorization could come in May.",
        "The Thursday order covers nine ferries.",
    ],
)
def test_a_suit_that_nobody_told_of_dangles(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize(
    "after", ["That did not happen.", "But it’s simply not true.", "None of that is true.", "Not so."]
)
def test_what_the_next_sentence_says_is_not_so_is_not_told(after: str) -> None:
    hoped = "The harbour board of Harnby said that the new ferry would beat the old one."
    known = "The old ferry won the race to Veld by nine minutes on a windy day."
    assert summary(f"{hoped} {after} {known}") == [known]
    assert hoped in summary(f"{hoped} It rained. {known}")
