"""Days, months and years that a reader of a summary could not place are dated or left out."""

import pytest

from tests.stages.summarize.test_names import summary

OTHER = "A mill burned down to its last beam in the south of Veldland."


def beside_a_dated_article(text: str) -> str:
    """The claim of an article without a day, in a story where another has one."""
    (claim,) = set(summary(text, OTHER, days=(None, "2021-05-12"))) - {OTHER}
    return claim


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ferry prices rose by nine crowns last month.", "Ferry prices rose by nine crowns in April."),
        ("Ferry prices will rise as soon as next month.", "Ferry prices will rise as soon as June."),
        ("The nine ferries sank early last year.", "The nine ferries sank early in 2020."),
        ("The nine ferries won last year's race.", "The nine ferries won the 2020 race."),
        ("Prices are lower than last year in all towns.", "Prices are lower than 2020 in all towns."),
        ("The nine ferries will sail this year and next.", "The nine ferries will sail this year and next."),
        ("Nine ferries sank last week.", "Nine ferries sank in the week of May 3."),
        ("Nine ferries will sail early next week.", "Nine ferries will sail early in the week of May 17."),
        ("Nine ferries will sail by early next week.", "Nine ferries will sail by early next week."),
        ("Nine ferries sank over the weekend.", "Nine ferries sank over the weekend of May 8."),
        ("Nine ferries will sail over the weekend.", "Nine ferries will sail over the weekend."),
        ("Nine ferries sank last weekend.", "Nine ferries sank on the weekend of May 8."),
        ("Nine ferries were built last fall.", "Nine ferries were built in the fall of 2020."),
        ("Nine ferries will sail this summer.", "Nine ferries will sail in the summer of 2021."),
        ("Nine ferries will sail next summer.", "Nine ferries will sail next summer."),
        ("Nine ferries will sail later today.", "Nine ferries will sail."),
        ("Prices were cut after this fall in demand.", "Prices were cut after this fall in demand."),
        ("The guild says this year is the worst of all.", "The guild says this year is the worst of all."),
        ("A baker on late Wednesday evening sold nine boats.", "A baker on late Wednesday evening sold nine boats."),
        ("The man held last month was freed.", "The man held in April was freed."),
        ("Over the last year nine ferries were sold.", "Over the last year nine ferries were sold."),
        ("“We sank nine ferries last year,” Ann Hobb said.", "“We sank nine ferries last year,” Ann Hobb said."),
    ],
)
def test_months_and_years_are_counted_from_the_day_of_the_article(text: str, claim: str) -> None:
    assert summary(text, days=("2021-05-12",)) == [claim]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Nine ferries sank last night.", "Nine ferries sank on the night of May 11."),
        ("Nine ferries will sail later today.", "Nine ferries will sail later on May 12."),
    ],
)
def test_a_part_of_the_day_is_dated_where_its_article_names_that_day(text: str, claim: str) -> None:
    assert claim in summary(f"{text} The guild of Harnby told mayors on Wednesday of a storm.", days=("2021-05-12",))


@pytest.mark.parametrize("day", ["2021-05-09", "2021-05-10"])
def test_papers_of_a_sunday_or_monday_do_not_agree_on_the_last_week(day: str) -> None:
    text = "The nine ferries won prizes in the north last week and sank."
    assert "week of" not in summary(text, days=(day,))[0]


