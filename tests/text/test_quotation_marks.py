"""Quotation marks: what stands between them, and marks that never close."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.quotation_marks import quotation_spans, quotes_balance, unquoted

_PLAIN = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]")


def plain_spans(text: str) -> list[tuple[int, int]]:
    """The same by one expression, which looks through the rest of a text for each mark that never closes."""
    spans = [match.span() for match in _PLAIN.finditer(text)]
    after = spans[-1][1] if spans else 0
    opening = re.search(r"[\"“«„]", text[after:])
    return [*spans, (after + opening.start(), len(text))] if opening else spans


@given(st.text(alphabet='ab "“”«»„', max_size=40))
def test_quotations_are_those_of_a_plain_search(text: str) -> None:
    assert quotation_spans(text) == plain_spans(text)


@given(st.text(alphabet='a "“”«»„', max_size=40))
def test_every_character_of_a_quotation_is_blank_and_no_other_changes(text: str) -> None:
    quoted = {i for start, end in plain_spans(text) for i in range(start, end)}
    assert unquoted(text) == "".join(" " if i in quoted else c for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ('She said "no" and left.', "She said      and left."),
        ("“Not „this“ one” but that", "                 but that"),
        ("„So“ sprach er", "     sprach er"),
        ("He said: “It never", "He said:          "),
        ("No word of it", "No word of it"),
    ],
)
def test_what_is_quoted_is_blank(text: str, outside: str) -> None:
    assert unquoted(text) == outside


def test_two_hundred_thousand_marks_that_never_close_are_one_quotation() -> None:
    text = "„«" * 100_000
    assert quotation_spans(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("“a” (b) [c] «d»", True),
        ('a 6"x4" plank', False),
        ('a 6"x plank', True),
        ('"a', False),
        ("(a", False),
        ("“a", False),
        ("„a”", True),
    ],
)
def test_all_that_opens_must_close(text: str, closed: bool) -> None:
    assert quotes_balance(text) is closed
