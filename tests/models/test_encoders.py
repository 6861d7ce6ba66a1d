"""Encoders, on a tiny model made on the spot."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import StageError
from pipeline.models.encoders import Encoder, Vectors, encode_in_batches, load_encoder
from pipeline.models.loading import inference
from tests.models.test_spec import spec
from tests.tiny_models import tiny_encoder

TEXTS = [f"the flood in the town {'river ' * n}council {n}" for n in range(25)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return load_encoder(spec(folder))


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (25, encoder.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_a_vector_is_the_mean_of_the_hidden_states_of_its_tokens(encoder: Encoder, folder: Path) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokens = AutoTokenizer.from_pretrained(folder)("the river", return_tensors="pt")
    with torch.inference_mode():
        mean = AutoModel.from_pretrained(folder).eval()(**tokens).last_hidden_state[0].mean(0).numpy()
    longer_beside_it = "the council of the town and the people"
    np.testing.assert_allclose(
        encoder.encode(["the river", longer_beside_it])[0], mean / np.linalg.norm(mean), atol=1e-6
    )


@pytest.fixture(scope="module")
def one_by_one(encoder: Encoder) -> Vectors:
    return np.concatenate([encoder.encode([text]) for text in TEXTS])


@pytest.mark.parametrize("batch_size", [1, 4, 7, 100])
def test_the_batch_size_moves_no_vector_by_more_than_a_ten_thousandth(
    encoder: Encoder, one_by_one: Vectors, batch_size: int
) -> None:
    np.testing.assert_allclose(encode_in_batches(encoder.encode, TEXTS, batch_size), one_by_one, atol=1e-4)


def test_any_order_gives_the_same_bytes(encoder: Encoder) -> None:
    order = random.Random(3).sample(range(len(TEXTS)), len(TEXTS))
    straight = encode_in_batches(encoder.encode, TEXTS, 4)
    shuffled = encode_in_batches(encoder.encode, [TEXTS[i] for i in order], 4)
    assert straight[order].tobytes() == shuffled.tobytes()


def test_inputs_beyond_the_model_are_cut(folder: Path) -> None:
    encoder = load_encoder(spec(folder, max_tokens=10_000))
    assert encoder.encode(["river " * 500]).shape == (1, encoder.dimensions)


def test_a_model_is_loaded_once(folder: Path) -> None:
    assert load_encoder(spec(folder)) is load_encoder(spec(folder))


def test_damaged_weights_say_where_and_what_to_check(tmp_path: Path) -> None:
    folder = tiny_encoder(tmp_path)
    (folder / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(StageError, match="cannot be loaded as AutoModel"):
        load_encoder(spec(folder))


def test_a_gpu_that_is_not_there_is_an_error(folder: Path) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a GPU here")
    with pytest.raises(StageError, match="set device to cpu or auto"):
        load_encoder(spec(folder, device="cuda"))


def test_weights_with_the_tokenizer_of_another_model_are_refused(tmp_path: Path) -> None:
    from transformers import BertConfig, BertModel

    folder = tiny_encoder(tmp_path)
    config = BertConfig.from_pretrained(folder)
    config.vocab_size = 20
    BertModel(config).save_pretrained(folder)
    with pytest.raises(StageError, match="the model knows 20"):
        load_encoder(spec(folder))


def test_positions_of_the_padding_are_none_for_words(tmp_path: Path) -> None:
    from transformers import RobertaConfig, RobertaModel

    folder = tiny_encoder(tmp_path)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    RobertaModel(RobertaConfig(**shape, vocab_size=200, max_position_embeddings=34, pad_token_id=0)).save_pretrained(
        folder
    )
    assert load_encoder(spec(folder, max_tokens=100)).encode(["river " * 500]).shape == (1, 16)


@pytest.mark.parametrize(
    ("error", "texts", "costs"),
    [
        ("OutOfMemoryError", 2, "rows"),
        ("OutOfMemoryError", 1, "run"),
        ("AcceleratorError", 2, "run"),
    ],
)
def test_a_gpu_that_fails_ends_the_run_and_one_that_is_too_small_for_a_batch_does_not(
    error: str, texts: int, costs: str
) -> None:
    import torch

    raised = getattr(torch, error)
    with pytest.raises(StageError if costs == "run" else raised), inference(texts):
        raise raised("no more")


@given(st.lists(st.text(max_size=5)), st.integers(1, 5))
def test_batches_are_sorted_by_length_and_results_are_not(texts: list[str], batch_size: int) -> None:
    seen: list[int] = []

    def lengths(batch: Sequence[str]) -> Vectors:
        seen.extend(len(text) for text in batch)
        assert len(batch) <= batch_size
        return np.array([[len(text)] for text in batch], dtype=np.float32)

    vectors = encode_in_batches(lengths, texts, batch_size)
    assert vectors.ravel().tolist() == [len(text) for text in texts]
    assert seen == sorted(seen)
