"""Ordinals that count."""

import pytest

from pipeline.text.ordinals import find_ordinals


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He becomes the 23rd Democrat to enter the race.", [23]),
        ("The fourth round of talks began.", [4]),
        ("It was their seventh straight playoff berth.", [7]),
        ("On April 30th the 9th Circuit ruled on the 14th amendment.", []),
        ("A second senator left the third floor in the first minute.", []),
        ("From 5th avenue to 23rd street", []),
    ],
)
def test_ordinals_that_count_are_found_and_those_that_name_are_not(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in find_ordinals(text, 0, len(text))] == values


def test_an_ordinal_stands_where_it_is_printed() -> None:
    text = "After a third round of talks"
    (found,) = find_ordinals(text, 0, len(text))
    assert (text[found.start : found.end], found.unit) == ("third", "round")
