"""Names in texts, and which of them mean one bearer."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.name_spelling import edit_distance
from pipeline.text.names import Name, distinct, find_names, gender, same_name


def texts(text: str) -> list[str]:
    return [name.text for name in find_names(text)]


def only(text: str, wanted: str) -> Name:
    return next(name for name in find_names(text) if name.text == wanted)


def test_titles_stand_before_the_name_and_not_in_it() -> None:
    found = only("On Monday the Veldish President Oru Tamberlain met Sen. Ann Hobb.", "Oru Tamberlain")
    assert found.title == "Veldish President" and found.person
    assert only("He thanked Sen. Ann Hobb.", "Ann Hobb").title == "Sen."


def test_the_country_in_a_title_is_a_name_of_its_own() -> None:
    assert texts("It was NATO Secretary General Ola Brandt.") == ["NATO", "Ola Brandt"]


def test_days_and_first_words_are_no_names() -> None:
    assert texts("However, the vote on Thursday failed. Nobody from Harnby spoke.") == ["Harnby"]


def test_a_possessive_ends_a_name() -> None:
    assert texts("They read Harnby's Daily Echo and the Ministry of Works.") == [
        "Harnby",
        "Daily Echo",
        "Ministry of Works",
    ]


def test_a_later_short_name_is_known_as_a_person() -> None:
    assert only("President Oru Tamberlain spoke. Later they saw Tamberlain leave.", "Tamberlain").person


def test_a_first_word_is_certain_only_with_reason() -> None:
    assert not only("Swimmers crossed the lake.", "Swimmers").certain
    assert only("Tamberlain said so.", "Tamberlain").certain


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("Zorvan Keldish, 54, was fined.", "Zorvan Keldish", True),
        ("On Monday Zorvan Keldish said it rained.", "Zorvan Keldish", True),
        ("Later Zorvan Keldish Tamm said it rained.", "Zorvan Keldish Tamm", True),
        ("“It rained,” said Zorvan Keldish in Ulm.", "Zorvan Keldish", True),
        ("It was Big Zorvan Keldish Tamm, 54 miles off.", "Big Zorvan Keldish Tamm", False),
        ("The Zorvan Keldish Party said it rained.", "Zorvan Keldish Party", False),
        ("They saw Zorvan Keldish leave.", "Zorvan Keldish", False),
        ("The lawyer Zorvan was there.", "Zorvan", True),
        ("The river Zorvan was there.", "Zorvan", False),
    ],
)
def test_who_speaks_or_has_an_age_or_a_trade_is_a_person(text: str, name: str, person: bool) -> None:
    assert only(text, name).person is person


def test_scripts_without_capitals_give_no_names() -> None:
    assert find_names("قال الرئيس إن الحرب انتهت. הנשיא אמר זאת. राष्ट्रपति ने कहा।") == ()


def test_gender_comes_from_honorific_or_given_name() -> None:
    text = "Mr. Tamberlain, Hannah Hobb and Oru Veld met."
    assert [gender(name, text) for name in find_names(text)] == ["m", "f", None]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Volodymyr Zelenskyy", "Zelenskiy"),
        ("President Tamberlain", "Oru Tamberlain"),
        ("J. Hobb", "Joan Hobb"),
        ("Muhammad", "Mohammed"),
        ("WHO", "World Health Organization"),
        ("Hobb's", "Hobb"),
        ("Tomáš Novák", "Tomas Novak"),
    ],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_name(a, b) and same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Johnson", "Johnston"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Hansen", "Hanson"),
        ("", "Hobb"),
    ],
)
def test_names_that_only_look_alike(a: str, b: str) -> None:
    assert not same_name(a, b) and not same_name(b, a)


def test_mentions_are_grouped_by_bearer() -> None:
    names = find_names("President Oru Tamberlain met Ann Hobb. Then Tamberlain left and Hobb stayed.")
    assert [len(group) for group in distinct(names)] == [2, 2]


@given(st.text(st.characters(codec="utf-8")))
def test_names_of_any_text_lie_in_it_in_order(text: str) -> None:
    names = find_names(text)
    assert all(text[name.start : name.end] == name.text for name in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert distinct(names) is not None


@given(st.text("aąbcÉ. -'"), st.text("aąbcÉ. -'"))
def test_same_name_is_symmetric(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_edit_distance_is_a_metric_on_words(a: str, b: str) -> None:
    distance = edit_distance(a, b)
    assert (distance == 0) == (a == b) and distance == edit_distance(b, a)
    assert abs(len(a) - len(b)) <= distance <= max(len(a), len(b))
