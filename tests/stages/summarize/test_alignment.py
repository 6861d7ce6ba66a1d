"""Alignments of generated sentences."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Alignment, Candidate, Sentence
from pipeline.stages.summarize.alignment import (
    MIN_WORDS,
    Run,
    align,
    best_support,
    copied_runs,
    sentences_of,
    split_words,
)
from pipeline.stages.summarize.story import Source
from tests.builders import member


def source(text: str, article_id: str = "a", before: str = "Before it.\n") -> Source:
    """A sentence that does not start its article, so that offsets are seen to count."""
    sentence = Sentence(len(before), len(before) + len(text), "body", False, False)
    return Source(member(article_id, before + text + "\nAfter it."), 1, sentence, 1.0)


def aligned(text: str, *sentences: str) -> tuple[list[tuple[str, str]], list[Source]]:
    """Operation and characters of each alignment."""
    sources = [source(s, f"a{i}") for i, s in enumerate(sentences)]
    alignments = align(text, sentences_of(sources))
    Candidate(text, alignments, ())
    return [(a.operation, text[a.claim_start : a.claim_end]) for a in alignments], sources


def replay(text: str, alignments: Sequence[Alignment], sources: Sequence[Source]) -> None:
    texts = {s.member.article_id: s.member.text for s in sources}
    for a in alignments:
        got = text[a.claim_start : a.claim_end]
        if a.article_id is None or a.start is None or a.end is None:
            assert a.operation == "insert"
            continue
        there = texts[a.article_id][a.start : a.end]
        assert a.operation in ("copy", "case", "paraphrase")
        if a.operation == "copy":
            assert got == there
        elif a.operation == "case":
            assert got.casefold() == there.casefold()


def test_a_copied_sentence_is_one_copy_with_its_full_stop() -> None:
    pieces, _ = aligned("The river rose on Monday.", "The river rose on Monday.")
    assert pieces == [("copy", "The river rose on Monday.")]


def test_a_capital_put_first_is_a_change_of_case() -> None:
    pieces, _ = aligned("The river rose.", "On Monday the river rose.")
    assert pieces == [("case", "T"), ("copy", "he river rose.")]


def test_two_words_in_common_are_chance() -> None:
    pieces, _ = aligned("The river sank.", "On Monday the river rose.")
    assert pieces == [("paraphrase", "The river sank.")]


def test_what_stands_between_copies_is_a_paraphrase() -> None:
    pieces, _ = aligned(
        "The river rose fast and two bridges were closed.", "The river rose fast.", "All two bridges were closed."
    )
    assert pieces == [("copy", "The river rose fast"), ("paraphrase", " and "), ("copy", "two bridges were closed.")]


def test_punctuation_between_copies_is_inserted() -> None:
    pieces, _ = aligned(
        "The river rose, two bridges were closed.", "The river rose fast.", "All two bridges were closed."
    )
    assert pieces == [("copy", "The river rose"), ("insert", ", "), ("copy", "two bridges were closed.")]


def test_white_space_that_differs_is_inserted() -> None:
    pieces, _ = aligned("The river rose fast.", "The river\u00a0rose fast.")
    assert pieces == [("copy", "The river"), ("insert", " "), ("copy", "rose fast.")]


def test_punctuation_that_differs_ends_a_run() -> None:
    pieces, _ = aligned("The river rose fast today and stayed.", "The river rose, fast today and stayed.")
    assert pieces == [("copy", "The river rose"), ("insert", " "), ("copy", "fast today and stayed.")]


def test_the_longest_run_wins_and_the_best_ranked_of_equals() -> None:
    text = "two bridges were closed on Monday"
    sources = [source(s, f"a{i}") for i, s in enumerate(["two bridges were shut", f"{text}.", f"{text}!"])]
    assert {a.article_id for a in align(text, sentences_of(sources))} == {"a1"}


def test_a_paraphrase_cites_the_sentence_that_holds_most_of_it() -> None:
    sources = [source("The council met.", "a"), source("Ten families lost their homes to water.", "b")]
    (only,) = align("Water drove ten families out.", sentences_of(sources))
    assert (only.operation, only.article_id) == ("paraphrase", "b")
    assert sources[1].member.text[only.start : only.end] == "Ten families lost their homes to water."


def test_support_goes_to_the_next_best_where_the_best_is_taken() -> None:
    sentences = sentences_of([source("The river rose.", "a"), source("A river.", "b"), source("None.", "c")])
    assert best_support(["The river rose"], sentences) == 0
    assert best_support(["The river rose"], sentences, frozenset({0})) == 1
    assert best_support(["The river rose"], sentences, frozenset({0, 1, 2})) == 0


@pytest.mark.parametrize(
    "text",
    [
        "洪水で川が氾濫した。",
        "הנהר עלה על גדותיו אתמול.",
        "Ἡ πόλις ΜΕΓΆΛΗ ἐστίν 🌊 ναί!",
        "e\u0301te\u0301 a b c",
        "İSTANBUL'DA su baskını oldu",
    ],
)
def test_copies_of_any_script_are_found(text: str) -> None:
    pieces, _ = aligned(text, text)
    assert pieces == [("copy", text)]


ALPHABET = st.text(alphabet="aAbB ß.,'\u0130iı洪水川 🌊\u0301\u05d0-", min_size=1, max_size=30).filter(
    lambda t: bool(t.strip())
)


@given(ALPHABET, st.lists(ALPHABET, min_size=1, max_size=3))
def test_alignments_tile_and_replay_on_any_text(text: str, texts: list[str]) -> None:
    sources = [source(t, f"a{i}") for i, t in enumerate(texts)]
    alignments = align(text, sentences_of(sources))
    Candidate(text, alignments, ())
    replay(text, alignments, sources)


WORDS = st.lists(st.sampled_from(["a", "b", "A", "c"]), min_size=1, max_size=12).map(" ".join)


def plain_runs(text: str, texts: list[str]) -> list[Run]:
    """The definition, slowly: at each word try every place of every sentence."""
    claim, others = text.split(), [t.split() for t in texts]
    runs: list[Run] = []
    first = 0
    while first < len(claim):
        best = Run(first, first - 1, 0, 0)
        for number, other in enumerate(others):
            for at in range(len(other)):
                n = 0
                while (
                    first + n < len(claim) and at + n < len(other) and claim[first + n].lower() == other[at + n].lower()
                ):
                    n += 1
                if n > best.last - best.first + 1:
                    best = Run(first, first + n - 1, number, at)
        if best.last - best.first + 1 >= MIN_WORDS:
            runs.append(best)
            first = best.last + 1
        else:
            first += 1
    return runs


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_runs_are_those_of_the_definition(text: str, texts: list[str]) -> None:
    sources = [source(t, f"a{i}") for i, t in enumerate(texts)]
    assert list(copied_runs(split_words(text), sentences_of(sources))) == plain_runs(text, texts)
