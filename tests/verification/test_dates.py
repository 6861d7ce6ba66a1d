"""Dates of a claim must be in its evidence, each read from the day of its own article."""

import pytest

from pipeline.verification.dates import date_faults, without_dates
from pipeline.verification.statement import Statement
from pipeline.verification.support import faults

WEDNESDAY = "2025-03-05"


def english(text: str, day: str | None = WEDNESDAY) -> Statement:
    return Statement(text, "en", day)


@pytest.mark.parametrize(
    ("claim", "source", "day"),
    [
        ("It opened on 4 March 2025.", "It opened on Tuesday.", WEDNESDAY),
        ("It opened on Tuesday.", "It opened on March 4.", "2025-03-20"),
        ("It opened on Tuesday.", "It opened yesterday.", WEDNESDAY),
        ("It opens on Friday.", "It will open on Friday, he said.", "2025-03-06"),
        ("It fell on 4 March.", "It fell before dawn on Tuesday.", WEDNESDAY),
        ("It falls on 11 March.", "It will fall on Tuesday.", WEDNESDAY),
        ("It opens in May.", "In May it opens.", None),
        ("It may march on.", "It goes on.", None),
    ],
)
def test_one_day_in_other_words_is_no_fault(claim: str, source: str, day: str | None) -> None:
    assert date_faults(english(claim), [english(source, day)]) == []


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        ("It opened on Monday.", "It opened on Tuesday.", "says Monday (2025-03-03); source says Tuesday (2025-03-04)"),
        ("It opened on 5 March 2024.", "It opened.", "says 5 March 2024; source gives no such date"),
        ("It opens in May.", "It opens in June.", "says May; source gives no such date"),
    ],
)
def test_another_day_is_a_fault(claim: str, source: str, reason: str) -> None:
    assert [f.reason for f in date_faults(english(claim), [english(source)])] == [reason]


@pytest.mark.parametrize("day", ["", "soon", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_taken_for_unknown(day: str) -> None:
    assert date_faults(english("It fell on Tuesday.", day), [english("It will fall on Tuesday.", day)]) == []


def test_one_word_may_mean_two_days_in_articles_of_different_weeks() -> None:
    assert date_faults(english("It opened on Tuesday."), [english("It opened on Tuesday.", "2025-05-07")])


def test_dates_are_blanked_out_at_their_place() -> None:
    text = "On 4 March 2025 and on Monday."
    assert without_dates(english(text)) == "On" + " " * 14 + "and on" + " " * 7 + "."
    assert len(without_dates(english(text))) == len(text)


def test_a_day_of_the_week_may_be_the_next_one_where_the_article_is_dated_just_before_it() -> None:
    source = Statement("The ferry sank on Wednesday near Dorn.", "en", "2021-08-31")
    near = Statement("The ferry sank on September 1 near Dorn.", "en", "2021-08-31")
    assert date_faults(near, [source]) == []
    early = Statement("The ferry sank on Wednesday near Dorn.", "en", "2021-08-27")
    assert [fault.kind for fault in date_faults(near, [early])] == ["date"]


def test_a_month_or_year_is_that_which_the_source_counts_from_its_day() -> None:
    source = Statement("Prices of ferries rose last month for nine sailors.", "en", "2021-05-12")
    april = Statement("Prices of ferries rose in April for nine sailors.", "en", "2021-05-12")
    assert faults(april, [source]) == []
    assert faults(Statement("Prices of ferries rose in March for nine sailors.", "en", "2021-05-12"), [source])
