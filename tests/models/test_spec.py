"""Models by a few plain values."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.models.spec import ModelSpec, model_folder, weights_digest


def spec(name: object, **fields: object) -> ModelSpec:
    values: dict[str, object] = {"revision": None, "device": "cpu", "dtype": "float32", "max_tokens": 32}
    return ModelSpec(name=str(name), **(values | fields))  # type: ignore[arg-type]


def fake_model(folder: Path, weights: bytes = b"weights") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(weights)
    return folder


@pytest.mark.parametrize(
    "wrong", [{"device": "tpu"}, {"dtype": "int3"}, {"max_tokens": 0}, {"max_tokens": "many"}, {"revision": 1}]
)
def test_wrong_parameters_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        spec("model", **wrong)


def test_a_blank_name_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="name"):
        spec(" ")


def test_the_digest_follows_the_files_and_not_their_folder(tmp_path: Path) -> None:
    first = weights_digest(spec(fake_model(tmp_path / "a")))
    assert weights_digest(spec(fake_model(tmp_path / "b"))) == first
    assert weights_digest(spec(fake_model(tmp_path / "c", b"other weights"))) != first


def test_the_digest_follows_the_tokenizer_and_not_the_readme(tmp_path: Path) -> None:
    folder = fake_model(tmp_path / "a")
    before = weights_digest(spec(folder))
    (folder / "README.md").write_text("A model.")
    assert weights_digest(spec(folder)) == before
    (folder / "tokenizer.json").write_text("{}")
    assert weights_digest(spec(folder)) != before


def test_a_snapshot_of_the_hub_is_known_by_its_commit(tmp_path: Path) -> None:
    folder = fake_model(tmp_path / "models--someone--model" / "snapshots" / "c0ffee")
    assert weights_digest(spec(folder)) == "c0ffee"


def test_a_snapshot_in_the_cache_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "models--someone--model"
    folder = fake_model(repository / "snapshots" / commit)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert model_folder(spec("someone/model")) == folder
    assert weights_digest(spec("someone/model")) == commit


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="holds no model"):
        model_folder(spec(tmp_path))


def test_an_absent_folder_is_refused_without_asking_the_hub(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no folder"):
        model_folder(spec(tmp_path / "absent"))


def test_a_folder_has_no_revision(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="leave it null"):
        model_folder(spec(fake_model(tmp_path), revision="main"))


@pytest.mark.parametrize("name", ["someone/absent", "an id with spaces"])
def test_offline_an_unknown_id_says_what_to_do(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ConfigurationError, match="Give the folder of a model"):
        model_folder(spec(name))
