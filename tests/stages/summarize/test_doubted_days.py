"""What an article counts from its day is dated only where that day and the days it names agree."""

import pytest

from pipeline.stages.summarize.days.doubted_days import dates, doubts
from pipeline.stages.summarize.days.weekdays import days_of_week
from tests.builders import member

# Days of May 2021: Saturday the 1st, Monday the 3rd, Friday the 7th.


def dated(text: str, day: str, *others: tuple[str, str]) -> str:
    """A text with its times made absolute, in a story with other articles and their days."""
    articles = [member("a", text, day=day), *(member(f"b{i}", t, day=d) for i, (t, d) in enumerate(others))]
    days = days_of_week(articles)
    edits = dates(text, 0, articles[0], days["a"], doubts(articles, days))
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + "".join(piece.text for piece in edit.pieces) + text[edit.end :]
    return text


OTHER = ("The guild met on Monday.", "2021-05-03")
WEDNESDAY = ("The guild met on Wednesday.", "2021-05-05")


def test_a_week_is_not_counted_from_a_day_before_the_one_that_the_article_tells_of() -> None:
    text = "Ferries may sail as soon as the end of this week, the guild said on Monday."
    assert "this week" in dated(text, "2021-05-01", OTHER)
    assert "the end of the week of May 3" in dated(text, "2021-05-04", ("The guild met on Monday.", "2021-05-04"))


def test_the_week_stays_where_the_later_day_is_in_it_but_not_today() -> None:
    text = "Ferries sank last week, and nine sail later today, the guild said on Wednesday."
    assert dated(text, "2021-05-04", WEDNESDAY) == (
        "Ferries sank in the week of April 26, and nine sail later today, the guild said on May 5."
    )


@pytest.mark.parametrize(
    ("others", "end"),
    [
        ((), "later on May 6."),
        ((("The ferries will sail on Friday.", "2021-05-07"),), "later today."),
        ((("The ferries sailed on Thursday.", "2021-05-06"),), "later on May 6."),
    ],
)
def test_today_is_dated_where_no_other_article_of_these_days_names_a_later_one(
    others: tuple[tuple[str, str], ...], end: str
) -> None:
    claim = dated("Ferries sank on Thursday, and nine will sail later today.", "2021-05-06", *others)
    assert claim == f"Ferries sank on May 6, and nine will sail {end}"


def test_today_is_not_dated_where_the_article_does_not_name_its_day() -> None:
    assert dated("Nine ferries will sail later today.", "2021-05-06") == "Nine ferries will sail later today."


def test_months_and_years_do_not_hang_on_a_day() -> None:
    text = "Ferries sank last year, the guild said on Monday."
    assert dated(text, "2021-05-01", OTHER) == "Ferries sank in 2020, the guild said on May 3."


def test_a_day_that_lies_ahead_casts_no_doubt() -> None:
    text = "Ferries sailed earlier today, a Wednesday, and nine will sail on Thursday."
    assert dated(text, "2021-05-05").startswith("Ferries sailed earlier on May 5")
