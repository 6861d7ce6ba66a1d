"""Edits of a sentence: every character keeps its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import INSERTIONS, Candidate, Member
from pipeline.stages.summarize.wording.edits import Edit, deletion, extract_candidate, insertion, rewritten
from pipeline.stages.summarize.wording.pieces import Piece
from tests.builders import member

odd_text = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(' \n\t.,"“”אבالعرب\u0301ßıŉ\U0001f600')),
    min_size=1,
)


def replay(candidate: Candidate, *sources: Member) -> None:
    """Fail unless every alignment says the truth about its characters."""
    by_id = {source.article_id: source for source in sources}
    for a in candidate.alignments:
        claim = candidate.text[a.claim_start : a.claim_end]
        if a.operation == "insert":
            assert claim == " " or claim.strip() in INSERTIONS
            continue
        assert a.article_id is not None and a.start is not None and a.end is not None
        source = by_id[a.article_id]
        cited = (source.text if a.field == "text" else source.title or "")[a.start : a.end]
        if a.operation in ("copy", "refer"):
            assert claim == cited
        elif a.operation == "case":
            assert claim != cited and claim.casefold() == cited.casefold()


@given(odd_text, st.data())
def test_any_edits_of_any_text_replay(text: str, data: st.DataObject) -> None:
    source = member("a", text, sentences=())
    bound = st.integers(0, len(text))
    edits = []
    for _ in range(data.draw(st.integers(0, 4))):
        start, end = sorted((data.draw(bound), data.draw(bound)))
        place = data.draw(st.integers(0, len(text) - 1))
        pieces = data.draw(st.sampled_from([(), (insertion(", "),), (Piece(text[place], "refer", place, place + 1),)]))
        edits.append(Edit(start, end, pieces, "x"))
    candidate = rewritten(source, 0, len(text), edits)
    if candidate is not None:
        replay(candidate, source)
        assert candidate.text == candidate.text.strip()
        assert "  " not in candidate.text and "\n" not in candidate.text


@given(odd_text)
def test_an_extract_is_one_copy(text: str) -> None:
    source = member("a", text, sentences=())
    candidate = extract_candidate(source, 0, len(text))
    assert candidate.text == text and candidate.edits == ()
    assert [a.operation for a in candidate.alignments] == ["copy"]
    replay(candidate, source)


def test_a_deletion_leaves_no_hole_and_a_capital() -> None:
    text = "However, the mayor , who was ill , left."
    source = member("a", text)
    gap = text.index(" , who")
    edits = [deletion(0, 9, "opener removed"), deletion(gap, gap + len(" , who was ill ,"), "relative clause removed")]
    candidate = rewritten(source, 0, len(text), edits)
    assert candidate is not None and candidate.text == "The mayor left."
    assert candidate.edits == ("opener removed", "relative clause removed", "capital letter")
    replay(candidate, source)


def test_of_overlapping_edits_the_first_given_stands() -> None:
    source = member("a", "One two three.")
    candidate = rewritten(source, 0, 14, [deletion(3, 7, "first"), deletion(0, 7, "second")])
    assert candidate is not None and candidate.text == "One three." and candidate.edits == ("first",)


def test_spaces_inside_quotation_marks_and_around_an_apostrophe_go_in_english_alone() -> None:
    def tidied(text: str, language: str = "en") -> str:
        source = member("a", text, language=language)
        candidate = rewritten(source, 0, len(text), [])
        assert candidate is not None
        replay(candidate, source)
        return candidate.text

    assert tidied("“ The sea ’ s ferry , ” Ann said.") == "“The sea’s ferry,” Ann said."
    assert tidied("A list ” of nine “ wanted men.") == "A list ” of nine “ wanted men."
    assert tidied("„Ja“ sagte Ann.", "de") == "„Ja“ sagte Ann."


@given(st.data())
def test_deletions_of_words_and_marks_strand_no_punctuation(data: st.DataObject) -> None:
    word = st.sampled_from(["Hobb", "left", "(in", "May)", "Dorn,", "late,", "Mo.", "“so”,", ",", "why?", "nine"])
    text = " ".join(["Ann", *data.draw(st.lists(word, min_size=2, max_size=10)), "ferries."])
    bound = st.integers(0, len(text))
    cuts = [sorted((data.draw(bound), data.draw(bound))) for _ in range(3)]
    candidate = rewritten(
        member("a", text, sentences=()), 0, len(text), [deletion(start, end, "x") for start, end in cuts]
    )
    stranded = re.compile(r",\s*[,.?]|\s[,.?]|\(\s*\)|\A,")
    if candidate is not None and not re.search(r",\s*,|\A,", text):
        replay(candidate, member("a", text, sentences=()))
        assert not stranded.search(candidate.text)


@pytest.mark.parametrize(
    ("cut", "claim"),
    [
        (" on Friday", "Hobb, left (in Dorn), at nine."),
        ("in Dorn", "Hobb, on Friday, left, at nine."),
        (" at nine", "Hobb, on Friday, left (in Dorn)."),
        ("Hobb", "On Friday, left (in Dorn), at nine."),
    ],
)
def test_marks_that_a_deletion_brings_together_become_one(cut: str, claim: str) -> None:
    text = "Hobb, on Friday, left (in Dorn), at nine."
    at = text.index(cut)
    candidate = rewritten(member("a", text, sentences=()), 0, len(text), [deletion(at, at + len(cut), "x")])
    assert candidate is not None and candidate.text == claim


def test_marks_that_no_edit_touched_stay() -> None:
    text = "Hobb,, a sailor of Dorn, left."
    at = text.index(" of Dorn")
    candidate = rewritten(member("a", text, sentences=()), 0, len(text), [deletion(at, at + 8, "x")])
    assert candidate is not None and candidate.text == "Hobb,, a sailor, left."
