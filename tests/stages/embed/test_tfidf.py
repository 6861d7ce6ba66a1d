from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Embedded, Layout, Span
from pipeline.stages.embed.background import background
from pipeline.stages.embed.terms import counted, plain, plain_words
from pipeline.stages.embed.tfidf import EmbedTfidf
from pipeline.stages.embed.transformer import EmbedInput
from pipeline.tables import to_records, to_table
from pipeline.text.tokens import token_spans
from tests.builders import lines_of


def stage(**changes: object) -> EmbedTfidf:
    values = {"words": 150, "title_count": 2, "pair_weight": 0.5, "prior": 1000, "unseen": 0.0005}
    return EmbedTfidf(**(values | changes))  # type: ignore[arg-type]


def row(key: str, text: str, title: str | None = None) -> EmbedInput:
    return EmbedInput(key, title, text, Layout(None, None, None, None, lines_of(text)))


def table(rows: Iterable[EmbedInput]) -> pa.Table:
    return to_table(rows, EmbedInput)


def dense(rows: Iterable[EmbedInput], **changes: object) -> np.ndarray:
    embedded = to_records(stage(**changes)(table(rows)).kept, Embedded)
    made = np.zeros((len(embedded), embedded[0].vector.size))
    for i, item in enumerate(embedded):
        made[i, list(item.vector.indices or ())] = item.vector.values
    return made


def cosine(first: str, second: str) -> float:
    left, right = dense([row("a", first), row("b", second)])
    return float(left @ right)


def test_articles_on_one_event_are_alike_in_a_corpus_of_these_two_alone() -> None:
    told = cosine("The mayor of Turku opened the Vasara bridge.", "Vasara bridge in Turku was opened by the mayor.")
    other = cosine("The mayor of Turku opened the Vasara bridge.", "The storm that hit the coast was of some strength.")
    assert told > 0.4 > 0.1 > other


def test_a_cosine_hardly_depends_on_the_size_of_the_corpus() -> None:
    pair = [row("a", "Turku opened the Vasara bridge."), row("b", "Vasara bridge in Turku was opened.")]
    others = [row(f"c{i}", f"Report number{i} on topic{i} of day{i}.") for i in range(300)]
    few, many = dense(pair), dense(pair + others)
    assert abs(few[0] @ few[1] - many[0] @ many[1]) < 0.03


def test_accents_case_and_possessives_do_not_tell_words_apart() -> None:
    assert plain_words("Zelensky’s ZELENSKY'S zelensky Café CAFE", 9) == ["zelensky"] * 3 + ["cafe"] * 2


@given(st.text(max_size=40) | st.text(alphabet="abZ1 .,'’sé東", max_size=30), st.integers(0, 9))
def test_words_are_evened_out_one_by_one(text: str, most: int) -> None:
    evened = [plain(text[start:end]) for start, end in token_spans(text)]
    assert plain_words(text, most) == [word for word in evened if word][:most]


def test_pairs_do_not_reach_from_the_title_into_the_body() -> None:
    assert counted([["a", "b"], ["c"]]) == {"a": 1, "b": 1, "a b": 1, "c": 1}


def test_a_title_in_the_text_counts_like_a_given_one() -> None:
    inside = EmbedInput("a", None, "A title\nA body", Layout(Span(0, 7), None, None, None, (Span(8, 14),)))
    beside = EmbedInput("a", "A title", "A body", Layout(None, None, None, None, (Span(0, 6),)))
    assert np.array_equal(dense([inside]), dense([beside]))


def test_words_beyond_the_opening_do_not_count() -> None:
    assert np.array_equal(
        dense([row("a", "one two\nthree")], words=3), dense([row("a", "one two\nthree four")], words=3)
    )


def test_an_article_without_words_has_an_empty_vector() -> None:
    vector = to_records(stage()(table([row("a", "…")])).kept, Embedded)[0].vector
    assert vector.indices == () and vector.values == ()


texts = st.lists(st.text(max_size=60), max_size=5)


@given(texts)
def test_vectors_of_any_text_have_unit_length_or_none_and_ascending_indices(contents: list[str]) -> None:
    rows = [row(str(i), text, title=text[:10]) for i, text in enumerate(contents)]
    for item in to_records(stage()(table(rows)).kept, Embedded):
        indices = list(item.vector.indices or ())
        assert indices == sorted(set(indices)) and all(0 <= i < item.vector.size for i in indices)
        assert not indices or np.linalg.norm(item.vector.values) == pytest.approx(1, abs=1e-6)


@given(texts, st.randoms())
def test_the_order_of_the_input_does_not_matter(contents: list[str], random: object) -> None:
    rows = [row(str(i), text) for i, text in enumerate(contents)]
    assert stage()(table(rows)).kept.equals(stage()(table(reversed(rows))).kept)


def test_the_columns_are_those_of_the_record() -> None:
    assert stage()(table([row("a", "One word.")])).kept.schema.equals(EmbedTfidf.writes)
    assert stage()(table([])).kept.schema.equals(EmbedTfidf.writes)


def test_the_background_knows_function_words_of_several_languages() -> None:
    shares = background()
    assert all(0 < share <= 1 for share in shares.values())
    assert shares["the"] > 0.8 and shares["και"] > 0.8 and shares["في"] > 0.8
    assert "zelensky" not in shares


@pytest.mark.parametrize(
    "wrong", [{"words": 0}, {"title_count": -1}, {"pair_weight": "1"}, {"prior": -1}, {"unseen": 0.0}]
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        stage(**wrong)
