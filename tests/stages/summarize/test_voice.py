"""What an author thinks is told from what happened."""

import pytest

from pipeline.stages.summarize.voice import is_comment, remarks
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
