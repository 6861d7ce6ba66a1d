"""Exchanged words of near-copies, and wrong speakers."""

import pytest

from pipeline.verification.alterations import alteration_faults, slot_faults

PRICES = "Prices rose sharply in the capital last month, the bank said in its report."


def kinds(claim: str, *passages: str, language: str = "en") -> list[str]:
    return [f.kind for f in alteration_faults(claim, passages, language)]


def test_an_opposite_in_the_place_of_a_word_contradicts() -> None:
    (fault,) = alteration_faults("Prices fell sharply in the capital last month, the bank said.", [PRICES], "en")
    assert (fault.kind, fault.contradicts) == ("opposite", True)
    assert fault.reason == "says “fell”; source says “rose”"


def test_an_opposite_that_the_source_has_too_is_none() -> None:
    both = "Prices rose in May and fell in June, the bank said."
    assert kinds("Prices fell in June, the bank said.", both) == []


def test_must_in_the_place_of_may_contradicts() -> None:
    assert kinds(
        "The council must close the old bridge this year.", "The council may close the old bridge this year."
    ) == ["modality"]


def test_a_synonym_is_no_fault() -> None:
    assert kinds("Prices climbed sharply in the capital last month, the bank said.", PRICES) == []


def test_what_is_no_near_copy_is_not_aligned() -> None:
    assert kinds("Rents fell.", PRICES) == []


def test_words_in_another_mouth_contradict() -> None:
    said = "“We will rebuild the bridge,” said Ana Silva on Monday."
    (fault,) = alteration_faults("“We will rebuild the bridge,” Rui Costa said on Monday.", [said], "en")
    assert fault.kind == "speaker" and "Ana Silva" in fault.reason and "Rui Costa" in fault.reason


@pytest.mark.parametrize(
    "source",
    [
        "“We will rebuild the bridge,” he said on Monday.",
        "“We will rebuild the bridge,” said Mr. Costa on Monday.",
        "The mayor, Rui Costa, said on Monday: “We will rebuild the bridge.”",
    ],
)
def test_a_speaker_may_be_named_otherwise(source: str) -> None:
    assert kinds("“We will rebuild the bridge,” Rui Costa said on Monday.", source) == []


def test_a_quotation_of_one_passage_is_not_put_into_the_mouth_of_who_speaks_in_another() -> None:
    passages = ["The flood killed 12 people, John Smith said.", "“We will not leave,” said Peter Novak."]
    (fault,) = alteration_faults("“We will not leave,” said John Smith.", passages, "en")
    assert fault.reason == "has John Smith speak; in the source Peter Novak does"
    said_of_both = "“We will not leave,” said Peter Novak, and John Smith said that 12 people were killed."
    assert alteration_faults("“We will not leave,” said Peter Novak.", passages, "en") == []
    assert alteration_faults(said_of_both, passages, "en") == []


def test_other_languages_are_not_checked() -> None:
    assert kinds("Prices fell sharply in the capital last month, the bank said.", PRICES, language="de") == []


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("On Tuesday Rui Costa opened the new bridge in Porto.", "name"),
        ("On Friday Ana Silva opened the new bridge in Porto.", "date"),
    ],
)
def test_a_name_or_day_in_the_place_of_another_is_told_apart_from_one_that_is_added(claim: str, kind: str) -> None:
    (fault,) = slot_faults(claim, "On Tuesday Ana Silva opened the new bridge in Porto.")
    assert fault.contradicts and fault.kind in (kind, "name")
    assert (
        slot_faults("On Tuesday Ana Silva opened the new bridge in Porto.", "She opened the new bridge in Porto.") == []
    )


def test_a_function_word_of_a_headline_takes_no_place_of_a_name() -> None:
    claim, passage = "Hillary Lee Should Listen To Ann Ray", "Hillary Lee Sunday listened to Ann Ray"
    assert slot_faults(claim, passage) == []
