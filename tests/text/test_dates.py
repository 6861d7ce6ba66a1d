"""Dates in texts."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import (
    _MONTH_FIRST,
    _MONTHS_BEGIN,
    _WEEKDAY,
    _WEEKDAYS_BEGIN,
    _where,
    find_dates,
    parse_date,
)

DAY = "2023-04-20"  # a Thursday


def found(text: str, day: str | None = DAY) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.iso) for f in find_dates(text, day)]


@pytest.mark.parametrize(
    "text",
    [
        "2023-04-20", "2023-04-20T08:30:00Z", "April 20, 2023", "Apr. 20, 2023", "20 April 2023", "20th of April 2023",
        "20.04.2023", "20. April 2023", "20 avril 2023", "20 de abril de 2023", "20 aprile 2023", "20 апреля 2023",
        "2023年4月20日", "20 أبريل 2023", "20 באפריל 2023", "20 अप्रैल 2023", "20 Απριλίου 2023", "20 kwietnia 2023",
        "Thursday, April 20, 2023", "Published: 2023. 04. 20 09:01", "04/20/2023",
    ],
)  # fmt: skip
def test_printed_dates_are_read(text: str) -> None:
    assert parse_date(text) == "2023-04-20"


@pytest.mark.parametrize(
    "text", ["", "soon", "Apr. 20", "2023-02-30", "04/05/2023", "1.2.3.2023 x", "99999-99-99", "Aprİl 20, 2023"]
)
def test_what_is_no_sure_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_relative_dates_need_a_day() -> None:
    assert found("He came on Thursday.", None) == []
    assert found("He came on Thursday and left yesterday.") == [("Thursday", DAY), ("yesterday", "2023-04-19")]
    assert found("It fell on Friday.") == [("Friday", "2023-04-14")]


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert found("It began on Dec. 30.", "2023-01-02") == [("Dec. 30", "2022-12-30")]
    assert found("It begins on January 3.", "2022-12-30") == [("January 3", "2023-01-03")]


def test_a_day_of_the_week_that_points_forward_is_left_out() -> None:
    assert found("They will meet on Friday.") == []
    assert found("They meet next Monday.") == []


def test_a_day_of_the_week_and_its_date_are_one() -> None:
    assert found("On Thursday, April 20, it rained.") == [("Thursday, April 20", DAY)]


def test_lower_case_may_is_no_month() -> None:
    assert found("It may 5 times fail.") == []


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_any_date_comes_back_from_its_english_form(day: date) -> None:
    assert parse_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
    assert parse_date(f"{day.day} {day:%b} {day.year}") == day.isoformat()


@given(st.text(max_size=60), st.sampled_from([None, DAY, "nonsense", "0001-01-01", "9999-12-31"]))
def test_any_text_gives_ordered_spans_with_real_dates(text: str, day: str | None) -> None:
    dates = find_dates(text, day)
    assert all(a.end <= b.start for a, b in itertools.pairwise(dates))
    assert all(date.fromisoformat(f.iso) and f.start < f.end <= len(text) for f in dates)


PARTS = [
    "last ",
    "Monday",
    "this",
    " ",
    "March ",
    "5",
    "5th",
    "d'",
    "1",
    "_",
    "п'ятницу",
    "सोमवार",
    "ב",
    "May",
    "-",
    "é",
]


@given(st.lists(st.sampled_from(PARTS)))
def test_days_and_months_are_tried_where_one_of_their_words_begins_and_missed_nowhere(parts: list[str]) -> None:
    text = "".join(parts)
    for pattern, begin in ((_WEEKDAY, _WEEKDAYS_BEGIN), (_MONTH_FIRST, _MONTHS_BEGIN)):
        assert [m.span() for m in _where(pattern, begin, text)] == [m.span() for m in pattern.finditer(text)]
