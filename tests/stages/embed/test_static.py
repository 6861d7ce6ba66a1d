"""Embedding articles with the static word vectors that ship."""

import numpy as np
import pyarrow as pa
import pytest

from pipeline.errors import ConfigurationError
from pipeline.models.static import static_encoder
from pipeline.records import Embedded, Layout
from pipeline.stages.embed.static import EmbedStatic, dense_column
from pipeline.stages.embed.transformer import EmbedInput
from pipeline.tables import to_records, to_table
from tests.builders import lines_of


def row(key: str, text: str, title: str | None = None) -> EmbedInput:
    return EmbedInput(key, title, text, Layout(None, None, None, None, lines_of(text)))


def embedded(*rows: EmbedInput, body_words: int = 150) -> list[Embedded]:
    return to_records(EmbedStatic(body_words=body_words)(to_table(rows, EmbedInput)).kept, Embedded)


def test_an_article_gets_the_vector_of_its_title_and_opening() -> None:
    made = embedded(row("a", "The river rose in the town.", "Flood"), body_words=2)[0]
    expected = static_encoder().encode(["Flood\nThe river"])[0]
    assert made.article_id == "a" and made.vector.indices is None
    np.testing.assert_allclose(made.vector.values, expected, atol=1e-6)


def test_an_article_without_known_words_gets_zeros_of_the_same_size() -> None:
    made = embedded(row("a", "…"), row("b", "洪水が町を襲った"), row("c", "The river rose."))
    assert [any(item.vector.values) for item in made] == [False, False, True]
    assert {item.vector.size for item in made} == {static_encoder().dimensions}


def test_any_split_gives_the_same_rows() -> None:
    rows = [row(f"a{n}", f"The flood in the town. {'The river rose. ' * n}") for n in range(5)]
    assert embedded(*rows) == [item for one in rows for item in embedded(one)]


def test_the_columns_are_those_of_the_record() -> None:
    for rows in ([], [row("a", "One word.")]):
        assert EmbedStatic(body_words=9)(to_table(rows, EmbedInput)).kept.schema.equals(EmbedStatic.writes)


def test_a_dense_column_holds_each_number_once() -> None:
    column: pa.Array = dense_column(np.array([[0.5, -1], [0, 0.25]], dtype=np.float32))
    assert column.field("values").to_pylist() == [[0.5, -1.0], [0.0, 0.25]]
    assert column.field("size").to_pylist() == [2, 2] and column.field("indices").to_pylist() == [None, None]


@pytest.mark.parametrize("wrong", [{"body_words": -1}, {"body_words": "9"}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match="body_words"):
        EmbedStatic(**wrong)  # type: ignore[arg-type]
