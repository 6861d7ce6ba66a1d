"""From a spec to a Transformers model in memory: what encoders and generators share."""

import contextlib
from collections.abc import Iterator
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

from pipeline.errors import StageError
from pipeline.models.spec import ModelSpec, model_folder

if TYPE_CHECKING:
    import torch


def load(spec: ModelSpec, kind: str) -> tuple[Any, Any]:
    """The tokenizer and the model of a spec, on its device, ready for inference.

    `kind` is the class of Transformers that reads the model (`AutoModel`, ...). PyTorch is imported here and not
    above, so that runs without models never pay for it.

    Raises:
        ConfigurationError: there is no such model.
        StageError: its files cannot be loaded, or its device is not there.
    """
    import torch
    import transformers
    from safetensors import SafetensorError

    folder, device = model_folder(spec), _device(spec)
    transformers.utils.logging.disable_progress_bar()
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
        reader = getattr(transformers, kind)
        model = reader.from_pretrained(folder, local_files_only=True, dtype=getattr(torch, spec.dtype))
    except (OSError, ValueError, RuntimeError, KeyError, ImportError, UnpicklingError, SafetensorError) as error:
        raise StageError(
            f"the model in {folder} cannot be loaded as {kind} ({type(error).__name__}: {error}). "
            "Check that the folder holds config.json, tokenizer and weights of such a model"
        ) from error
    known = model.get_input_embeddings().num_embeddings
    if len(tokenizer) > known:
        raise StageError(
            f"the tokenizer in {folder} has {len(tokenizer)} tokens, and the model knows {known}: "
            "take tokenizer and weights of one model"
        )
    if tokenizer.pad_token_id is None:
        raise StageError(f"the tokenizer in {folder} has no padding token: choose a model that works in batches")
    return tokenizer, model.to(device).eval()


def longest_input(spec: ModelSpec, tokenizer: Any, model: Any) -> int:
    """How many tokens an input may have: the spec's limit, or the model's own where that is lower."""
    limits = (spec.max_tokens, tokenizer.model_max_length, _positions(model))
    return int(min(limit for limit in limits if limit is not None and limit > 0))


def _positions(model: Any) -> int | None:
    """How many tokens a model has positions for; RoBERTa and its kin begin to count after that of the padding."""
    positions: int | None = getattr(model.config, "max_position_embeddings", None)
    for name, module in model.named_modules():
        if positions and name.endswith("position_embeddings") and getattr(module, "padding_idx", None) is not None:
            return positions - int(module.padding_idx) - 1
    return positions


@contextlib.contextmanager
def inference(texts: int) -> Iterator[None]:
    """What a model computes of so many texts, without gradients.

    A device that is lost, or too small for a single text, would cost every row that is left, one after the other.

    Raises:
        StageError: it is so.
    """
    import torch

    try:
        with torch.inference_mode():
            yield
    except torch.AcceleratorError as error:
        raise StageError(
            f"the GPU failed ({_first_line(error)}): start again, with device=cpu if it does so again"
        ) from error
    except torch.OutOfMemoryError as error:
        if texts > 1:
            raise  # the stage is tried on fewer rows
        raise StageError(
            f"one text does not fit the memory of the GPU ({error}): free it, or set device to cpu"
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _device(spec: ModelSpec) -> "torch.device":
    import torch

    if spec.device == "cuda" and not torch.cuda.is_available():
        raise StageError(
            f"the model {spec.name} is set to device cuda, and PyTorch sees none: set device to cpu or auto"
        )
    return torch.device("cuda" if spec.device != "cpu" and torch.cuda.is_available() else "cpu")
