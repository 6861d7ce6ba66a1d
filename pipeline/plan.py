"""Configuration -> plan: what will run, checked before the first article is read.

A target outside `pipeline.*` is refused, each stage checks its parameters, the columns that a stage reads must be
there, and each step gets its fingerprint. The configuration stops here: nothing below sees it.
"""

import dataclasses
import hashlib
import importlib.metadata
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from pipeline import __version__
from pipeline.build import build, closest, own_packages
from pipeline.chain import check_chain
from pipeline.errors import ConfigurationError
from pipeline.executors import Executor
from pipeline.exports import Export
from pipeline.models.spec import ModelSpec, weights_digest
from pipeline.records import Dropped
from pipeline.sources import Source
from pipeline.stage import Stage
from pipeline.tables import schema
from pipeline.window.settings import WindowSettings

Kind = TypeVar("Kind")

FOLLOWING_REVISION = 2
"""Raised when the same last run and the same new articles would give other stories, ids or news."""

YEARS = range(1800, 9000)
"""Of `now`: sources take no earlier date either, and a day after a later one may be none."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A stage in its place in the list.

    fingerprint  of class, revision, parameters, weights and library versions, hexadecimal
    """

    name: str
    stage: Stage
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A run before it starts.

    now          ISO 8601 in UTC; None takes the clock's once, at the start
    window       how the run goes on from another; None for a run of its own
    labels       a JSON Lines file of gold stories (`id`, `story`) to score against, or None
    fingerprint  of source, steps and exports: two runs with equal ones and equal input are one run
    settings     the resolved configuration, for the manifest
    """

    source: Source
    steps: tuple[Step, ...]
    exports: tuple[tuple[str, Export], ...]
    executor: Executor
    title: str
    now: str | None
    output: Path
    store: Path
    labels: Path | None
    fingerprint: str
    settings: dict[str, Any]
    window: WindowSettings | None = None


def _fingerprint(stage: Stage, node: dict[str, Any]) -> str:
    specs = [v for f in dataclasses.fields(stage) if isinstance(v := getattr(stage, f.name), ModelSpec)]  # type: ignore[arg-type]
    content = {
        "class": f"{type(stage).__module__}.{type(stage).__qualname__}",
        "revision": stage.revision,
        "columns": [str(columns) for columns in (stage.reads, stage.writes, schema(Dropped))],
        "parameters": node,
        "weights": [weights_digest(spec) for spec in specs],
        "libraries": {name: _version(name) for name in stage.libraries},
    }
    return _digest(content)


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError as error:
        raise ConfigurationError(f"a stage names the library {library!r}, which is not installed") from error


def _digest(content: object) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def steps_of(cfg: dict[str, Any]) -> tuple[Step, ...]:
    """The stages that `pipeline` names, in its order, each with its fingerprint.

    Raises:
        ConfigurationError: a stage is not there, refuses its parameters, or cannot stand where it does.
    """
    names = cfg.get("pipeline")
    if not isinstance(names, list) or not names:
        raise ConfigurationError(f"pipeline is {names!r}, expected a list of stages such as [clean, deduplicate]")
    ends = ("source", "executor")
    groups = [key for key, node in cfg.items() if isinstance(node, dict) and "_target_" in node and key not in ends]
    steps = []
    for name in names:
        if name not in groups:
            raise ConfigurationError(f"pipeline names the stage {name!r}, which is not there; {closest(name, groups)}")
        stage = build(cfg[name], name, own_packages(cfg))
        if not isinstance(stage, Stage):
            raise ConfigurationError(f"{name}._target_ is {cfg[name]['_target_']!r}, which is no stage")
        steps.append(Step(name=name, stage=stage, fingerprint=_fingerprint(stage, cfg[name])))
    if len({step.name for step in steps}) < len(steps):
        raise ConfigurationError(f"pipeline names a stage twice: {', '.join(names)}")
    check_chain([(step.name, step.stage) for step in steps])
    return tuple(steps)


def moment_of(value: object) -> str | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if moment.year not in YEARS:
            raise ValueError(f"{moment.year} is no year of news")
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        raise ConfigurationError(f"now is {value!r}, expected an ISO 8601 time such as 2024-03-05T06:00:00") from None


def part_of(cfg: dict[str, Any], name: str, kind: type[Kind]) -> Kind:
    """The object of one group, which must be of a kind."""
    part = build(cfg.get(name), name, own_packages(cfg))
    if not isinstance(part, kind):
        raise ConfigurationError(f"{name}._target_ is {type(part).__name__}, which is no {kind.__name__.lower()}")
    return part


def _path(cfg: dict[str, Any], name: str) -> Path:
    value = cfg.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ConfigurationError(f"{name} is {value!r}, expected a path")
    return Path(value).expanduser()


def _writable(cfg: dict[str, Any], name: str) -> Path:
    """A folder that is there or can be made; nothing is made yet."""
    path = _path(cfg, name)
    nearest = next(p for p in (path, *path.absolute().parents) if p.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise ConfigurationError(f"{name} is {str(path)!r}, but {nearest} is no folder that can be written")
    return path


def _exports(cfg: dict[str, Any]) -> tuple[tuple[str, Export], ...]:
    nodes = cfg.get("export") or {}
    packages = own_packages(cfg)
    found = tuple((name, build(nodes[name], f"export.{name}", packages)) for name in sorted(nodes))
    for name, export in found:
        if not isinstance(export, Export):
            raise ConfigurationError(f"export.{name}._target_ is {type(export).__name__}, which is no export")
    return found


def _window(cfg: dict[str, Any], steps: Sequence[Step]) -> WindowSettings | None:
    """How the run goes on from another; None where `previous` is null."""
    previous, withdrawn = cfg.get("previous"), cfg.get("withdrawn")
    if previous is None:
        if withdrawn is not None:
            raise ConfigurationError("withdrawn is for runs that go on from each other: add previous=last")
        return None
    if not any(step.stage.reads.names[0] != step.stage.writes.names[0] for step in steps):
        raise ConfigurationError("previous needs stories to go on from: pipeline lists no stage that clusters")
    return WindowSettings(
        previous=previous,
        hours=cfg.get("window_hours"),  # type: ignore[arg-type]
        remember=cfg.get("remember_hours"),  # type: ignore[arg-type]
        context=cfg.get("context_articles"),  # type: ignore[arg-type]
        withdrawn=withdrawn,
    )


def resolved(cfg: DictConfig) -> dict[str, Any]:
    """A composed configuration as plain values.

    Raises:
        ConfigurationError: a value refers to one that is not there.
    """
    try:
        settings: Any = OmegaConf.to_container(cfg, resolve=True)
    except OmegaConfBaseException as error:
        raise ConfigurationError(f"the configuration does not resolve: {error}") from error
    return settings  # type: ignore[no-any-return]


def make_plan(cfg: DictConfig) -> Plan:
    """Check a composed configuration and turn it into a plan; reads no article.

    Raises:
        ConfigurationError: the configuration cannot be run.
        SourceError: the input cannot be reached.
    """
    settings = resolved(cfg)
    source: Source = part_of(settings, "source", Source)  # type: ignore[type-abstract]
    executor: Executor = part_of(settings, "executor", Executor)  # type: ignore[type-abstract]
    steps = steps_of(settings)
    exports = _exports(settings)
    title = settings.get("title")
    if not isinstance(title, str):
        raise ConfigurationError(f"title is {title!r}, expected a text")
    labels = None if settings.get("labels") is None else _path(settings, "labels")
    if labels and not labels.is_file():
        raise ConfigurationError(f"labels is {str(labels)!r}, which is no file; expected JSON Lines with id and story")
    output, store = _writable(settings, "output"), _writable(settings, "store")
    source.check()
    # Where the articles come from is no part of it: a run is told by what they are.
    now = moment_of(settings.get("now"))
    revisions = [(name, export.revision) for name, export in exports]
    content = [[(s.name, s.fingerprint) for s in steps], settings.get("export"), revisions, __version__, title, now]
    window = _window(settings, steps)
    if window is not None:
        content.append(["window", FOLLOWING_REVISION, window.hours, window.remember, window.context])
    return Plan(
        source=source,
        steps=steps,
        exports=exports,
        executor=executor,
        title=title,
        now=now,
        output=output,
        store=store,
        labels=labels,
        fingerprint=_digest(content),
        settings=settings,
        window=window,
    )
