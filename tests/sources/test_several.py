"""Several sources as one, and the configurations of all."""

from pathlib import Path
from typing import Any, cast

import pytest
from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

from pipeline.build import build
from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.files import FilesSource
from pipeline.sources.several import SeveralSources

NOW = "2024-03-20T12:00:00Z"
CONF = Path(__file__).parents[2] / "conf" / "source"


def files(path: Path) -> FilesSource:
    return FilesSource(path=str(path), pattern="*.txt", max_bytes=1000)


def test_records_of_all_sources_come_and_name_their_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "b.txt").write_text("")
    several = SeveralSources(sources={"two": files(tmp_path), "one": files(tmp_path / "a.txt")})
    several.check()
    first, second, third = several.read(NOW)
    assert isinstance(first, Article) and first == second
    assert isinstance(third, Dropped) and third.detail.startswith("source two: ")


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"in source\.sources\.x: .* does not exist"):
        SeveralSources(sources={"x": files(tmp_path / "nowhere")}).check()
    with pytest.raises(SourceError, match="names no sources"):
        SeveralSources(sources={}).check()
    with pytest.raises(ConfigurationError, match=r"sources\.x"):
        SeveralSources(sources={"x": 5})  # type: ignore[dict-item]


@pytest.mark.parametrize("name", sorted(p.stem for p in CONF.glob("*.yaml")))
def test_every_configuration_makes_a_source(name: str) -> None:
    with initialize_config_dir(str(CONF), version_base="1.3"):
        node = cast(dict[str, Any], OmegaConf.to_container(compose(name)))
    source = build(node, "source")
    assert isinstance(source, Source)


def test_sources_are_added_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    added = ["source=several", "+source@source.sources.x=files", f"source.sources.x.path={tmp_path}"]
    with initialize_config_dir(str(CONF.parent), version_base="1.3"):
        config = compose("config", overrides=[*added, "+source@source.sources.y=sample", "source.sources.y.limit=2"])
    source = build(OmegaConf.to_container(config.source), "source")
    assert isinstance(source, SeveralSources)
    assert len([r for r in source.read(NOW) if isinstance(r, Article)]) == 3
