"""Whether one text follows from another, by a model of natural language inference."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from pipeline.errors import StageError
from pipeline.models.batches import by_length
from pipeline.models.loading import inference, load, longest_input
from pipeline.models.spec import ModelSpec

Pair = tuple[str, str]
"""Premise and hypothesis."""


class Inference(NamedTuple):
    """Probabilities that a text follows from another, and that it contradicts it; together at most 1."""

    entailed: float
    contradicted: float


class Entailment(Protocol):
    """Judges pairs of premise and hypothesis, all of them as one batch."""

    def judge(self, pairs: Sequence[Pair]) -> list[Inference]: ...


class SequenceClassifier:
    """A classifier of pairs whose labels are named after entailment and, where it has one, contradiction.

    Williams et al., "A Broad-Coverage Challenge Corpus for Sentence Understanding through Inference", NAACL 2018.
    """

    def __init__(self, tokenizer: Any, model: Any, max_tokens: int) -> None:
        self._tokenizer = tokenizer
        self._model = model
        self._max_tokens = max_tokens
        self._entailed = _label(model, "entail")
        self._contradicted = _label(model, "contra")
        if self._entailed is None:
            raise StageError(f"the model's labels are {model.config.id2label}: none is named after entailment")

    def judge(self, pairs: Sequence[Pair]) -> list[Inference]:
        import torch

        # Of a pair that is too long the longer text is cut, token by token: as a rule the premise.
        batch = self._tokenizer(
            [premise for premise, _ in pairs],
            [hypothesis for _, hypothesis in pairs],
            padding=True,
            truncation="longest_first",
            max_length=self._max_tokens,
            return_tensors="pt",
        )
        with inference(len(pairs)):
            rows = torch.softmax(self._model(**batch.to(self._model.device)).logits.float(), dim=1).cpu().tolist()
        return [
            Inference(row[self._entailed], row[self._contradicted] if self._contradicted is not None else 0.0)
            for row in rows
        ]


def _label(model: Any, name: str) -> int | None:
    return next((int(i) for i, label in sorted(model.config.id2label.items()) if label.lower().startswith(name)), None)


@cache
def load_entailment(spec: ModelSpec) -> Entailment:
    """The model of a spec, loaded once a process.

    Raises:
        ConfigurationError: there is no such model.
        StageError: its files cannot be loaded, or its labels do not tell which means entailment.
    """
    tokenizer, model = load(spec, "AutoModelForSequenceClassification")
    return SequenceClassifier(tokenizer, model, longest_input(spec, tokenizer, model))


def infer_in_batches(
    judge: Callable[[Sequence[Pair]], list[Inference]], pairs: Iterable[Pair], batch_size: int
) -> dict[Pair, Inference]:
    """The inference on each pair, judged in batches of similar length; the same within 1e-4 for any batch size."""
    batches = by_length(pairs, batch_size)
    return {pair: found for batch in batches for pair, found in zip(batch, judge(batch), strict=True)}
