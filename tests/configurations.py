"""Compose the shipped configuration in a test, with tiny models where a choice needs one."""

import functools
from pathlib import Path

from hydra import compose, initialize_config_dir
from omegaconf import DictConfig, OmegaConf

from pipeline.usage import conf_folder
from tests.tiny_models import tiny_encoder, tiny_entailment, tiny_seq2seq

STAGE_GROUPS = (
    "survey",
    "clean",
    "deduplicate",
    "index",
    "embed",
    "cluster",
    "compare",
    "rank",
    "summarize",
    "attribute",
    "verify",
)


@functools.cache
def composed(*overrides: str, name: str = "config") -> DictConfig:
    """The configuration as a command composes it, made once: to compose it takes longer than most tests."""
    with initialize_config_dir(str(conf_folder()), version_base="1.3"):
        return compose(name, overrides=list(overrides))


def with_values(*overrides: str) -> DictConfig:
    """The default configuration with other values, as NAME=VALUE: no group is chosen, which is what composing costs."""
    changed = OmegaConf.merge(composed(), OmegaConf.from_dotlist(list(overrides)))
    assert isinstance(changed, DictConfig)
    return changed


def variants(group: str) -> list[str]:
    """The choices of a group."""
    return sorted(p.stem for p in (conf_folder() / group).glob("*.yaml"))


def stage_variants() -> list[tuple[str, str]]:
    """Each stage group with each of its choices."""
    return [(group, variant) for group in STAGE_GROUPS for variant in variants(group)]


def overrides_for(group: str, variant: str, folder: Path) -> list[str]:
    """Overrides that choose a variant of a stage, with a tiny model where it needs one."""
    chosen = [f"{group}={variant}"]
    if variant == "transformer":
        chosen.append(f"{group}.model.name={tiny_encoder(folder / 'encoder')}")
    if variant == "entailment":
        chosen.append(f"{group}.model.name={tiny_entailment(folder / 'entailment')}")
    if variant == "seq2seq":
        chosen.append(f"{group}.model.name={tiny_seq2seq(folder / 'seq2seq')}")
        # Random weights write nonsense, and little of it is enough.
        chosen += [f"{group}.decoding.max_new_tokens=8", f"{group}.decoding.beams=1", f"{group}.input_words=60"]
    return chosen
