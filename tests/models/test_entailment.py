"""Inference models, on a tiny one made on the spot."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import StageError
from pipeline.models.entailment import infer_in_batches, load_entailment
from tests.models.test_spec import spec
from tests.tiny_models import tiny_encoder, tiny_entailment


def test_each_pair_gets_probabilities_and_always_the_same(tmp_path: Path) -> None:
    model = load_entailment(spec(tiny_entailment(tmp_path)))
    pairs = [("the flood in the town", "a flood"), ("a train strike " * 80, "the river"), ("", "")]
    found = model.judge(pairs)
    assert len(found) == 3 and found == model.judge(pairs)
    assert all(0 <= p <= 1 and sum(i) <= 1.001 for i in found for p in i)


@pytest.mark.parametrize("batch_size", [1, 2, 50])
def test_batches_of_any_size_give_the_same(tmp_path: Path, batch_size: int) -> None:
    model = load_entailment(spec(tiny_entailment(tmp_path)))
    pairs = [("the flood in the town " * n, "a flood " * (5 - n)) for n in range(5)]
    found = infer_in_batches(model.judge, pairs, batch_size)
    assert list(found) == sorted(pairs, key=lambda pair: sum(map(len, pair)))
    np.testing.assert_allclose([found[pair] for pair in pairs], model.judge(pairs), atol=1e-4)


def test_a_model_without_such_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="entailment"):
        load_entailment(spec(tiny_encoder(tmp_path)))
