"""Configuration -> objects: a node with a `_target_` becomes a dataclass of parameters.

A target lies under `pipeline.`, or in a package that the configuration names in `packages`: importing runs code, and
a configuration is to say whose.
"""

import dataclasses
import difflib
import importlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.errors import ConfigurationError

MISSING = "???"


def closest(word: str, known: Sequence[str]) -> str:
    """', did you mean X?' where a known word is near, else the list of known words."""
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(sorted(known))}"


def own_packages(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The packages of others that targets may lie in.

    Raises:
        ConfigurationError: `packages` is no list of names.
    """
    names = settings.get("packages") or []
    if not isinstance(names, list) or not all(isinstance(n, str) and re.fullmatch(r"\w+(?:\.\w+)*", n) for n in names):
        raise ConfigurationError(f"packages is {names!r}, expected a list of names such as [mystages]")
    return tuple(names)


def _value(node: object, where: str, packages: Sequence[str]) -> Any:
    """A parameter from YAML: nested targets are built, lists become tuples."""
    if isinstance(node, dict):
        if "_target_" in node:
            return build(node, where, packages)
        return {str(key): _value(value, f"{where}.{key}", packages) for key, value in node.items()}
    if isinstance(node, list):
        return tuple(_value(value, f"{where}[{i}]", packages) for i, value in enumerate(node))
    if node == MISSING:
        raise ConfigurationError(f"{where} must be set: add {where}=VALUE to the command")
    return node


def build(node: object, where: str, packages: Sequence[str] = ()) -> Any:
    """An object from a configuration node with a `_target_`.

    packages  that targets may lie in, beside `pipeline`; see `own_packages`

    Raises:
        ConfigurationError: naming the place in the configuration, what was got and what was expected.
    """
    if not isinstance(node, dict) or "_target_" not in node:
        raise ConfigurationError(f"{where} is {node!r}, expected a group with a _target_")
    target = node["_target_"]
    if not isinstance(target, str) or not any(target.startswith(f"{name}.") for name in ("pipeline", *packages)):
        raise ConfigurationError(
            f"{where}._target_ is {target!r}, expected a class under pipeline. or in a package that `packages` names"
        )
    cls = _imported(target, where)
    if not (isinstance(cls, type) and dataclasses.is_dataclass(cls)):
        raise ConfigurationError(f"{where}._target_ is {target!r}, expected a dataclass of parameters")
    return _construct(cls, node, where, packages)


def _imported(target: str, where: str) -> Any:
    module, _, name = target.rpartition(".")
    try:
        return getattr(importlib.import_module(module), name)
    except Exception as error:
        told = str(error) or type(error).__name__
        raise ConfigurationError(f"{where}._target_ is {target!r}, which cannot be imported: {told}") from error


def _construct(cls: type, node: dict[str, Any], where: str, packages: Sequence[str]) -> Any:
    known = [f.name for f in dataclasses.fields(cls)]
    parameters = {k: _value(v, f"{where}.{k}", packages) for k, v in node.items() if k != "_target_"}
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
