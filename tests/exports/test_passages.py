"""Passages are shown with what is around them, marked, and cut where nothing is said."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.exports.passages import (
    Window,
    claim_pieces,
    copied_share,
    echoes,
    excerpt,
    groups,
    independent_groups,
    side_excerpts,
)
from pipeline.exports.story import Story
from pipeline.records import Alignment, Evidence, Link, Side
from tests.exports.stories import passage, quoting, source

TEXT = "Zero here. One here. Two here. Three here.\nMenu\nFour here."
WINDOW = Window(sentences=1, characters=100, passage=100)


def shown(text: str, words: str, window: Window = WINDOW, **fields: object) -> str:
    """The pieces of an excerpt; marks in brackets."""
    a = source("a", text, **fields)
    place = passage(a, words)
    pieces = excerpt(a, "text", [(place.start, place.end)], (), window).pieces
    return "".join(p.text if p.mark in ("context", "gap") else f"[{p.text}]" for p in pieces)


def test_the_sentence_before_and_after_are_shown() -> None:
    assert shown(TEXT, "Two") == "One here. [Two] here. Three here."


def test_what_is_no_sentence_is_left_out_with_an_ellipsis() -> None:
    sentences = tuple(s for s in source("a", TEXT).sentences if TEXT[s.start : s.end] != "Menu")
    assert shown(TEXT, "Four here.", sentences=sentences) == "Three here. … [Four here.]"


def test_long_sentences_around_are_cut() -> None:
    assert shown(TEXT, "Two here.", Window(sentences=1, characters=5, passage=100)) == "… here. [Two here.] Three …"


def test_a_long_passage_is_cut() -> None:
    assert shown(TEXT, "Two here. Three here.", Window(sentences=0, characters=1, passage=12)) == "[Two here. Th]r …"


def test_a_place_outside_every_sentence_is_shown_alone() -> None:
    assert shown("One here. Two here.", "here. Two", sentences=()) == "… [here. Two] …"


def test_a_place_outside_the_text_shows_nothing_rather_than_failing() -> None:
    assert excerpt(source("a", "Short."), "text", [(50, 60)], (), WINDOW).pieces == ()
    assert excerpt(source("a", "Short."), "title", [(0, 4)], (), WINDOW).pieces == ()


def test_copied_and_changed_characters_are_marked_apart() -> None:
    a = source("a", "Mayor Ruth Adeyemi left early.")
    alignments = (
        Alignment(0, 12, "a", "text", 6, 18, "refer"),
        Alignment(12, 17, "a", "text", 18, 23, "copy"),
        Alignment(17, 18, None, None, None, None, "insert"),
    )
    claim = quoting(a, a.text)
    claim = type(claim)("c", "Ruth Adeyemi left.", claim.support, claim.evidence, alignments, claim.verdict)
    pieces = groups(Story("s", (a,)), claim, WINDOW, 1)[0].excerpts[0].pieces
    assert [(p.text, p.mark) for p in pieces] == [
        ("Mayor ", "cited"),
        ("Ruth Adeyemi", "changed"),
        (" left", "copied"),
        (" early.", "cited"),
    ]
    assert [p.operation for p in claim_pieces("Ruth Adeyemi left.", alignments)] == ["refer", "copy", "insert"]


def test_words_of_another_passage_that_the_claim_says_too_are_marked() -> None:
    a, b = source("a", "Ann left."), source("b", "Early on, Ann quit.")
    claim = quoting(a, "Ann left.", passage(b, "Early on, Ann quit."))
    first, second = claim.evidence
    links = (Link(0, 3, 10, 13, "copied"), Link(4, 8, 14, 18, "kindred"))
    claim = replace(claim, evidence=(first, replace(second, links=links)))
    pieces = groups(Story("s", (a, b)), claim, WINDOW, 2)[1].excerpts[0].pieces
    assert [(p.text, p.mark) for p in pieces] == [
        ("Early on, ", "cited"),
        ("Ann", "changed"),
        (" ", "cited"),
        ("quit", "changed"),
        (".", "cited"),
    ]


def test_passages_of_one_group_in_one_article_are_one_excerpt() -> None:
    a, b = source("a", TEXT), source("b", "Else.")
    claim = quoting(a, "Two here.", passage(b, "Else."))
    four = passage(a, "Zero")
    evidence = (*claim.evidence, Evidence(0, "a", "text", four.start, four.end, 0.5))
    claim = type(claim)("c", claim.text, claim.support, evidence, claim.alignments, claim.verdict)
    found = groups(Story("s", (a, b)), claim, WINDOW, 5)
    assert [len(g.excerpts) for g in found] == [1, 1]
    marked = [p.text for p in found[0].excerpts[0].pieces if p.mark != "context"]
    assert marked == ["Zero", "Two here."]
    assert len(groups(Story("s", (a, b)), claim, WINDOW, 1)) == 1


def test_a_passage_that_a_copy_repeats_is_named_and_not_shown_again() -> None:
    wire = source("w", TEXT)
    post = source("p", TEXT, origin="w", copy_of="w")
    other = source("o", "Else.")
    claim = quoting(wire, "Two here.", passage(post, "Two here."), passage(wire, "Zero here."), passage(other, "Else."))
    story = Story("s", (wire, post, other))
    assert independent_groups(story, claim) == (0, 2, 3)
    assert echoes(story, claim) == (post,)
    assert [g.excerpts[0].article for g in groups(story, claim, WINDOW, 9)] == [wire, wire, other]


def test_blank_lines_between_sentences_are_not_shown() -> None:
    assert shown("One.\n \n\nTwo.", "Two.") == "One.\n[Two.]"


def test_the_copied_share_counts_characters() -> None:
    assert copied_share(quoting(source("a"), "It rained.")) == 1.0


def test_evidence_of_an_article_outside_the_story_is_not_shown() -> None:
    side = Side(1.0, None, None, None, 1, 1, (passage(source("a"), "rained"),))
    assert side_excerpts(Story("s", (source("b"),)), side, WINDOW, 3) == ()


def test_the_figure_of_a_side_is_marked_in_its_sentence() -> None:
    a = source("a", "It was late. They spent $71 billion on 40 ships. It rained.")
    side = Side(7.1e10, "USD", None, None, 1, 1, (passage(a, "They spent $71 billion on 40 ships."),))
    (found,) = side_excerpts(Story("s", (a,)), side, WINDOW, 3)
    assert [(p.text, p.mark) for p in found.pieces] == [
        ("They spent ", "cited"),
        ("$71 billion", "copied"),
        (" on 40 ships.", "cited"),
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_all_that_is_shown_but_ellipses_stands_in_the_source_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text) + 5))
    window = Window(sentences=data.draw(st.integers(0, 2)), characters=data.draw(st.integers(1, 9)), passage=20)
    at = 0
    for piece in excerpt(source("a", text), "text", [(start, end)], (), window).pieces:
        if piece.mark != "gap":
            at = text.index(piece.text, at) + len(piece.text)
