"""Texts to texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from pipeline.models.batches import by_length
from pipeline.models.loading import inference, load, longest_input
from pipeline.models.spec import ModelSpec
from pipeline.stage import check_parameters, require


class Generator(Protocol):
    """Maps each text to a new one, all of them as one batch."""

    def generate(self, texts: Sequence[str]) -> list[str]: ...


@dataclass(frozen=True, kw_only=True)
class Decoding:
    """How a text is searched for, without sampling: the same input gives the same output.

    beams              1 for greedy search
    length_penalty     above 0 favours longer texts; counts where there are several beams
    no_repeat_tokens   no run of so many tokens comes twice; 0 for no such rule
    """

    beams: int
    max_new_tokens: int
    length_penalty: float
    no_repeat_tokens: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.beams > 0, "beams", self.beams, "a whole number above 0")
        require(self.max_new_tokens > 0, "max_new_tokens", self.max_new_tokens, "a whole number above 0")
        require(self.no_repeat_tokens >= 0, "no_repeat_tokens", self.no_repeat_tokens, "0 or above")


class SequenceToSequence:
    """An encoder-decoder model of Transformers through `generate`."""

    def __init__(self, tokenizer: Any, model: Any, max_tokens: int, decoding: Decoding) -> None:
        self._tokenizer = tokenizer
        self._model = model
        self._max_tokens = max_tokens
        self._decoding = decoding

    def generate(self, texts: Sequence[str]) -> list[str]:
        batch = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=self._max_tokens, return_tensors="pt"
        )
        batch.pop("token_type_ids", None)  # some tokenizers of encoder-decoders make them, and no such model takes them
        with inference(len(texts)):
            tokens = self._model.generate(**batch.to(self._model.device), **self._settings())
        decoded = self._tokenizer.batch_decode(tokens, skip_special_tokens=True)
        return [text.strip() for text in decoded]

    def _settings(self) -> dict[str, object]:
        settings: dict[str, object] = {
            "do_sample": False,
            "num_beams": self._decoding.beams,
            "max_new_tokens": self._decoding.max_new_tokens,
            "no_repeat_ngram_size": self._decoding.no_repeat_tokens,
        }
        if self._decoding.beams > 1:
            settings |= {"length_penalty": self._decoding.length_penalty, "early_stopping": True}
        return settings


@cache
def load_generator(spec: ModelSpec, decoding: Decoding) -> Generator:
    """The generator of a spec, loaded once a process.

    Raises:
        ConfigurationError: there is no such model.
        StageError: its files cannot be loaded.
    """
    tokenizer, model = load(spec, "AutoModelForSeq2SeqLM")
    return SequenceToSequence(tokenizer, model, longest_input(spec, tokenizer, model), decoding)


def generate_in_batches(
    generate: Callable[[Sequence[str]], list[str]], texts: Sequence[str], batch_size: int
) -> list[str]:
    """What a generator writes for each text, in the order given, generated in batches of similar length."""
    written: dict[str, str] = {}
    for batch in by_length(texts, batch_size):
        written |= zip(batch, generate(batch), strict=True)
    return [written[text] for text in texts]
