"""Which model, by a few plain values: what a stage holds in place of the model itself."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import ConfigurationError
from pipeline.stage import check_parameters, require

_TOKENIZER_AND_CONFIGURATION = ["*.json", "*.txt", "*.model"]
_CHUNK = 1 << 20


@dataclass(frozen=True, kw_only=True)
class ModelSpec:
    """A Hugging Face model as a stage holds it; loaded once a process by encoders.py and generators.py.

    name        a folder made by `save_pretrained`, or an id of the Hugging Face hub
    revision    branch, tag or commit of the hub; None for the main branch; a folder has none
    device      auto: the GPU where there is one
    max_tokens  longer inputs are cut; a model that takes fewer cuts at its own limit
    """

    name: str
    revision: str | None
    device: Literal["auto", "cpu", "cuda"]
    dtype: Literal["float32", "bfloat16", "float16"]
    max_tokens: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(bool(self.name.strip()), "name", self.name, "a folder or a Hugging Face id")
        require(self.max_tokens > 0, "max_tokens", self.max_tokens, "a whole number above 0")


def model_folder(spec: ModelSpec) -> Path:
    """The folder that holds a model's files: its own, or the snapshot in the Hugging Face cache.

    A snapshot that is not in the cache yet is downloaded, unless HF_HUB_OFFLINE is set.

    Raises:
        ConfigurationError: there is no such model, or no way to it.
    """
    folder = Path(spec.name).expanduser()
    if folder.is_dir():
        if spec.revision is not None:
            raise ConfigurationError(
                f"revision is {spec.revision!r}, but the model {spec.name} is a folder: leave it null"
            )
        if not _is_complete(folder):
            raise ConfigurationError(
                f"the folder {folder} holds no model: expected config.json and weights, as save_pretrained writes them"
            )
        return folder
    if folder.is_absolute() or spec.name.startswith(("~", ".")) or spec.name.count("/") > 1:
        raise ConfigurationError(f"there is no folder {folder}: give the folder of a model, or a Hugging Face id")
    return _snapshot(spec)


def weights_digest(spec: ModelSpec) -> str:
    """What tells these weights from all others, for fingerprints: SHA-256 of a folder's files, or a hub's commit.

    Raises:
        ConfigurationError: as `model_folder`.
    """
    folder = model_folder(spec)
    if folder.parent.name == "snapshots" and folder.parent.parent.name.startswith("models--"):
        return folder.name
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(f"{path.name}\0{_sha256(path)}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    # A README says nothing to the model; folders inside hold other formats (ONNX, checkpoints) that are not read.
    paths = (p for p in sorted(folder.iterdir()) if not p.name.startswith(".") and p.suffix.lower() != ".md")
    return (p for p in paths if p.is_file())


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _has_weights(folder: Path) -> bool:
    return any(folder.glob("*.safetensors")) or any(folder.glob("pytorch_model*.bin"))


def _is_complete(folder: Path) -> bool:
    return (folder / "config.json").is_file() and _has_weights(folder)


def _snapshot(spec: ModelSpec) -> Path:
    # Imported here, as everything of the hub: the default run needs none of it.
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        try:
            found = Path(snapshot_download(spec.name, revision=spec.revision, local_files_only=True))
        except LocalEntryNotFoundError:
            found = _download(spec, "*.safetensors")
        if not _is_complete(found):
            found = _download(spec, "pytorch_model*.bin")
    except (HFValidationError, HfHubHTTPError, OSError) as error:
        raise ConfigurationError(_unreachable(spec, error)) from error
    if not _is_complete(found):
        raise ConfigurationError(f"the hub's {spec.name} holds no config.json, or no weights that PyTorch reads")
    return found


def _download(spec: ModelSpec, weights: str) -> Path:
    from huggingface_hub import snapshot_download

    patterns = [*_TOKENIZER_AND_CONFIGURATION, "*.safetensors", weights]
    return Path(snapshot_download(spec.name, revision=spec.revision, allow_patterns=patterns, ignore_patterns=["*/*"]))


def _unreachable(spec: ModelSpec, error: Exception) -> str:
    at = f" at revision {spec.revision}" if spec.revision else ""
    return (
        f"the model {spec.name}{at} is neither a folder nor in the Hugging Face cache, and the hub did not give it "
        f"({type(error).__name__}). Give the folder of a model (as save_pretrained writes it); or fetch it once where "
        f"there is a network with `hf download {spec.name}`, unset HF_HUB_OFFLINE if it is set, and check the id"
    )
