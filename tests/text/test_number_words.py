"""Numbers in digits and words, one by one."""

import pytest

from pipeline.text.number_words import decimal_of, digits_at, words_at


def value(text: str) -> tuple[float, str]:
    """The number at the head of a text, and what is left of it."""
    found = (digits_at if text[0].isdigit() else words_at)(text, 0, len(text))
    assert found is not None
    return found.value, text[found.end :]


@pytest.mark.parametrize(
    ("sign", "part"),
    [
        ("½", 1 / 2), ("¼", 1 / 4), ("¾", 3 / 4), ("⅓", 1 / 3), ("⅔", 2 / 3),
        ("⅛", 1 / 8), ("⅜", 3 / 8), ("⅝", 5 / 8), ("⅞", 7 / 8),
    ],
)  # fmt: skip
def test_a_fraction_in_one_sign(sign: str, part: float) -> None:
    assert value(f"4{sign} miles") == (4 + part, " miles")


@pytest.mark.parametrize(
    ("digits", "number", "step"),
    [
        ("1,234", 1234, 1), ("12,345,600", 12_345_600, 100), ("1,23,456", 123_456, 1), ("12,34,56,789", 123_456_789, 1),
        ("1.234.567", 1_234_567, 1), ("1.234,5", 1234.5, 0.1), ("1.400", 1.4, 0.001), ("3,5", 3.5, 0.1),
        ("2 200", 2200, 100), ("0.25", 0.25, 0.01), ("700", 700, 100), ("0", 0, 1),
    ],
)  # fmt: skip
def test_separators_of_all_countries(digits: str, number: float, step: float) -> None:
    assert decimal_of(digits) == (number, step)


@pytest.mark.parametrize("digits", ["1,2,3", "1.2.3", "12,34", "1,2345", "1,234,56"])
def test_digits_that_are_no_number_or_a_decimal(digits: str) -> None:
    found = decimal_of(digits)
    assert found is None or found[0] < 100


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("twenty-one guns", 21, " guns"), ("twenty ten", 20, " ten"), ("twenty one two", 21, " two"),
        ("two hundred and five thousand", 205_000, ""), ("a dozen eggs", 12, " eggs"), ("two dozen", 24, ""),
        ("nineteen five", 19, " five"), ("one million two hundred", 1_000_200, ""), ("ninety-nine", 99, ""),
    ],
)  # fmt: skip
def test_words_that_go_on_a_number_and_words_that_begin_another(text: str, number: float, rest: str) -> None:
    assert value(text) == (number, rest)
