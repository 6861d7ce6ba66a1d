"""Models on a GPU: what they give on the CPU, and nothing lost where the device fails. Needs CUDA."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pipeline.models.encoders import encode_in_batches, load_encoder
from pipeline.models.entailment import load_entailment
from pipeline.models.generators import generate_in_batches, load_generator
from tests.models.test_generators import decoding
from tests.models.test_spec import spec
from tests.tiny_models import tiny_encoder, tiny_entailment, tiny_seq2seq

TEXTS = [f"the flood in the town {'river ' * (n % 40)}council {n}" for n in range(100)]

pytestmark = pytest.mark.gpu


@pytest.fixture(scope="module", autouse=True)
def gpu() -> Iterator[None]:
    import torch

    if not torch.cuda.is_available():
        pytest.skip("PyTorch sees no GPU")
    yield
    assert torch.get_float32_matmul_precision() == "highest", "something let products of float32 be made of TF32"


@pytest.mark.parametrize("batch_size", [1, 8, 64])
def test_vectors_of_a_gpu_are_those_of_the_cpu_within_a_ten_thousandth(tmp_path: Path, batch_size: int) -> None:
    folder = tiny_encoder(tmp_path, hidden=384, layers=6)
    one_by_one = np.concatenate([load_encoder(spec(folder)).encode([text]) for text in TEXTS])
    vectors = encode_in_batches(load_encoder(spec(folder, device="cuda")).encode, TEXTS, batch_size)
    np.testing.assert_allclose(vectors, one_by_one, atol=1e-4)
    assert (
        vectors.tobytes()
        == encode_in_batches(load_encoder(spec(folder, device="auto")).encode, TEXTS, batch_size).tobytes()
    )


@pytest.mark.parametrize("beams", [1, 4])
def test_a_generator_writes_on_a_gpu_what_it_writes_on_the_cpu(tmp_path: Path, beams: int) -> None:
    folder = tiny_seq2seq(tmp_path)
    on_gpu = load_generator(spec(folder, device="cuda"), decoding(beams=beams))
    written = generate_in_batches(on_gpu.generate, TEXTS, 8)
    assert written == generate_in_batches(on_gpu.generate, TEXTS, 8)
    on_cpu = load_generator(spec(folder), decoding(beams=beams))
    assert written == generate_in_batches(on_cpu.generate, TEXTS, 8)


def test_pairs_are_judged_on_a_gpu_as_on_the_cpu(tmp_path: Path) -> None:
    folder = tiny_entailment(tmp_path)
    pairs = [(text, "a flood in the town") for text in TEXTS]
    found = load_entailment(spec(folder, device="cuda")).judge(pairs)
    np.testing.assert_allclose(found, load_entailment(spec(folder)).judge(pairs), atol=1e-4)
