"""Configuration -> objects: a node with a `_target_` under `pipeline.` becomes a dataclass of parameters."""

import dataclasses
import difflib
import importlib
from collections.abc import Sequence
from typing import Any

from pipeline.errors import ConfigurationError

MISSING = "???"


def closest(word: str, known: Sequence[str]) -> str:
    """', did you mean X?' where a known word is near, else the list of known words."""
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(sorted(known))}"


def _value(node: object, where: str) -> Any:
    """A parameter from YAML: nested targets are built, lists become tuples."""
    if isinstance(node, dict):
        if "_target_" in node:
            return build(node, where)
        return {str(key): _value(value, f"{where}.{key}") for key, value in node.items()}
    if isinstance(node, list):
        return tuple(_value(value, f"{where}[{i}]") for i, value in enumerate(node))
    if node == MISSING:
        raise ConfigurationError(f"{where} must be set: add {where}=VALUE to the command")
    return node


def build(node: object, where: str) -> Any:
    """An object from a configuration node with a `_target_` under `pipeline.`.

    Raises:
        ConfigurationError: naming the place in the configuration, what was got and what was expected.
    """
    if not isinstance(node, dict) or "_target_" not in node:
        raise ConfigurationError(f"{where} is {node!r}, expected a group with a _target_")
    target = node["_target_"]
    if not isinstance(target, str) or not target.startswith("pipeline."):
        raise ConfigurationError(f"{where}._target_ is {target!r}, expected a class under pipeline.")
    module, _, name = target.rpartition(".")
    try:
        cls = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise ConfigurationError(f"{where}._target_ is {target!r}, which cannot be imported: {error}") from error
    if not (isinstance(cls, type) and dataclasses.is_dataclass(cls)):
        raise ConfigurationError(f"{where}._target_ is {target!r}, expected a dataclass of parameters")
    return _construct(cls, node, where)


def _construct(cls: type, node: dict[str, Any], where: str) -> Any:
    known = [f.name for f in dataclasses.fields(cls)]
    parameters = {k: _value(v, f"{where}.{k}") for k, v in node.items() if k != "_target_"}
    for name in parameters:
        if name not in known:
            raise ConfigurationError(f"{where}.{name} is no parameter of {cls.__name__}; {closest(name, known)}")
    for field in dataclasses.fields(cls):
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if required and field.name not in parameters:
            raise ConfigurationError(f"{where}.{field.name} is not given; {cls.__name__} needs it")
    try:
        return cls(**parameters)
    except ConfigurationError as error:
        raise ConfigurationError(f"{where}: {error}") from error
    except (TypeError, ValueError) as error:
        raise ConfigurationError(f"{where}: {cls.__name__} refused its parameters: {error}") from error
