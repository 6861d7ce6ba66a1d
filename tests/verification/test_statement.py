"""The language and the day by which a claim is read are those of what it was made from."""

import pytest

from pipeline.records import Alignment, Candidate, Member
from pipeline.verification.statement import Statement, joined, statement_of
from tests.builders import member

GERMAN = member("de", "Es regnete.", language="de", day="2024-03-05")
ENGLISH = member("en", "It rained.", language="en", day="2024-03-06")
OTHER = member("en2", "It rained, too.", language="en", day=None)


def claim(*cited: tuple[str, str]) -> Candidate:
    """A claim of a character for each article that it cites, by an operation, and of one that cites nothing."""
    places = [
        Alignment(i, i + 1, article_id, "text", 0, 1, operation)  # type: ignore[arg-type]
        for i, (article_id, operation) in enumerate(cited)
    ]
    end = Alignment(len(cited), len(cited) + 1, None, None, None, None, "insert")
    return Candidate("x" * len(cited) + ".", (*places, end), ())


@pytest.mark.parametrize(
    ("cited", "language", "day"),
    [
        ([("de", "copy"), ("en", "copy")], "de", "2024-03-05"),
        ([("en", "copy"), ("de", "copy")], "en", "2024-03-06"),
        ([("de", "refer"), ("en", "copy")], "en", "2024-03-06"),  # a name from elsewhere says nothing of the claim
        ([("de", "refer")], "de", "2024-03-05"),
        ([("gone", "copy"), ("de", "copy")], "de", "2024-03-05"),
        ([("en2", "copy")], "en", None),
        ([], "en", "2024-03-06"),
        ([("gone", "copy")], "en", "2024-03-06"),
    ],
)
def test_the_first_article_that_a_claim_cites_tells(
    cited: list[tuple[str, str]], language: str, day: str | None
) -> None:
    made = claim(*cited)
    assert statement_of(made, [GERMAN, ENGLISH, OTHER]) == Statement(made.text, language, day)


@pytest.mark.parametrize(
    ("articles", "language", "day"),
    [
        ([GERMAN, ENGLISH], "de", "2024-03-06"),
        ([ENGLISH, GERMAN], "de", "2024-03-06"),
        ([OTHER], "en", None),
        ([], "und", None),
    ],
)
def test_a_claim_that_cites_nothing_is_in_the_language_of_most_and_of_the_newest_day(
    articles: list[Member], language: str, day: str | None
) -> None:
    assert statement_of(claim(), articles) == Statement(".", language, day)


def test_spaces_that_models_leave_inside_words_and_amounts_are_closed() -> None:
    assert joined("a 75 - year - old has £ 800 - or so") == "a 75-year-old has £800-or so"
    assert joined("She came - He left: $ x") == "She came - He left: $ x"
