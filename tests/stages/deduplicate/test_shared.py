"""Shares in common and cohesion, as plain counts of words say them."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Layout
from pipeline.stages.deduplicate.alignment import PAIR
from pipeline.stages.deduplicate.cohesion import cohesions
from pipeline.stages.deduplicate.origins import Corpus, DeduplicateInput, read_corpus
from pipeline.stages.deduplicate.shared import shared_by
from pipeline.tables import to_table
from tests.builders import lines_of

WORDS = ["alder", "birch", "cedar", "elm", "fir"]


def corpus_of(*texts: str) -> Corpus:
    rows = [
        DeduplicateInput(f"a{i}", t, Layout(None, None, None, None, lines_of(t)), None) for i, t in enumerate(texts)
    ]
    return read_corpus(to_table(rows, DeduplicateInput))


def some(letter: str, count: int) -> str:
    """So many different words."""
    return " ".join(f"{letter}{i}" for i in range(count))


articles = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), min_size=1, max_size=3)


def plain_cohesion(article: list[str], start: int, end: int) -> float:
    inside, rest = article[start:end], article[:start] + article[end:]
    outside = set(rest) - (set(inside) - set(rest))
    return log((len(set(inside) & set(rest)) + 1) / sqrt(max(len(outside), 1)))


@given(articles, st.data())
def test_cohesion_counts_the_different_words_of_a_passage_that_stand_elsewhere_too(
    drawn: list[list[str]], data: st.DataObject
) -> None:
    edges = [data.draw(st.sets(st.integers(0, len(article)), min_size=2, max_size=2)) for article in drawn]
    runs = [(i, min(edge), max(edge)) for i, edge in enumerate(edges)]
    owners, starts, ends = np.array(runs * 2, dtype=np.int64).T
    found = cohesions(corpus_of(*map(" ".join, drawn)), owners, starts, ends)
    assert found.tolist() == pytest.approx([plain_cohesion(drawn[i], a, b) for i, a, b in runs] * 2)


def test_shares_are_of_the_words_of_each_text_and_those_of_its_own_leave_quotations_out() -> None:
    speech = f'"{some("q", 10)}"'
    corpus = corpus_of(f"{some('c', 30)}\n{speech}", f"{some('c', 30)}\n{some('x', 20)}\n{speech}", "other")
    shared = shared_by(corpus, np.array([[0, 1], [0, 2]]), 5, 0)
    assert shared.shares[0].tolist() == [1.0, 40 / 60]
    assert shared.own[0].tolist() == [1.0, 30 / 50]
    assert shared.shares[1].tolist() == shared.own[1].tolist() == [0.0, 0.0]
    assert shared.firsts().tolist() == [[0, 0, 30, 0, 30], [0, 0, 0, 0, 0]]
    assert shared.passages[:, PAIR].tolist() == [0, 0]


def test_words_that_do_not_count_are_in_neither_part_of_a_share() -> None:
    corpus = corpus_of(f"{some('c', 30)} {some('x', 30)}", f"{some('c', 30)} {some('y', 10)}")
    ignored = np.zeros(len(corpus.texts.words), dtype=np.bool_)
    ignored[:20] = True  # of the first text, all of them in common
    shared = shared_by(corpus, np.array([[0, 1]]), 5, 0, ignored)
    assert shared.shares.tolist() == [[10 / 40, 30 / 40]]


def test_all_words_tell_where_few_stand_outside_of_quotations() -> None:
    one, other = (f'"{some("q", 40)}" {some(letter, 10)}' for letter in "xy")
    shared = shared_by(corpus_of(one, other), np.array([[0, 1]]), 5, 0)
    assert shared.own.tolist() == shared.shares.tolist() == [[0.8, 0.8]]
