"""Figures, dates and names that the sources give in another form need not be there by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.verification.otherwise import Span, given_values, spans_inside, words_to_find
from pipeline.verification.source import Source
from pipeline.verification.statement import Statement


def left(claim: str, *texts: str) -> list[str]:
    """The words of a claim that its sources must have."""
    statements = tuple(Statement(text, "en", "2024-03-06") for text in texts)
    return [w.text for w in words_to_find(Statement(claim, "en", "2024-03-06"), statements, Source.of(texts)).words]


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("It gave 150 bn euros.", "It gave more than EUR 150 billion.", "it gave 150"),
        ("It gave $150 bn.", "It gave EUR 150 billion.", "it gave 150 bn"),
        ("About 40 percent agreed.", "Some 40% agreed.", "about 40 agreed"),
        ("Twelve fell.", "12 fell.", "fell"),
        ("It fell on March 5.", "It fell on Tuesday.", "it fell on"),
        ("It fell on March 6.", "It fell on Tuesday.", "it fell on march 6"),
        ("He met Zelensky.", "He met Volodymyr Zelenskyy.", "he met"),
        ("He met Ana Costa.", "He met Ana Silva.", "he met ana costa"),
    ],
)
def test_words_said_in_another_form_are_left_out(claim: str, source: str, expected: str) -> None:
    assert left(claim, source) == expected.split()


def test_any_of_the_sources_may_give_the_figure() -> None:
    assert left("Twelve fell.", "They fell.", "It was 12.") == ["fell"]


def test_spans_are_those_of_the_claim() -> None:
    claim, source = (Statement(f"It gave {figure}.", "en", None) for figure in ("€2m", "2 million euros"))
    assert given_values(claim, (source,), [(0, 2)]) == []
    (span,) = given_values(claim, (source,), [(9, 11)])
    assert "It gave €2m."[slice(*span)] == "€2m"


spans = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda at: (at[0], sum(at))), max_size=6)


@given(spans, spans)
def test_spans_inside_others_are_those_of_a_plain_search(inner: list[Span], outer: list[Span]) -> None:
    plain = {span for span in inner if any(a <= span[0] and span[1] <= b for a, b in outer)}
    assert spans_inside(inner, outer) == plain
