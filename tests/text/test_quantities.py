"""Figures in running text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.phrased_quantities import SEED, may_have_figures, next_seed
from pipeline.text.quantities import Quantity, compatible, find_quantities, same_quantity


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
        ("sold 8.5 m tickets", 8.5e6, "ticket"),
        ("a 30 m wall", 30, "metre"),
        ("ran the 400 m hurdles", 400, "metre"),
        ("1.6 million bpd of crude", 1.6e6, "barrel"),
        ("a total of 50 gigatonnes", 50, "gigatonne"),
        ("raise the retirement age to 69", 69, "year"),
        ("a 225-page report", 225, "page"),
        ("Ms. Vole, 44, a baker", 44, "year"),
        ("a 44-year-old baker", 44, "year"),
        ("it fell by -5%", -5, "%"),
        ("a couple of boats", 2, "boat"),
        ("two-dozen boats", 24, "boat"),
        ("another dozen boats", 12, "boat"),
        ("half-a-dozen boats", 6, "boat"),
        ("a half-hour show", 0.5, "hour"),
        ("1/2 litre of gin", 0.5, "litre"),
        ("2 1/2 years", 2.5, "year"),
        ("one in every 500 users", 0.002, None),
        ("one out of five", 0.2, None),
        ("a 2 in 3 chance", 2 / 3, None),
        ("three years and four months", 40 / 12, "year"),
        ("6 feet 2 inches", 6 + 2 / 12, "foot"),
        ("a magnitude-5.2 quake", 5.2, "magnitude"),
        ("a 6.1-magnitude earthquake", 6.1, "magnitude"),
        ("measuring 5.6 on the Richter scale", 5.6, "magnitude"),
        ("150 nautical miles", 150, "nautical mile"),
        ("15 more inches", 15, "inch"),
        ("193km / h", 193, "kilometre per hour"),
        ("lost $US1 million", 1e6, "USD"),
        ("lost A$2m", 2e6, "AUD"),
        ("lost euro110 billion", 110e9, "EUR"),
        ("lost Rs5 crore", 5e7, "INR"),
        ("12 lakh voters", 1.2e6, "voter"),
        ("at the age of 91", 91, "year"),
        ("when she was 14", 14, "year"),
        ("Ann Hobb, then 32, took the ferry", 32, "year"),
        ("the tally, then 32, rose", 32, None),
        ("he was 3 points ahead", 3, "point"),
        ("Nearly 52,000 Americans", 52_000, "american"),
        ("a 16 - year - old boy", 16, "year"),
        ("a half-billion dollars", 5e8, "USD"),
        ("three-quarters of a million people", 750_000, "person"),
        ("a quarter-million boats", 250_000, "boat"),
        ("by a quarter of a percentage point", 0.25, "percentage point"),
        ("a quarter-point cut", 0.25, "percentage point"),
        ("half a percent", 0.5, "%"),
        ("one-tenth of one percent", 0.1, "%"),
        ("two-thirds of a mile", 2 / 3, "mile"),
        ("half a century", 0.5, "century"),
        ("an hour and a half", 1.5, "hour"),
        ("a two-and-a-half-year term", 2.5, "year"),
        ("22 and a half years", 22.5, "year"),
        ("a million and a half people", 1.5e6, "person"),
        ("a hundred and fifty boats", 150, "boat"),
        ("a 6-foot-2 guard", 6 + 2 / 12, "foot"),
        ("a 5-foot-11-inch man", 5 + 11 / 12, "foot"),
        ("plus or minus 3 percentage points", 3, "percentage point"),
        ("minus 3 percent", -3, "%"),
        ("a 5'10\" guard", 5 + 10 / 12, "foot"),
        ("6ft 2in tall", 6 + 2 / 12, "foot"),
        ("highs of 38C on Monday", 38, "degree Celsius"),
        ("it was minus 5C", -5, "degree Celsius"),
        ("limit global warming to 1.5C", 1.5, "degree Celsius"),
        ("a rise of 2C above pre-industrial levels", 2, "degree Celsius"),
        ("walked in 40C heat", 40, "degree Celsius"),
        ("the 1.5C target", 1.5, "degree Celsius"),
        ("60-mile-an-hour winds", 60, "mile per hour"),
        ("a 15,000-square-foot house", 15_000, "square foot"),
        ("fell to 3.2pc", 3.2, "%"),
        ("rose .5 percent", 0.5, "%"),
        ("10k people", 10_000, "person"),
        ("75M people", 75e6, "person"),
        ("a 500-strong crowd", 500, None),
        ("nine quarters of football", 9, "quarter"),
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
        ("a near-50-year low", "nearly"),
        ("an estimated 50 pages", "about"),
        ("30 or more people", "at least"),
        ("turned over 300 pages", None),
        ("20-odd years", "about"),
        ("20-plus years", "at least"),
        ("12 and under", "up to"),
        (">200 people", "more than"),
        ("as few as 20", "at least"),
        ("c. 500 people", "about"),
        ("a couple of hundred people", "about"),
        ("65 people", None),
        ("it was over\n65 people came", None),
        ("it was over A 23-year-old man came", None),
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
        ("four or five boats", 4, 5),
        ("a 40- to 60-hour course", 40, 60),
        ("ranging from 5 percent to 25 percent", 5, 25),
        ("between £ 130 m and £ 170 m", 130e6, 170e6),
        ("£1.2-1.5m", 1.2e6, 1.5e6),
        ("a 3-to-5-year term", 3, 5),
        ("1.2m-1.5m people", 1.2e6, 1.5e6),
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
        "2023-04-20", "one of them", "a third man", "Section 230", "1" * 100_000, "a couple in love", "ABC123",
        "SUV500", "magnitude", "a 5G network", "seat 12F", "a six-figure sum", "a 30-something", "9-to-5",
        "a 220-to-190 vote", "half-year results", "first-half minutes", "a quarter final",
    ],
)  # fmt: skip
def test_passes_over_numbers_that_are_no_figures(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize("text", ["several hundred people", "a few dozen boats", "several million dollars"])
def test_several_hundred_is_an_order_of_magnitude(text: str) -> None:
    assert the(text).vague


def test_a_dash_makes_a_range_where_to_makes_a_change() -> None:
    assert the("cut by 50%-52%").high == 52
    assert [q.high for q in find_quantities("rose by 50% to 52%")] == [None, None]


def test_a_dash_between_two_clauses_makes_no_range_of_number_words() -> None:
    assert [q.value for q in find_quantities("raised from three to four - two steps short of the top")] == [3, 4, 2]


def test_a_part_in_millions_takes_the_noun_of_its_whole() -> None:
    assert [q.value for q in find_quantities("lost 1.5 m of about 3 m ballots")] == [1.5e6, 3e6]


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


def test_a_range_of_ages_has_both_ends() -> None:
    found = the("The vaccine is for children aged 12 to 15.")
    assert (found.kind, found.value, found.high) == ("age", 12, 15)


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


TANGLES = (
    "1", "12,345,", "1 ", "one ", "one hundred ", "a couple of ", "half a ", "1 in ", "$US", "1/2 ", "10-", "5 to ",
    "9 or ", "three years and ", "magnitude ", "(4.8 km", "\u0663\u0664 ", "\uff11\uff12", "½",
    "million ", "and ", "- to ",
)  # fmt: skip


@pytest.mark.parametrize("tangle", TANGLES)
def test_no_run_of_anything_takes_more_than_time_in_proportion(tangle: str) -> None:
    """What backtracks is not over in this life."""
    text = tangle * (20_000 // len(tangle))
    quantities = find_quantities(text)
    assert all(math.isfinite(q.value) for q in quantities)


@given(st.lists(st.sampled_from(TANGLES), max_size=40).map("".join))
def test_figures_lie_in_order_inside_any_tangle_of_phrases(text: str) -> None:
    test_figures_lie_in_order_inside_any_text.hypothesis.inner_test(text)  # type: ignore[attr-defined]


def test_the_part_of_a_number_counts_what_the_whole_does() -> None:
    assert [(q.value, q.unit) for q in find_quantities("157 of 338 seats")] == [(157, "seat"), (338, "seat")]


def test_a_million_digits_are_no_figure() -> None:
    assert find_quantities("7" * 1_000_000) == ()
    assert [q.value for q in find_quantities("1e999 and 12 boats")] == [12]


@given(
    st.lists(
        st.sampled_from(
            ["one ", "two-", "a ", "half", "third ", "million", " dozen", "EUR", "$US", "1", "2,000", "x", "_"]
        )
    )
)
def test_figures_are_tried_where_a_word_of_theirs_begins_and_missed_nowhere(parts: list[str]) -> None:
    text = "".join(parts)
    for at in range(len(text) + 1):
        found, whole = next_seed(text, at, len(text)), SEED.search(text, at)
        assert (found and found.span()) == (whole and whole.span())
        assert found is None or may_have_figures(text[at:])


def test_an_ordinal_is_no_part_of_a_whole_and_a_height_has_its_inches() -> None:
    assert [q.kind for q in find_quantities("the five-hundredth anniversary")] == ["count"]
    assert the("two-hundredths of a second").value == 0.02
    text = "a 5-foot-11-inch man"
    assert text[the(text).start : the(text).end] == "5-foot-11-inch"
