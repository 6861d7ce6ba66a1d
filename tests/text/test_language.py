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


def test_a_text_of_a_few_letters_is_what_its_source_declares() -> None:
    assert detect_language("12 / 34", "pt_BR") == "pt"
    assert detect_language("12 / 34", None) == "und"
    assert detect_language("", "no") == "nb"


@pytest.mark.parametrize(
    ("code", "normal"), [("en-GB", "en"), ("EN", "en"), ("iw", "he"), ("english", None), ("", None)]
)
def test_declared_codes_are_normalised(code: str, normal: str | None) -> None:
    assert normalise_code(code) == normal
