"""Language of a text."""

import pytest

from pipeline.text.language import detect_language, normalise_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the bridge would open again.", "en"),
        ("Die Ministerin sagte am Montag, die Brücke werde wieder geöffnet.", "de"),
        ("Министр заявил, что мост снова откроют в понедельник.", "ru"),
        ("وقال الوزير إن الجسر سيفتح من جديد يوم الاثنين.", "ar"),
        ("大臣は月曜日に橋が再び開通すると述べたということです。", "ja"),
    ],
)
def test_running_text_is_recognised(text: str, language: str) -> None:
    assert detect_language(text, None) == language
    assert detect_language(text.replace(" ", "\n"), None) == language


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("時計店に泥棒、男を逮捕", "ja"),
        ("ตำรวจจับโจรร้านนาฬิกา", "th"),
        ("시계점 도둑 체포", "ko"),
    ],
)
def test_a_short_title_tells_its_language_in_scripts_of_which_a_few_letters_are_a_word(
    title: str, language: str
) -> None:
    assert sum(map(str.isalpha, title)) < 20
    assert detect_language(title, None) == language == detect_language(title, "en")


def test_a_few_letters_that_two_languages_share_tell_neither() -> None:
    assert detect_language("警方逮捕", None) == "und"


def test_a_text_of_a_few_letters_is_what_its_source_declares() -> None:
    assert detect_language("12 / 34", "pt_BR") == "pt"
    assert detect_language("12 / 34", None) == "und"
    assert detect_language("", "no") == "nb"


@pytest.mark.parametrize(
    ("code", "normal"), [("en-GB", "en"), ("EN", "en"), ("iw", "he"), ("english", None), ("", None)]
)
def test_declared_codes_are_normalised(code: str, normal: str | None) -> None:
    assert normalise_code(code) == normal
