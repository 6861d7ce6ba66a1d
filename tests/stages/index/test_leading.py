import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Indexed, Layout
from pipeline.stages.index.leading import IndexInput, IndexLeading
from pipeline.stages.index.terms import is_number, pairs_of, term_of
from pipeline.tables import to_records, to_table
from tests.builders import lines_of


def indexed(title: str | None, text: str, **changes: int) -> Indexed:
    """The one row of a text whose lines are all body."""
    stage = IndexLeading(**({"title_words": 60, "body_words": 150} | changes))
    row = IndexInput("a", title, text, Layout(None, None, None, None, lines_of(text)))
    (found,) = to_records(stage(to_table([row], IndexInput)).kept, Indexed)
    return found


def test_words_are_told_apart_by_spelling_and_not_by_case_accents_or_possessive() -> None:
    assert indexed("Zelensky's VISIT", "").title_terms == indexed("zelensky visit", "").title_terms
    assert indexed("café", "").title_terms == indexed("CAFE", "").title_terms
    assert indexed("visit", "").title_terms != indexed("visits", "").title_terms


def test_only_the_first_words_are_kept_in_their_order() -> None:
    row = indexed("one two three", "four five\nsix seven", title_words=2, body_words=3)
    assert row.title_terms == (term_of("one"), term_of("two"))
    assert row.body_terms == (term_of("four"), term_of("five"), term_of("six"))


def test_an_article_without_words_has_no_terms() -> None:
    row = indexed(None, "…")
    assert row.title_terms == row.body_terms == ()


def test_a_term_stays_the_same_for_ever() -> None:
    assert term_of("kyiv") == 3585928074513481240


@given(st.text(max_size=12))
def test_terms_fit_a_column_and_are_odd_for_numbers(word: str) -> None:
    term = term_of(word)
    assert 0 <= term < 2**63
    assert bool(is_number(np.array([term]))[0]) == word[:1].isdigit()


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_a_pair_is_no_word_and_its_order_counts(one: int, other: int) -> None:
    first, second = np.array([one]), np.array([other])
    assert pairs_of(first, second)[0] < 0
    assert one == other or pairs_of(first, second)[0] != pairs_of(second, first)[0]


def test_words_of_any_script_have_terms() -> None:
    assert len(indexed("Киев", "القاهرة اليوم\n東京都").body_terms) == 4


def test_no_article_gives_no_row() -> None:
    stage = IndexLeading(title_words=1, body_words=1)
    assert stage(pa.Table.from_pylist([], schema=stage.reads)).kept.equals(stage.writes.empty_table())


@pytest.mark.parametrize("wrong", [{"title_words": -1}, {"body_words": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        indexed(None, "a", **wrong)
