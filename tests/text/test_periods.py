"""Times that are counted from the day of an article; Wednesday, 6 March 2024, unless another day is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.periods import find_periods


def printed(text: str, day: str | None = "2024-03-06") -> list[str]:
    return [period.printed for period in find_periods(text, day)]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("last month", "2024-03-06", ["February"]),
        ("next month", "2024-03-06", ["April"]),
        ("last month", "2024-01-15", ["December 2023"]),
        ("next month", "2024-12-15", ["January 2025"]),
        ("this month", "2024-03-06", ["March"]),
        ("last year, next year", "2024-03-06", ["2023", "2025"]),
        ("last October", "2024-03-06", ["October 2023"]),
        ("last week", "2024-03-06", ["the week of February 26"]),
        ("next week", "2024-12-25", ["the week of December 30"]),
        ("this week", "2024-03-06", ["the week of March 4"]),
        ("last weekend", "2024-03-06", ["the weekend of March 2"]),
        ("over the weekend", "2024-03-06", ["the weekend of March 2"]),
        ("this summer", "2024-03-06", ["the summer of 2024"]),
        ("last summer", "2024-03-06", ["the summer of 2023"]),
        ("next spring", "2024-10-06", ["the spring of 2025"]),
        ("tonight", "2024-03-06", ["the night of March 6"]),
        ("last night", "2024-03-06", ["the night of March 5"]),
        ("this morning", "2024-03-06", ["the morning of March 6"]),
        ("later today", "2024-01-01", ["January 1"]),
        ("last night", "2024-01-01", ["the night of December 31, 2023"]),
    ],
)
def test_times_are_called_by_their_dates(text: str, day: str, expected: list[str]) -> None:
    assert printed(f"It fell {text}.", day) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("last month", "2024-03-02"),
        ("last month", "2024-03-30"),
        ("last year", "2024-01-02"),
        ("last week", "2024-03-04"),
        ("last week", "2024-03-03"),
        ("this week", "2024-03-02"),
        ("this weekend", "2024-03-06"),
        ("last weekend", "2024-03-09"),
        ("over the weekend", "2024-03-07"),
        ("last summer", "2024-09-10"),
        ("next summer", "2024-03-06"),
        ("next morning", "2024-03-06"),
        ("last morning", "2024-03-06"),
        ("last February", "2024-03-06"),
        ("last March", "2024-02-28"),
        ("last October 4", "2024-03-06"),
        ("last month", None),
        ("last month", "someday"),
        ("last month", "0001-06-15"),
    ],
)
def test_what_is_near_an_edge_or_not_sure_is_left_as_it_is(text: str, day: str | None) -> None:
    assert printed(f"It fell {text}.", day) == []


def test_places_hold_the_possessive() -> None:
    text = "Last week's rain fell."
    (period,) = find_periods(text, "2024-03-06")
    assert (text[period.start : period.end], period.noun, period.into) == ("Last week's", True, "in")


@given(st.sampled_from(["last", "this", "next"]), st.sampled_from(["month", "year"]), st.dates())
def test_months_and_years_are_those_before_and_after(which: str, unit: str, day: object) -> None:
    found = printed(f"It fell {which} {unit}.", str(day))
    assert len(found) <= 1
    if found and unit == "year":
        assert int(found[0]) - int(str(day)[:4]) == {"last": -1, "this": 0, "next": 1}[which]
