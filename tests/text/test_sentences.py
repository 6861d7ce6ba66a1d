"""Sentence spans."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import sentence_spans


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text), language)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Bell met Sen. J. Doe of the U.S. Senate.", "They talked."],
        ["He moved to the U.S.", "The move paid off."],
        ["It rose 3.5 percent to $4.25 in Jan. 2020.", "No. 5 fell."],
        ["“We stood there.", "We waited!” said Ann.", "Nobody came."],
        ['"Is it over?" she asked.', 'He said: "No."', "Then he left."],
        ["We read it... as a sign.", "Then nothing..."],
        ["They met at 5 p.m. Monday.", "She left at 6 p.m.", "The door was shut."],
        ["It was a long night.[1]", "Day came."],
        ['"Is it over?" Ann Doe asked.', '"Stop it!"', "Then they left."],
        ["They drove from Hartford, Conn. Monday evening to Maine.", "It was late."],
        ['"It is over . "', "… Nobody spoke."],
    ],
)
def test_english_is_split_at_sentence_ends_only(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Am 3. Oktober kam Dr. Weber.", "Die Nr. 5 fehlte z.B. ganz.", "Er ging 2020.", "Dann kam er."]),
        ("fr", ["Il a dit : « Nous partons. »", "M. Petit est resté."]),
        ("ru", ["В 2020 г. Иванов уехал.", "Он вернулся."]),
        ("ar", ["وصل الوزير إلى المدينة؟", "نعم وصل."]),
    ],
)
def test_other_languages_keep_their_abbreviations(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


def test_marks_without_white_space_end_sentences_in_chinese_and_hindi() -> None:
    assert split("他来了。他说：“好的。”然后走了！", "zh") == ["他来了。", "他说：“好的。”", "然后走了！"]
    assert split("वह आया। वह गया।", "hi") == ["वह आया।", "वह गया।"]


def test_a_bar_after_a_hindi_word_ends_a_sentence() -> None:
    assert split("वह आया | वह गया| राम|श्याम", "hi") == ["वह आया |", "वह गया|", "राम|श्याम"]
    assert split("Home | News and 5 | 6", "hi") == ["Home | News and 5 | 6"]


def test_a_full_stop_right_before_an_arabic_word_ends_a_sentence() -> None:
    assert split("انتهى السباق.بدأ الاحتفال.", "ar") == ["انتهى السباق.", "بدأ الاحتفال."]


def test_the_greek_question_mark_ends_a_sentence_and_a_semicolon_does_not() -> None:
    assert split("Πού πήγε ο Πέτρος; Κανείς δεν ξέρει.", "el") == ["Πού πήγε ο Πέτρος;", "Κανείς δεν ξέρει."]
    assert split("«Τι έγινε;» ρώτησε η Άννα.", "el") == ["«Τι έγινε;» ρώτησε η Άννα."]
    assert split("It rained; Ann left.") == ["It rained; Ann left."]


def test_an_amount_that_is_cut_by_a_space_stays_whole() -> None:
    assert split("He wants $27. 5 million. She left.") == ["He wants $27. 5 million.", "She left."]


def test_a_comma_after_a_quotation_goes_on_with_the_sentence() -> None:
    text = "« Nous partons. », a dit M. Petit. Il pleut."
    assert split(text, "fr") == ["« Nous partons. », a dit M. Petit.", "Il pleut."]


def test_a_sentence_never_crosses_a_line_end() -> None:
    assert split("A heading without an end\nMr.\nBell came.") == ["A heading without an end", "Mr.", "Bell came."]


def test_a_lone_closing_quote_stays_with_its_sentence() -> None:
    assert split("„Ja“, sagte er. ” Dann ging er.", "de")[0].endswith("”")
    assert split('He said: " It is done . " Nobody spoke.') == ['He said: " It is done . "', "Nobody spoke."]


@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(".!?\"”' \nAa1。")), max_size=80
    )
)
def test_spans_ascend_inside_lines_and_hold_all_but_white_space(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text), "en"))
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(len(text[s:e].splitlines()) == 1 and text[s:e] == text[s:e].strip() for s, e in spans)
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())
