"""From a configuration (conf/check.yaml) and articles to a checker."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import hydra
from omegaconf import DictConfig

from pipeline.build import build, own_packages
from pipeline.checking.articles import members_of
from pipeline.checking.checker import Checker
from pipeline.errors import SourceError
from pipeline.plan import moment_of, part_of, resolved, steps_of
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.article import OWN_NAMES, make_article
from pipeline.usage import conf_folder

CONFIGURATION = "check"


def checker_for(articles: Iterable[Mapping[str, object]], *overrides: str) -> Checker:
    """A checker of articles with `text` and, where they are known, `id, outlet, url, title, published, language`.

    overrides  as on the command line: `checker_for(articles, "verify=learned")`

    Raises:
        ConfigurationError: an override is refused.
        SourceError: an article cannot be used, or none is given.
    """
    with hydra.initialize_config_dir(str(conf_folder()), version_base="1.3"):
        cfg = hydra.compose(CONFIGURATION, [*overrides])
    settings = resolved(cfg)
    now = _now(settings)
    read = [make_article(raw, OWN_NAMES, f"article {n}", now, "field") for n, raw in enumerate(articles)]
    checker, dropped = _checker(settings, read)
    if dropped:
        raise SourceError(f"{dropped[0].key} cannot be used ({dropped[0].reason}): {dropped[0].detail}")
    return checker


def configured(cfg: DictConfig) -> tuple[Checker, list[Dropped]]:
    """The checker that a configuration names, and what of its source was set aside.

    Raises:
        ConfigurationError: the configuration cannot be run.
        SourceError: the input cannot be reached, or nothing of it can be used.
    """
    settings = resolved(cfg)
    source = part_of(settings, "source", Source)  # type: ignore[type-abstract]
    source.check()
    return _checker(settings, source.read(_now(settings)))


def _now(settings: Mapping[str, Any]) -> str:
    return moment_of(settings.get("now")) or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _checker(settings: dict[str, Any], records: Iterable[Article | Dropped]) -> tuple[Checker, list[Dropped]]:
    attribute, verify = (build(settings.get(name), name, own_packages(settings)) for name in ("attribute", "verify"))
    members, dropped = members_of(records, steps_of(settings))
    if not members:
        first = f": {dropped[0].key} ({dropped[0].reason}): {dropped[0].detail}" if dropped else ""
        raise SourceError(f"there is no article to check against{first}")
    return Checker(members, attribute, verify), dropped
