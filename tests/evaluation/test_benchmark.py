"""Reading benchmarks."""

from pathlib import Path

import pytest
from omegaconf import OmegaConf

from pipeline.build import build
from pipeline.errors import SourceError
from pipeline.evaluation.benchmark import Benchmark, corpus_digest, kept, read_lines
from pipeline.store import RunFolder
from tests.configurations import composed, variants


@pytest.mark.parametrize("name", variants("benchmark"))
def test_each_benchmark_becomes_what_it_names(name: str, tmp_path: Path) -> None:
    cfg = composed(f"benchmark={name}", f"data={tmp_path}", name="evaluate")
    benchmark = build(OmegaConf.to_container(cfg.benchmark, resolve=True), "benchmark")
    assert isinstance(benchmark, Benchmark)
    assert benchmark.name == name
    assert all(str(tmp_path) in file for file in benchmark.files)
    assert "metrics=" in benchmark.signature


@pytest.mark.data
@pytest.mark.parametrize("name", variants("benchmark"))
def test_the_files_of_each_benchmark_are_in_the_data(name: str, data: Path) -> None:
    cfg = composed(f"benchmark={name}", f"data={data}", name="evaluate")
    benchmark = build(OmegaConf.to_container(cfg.benchmark, resolve=True), "benchmark")
    assert all(Path(file).exists() for file in benchmark.files)
    assert len(corpus_digest(benchmark.files)) == 64


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
