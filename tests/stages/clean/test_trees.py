"""The learned line model: reading it, and its sums against a slow plain reference."""

import hashlib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import StageError
from pipeline.stages.clean.features import Page, joined, line_features, paragraphs
from pipeline.stages.clean.lines import MODEL, PACKAGE, CleanLines
from pipeline.stages.clean.numbers import rows_of
from pipeline.stages.clean.trees import Trees, read_trees, shipped_trees

# Another model is another answer: raise CleanLines.revision with it.
SHIPPED = {10: "d70a502e4095fd386c01ca19541347ccf7da8f0ba2af04d44fdc9c052e1bcbd6"}


def walked(trees: Trees, row: np.ndarray) -> float:
    odds = trees.baseline
    for at in range(len(trees.feature)):
        node = 0
        while trees.left[at, node] != node:
            goes_left = row[trees.feature[at, node]] <= trees.threshold[at, node]
            node = (trees.left if goes_left else trees.right)[at, node]
        odds += trees.value[at, node]
    return float(1 / (1 + np.exp(-odds)))


def test_the_shipped_model_belongs_to_the_revision() -> None:
    digest = hashlib.sha256((files(PACKAGE) / MODEL).read_bytes()).hexdigest()
    assert SHIPPED[CleanLines.revision] == digest


def test_all_rows_at_once_are_as_one_by_one() -> None:
    trees = shipped_trees(PACKAGE, MODEL)
    rows = np.random.default_rng(1).normal(0.5, 2, size=(50, trees.columns)).astype(np.float32)
    assert trees.probability(rows) == pytest.approx([walked(trees, row) for row in rows])
    assert len(trees.probability(rows[:0])) == 0


def test_a_page_has_the_columns_of_the_model() -> None:
    lines = line_features("Home\nThe ferry to the islands was late again.", "en")
    assert rows_of("Home\nThe ferry to the islands was late again.", lines, [None] * 2).shape[1] == (
        shipped_trees(PACKAGE, MODEL).columns
    )


def test_another_file_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "other.npz", format="other")
    with pytest.raises(StageError, match="format"):
        read_trees(tmp_path / "other.npz")


@given(st.text(alphabet=st.sampled_from("aA.\n ,–\u3042\u0627😀1"), max_size=60))
def test_any_text_has_finite_rows_and_whole_paragraphs(text: str) -> None:
    page = Page(text, line_features(text, "en"), "en")
    ranges = paragraphs(text, page.lines)
    assert [at for begin, end in ranges for at in range(begin, end)] == list(range(len(page.lines)))
    pieces = joined(page, ranges)
    assert np.isfinite(rows_of(text, pieces, [None] * len(pieces))).all()


def test_a_sentence_that_links_cut_is_one_paragraph() -> None:
    text = "Home\nAll ferries to\nthe islands\n, said the board.\nNobody came.\nHe left"
    assert paragraphs(text, line_features(text, "en")) == [(0, 1), (1, 4), (4, 5), (5, 6)]


def test_a_text_in_lower_case_keeps_its_lines() -> None:
    text = "home\nall ferries stopped\nnobody came"
    assert paragraphs(text, line_features(text, "en")) == [(0, 1), (1, 2), (2, 3)]
