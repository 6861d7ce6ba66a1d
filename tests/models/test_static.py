"""Static word vectors: the shipped file, and vectors of texts from any vocabulary."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import StageError
from pipeline.models.static import (
    LEAST_KNOWN,
    StaticEncoder,
    count_matrix,
    evened_words,
    known_counts,
    pack,
    static_encoder,
    unpack,
)
from pipeline.stages.embed.static import EmbedStatic

SHIPPED = (3, "839a37be669670b518d0e5a96aa1b0792b8bb9b10cc3a82efe8f9d9645986080")
"""Revision of the stage and SHA-256 of the file: a new file needs a new revision."""

WORDS = ("bridge", "cafe", "flood", "river", "the")


def encoder(dimensions: int = 4) -> StaticEncoder:
    vectors = np.random.default_rng(0).normal(size=(len(WORDS), dimensions))
    return unpack(pack(WORDS, vectors, {"source": "made up"}))


def cosine(one: str, other: str) -> float:
    left, right = static_encoder().encode([one, other])
    return float(left @ right)


def test_the_shipped_file_is_the_one_that_the_stage_names() -> None:
    content = (files("pipeline.models") / "static.npz").read_bytes()
    assert (EmbedStatic.revision, hashlib.sha256(content).hexdigest()) == SHIPPED


def test_the_shipped_file_says_where_it_comes_from() -> None:
    header = static_encoder().header
    assert header["licence"] == "Apache-2.0"
    assert header["source"] == "sentence-transformers/all-MiniLM-L6-v2"
    assert header["source_sha256"].startswith("53aa5117")
    assert len(header["words_sha256"]) == 3


def test_the_shipped_vectors_are_fitted_on_texts_that_no_stories_are_trained_or_measured_on() -> None:
    assert list(static_encoder().header["texts_sha256"]) == ["scale/timelines.jsonl.gz"]


def test_other_words_on_one_thing_are_alike() -> None:
    alike = cosine("Stocks fell sharply on Wall Street.", "Shares tumbled as investors sold in New York.")
    other = cosine("Stocks fell sharply on Wall Street.", "The goalkeeper saved a penalty in the final.")
    assert alike > other + 0.2


@pytest.mark.parametrize(
    "text",
    ["", "…", "🌊", "洪水が町を襲った", "Наводнение в городе", "Das Hochwasser hat die Stadt erreicht und zerstört"],
)
def test_a_text_in_a_language_that_is_not_known_gets_zeros(text: str) -> None:
    assert not static_encoder().encode([text]).any()


def test_case_accents_and_possessives_do_not_tell_words_apart() -> None:
    words = evened_words("Zelensky’s ZELENSKY'S Café cafe\u0301 Acme™")
    assert words == ["zelensky", "zelensky", "cafe", "cafe", "acmetm"]


@given(st.lists(st.text(max_size=40) | st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=8))
def test_a_row_is_of_unit_length_or_zeros(texts: list[str]) -> None:
    vectors = encoder().encode(texts)
    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.shape == (len(texts), 4) and vectors.dtype == np.float32
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))


@given(st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=8), st.integers(0, 8))
def test_any_split_and_order_of_words_gives_the_same_bytes(texts: list[str], at: int) -> None:
    together = encoder().encode(texts)
    parts = np.concatenate([encoder().encode(texts[:at]), encoder().encode(texts[at:])])
    turned = encoder().encode([" ".join(reversed(text.split())) for text in texts])
    assert together.tobytes() == parts.tobytes() == turned.tobytes()


@given(st.lists(st.sampled_from([*WORDS, "unknown"]), max_size=12))
def test_a_vector_is_the_weighted_sum_of_the_known_words(words: list[str]) -> None:
    made = encoder()
    known = [word for word in words if word in made.position]
    total = np.zeros(4)
    for word in set(known):
        total += (1 + np.log(known.count(word))) * made.vectors[made.position[word]]
    expected = total / (np.linalg.norm(total) or 1) if len(known) >= LEAST_KNOWN * len(words) else np.zeros(4)
    np.testing.assert_allclose(made.encode([" ".join(words)])[0], expected, atol=1e-5)


def test_counts_are_dampened_and_ascend() -> None:
    made = count_matrix([known_counts(["the", "river", "the"], encoder().position), {}], len(WORDS))
    assert made.indices.tolist() == [3, 4] and made.shape == (2, 5)
    np.testing.assert_allclose(made.data, [1, 1 + np.log(2)], rtol=1e-6)


def test_packing_keeps_vectors_to_half_a_step_and_gives_the_same_bytes() -> None:
    vectors = np.random.default_rng(1).normal(size=(len(WORDS), 6))
    content = pack(WORDS, vectors, {})
    step = np.abs(vectors).max(axis=1, keepdims=True) / 127
    assert np.all(np.abs(unpack(content).vectors - vectors) <= step / 2 + 1e-6)
    assert content == pack(WORDS, vectors, {})


@pytest.mark.parametrize("content", [b"", b"no zip", pack(("a", "b"), np.ones((1, 3)), {})])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(StageError, match="static vectors"):
        unpack(content)
