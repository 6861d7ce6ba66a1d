"""Values are shown as a person reads them."""

from dataclasses import replace

import pytest

from pipeline.exports import display
from pipeline.exports.story import Story
from pipeline.records import Comparison, Layout, Side, Span
from tests.exports.stories import headline, source


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1&z=2#w", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://", False),
        ("http://[::1", False),
        ("https://a.example/\u202egpj", False),
        ("https://a.example/ x", False),
        ("ftp://a.example", False),
        ("https://a.example/" + "a" * 5000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert display.safe_url(url) == (url if safe else None)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (("2025-03-14",), "14 March 2025"),
        (("2025-03-14T08:00:00Z", "2025-03-15"), "14–15 March 2025"),
        (("2025-03-14", "2025-04-01"), "14 March – 1 April 2025"),
        (("2024-12-31", "2025-01-01"), "31 December 2024 – 1 January 2025"),
        ((None,), None),
        (("yesterday",), None),
    ],
)
def test_days_are_shown_once(days: tuple[str | None, ...], shown: str | None) -> None:
    articles = tuple(source(str(i), published=day) for i, day in enumerate(days))
    assert display.days(Story("s", articles)) == shown


def test_controls_and_turning_marks_are_not_shown_and_emoji_stay() -> None:
    text = "a\x00b\u202ec\u2069d\ufffee 👩‍👩‍👧 \x1b\u200fשלום"
    assert display.visible(text) == "abcde 👩‍👩‍👧 \u200fשלום"


def test_a_plain_id_names_its_file_and_any_other_gets_a_digest() -> None:
    assert display.slug("s-1a_b") == "s-1a_b"
    for story_id in ("../x", "A", "a/b", "é", "", ".", "a" * 200):
        assert display.slug(story_id).startswith("x-")


def test_an_outlet_is_named_by_its_host_where_it_is_not_given() -> None:
    assert display.outlet(source(outlet="Wire")) == "Wire"
    assert display.outlet(source(outlet="\x00 ", url="https://www.a.example/x")) == "a.example"
    assert display.outlet(source()) == "unknown outlet"


def test_a_title_is_looked_for_in_the_text() -> None:
    layout = Layout(Span(0, 5), None, None, None, (Span(6, 16),))
    assert display.article_title(source(text="Title\nIt rained.", layout=layout)) == "Title"
    assert display.article_title(source(text="It rained. It shone.")) == "It rained."
    assert (
        display.article_title(source(text="\x00\x01", sentences=(), layout=Layout(None, None, None, None, ())))
        == "Untitled"
    )


def test_a_story_without_a_headline_bears_the_title_of_its_first_article_and_its_language() -> None:
    first, second = source("a", title="Rain"), source("b", title="Regen", language="de")
    assert display.story_title(Story("s", (first, second))) == "Rain"
    assert display.title_language(Story("s", (first, second))) == "en"
    assert display.story_title(Story("s", (first, second), headline=headline(second))) == "Regen"
    assert display.title_language(Story("s", (first, second), headline=headline(second))) == "de"


def test_an_outlet_that_nobody_knows_is_not_named() -> None:
    assert display.known_outlet(source()) is None
    assert display.known_outlet(source(outlet="The Dorn Post")) == "The Dorn Post"


def test_a_long_list_is_cut_and_what_is_left_out_is_counted() -> None:
    assert display.some([1, 2, 3], 3) == "1, 2, 3"
    assert display.some("abcd", 3) == "a, b, c +1"
    assert display.some([]) == ""


def test_a_town_that_lies_in_a_country_is_no_figure_rounded() -> None:
    figure = Comparison("figure", "houses", "rounding", (), None)
    assert display.relation_in_words(figure) == "One figure, rounded"
    assert display.relation_in_words(replace(figure, kind="place")) == "Told more or less exactly"


def test_of_two_tolls_of_one_day_none_is_called_the_later() -> None:
    sides = tuple(Side(value, None, None, "2024-03-05", 1, 1, ()) for value in (11.0, 14.0))
    risen = Comparison("figure", "people killed", "update", sides, None)
    assert "later" not in display.relation_in_words(risen)
    followed = replace(risen, sides=(sides[0], replace(sides[1], as_of="2024-03-06")))
    assert "later" in display.relation_in_words(followed)
