"""Decoding: every encoding that news comes in, and nothing that a text cannot bear."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources.decode import decode, tidy

POLISH = "Rzecznik powiedział w środę, że żadna z dróg w mieście nie będzie zamknięta na dłużej. " * 4
RUSSIAN = "Паром сел на мель у входа в гавань, сообщили в среду спасатели. " * 4
HEBREW = "המעבורת עלתה על שרטון בכניסה לנמל ביום רביעי. " * 4
FRENCH = "L’été dernier, le café coûtait déjà 3 € à la gare."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [POLISH, RUSSIAN, HEBREW, FRENCH, "😀 emoji"])
def test_unicode_with_and_without_a_mark_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(POLISH, "cp1250"), (RUSSIAN, "cp1251"), (HEBREW, "cp1255"), (FRENCH, "cp1252")]
)
def test_old_encodings_are_found_out(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_damaged_byte_does_not_turn_utf8_into_mojibake() -> None:
    damaged = RUSSIAN.encode()[:-3] + b"\xd0"
    text = decode(damaged)
    assert text is not None and text.startswith("Паром сел") and text.endswith("\ufffd")


def test_a_replacement_character_in_the_source_is_no_damage() -> None:
    assert decode("the “idea\ufffd of it".encode()) == "the “idea\ufffd of it"


@pytest.mark.parametrize("data", [bytes(300), b"%PDF-1.7 text", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 4])
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("page\fpage\vline", "page\npage\nline"),
        ("nul\x00 bell\x07 tab\t", "nul bell tab\t"),
        ("\ufefftext", "text"),
        ("\ud83d\ude00 \ud800", "😀 \ufffd"),
        ("SuÃ¡rez paid Â£225m", "Suárez paid £225m"),
        ("it\x92s", "it’s"),
        ("the worldâ€ ™ s â€œideaâ€ \ufffd", "the world’ s “idea”"),
        ("† 1968 – café, Ærø, Ångström, ЗАЯВИЛ", "† 1968 – café, Ærø, Ångström, ЗАЯВИЛ"),
    ],
)
def test_tidy_repairs_only_what_is_broken(raw: str, expected: str) -> None:
    assert tidy(raw) == expected


def test_mojibake_is_repaired_beside_an_emoji_on_another_line() -> None:
    assert tidy("😀 première\nmÃ©tÃ©o") == "😀 première\nmétéo"


def test_text_that_is_sound_stays_as_it_is() -> None:
    for text in (POLISH, RUSSIAN, HEBREW, FRENCH, "  spaces stay \n\n", "हिन्दी दस्तावेज़", "עברית ו-English"):
        assert tidy(text) == text


@settings(deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_string_becomes_valid_text(text: str) -> None:
    result = tidy(text)
    assert result.encode("utf-8").decode("utf-8") == result
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", result)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    text = decode(data)
    assert text is None or tidy(text) is not None


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=80))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text


def test_mojibake_of_any_length_is_read_in_bounded_time() -> None:
    crafted = "Ã¡ " * 1_000_000 + "😀"
    assert tidy(crafted) == crafted