@pytest.mark.parametrize("day", [None, "2021-05-01", "2021-05-30"])
def test_near_the_edge_of_a_month_and_without_a_day_it_stays(day: str | None) -> None:
    text = "Ferry prices rose by nine crowns last month."
    assert summary(text, days=(day,)) == [text]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The guild sued nine towns in a Friday statement.", "The guild sued nine towns in a statement."),
        ("The guild gave nine towns a Friday ultimatum.", "The guild gave nine towns a Friday ultimatum."),
        ("Nine towns were flooded in Tuesday's storm.", "Nine towns were flooded in the storm."),
        ("The nine towns won last week's race.", "The nine towns won the race."),
        ("Friday's report from the guild praised nine towns.", "The report from the guild praised nine towns."),
        ("The guild signed a pact Friday banning nine ferries.", "The guild signed a pact banning nine ferries."),
        ("Mayor Hobb Tuesday closed nine harbours.", "Mayor Hobb closed nine harbours."),
        (
            "A storm flooded nine towns Friday night after the dam broke.",
            "A storm flooded nine towns after the dam broke.",
        ),
        ("On Tuesday, the guild sued nine towns.", "The guild sued nine towns."),
        ("A storm hit nine towns in the north sometime on Tuesday.", "A storm hit nine towns in the north."),
        ("Mayor Ann Hobb, on Tuesday, closed nine harbours.", "Mayor Ann Hobb closed nine harbours."),
        (
            "Nine towns in the north, on Tuesday, in secret, sued guilds.",
            "Nine towns in the north, on Tuesday, in secret, sued guilds.",
        ),
        ("The guild will sue nine towns later today.", "The guild will sue nine towns."),
        ("On Tuesday, the guild could sue nine towns.", "On Tuesday, the guild could sue nine towns."),
        ("By Tuesday, the guild had sued nine towns.", "By Tuesday, the guild had sued nine towns."),
        ("Nine towns voted on Super Tuesday in the north.", "Nine towns voted on Super Tuesday in the north."),
        (
            "The mayor of the town spent Friday in nine harbours.",
            "The mayor of the town spent Friday in nine harbours.",
        ),
        ("The dam broke in Dorn, Veldland, on Monday.", "The dam broke in Dorn, Veldland, on Monday."),
    ],
)
def test_a_day_of_the_week_that_nobody_can_date_goes_where_the_sentence_reads_on(text: str, claim: str) -> None:
    assert beside_a_dated_article(text) == claim


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Nine towns were flooded last week after the dam broke.", "Nine towns were flooded after the dam broke."),
        ("The guild said Monday that nine ferries will sail.", "The guild said that nine ferries will sail."),
        ("The guild sued nine towns on Tuesday — a first.", "The guild sued nine towns — a first."),
        ("Nine towns will be flooded this week's end.", "Nine towns will be flooded this week's end."),
        ("In the last week nine towns were flooded.", "In the last week nine towns were flooded."),
    ],
)
def test_weeks_that_nobody_can_date_go_too(text: str, claim: str) -> None:
    assert beside_a_dated_article(text) == claim


def test_yesterday_is_dated_where_its_article_names_a_day_about_then() -> None:
    text = "The baker of Dorn sold nine boats to sailors yesterday."
    assert summary(text, days=("2021-05-12",)) == ["The baker of Dorn sold nine boats to sailors."]
    told = f"{text} The guild of Harnby told mayors on Tuesday of a storm."
    assert "The baker of Dorn sold nine boats to sailors on May 11." in summary(told, days=("2021-05-12",))


def test_a_clause_that_would_hold_its_verb_alone_keeps_its_day() -> None:
    text = "The baker of Dorn was seen in a film that was posted on Saturday."
    assert beside_a_dated_article(text) == text


def test_words_before_a_quotation_do_not_stand_beside_a_day() -> None:
    text = "The baker spoke to Ann Hobb on “Ferry Hour” Sunday night."
    assert summary(text, days=("2021-05-12",)) == ["The baker spoke to Ann Hobb on “Ferry Hour” on the night of May 9."]


def test_in_a_story_without_any_date_days_of_the_week_stay() -> None:
    text = "The guild sued nine towns on Tuesday — a first."
    assert summary(text) == [text]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Last month, the guild sued nine towns.", "In April, the guild sued nine towns."),
        ("But last year the nine ferries sank in a storm.", "In 2020 the nine ferries sank in a storm."),
        ("Next year’s ferry tax will be nine crowns.", "The 2022 ferry tax will be nine crowns."),
        ("Last year was the best for nine ferries.", "Last year was the best for nine ferries."),
        ("Yesterday, the guild sued nine towns.", "The guild sued nine towns."),
        (
            "From Friday through Sunday nine ferries sank in the bay.",
            "From May 7 through May 9 nine ferries sank in the bay.",
        ),
        (
            "The guild met from Sunday to Friday in nine towns.",
            "The guild met from Sunday to Friday in nine towns.",
        ),
    ],
)
def test_what_opens_a_sentence_and_both_ends_of_a_range_are_dated(text: str, claim: str) -> None:
    assert summary(text, days=("2021-05-10" if "Friday" in text else "2021-05-12",)) == [claim]


def test_what_is_still_to_be_announced_keeps_its_day() -> None:
    text = "The nine rules, to be announced Friday, help harbours of the north."
    assert beside_a_dated_article(text) == text
