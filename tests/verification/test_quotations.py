"""Quoted words must be in the evidence."""

import pytest

from pipeline.verification.quotations import is_quotation, plain, quotation_faults, quotations, requotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes, we can” twice.", ["yes, we can"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("Er sagte „ja“ dazu.", ["ja"]),
        ("Il dit « oui » là.", [" oui "]),
        ("It ended here,” he said.", ["It ended here,"]),
        ("The ‘deal’ of the boys’ club isn’t one.", ["deal"]),
        ('That is a problem," he said.', ["That is a problem,"]),
        ('A "new" day," he said.', ["new"]),
        ("“It never ends", ["It never ends"]),
        ("No quotation, it’s plain.", []),
        ("Nothing in “” it.", []),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert [text[s:e] for s, e in quotations(text)] == quoted


def test_marks_dashes_and_spaces_do_not_matter() -> None:
    assert not quotation_faults("He spoke of a “new chapter – at last.”", 'a "new  chapter — at last", he said')


def test_the_space_before_an_ellipsis_does_not_matter() -> None:
    assert not quotation_faults("“Our voice... is one,” she said.", "“Our voice . . . is one,” she said.")


def test_a_reworded_quotation_is_a_fault() -> None:
    (fault,) = quotation_faults("He spoke of a “fresh chapter”.", 'He spoke of a "new chapter".')
    assert "fresh chapter" in fault.reason


def test_plain_text_is_stable() -> None:
    text = "“A” -- b…\u00a0c"
    assert plain(plain(text)) == plain(text) == '"A" - b... c'


SAID = "We will rebuild the bridge over the river this year"


def test_a_quotation_may_stand_in_another_source_in_nearly_its_words() -> None:
    other = "“We will rebuild the bridge over the river this coming year,” she said."
    assert quotation_faults(f"“{SAID},” she said.", other, nearly=True) == []
    assert len(quotation_faults(f"“{SAID},” she said.", other)) == 1


@pytest.mark.parametrize("other", ["We will sell the old bridge near the sea this year", "This year we will rebuild"])
def test_other_words_are_not_nearly_the_same(other: str) -> None:
    assert len(quotation_faults(f"“{SAID},” she said.", other, nearly=True)) == 1


def test_short_quotations_are_held_to_the_word() -> None:
    assert len(quotation_faults("He spoke of a “new bridge here”.", "A new bridge there.", nearly=True)) == 1


def test_a_claim_that_is_little_but_a_quotation_is_known() -> None:
    said = "“We will not close one of these nine ferries before May,” Ann Hobb said."
    assert is_quotation(said)
    assert not is_quotation(
        "Ann Hobb, the mayor of Harnby, told sailors in the harbour that the ferries “will not close”."
    )
    assert requotes(
        said, 'The mayor was asked again. "We will not close one of these nine ferries before May," she said.'
    )
    assert not requotes(said, "Ann Hobb said that nine ferries will not close before May.")
