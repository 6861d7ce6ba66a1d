"""Edits of a sentence: every character keeps its place."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import INSERTIONS, Candidate, Member
from pipeline.stages.summarize.edits import Edit, Piece, deletion, extract_candidate, insertion, rewritten
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
