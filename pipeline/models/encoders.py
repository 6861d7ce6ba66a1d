"""Texts to vectors."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from pipeline.models.batches import by_length
from pipeline.models.loading import inference, load, longest_input
from pipeline.models.spec import ModelSpec

Vectors = npt.NDArray[np.float32]
"""Shape (texts, dimensions); each row of unit length."""


class Encoder(Protocol):
    """Maps texts to vectors of so many `dimensions`, all of them as one batch."""

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class MeanPooling:
    """The mean of a model's last hidden states over the tokens of a text, brought to unit length.

    Reimers and Gurevych, Sentence-BERT, EMNLP 2019.
    """

    def __init__(self, tokenizer: Any, model: Any, max_tokens: int) -> None:
        self._tokenizer = tokenizer
        # Of an encoder-decoder (T5) the encoder alone serves.
        self._model = model.get_encoder() if model.config.is_encoder_decoder else model
        self._max_tokens = max_tokens

    @property
    def dimensions(self) -> int:
        return int(self._model.config.hidden_size)

    def encode(self, texts: Sequence[str]) -> Vectors:
        import torch

        batch = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=self._max_tokens, return_tensors="pt"
        )
        with inference(len(texts)):
            batch = batch.to(self._model.device)
            hidden = self._model(**batch).last_hidden_state.float()
            mask = batch["attention_mask"].unsqueeze(-1).float()
            mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1.0)
            unit: Vectors = torch.nn.functional.normalize(mean, dim=1).cpu().numpy()
        return unit


@cache
def load_encoder(spec: ModelSpec) -> Encoder:
    """The encoder of a spec, loaded once a process.

    Raises:
        ConfigurationError: there is no such model.
        StageError: its files cannot be loaded.
    """
    tokenizer, model = load(spec, "AutoModel")
    return MeanPooling(tokenizer, model, longest_input(spec, tokenizer, model))


def encode_in_batches(encode: Callable[[Sequence[str]], Vectors], texts: Sequence[str], batch_size: int) -> Vectors:
    """Vectors of texts in the order given, encoded in batches of similar length; shape (0, 0) where there are none."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    batches = by_length(texts, batch_size)
    encoded = np.concatenate([encode(batch) for batch in batches])
    row = {text: i for i, text in enumerate(text for batch in batches for text in batch)}
    return encoded[[row[text] for text in texts]]
