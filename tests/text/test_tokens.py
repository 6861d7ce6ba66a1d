"""Words of any script, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.tokens import token_spans, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 1,200.50 euros.", ["it", "cost", "1,200.50", "euros"]),
        ("Don't! Ann’s U.S. well-known", ["don't", "ann's", "u", "s", "well", "known"]),
        ("snake_case 3pm 5:12", ["snake", "case", "3pm", "5", "12"]),
        ("STRASSE straße İzmir", ["strasse", "strasse", "i̇zmir"]),
        ("東", ["東"]),
        ("東京", ["東京"]),
        ("東京都は", ["東京", "京都", "都は"]),
        ("in 東京都", ["in", "東京", "京都"]),
        ("ประเทศ", ["ปร", "ระ", "ะเ", "เท", "ทศ"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("مدينة", ["مدينة"]),
        ("… – !", []),
        ("", []),
    ],
)
def test_words_are_found(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=40) | st.text(alphabet="ab1 .,'’_-東京ßAÉ", max_size=30))
def test_words_are_the_texts_at_their_places(text: str) -> None:
    spans = list(token_spans(text))
    assert words(text) == [text[start:end].casefold().replace("’", "'") for start, end in spans]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted({start for start, _ in spans})


@given(st.text(max_size=40) | st.text(alphabet="abZ1 .,'’_-ßAÉ", max_size=30))
def test_words_are_the_same_beside_one_of_a_script_without_spaces(text: str) -> None:
    assert list(token_spans(text)) == list(token_spans(f"{text} 東"))[:-1]


@given(st.text("aB9_.,'’“—… -$€", max_size=30))
def test_words_are_the_same_beside_a_letter_beyond_ascii(text: str) -> None:
    assert tokens(f"{text} é") == [*tokens(text), "é"]
    assert tokens(text) == [text[start:end] for start, end in token_spans(text)]
