"""What an author thinks is told from what happened."""

import pytest

from pipeline.stages.summarize.faults.tone import tone
from pipeline.stages.summarize.faults.voice import article_tone, is_comment, opines, remarks, surely_opines
from tests.builders import member


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Ferries", "Nine ferries sank. We have seen this before. Will we act?", True),
        ("Ferries", "Nine ferries sank. Should anybody be surprised?", False),
        ("Ferries", "Nine ferries sank. “We saw it. I was there,” Ann Hobb said.", False),
        ("Ferries", "Nine ferries sank. The U.S. sent us help. My boat was safe.", True),
        ("Ferries", "Nine ferries sank in the U.S. on Monday.", False),
        ("Opinion: sell them", "Nine ferries sank.", True),
        ("Hobb: ‘We have a deal on ferries’", "Nine ferries sank.", False),
        ("Why our ferries sink", "Nine ferries sank.", False),
        ("Our ferries sink", "Nine ferries sank.", True),
    ],
)
def test_a_comment_speaks_in_its_own_voice(title: str, text: str, expected: bool) -> None:
    assert is_comment(member("a", text, title=title)) is expected


@pytest.mark.parametrize(
    ("text", "comment", "expected"),
    [
        ("The mayor gave a pathetic answer to nine towns.", False, True),
        ("It is no secret that the mayor likes ferries.", False, True),
        ("The mayor answered nine towns.", False, False),
        ("The mayor answered nine towns.", True, True),
        ("The mayor said that nine ferries sank.", True, False),
    ],
)
def test_a_judgement_is_a_remark_and_so_is_what_a_comment_says_of_itself(
    text: str, comment: bool, expected: bool
) -> None:
    assert remarks(text, comment) is expected


def test_a_comment_is_known_by_its_common_words() -> None:
    report = "Officials said on Monday that nine ferries had sunk after a storm, according to new data."
    comment = "This is just about all that one can do now if it is so — and they still have time."
    assert tone(report) < 0 < tone(comment)
    assert tone(f"Ann Hobb said: “{comment}”") < 0
    assert article_tone(member("a", f"{comment} {comment} {comment}")) == tone(comment)
    assert article_tone(member("a", f"{comment} {report} {report}")) < 0.0
    assert article_tone(member("a", comment)) == 0.0


def test_what_somebody_says_is_no_comment_of_its_author() -> None:
    comment = "This is just about all that one can do now if it is so, the mayor said — and they still have time."
    assert opines(comment.replace(", the mayor said", ""), 0.0)
    assert not opines(comment, 0.0)
    assert surely_opines(comment.replace(", the mayor said", ""), 0.5)
    assert not surely_opines(comment.replace(", the mayor said", ""), 0.0)
