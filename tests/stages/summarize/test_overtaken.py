"""What one article expects is not told where another tells that it happened."""

import pytest

from pipeline.records import Span
from pipeline.stages.summarize.choosing.overtaken import not_overtaken
from pipeline.stages.summarize.choosing.selection import Option
from pipeline.stages.summarize.wording.edits import extract_candidate
from tests.builders import member

EXPECTED = "Governor Ada Quill is expected to sign the harbour levy."
SIGNED = "Governor Quill signed a harbour levy that owners of ferries had fought."
OVERRIDE = "The override of the governor is due to begin in Port Quill on March 6."
OVERRIDDEN = "The Port Quill council voted on March 6 to override the governor."


def option(article_id: str, text: str, day: str | None = "2024-03-06", position: int = 0, **fields: str) -> Option:
    article = member(article_id, text, day=day, **fields)
    wording = extract_candidate(article, 0, len(text))
    return Option(article, position, Span(0, len(text)), 1.0, (wording,), 0)


def left(*options: Option) -> list[str]:
    return [item.member.article_id for item in not_overtaken(options)]


@pytest.mark.parametrize(
    ("expected", "done"),
    [
        (EXPECTED, SIGNED),
        ("The harbour levy is set to be signed by the governor.", SIGNED),
        ("Governor Quill will soon sign the harbour levy, her office said.", "The harbour levy was signed on March 6."),
        (OVERRIDE, OVERRIDDEN),
        ("Governor Quill plans to meet ferry owners on March 6.", "Ferry owners met Governor Quill on March 6."),
    ],
)
def test_what_is_expected_goes_where_it_is_told_as_done(expected: str, done: str) -> None:
    assert left(option("a", expected), option("b", done)) == ["b"]


@pytest.mark.parametrize(
    "done",
    [
        "Governor Quill did not sign the harbour levy, and never signed a harbour levy before.",
        "Mayor Tom Reed signed the harbour levy of his own town.",
        "Governor Quill signed a school budget.",
        "Owners of ferries would sue if Governor Quill signed the harbour levy.",
        "“Governor Quill signed the harbour levy,” it says on a wall.",
    ],
)
def test_it_stays_where_another_thing_is_done_or_nothing(done: str) -> None:
    assert left(option("a", EXPECTED), option("b", done)) == ["a", "b"]


def test_what_lies_further_ahead_than_what_happened_stays() -> None:
    ahead = "The House will vote on the harbour levy of Port Quill on March 8."
    done = "The Senate of Port Quill voted on the harbour levy on March 6."
    assert left(option("a", ahead), option("b", done)) == ["a", "b"]


def test_what_an_earlier_article_tells_as_done_is_another_event() -> None:
    assert left(option("a", EXPECTED), option("b", SIGNED, "2024-03-05")) == ["a", "b"]


def test_an_article_is_not_overtaken_by_itself_and_a_sentence_that_tells_it_as_done_stays() -> None:
    assert left(option("a", EXPECTED), option("a", SIGNED)) == ["a", "a"]
    both = "Governor Quill signed a school levy and is expected to sign the harbour levy."
    assert left(option("a", both), option("b", SIGNED)) == ["a", "b"]


def test_without_days_leads_alone_tell_the_news() -> None:
    assert left(option("a", EXPECTED, None), option("b", SIGNED, None)) == ["b"]
    assert left(option("a", EXPECTED, None), option("b", SIGNED, None, 3)) == ["a", "b"]


def test_other_languages_keep_their_sentences() -> None:
    assert left(option("a", EXPECTED, language="fr"), option("b", SIGNED, language="fr")) == ["a", "b"]


@pytest.mark.parametrize(("times", "kept"), [(1, ["a", "b"]), (60, ["b"])])
def test_a_name_a_page_before_a_verb_does_nothing(times: int, kept: list[str]) -> None:
    expected = "Mayor Ann Doe is expected to sign the harbour levy of the town."
    done = (
        "There Jo Tull ate bread, "
        + "bread was eaten, " * times
        + "and there was joy once it signed the harbour levy of the town."
    )
    assert left(option("a", expected), option("b", done)) == kept
