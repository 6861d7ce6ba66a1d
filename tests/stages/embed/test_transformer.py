"""Embedding articles with an encoder."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Embedded, Layout, Span
from pipeline.stages.embed.transformer import EmbedInput, EmbedTransformer, leading_text
from pipeline.tables import to_records, to_table
from pipeline.text.tokens import words
from tests.builders import lines_of
from tests.models.test_spec import spec
from tests.tiny_models import tiny_encoder


def row(article_id: str, text: str, title: str | None = None, title_span: Span | None = None) -> EmbedInput:
    body = tuple(span for span in lines_of(text) if span != title_span)
    return EmbedInput(article_id, title, text, Layout(title_span, None, None, None, body))


ROWS = [row(f"a{n}", f"The flood in the town.\n{'The river rose. ' * n}", "Flood") for n in range(9)]


@pytest.fixture(scope="module")
def embed(tmp_path_factory: pytest.TempPathFactory) -> EmbedTransformer:
    folder = tiny_encoder(tmp_path_factory.mktemp("encoder"))
    return EmbedTransformer(model=spec(folder), prefix="", body_words=150, batch_size=4)


def matrix(stage: EmbedTransformer, rows: list[EmbedInput]) -> npt.NDArray[np.float64]:
    kept = to_records(stage(to_table(rows, EmbedInput)).kept, Embedded)
    assert [record.article_id for record in kept] == [r.article_id for r in rows]
    assert all(record.vector.indices is None for record in kept)
    return np.array([record.vector.values for record in kept])


def test_each_article_gets_a_dense_vector_of_unit_length(embed: EmbedTransformer) -> None:
    np.testing.assert_allclose(np.linalg.norm(matrix(embed, ROWS), axis=1), 1, atol=1e-6)


def test_an_empty_table_gives_an_empty_table(embed: EmbedTransformer) -> None:
    result = embed(to_table([], EmbedInput))
    assert result.kept.schema.equals(embed.writes)
    assert result.kept.num_rows == result.dropped.num_rows == 0


@pytest.mark.parametrize("at", [1, 4, 8])
def test_any_split_gives_the_same_vectors(embed: EmbedTransformer, at: int) -> None:
    parts = np.concatenate([matrix(embed, ROWS[:at]), matrix(embed, ROWS[at:])])
    np.testing.assert_allclose(parts, matrix(embed, ROWS), atol=1e-4)


def test_any_order_gives_the_same_bytes(embed: EmbedTransformer) -> None:
    assert matrix(embed, ROWS[::-1])[::-1].tobytes() == matrix(embed, ROWS).tobytes()


def test_an_article_without_words_gets_zeros_of_the_same_size(embed: EmbedTransformer) -> None:
    empty = [row("e", ""), row("f", "…\n— — —")]
    vectors = matrix(embed, [*empty, *ROWS])
    assert not vectors[:2].any()
    assert matrix(embed, empty).shape == (2, vectors.shape[1])


def test_articles_that_say_other_things_get_other_vectors(embed: EmbedTransformer) -> None:
    one, other = matrix(embed, [row("a", "A train strike in the city."), row("b", "Police in court.")])
    assert one @ other < 0.999


def test_the_prefix_stands_before_each_text(embed: EmbedTransformer) -> None:
    with_prefix = matrix(replace(embed, prefix="storm "), [row("a", "The river.")])
    np.testing.assert_array_equal(with_prefix, matrix(embed, [row("a", "storm The river.")]))


@pytest.mark.parametrize("text", ["שיטפון בעיר", "洪水 🌊", "e\u0301te\u0301", "\u202eabc", "a" * 20_000])
def test_any_unicode_is_embedded(embed: EmbedTransformer, text: str) -> None:
    np.testing.assert_allclose(np.linalg.norm(matrix(embed, [row("a", text)])), 1, atol=1e-6)


def test_the_title_comes_first_wherever_it_stands() -> None:
    assert leading_text(row("a", "It rained.", "Rain"), 10) == "Rain\nIt rained."
    assert leading_text(row("a", "Rain\nIt rained.", None, Span(0, 4)), 10) == "Rain\nIt rained."


def test_the_body_is_cut_after_so_many_words() -> None:
    article = row("a", "One two three.\nFour five six.", "Title")
    assert leading_text(article, 4) == "Title\nOne two three.\nFour"
    assert leading_text(article, 0) == "Title"


@given(st.lists(st.text(alphabet="ab .\u05d0洪🌊", max_size=12)), st.integers(0, 8))
def test_no_more_words_are_read_than_asked_for(lines: list[str], limit: int) -> None:
    assert len(words(leading_text(row("a", "\n".join(lines)), limit))) <= limit


@pytest.mark.parametrize("wrong", [{"batch_size": 0}, {"body_words": -1}, {"model": "a string"}, {"prefix": None}])
def test_wrong_parameters_are_refused(embed: EmbedTransformer, wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        replace(embed, **wrong)  # type: ignore[arg-type]


def test_importing_the_stage_imports_no_torch() -> None:
    code = "import sys, pipeline.stages.embed.transformer; assert not {'torch', 'transformers'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_rows_come_back_as_the_schema_says(embed: EmbedTransformer) -> None:
    kept: pa.Table = embed(to_table(ROWS, EmbedInput)).kept
    assert kept.schema.equals(embed.writes)
