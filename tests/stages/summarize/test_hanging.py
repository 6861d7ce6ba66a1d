"""A noun that takes up what nobody has read is seen."""

import pytest

from pipeline.stages.summarize.faults.hanging import hangs, takes_up
from tests.stages.summarize.test_names import summary


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("Guilds spoke out against the measure.", "", True),
        ("Guilds spoke out against the measure.", "A bill would close nine ferries.", False),
        ("Guilds spoke out against the measure.", "Nine ferries sank in Dorn.", True),
        ("A bill is near, and guilds spoke out against the measure.", "", False),
        ("Guilds spoke out against the measure that closes ferries.", "", False),
        ("Guilds spoke out against the measure of the mayor.", "", False),
        ("The officials said nine ferries had sunk.", "Nine ferries sank in Dorn.", True),
        ("The officials said nine ferries had sunk.", "Nine ferries sank, the ministry said.", False),
        ("Nine sailors died after the attack.", "A gunman killed nine sailors.", False),
        ("“They hid the report,” Ann Hobb said.", "", False),
        ("The official opening was on May 3.", "", False),
        ("The decision followed nine weeks of talks.", "A court ruled that ferries may sail.", False),
        ("The 51-50 vote came after a long night.", "The House passed the bill.", True),
        ("The 51-50 vote came after a long night.", "The Senate voted 51-50 for the bill.", False),
        ("The 51-50 vote on the bill came after a long night.", "", False),
        ("The numbers were far above those of May.", "Nine of 11 ferries sank.", False),
    ],
)
def test_a_definite_noun_needs_one_of_its_kind_before_it(text: str, shown: str, expected: bool) -> None:
    assert hangs(text, shown) is expected


def test_a_sentence_that_hangs_is_told_after_the_one_that_it_follows_alone() -> None:
    bill = "Nine mayors of the north met in Dorn for two days of talks."
    other = "A mill burned down to its last beam in the south of Veldland."
    hanging = "Guilds of all harbours spoke out against the legislation."
    assert summary(f"{bill} {hanging}", days=("2021-05-12",)) == [bill, hanging]
    assert summary(hanging, other, days=("2021-05-12", "2021-05-12")) == [other]


def test_a_first_sentence_about_a_suit_follows_the_one_that_tells_of_it() -> None:
    suit = "The suit alleges that Ann Hobb sank nine ferries to save money."
    filed = "Nine sailors filed a lawsuit against the harbour board of Veldland."
    assert summary(suit, filed) == [filed, suit]


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("The mayor made the same argument.", "", True),
        ("The mayor made the same argument.", "Guilds made an argument for ferries.", False),
        ("The mayor used the same ferry as before.", "", False),
        ("Guilds voiced similar concerns.", "", True),
        ("“They made the same argument,” Ann Hobb said.", "", False),
        ("Nine ferries sank, two of the sailors said.", "", True),
        ("Nine ferries sank, two of the sailors said.", "The sailors were rescued.", False),
    ],
)
def test_what_is_compared_with_the_untold_is_taken_up(text: str, shown: str, expected: bool) -> None:
    assert takes_up(text, shown) is expected
