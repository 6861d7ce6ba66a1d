"""Figures in running text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.quantities import Quantity, compatible, find_quantities, same_quantity
from pipeline.text.quantity import cut_short


def the(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("paid $71 billion", 71e9, "USD"),
        ("paid US$3m", 3e6, "USD"),
        ("paid EUR 150bn", 150e9, "EUR"),
        ("paid 150 bn euros", 150e9, "EUR"),
        ("paid 1.400.000 euros", 1.4e6, "EUR"),
        ("3,5 Millionen Euro", 3.5e6, "EUR"),
        ("a 1.8-mile fence", 1.8, "mile"),
        ("up 15 per cent", 15, "%"),
        ("up 2 percentage points", 2, "percentage point"),
        ("two dozen people", 24, "person"),
        ("twenty-one old cars stood there", 21, "car"),
        ("one hundred and fifty boats", 150, "boat"),
        ("two and a half million homes", 2.5e6, "home"),
        ("half a million voters", 5e5, "voter"),
        ("4½ hours", 4.5, "hour"),
        ("2 200 firemen", 2200, "fireman"),
        ("1,200.5 tonnes", 1200.5, "tonne"),
        ("1 in 4 adults", 0.25, None),
        ("two-thirds", 2 / 3, None),
        ("five dead", 5, "person"),
        ("5m people", 5e6, "person"),
        ("a 225-page report", 225, "page"),
        ("Ms. Vole, 44, a baker", 44, "year"),
        ("a 44-year-old baker", 44, "year"),
        ("it fell by -5%", -5, "%"),
    ],
)
def test_reads_values_and_units(text: str, value: float, unit: str | None) -> None:
    quantity = the(text)
    assert math.isclose(quantity.value, value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("more than 65 people", "more than"),
        ("no more than 65 people", "up to"),
        ("at least two dozen people", "at least"),
        ("just under 50 pages", "nearly"),
        ("an estimated 50 pages", "about"),
        ("30 or more people", "at least"),
        ("turned over 300 pages", None),
        ("65 people", None),
    ],
)
def test_reads_qualifiers(text: str, qualifier: str | None) -> None:
    assert the(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-15 percent", 10, 15),
        ("between 3 and 5 million people", 3e6, 5e6),
        ("$3-5 million", 3e6, 5e6),
        ("$3 million to $5 million", 3e6, 5e6),
    ],
)
def test_reads_ranges(text: str, low: float, high: float) -> None:
    quantity = the(text)
    assert (quantity.value, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "in 2014", "in Feb. 2022", "April 20", "April 20-22, 2021", "20 April 2023", "at 3:30 p.m.", "at 5 p.m.",
        "voted 52-48", "a 5-4 ruling", "call 555-123-4567", "+44 20 7946 0958", "F-16 jets", "the 9/11 attacks",
        "COVID-19", "the G7", "1 of 3 | photo", "the 14th Amendment", "the 1990s", "1e999", "192.168.1.1",
        "2023-04-20", "one of them", "a third man", "Section 230", "1" * 100_000,
    ],
)  # fmt: skip
def test_passes_over_numbers_that_are_no_figures(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_change_from_one_value_to_another_is_no_range() -> None:
    assert [q.value for q in find_quantities("fell from 30 to 20 people")] == [30, 20]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Ten cats saw 12 dogs and 13 birds."
    quantities = find_quantities(text, 9, 24)
    assert [text[q.start : q.end] for q in quantities] == ["12"]


@given(st.text())
def test_figures_lie_in_order_inside_any_text(text: str) -> None:
    at = 0
    for quantity in find_quantities(text):
        assert at <= quantity.start < quantity.end <= len(text)
        assert math.isfinite(quantity.value)
        at = quantity.end


@given(st.text(st.sampled_from("019 .,-–/:$€%½amtowdbn\n'")))
def test_figures_lie_in_order_inside_any_tangle(text: str) -> None:
    test_figures_lie_in_order_inside_any_text.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@given(st.integers(100, 999_999_999))
def test_grouped_digits_say_what_plain_ones_say(number: int) -> None:
    for printed in (f"{number:,} boats", f"{number:,}".replace(",", " ") + " boats"):
        assert the(printed).value == number


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("150 bn euros", "more than EUR 150 billion", True),
        ("$150 billion", "more than EUR 150 billion", False),
        ("more than $160 billion", "more than $150 billion", False),
        ("about 70 people", "71 people", True),
        ("71 people", "about 70 people", False),
        ("48 pages", "47 pages", False),
        ("24 people", "two dozen people", True),
        ("1.6 km", "1,600 metres", True),
        ("15 percent", "15 percentage points", False),
    ],
)
def test_a_claim_may_be_rounder_than_its_source(claim: str, source: str, expected: bool) -> None:
    assert compatible(the(claim), the(source)) is expected


def test_the_same_quantity_may_be_spelt_in_many_ways() -> None:
    assert same_quantity(the("more than EUR 150 billion"), the("150 bn euros"))
    assert not same_quantity(the("EUR 65 billion"), the("$65 billion"))


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"


def spelt(number: int) -> str:
    """A whole number below a million in words."""
    for scale, name in ((1000, "thousand"), (100, "hundred")):
        if number >= scale:
            whole, rest = divmod(number, scale)
            return f"{spelt(whole)} {name}" + (f" {spelt(rest)}" if rest else "")
    if number < 20:
        return ONES.split(" ")[number]
    ten, one = divmod(number, 10)
    return TENS.split(" ")[ten] + (f"-{spelt(one)}" if one else "")


@given(st.integers(2, 999_999))
def test_numbers_in_words_are_worth_what_they_say(number: int) -> None:
    assert the(f"{spelt(number)} boats").value == number


@pytest.mark.parametrize(
    ("shorter", "longer", "is_cut"),
    [
        ("paid $43 million", "paid $43,885,310", True),
        ("paid $43,885,310", "paid $43 million", False),
        ("paid $42 million", "paid $43,885,310", False),
        ("paid $2 trillion", "paid $2.3 trillion", False),
        ("paid €43 million", "paid $43,885,310", False),
        ("47 pages", "48 pages", False),
    ],
)
def test_a_figure_may_leave_out_its_last_digits(shorter: str, longer: str, is_cut: bool) -> None:
    assert cut_short(the(shorter), the(longer)) is is_cut
