"""What describes a summary beside its score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.novelty import fragments, index, novelty, redundancy
from pipeline.evaluation.order import kendall_tau, matched_places, order_agreement

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=10)


def plain_fragments(sentence: list[str], articles: list[list[str]]) -> list[int]:
    """Every run at every place."""
    lengths, start = [], 0
    while start < len(sentence):
        longest = 0
        for article in articles:
            for at in range(len(article)):
                for length in range(1, len(sentence) - start + 1):
                    if sentence[start : start + length] == article[at : at + length]:
                        longest = max(longest, length)
        lengths += [longest] if longest else []
        start += max(longest, 1)
    return lengths


@given(WORDS, st.lists(WORDS, max_size=3))
def test_fragments_are_the_longest_shared_runs_from_the_left(sentence: list[str], articles: list[list[str]]) -> None:
    assert fragments(sentence, index([" ".join(a) for a in articles])) == plain_fragments(sentence, articles)


def test_a_copied_summary_is_all_coverage_and_nothing_new() -> None:
    found = novelty(["The river rose."], index(["The river rose. Rain fell on the hills."]))
    assert (found["not verbatim"], found["coverage"], found["density"]) == (0.0, 1.0, 3.0)
    assert found["novel 2-grams"] == 0.0 and found["compression"] == pytest.approx(8 / 3)


def test_a_run_does_not_cross_from_one_article_into_the_next() -> None:
    found = novelty(["River rose."], index(["The river", "rose again"]))
    assert found["not verbatim"] == 1.0 and found["density"] == 1.0 and found["novel 2-grams"] == 1.0


def test_no_words_no_figures() -> None:
    assert novelty(["..."], index(["The river"])) == {} == novelty(["The river"], index([]))


def test_redundancy_is_what_an_earlier_sentence_holds() -> None:
    assert redundancy([["a", "b", "c"], ["a", "b", "d"]]) == 0.25
    assert redundancy([]) == 0.0


def test_tau_goes_from_one_to_minus_one_and_equals_say_nothing() -> None:
    assert kendall_tau([1, 2, 3]) == 1.0 and kendall_tau([3, 2, 1]) == -1.0
    assert kendall_tau([1, 1]) is None and kendall_tau([]) is None


def test_sentences_are_matched_where_most_of_their_pairs_of_words_stand() -> None:
    reference = ["The old mill burned down.", "The river rose in the night."]
    assert matched_places(["The river rose.", "The old mill burned.", "Nobody was hurt."], reference) == [1, 0]
    assert order_agreement(["The river rose.", "The old mill burned."], [reference]) == -1.0
    assert order_agreement(["The river rose."], [reference]) is None
