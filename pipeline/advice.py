"""What to write instead, where Hydra refuses the words of a command."""

import difflib
import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import hydra
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException
from omegaconf import OmegaConf

from pipeline.usage import conf_folder, config_dirs

VALUED = ("--config-dir", "-cd", "--config-path", "-cp", "--config-name", "-cn", "--package", "-p")
"""Options of Hydra that have a value behind them."""

QUOTING = "a value with = , brackets, accents and the like needs quotes of its own"


def _known_keys(config: object, prefix: str = "") -> list[str]:
    if not isinstance(config, dict):
        return []
    keys = []
    for key, value in config.items():
        keys.append(f"{prefix}{key}")
        keys.extend(_known_keys(value, f"{prefix}{key}."))
    return keys


def _quoted(arguments: list[str]) -> str:
    """The first argument that cannot be read, as a shell wants it typed."""
    parser = OverridesParser.create()
    for name, value in (a.split("=", 1) for a in arguments if "=" in a):
        try:
            parser.parse_override(f"{name}={value}")
        except HydraException:
            plain = value.strip("\"'").replace("\\", "\\\\").replace('"', '\\"')
            return shlex.quote(f'{name}="{plain}"')
    return "source.path='\"/a/b=c\"'"


def _options(arguments: list[str]) -> list[str]:
    """The values of Hydra's options, which stand behind them."""
    return [value for option, value in pairwise(arguments) if option in VALUED]


def shadowed(arguments: list[str]) -> str | None:
    """Why a file under `--config-dir` would never be read: one of ours has its name, and Hydra takes ours."""
    ours = conf_folder()
    for folder in config_dirs(arguments):
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")]):
            same = ours / path.relative_to(folder)
            if same.is_file() and same.read_bytes() != path.read_bytes():
                return f"{path} would not be read, as newsbraid has a file of that name; give it another name"
    return None


def advice(error: Exception, config_name: str, arguments: list[str]) -> str:
    """What to write instead, for an error of Hydra's."""
    folders = [conf_folder(), *config_dirs(arguments)]
    arguments = [a for a in arguments if a not in _options(arguments)]
    told = str(error).casefold()
    if bare := [a for a in arguments if "=" not in a and not a.startswith("-")]:
        return f"got {bare[0]!r}, expected NAME=VALUE, such as source=jsonl source.path=FILE; see --help"
    if "ambiguous value" in told:
        return "several values for one name are several runs: add -m"
    if any(sign in told for sign in ("mismatched input", "extraneous input", "viable", "error parsing override")):
        return f"{QUOTING}: {_quoted(arguments)}"
    if "NoneType" in str(error):
        return "a group takes one of its variants; to leave a stage out, name the others: pipeline=[clean,...]"
    arguments = [a for a in arguments if not a.startswith("-")]
    words = [a.split("=", 1)[0].lstrip("+~") for a in arguments if "=" in a]
    for word, argument in zip(words, [a for a in arguments if "=" in a], strict=True):
        choice = argument.split("=", 1)[1]
        variants = sorted(path.stem for path in _variants(folders, word))
        missing = [c for c in choice.strip("[]").split(",") if variants and c.strip() not in [*variants, "null"]]
        if missing:
            return f"{word} has no {missing[0]!r}; there are: {', '.join(variants)}"
    known = _known_keys(_composed(config_name)) + [p.name for folder in folders for p in folder.iterdir() if p.is_dir()]
    known += _keys_of_chosen(folders, arguments)
    unknown = next((word for word in words if word not in known), None)
    if unknown is None:
        return "see --help"
    if variants := _with_value(folders, unknown):
        group = unknown.partition(".")[0]
        return f"{unknown} is a value of {', '.join(f'{group}={v}' for v in variants)}: choose one of them too"
    group = unknown.partition(".")[0]
    known += [f"{group}.{key}" for _, keys in _variant_keys(folders, group) for key in keys]
    near = difflib.get_close_matches(unknown, known, n=1) or _of_group(folders, unknown)
    return f"there is no {unknown!r}{f'; did you mean {near[0]!r}?' if near else '.'} See --help."


def _keys_of_chosen(folders: Sequence[Path], arguments: list[str]) -> list[str]:
    """`group.value` for each value of the variants that arguments choose."""
    chosen = [a.split("=", 1) for a in arguments if "=" in a]
    return [f"{g}.{key}" for g, v in chosen for name, keys in _variant_keys(folders, g) if name == v for key in keys]


def _with_value(folders: Sequence[Path], name: str) -> list[str]:
    """The variants of the group of `group.value` that have the value."""
    group, _, value = name.partition(".")
    return [v for v, keys in _variant_keys(folders, group) if value in keys]


def _of_group(folders: Sequence[Path], value: str) -> list[str]:
    """`group.value` for a value that a variant of some group has."""
    groups = sorted({p.name for folder in folders for p in folder.iterdir() if p.is_dir() and p.name != "benchmark"})
    return [f"{group}.{value}" for group in groups if any(value in keys for _, keys in _variant_keys(folders, group))]


def _variants(folders: Sequence[Path], group: str) -> list[Path]:
    """The files of a group; [] for what is none."""
    return [p for f in folders for p in sorted((f / group).glob("*.yaml"))] if re.fullmatch(r"\w+", group) else []


def _variant_keys(folders: Sequence[Path], group: str) -> Iterator[tuple[str, list[str]]]:
    for path in _variants(folders, group):
        content: Any = OmegaConf.to_container(OmegaConf.load(path), resolve=False)
        if "@package _global_" in path.read_text(encoding="utf-8"):
            content = content.get(group) if isinstance(content, dict) else None
        yield path.stem, _known_keys(content)


def _composed(config_name: str) -> object:
    """The default configuration, for the names in it."""
    from hydra.core.global_hydra import GlobalHydra

    GlobalHydra.instance().clear()
    with hydra.initialize_config_dir(str(conf_folder()), version_base="1.3"):
        return OmegaConf.to_container(hydra.compose(config_name), resolve=False)
