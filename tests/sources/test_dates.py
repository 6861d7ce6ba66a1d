"""Dates: what sources write, and what they had better not have written."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources.dates import best_date, judged_date, url_day

NOW = "2024-03-20T12:00:00Z"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        (" 2024-03-05 ", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T10:20:30Z", "2024-03-05T10:20:30Z"),
        ("2024-03-05T01:20:30+02:00", "2024-03-04T23:20:30Z"),
        ("2024-03-05 10:20:30.123456+00:00", "2024-03-05T10:20:30Z"),
        ("2024-03-05T10:20", "2024-03-05T10:20:00Z"),
        ("Tue, 05 Mar 2024 10:20:30 +0100", "2024-03-05T09:20:30Z"),
        ("5 Mar 2024 10:20:30 GMT", "2024-03-05T10:20:30Z"),
        ("5 Mar 2024", "2024-03-05"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 1, tzinfo=timezone(timedelta(hours=2))), "2024-03-04T23:00:00Z"),
        (datetime(2024, 3, 5, 1), "2024-03-05T01:00:00Z"),
        ("1851-09-18", "1851-09-18"),
        ("2024-03-21", "2024-03-21"),
        (1_709_634_030, "2024-03-05T10:20:30Z"),
        (1_709_634_030.75, "2024-03-05T10:20:30Z"),
        (1_709_634_030_999, "2024-03-05T10:20:30Z"),
        ("1709634030", "2024-03-05T10:20:30Z"),
        (20240305, "2024-03-05"),
    ],
)
def test_dates_become_utc(value: object, expected: str) -> None:
    assert judged_date(value, NOW)[0] == expected


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2024-13-01", "2024-03", "1799-12-31", "2024-03-22", "0001-01-01T00:00:00+14:00",
     "9999-12-31T23:59:59-14:00", "x" * 10_000, 9_999_999_999, 1e300, -5,
     float("nan"), 3.5, True, None, [], {}, "٢٠٢٤-٠٣-٠٥T", "\ud800"],
)  # fmt: skip
def test_non_dates_and_absurd_dates_are_none(value: object) -> None:
    assert judged_date(value, NOW)[0] is None


@settings(deadline=None)
@given(st.text(max_size=70) | st.from_regex(r"[A-Z][a-z]{2}, \d{1,3} [A-Z][a-z]{2} -?\d{1,6} [\d:]{1,9} \S{0,6}"))
def test_no_string_crashes(value: str) -> None:
    result = judged_date(value, NOW)[0]
    assert result is None or "1800" <= result[:4] <= "2024"


@settings(deadline=None)
@given(st.datetimes(datetime(1800, 1, 2), datetime(2024, 3, 20)).map(lambda d: d.replace(microsecond=0, tzinfo=UTC)))
def test_what_is_normal_stays_as_it_is(moment: datetime) -> None:
    written = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert judged_date(moment, NOW) == judged_date(written, NOW) == (written, None)


@pytest.mark.parametrize(
    ("value", "fault"),
    [("2099-01-01", "future"), ("1799-12-31", "too_early"), ("soon", "unreadable"), (5, "unreadable"), (None, None),
     (" ", None), ("9" * 5000, "unreadable")],
)  # fmt: skip
def test_what_is_wrong_with_a_date_is_said(value: object, fault: str | None) -> None:
    assert judged_date(value, NOW) == (None, fault)


def test_the_most_trusted_usable_date_is_taken_and_the_first_fault_kept() -> None:
    given = [("file", "2024-03-09"), ("url", "2024-03-04"), ("field", "2099-01-01"), ("metadata", "soon")]
    assert best_date(given, NOW) == ("2024-03-04", "url", "future")
    assert best_date([("field", None), ("url", None)], NOW) == (None, None, None)
    assert best_date([("text", "2024-03-05"), ("file", "2024-03-09")], NOW) == ("2024-03-05", "text", None)


@pytest.mark.parametrize(
    ("url", "day"),
    [("https://a.example/2021/04/30/x", "2021-04-30"), ("https://a.example/world/2021-4-3/x", "2021-04-03"),
     ("https://a.example/2021/04/30", "2021-04-30"), ("https://a.example/2021/13/01/x", None), (None, None),
     ("https://a.example/2021/04/305", None), ("https://a.example/x-2021-04-30", None), ("1/2021/04/30.5", None)],
)  # fmt: skip
def test_the_day_in_an_address_is_found(url: str | None, day: str | None) -> None:
    assert url_day(url) == day
