"""What figures are called for a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.compare.reading.labels import label_of
from pipeline.text.quantities import find_quantities


def label(text: str, place: int = 0) -> str:
    quantity = find_quantities(text)[place]
    return label_of(text, quantity, (0, quantity.end, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town counted 1,200 valid signatures on the list.", "valid signatures on the list"),
        ("About 7,000 troops will be withdrawn in the coming months.", "troops withdrawn in the coming months"),
        ("New jobless claims fell to 473,000 last week.", "New jobless claims"),
        ("The unemployment rate dropped sharply to 4.8%.", "unemployment rate"),
        ("They want to pass a $3 trillion infrastructure bill soon.", "infrastructure bill"),
        ("Lind said he had cut $716 million from Medicare.", "cut from Medicare"),
        ("An average gallon costing drivers $3.04 is dear.", "price of a gallon"),
        ("Fuel was sold at $2 a gallon.", "price of Fuel, a gallon"),
        ("The 11-day war ended.", "length of the war"),
        ("A law that bans abortions after six weeks passed.", "length of time (bans abortions)"),
        ("The bridge opened two years after the vote of the council.", "time after the vote of the council"),
        (
            "The blaze was battled by firefighters for nearly eight hours.",
            "length of time (blaze battled by firefighters)",
        ),
        ("With just three weeks left the council met.", "time left"),
        ("Lind Holm, 44, a baker, was hurt.", "age of Lind Holm"),
        ("They would raise the retirement age to 69.", "retirement age"),
        ("The site lies 20 miles north of Torvik.", "distance north of Torvik"),
        ("Nearly 8 percent of gas stations in Torvik had none.", "share of gas stations in Torvik"),
        ("A 22-page sentencing memorandum would explain it.", "pages of the sentencing memorandum"),
        ("A magnitude 6.1 quake struck Torvik.", "magnitude of the quake"),
        ("A 12-nation Pacific trade deal was signed.", "nations of the Pacific trade deal"),
        ("The 315-foot ferry ran aground.", "length of the ferry"),
        ("It struck at a depth of 12 kilometres.", "depth"),
        ("They put $80 million of state aid on the table.", "state aid"),
        ("Lind spent $5,000 on fur capes.", "spent on fur capes"),
        ("The factory will cost $1.2 billion.", "cost of the factory"),
        ("Some 400 people lost their homes.", "people who lost their homes"),
        ("Wayne had five catches to become the best.", "catches"),
        ("Cases fell below 30,000 amid continuing signs of hope.", "Cases"),
        ("It was $5, he said.", ""),
    ],
)
def test_a_label_is_a_noun_phrase_of_its_clause(text: str, expected: str) -> None:
    assert label(text) == expected


WORDS = ["fell", "to", "5", "$3", "people", "of", "the", "gallon", "-", ",", "12-day", "7%", "said", "U.S.", "4 miles"]


@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_a_label_is_short_in_any_tangle(words: list[str]) -> None:
    text = " ".join(words)
    for place, _ in enumerate(find_quantities(text)):
        assert len(label(text, place).split()) <= 12
