"""Reading benchmarks."""

from pathlib import Path
from typing import cast

import pytest
from omegaconf import OmegaConf

from pipeline.build import build
from pipeline.errors import SourceError
from pipeline.evaluation.benchmark import Benchmark, corpus_digest, kept, read_lines
from pipeline.store import RunFolder
from tests.configurations import composed, variants


def benchmark(name: str) -> Benchmark:
    """A benchmark whose files lie under DATA."""
    cfg = composed(f"benchmark={name}", "data=DATA", name="evaluate")
    return cast(Benchmark, build(OmegaConf.to_container(cfg.benchmark, resolve=True), "benchmark"))


@pytest.mark.parametrize("name", variants("benchmark"))
def test_each_benchmark_becomes_what_it_names(name: str) -> None:
    found = benchmark(name)
    assert isinstance(found, Benchmark)
    assert found.name == name
    assert all(Path(file).parts[0] == "DATA" for file in found.files)
    assert "metrics=" in found.signature


@pytest.mark.data
@pytest.mark.parametrize("name", variants("benchmark"))
def test_the_files_of_each_benchmark_are_in_the_data(name: str, data: Path) -> None:
    files = [str(data / Path(file).relative_to("DATA")) for file in benchmark(name).files]
    assert all(Path(file).exists() for file in files)
    assert len(corpus_digest(files)) == 64


def test_the_digest_follows_names_and_content_and_not_the_place(tmp_path: Path) -> None:
    for place, text in (("one", "a"), ("two", "a"), ("three", "b")):
        (tmp_path / place / "seeds").mkdir(parents=True)
        (tmp_path / place / "seeds" / "0.txt").write_text(text)
    one, two, three = (corpus_digest([str(tmp_path / place / "seeds")]) for place in ("one", "two", "three"))
    assert one == two != three


@pytest.mark.parametrize("line", ["[1]\n", "{\n", "7\n"])
def test_a_line_that_is_no_object_is_an_error(line: str, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"id": "a"}\n' + line)
    with pytest.raises(SourceError, match=r"labels\.jsonl"):
        list(read_lines(path))


def test_an_absent_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        list(read_lines(tmp_path / "absent.jsonl"))


def test_a_run_without_the_column_says_which_stage_to_add(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="'claims'; the benchmark needs it in `pipeline`"):
        kept(RunFolder(path=tmp_path), "claims")
