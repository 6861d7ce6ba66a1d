"""The command newsbraid-evaluate as a user meets it."""

import json
import sys
from pathlib import Path

import pytest

from pipeline.evaluation import __main__ as command
from pipeline.store import read_table
from pipeline.usage import conf_folder
from tests.evaluation.test_clustering import write_lines

FLOOD = (
    "The river Aller rose over its banks in Norden on Monday night. Two bridges were closed. "
    "The council asked ten families on the river to leave their homes."
)
STRIKE = (
    "Train drivers in Westland walked out on Tuesday over pay. The union said nine in ten trains stood still. "
    "The railway offered to talk again on Friday."
)


@pytest.fixture
def benchmarks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small benchmark in the place of NeuS; the command runs beside it."""
    folder = tmp_path / "data" / "neus" / "val"
    folder.mkdir(parents=True)
    texts = {"a": FLOOD, "b": FLOOD.replace("Monday night", "Monday evening"), "c": STRIKE}
    write_lines(folder / "articles.jsonl", *({"id": i, "title": None, "text": t} for i, t in texts.items()))
    write_lines(folder / "labels.jsonl", *({"id": i, "story": s} for i, s in zip("abc", "xxy", strict=True)))
    references: list[dict[str, object]] = [
        {"story": "x", "references": ["The Aller flooded Norden; ten families had to leave."]},
        {"story": "y", "references": ["Train drivers struck over pay."]},
    ]
    write_lines(folder / "references.jsonl", *references)
    monkeypatch.delenv("NEWSBRAID_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["newsbraid-evaluate", *arguments])
    with pytest.raises(SystemExit) as stop:
        command.main()
    return int(stop.value.code or 0)


def results() -> list[dict[str, object]]:
    return [json.loads(path.read_text()) for path in sorted(Path("runs").glob("*/evaluation/results.json"))]


def test_stories_are_scored_and_the_figures_lie_in_the_run_folder(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, f"data={benchmarks}", "executor.workers=1") == 0
    (found,) = results()
    assert found["benchmark"] == "neus"
    assert len(str(found["corpus"])) == 64
    (row,) = found["rows"]  # type: ignore[misc]
    assert (row["items"], row["figures"]["B-cubed F1"]) == (3, 1.0)  # type: ignore[has-type]
    assert "B-cubed F1" in capsys.readouterr().out
    (page,) = Path("runs").glob("*/evaluation/results.md")
    assert "| B-cubed F1 | 1.0000 [1.0000, 1.0000] |" in page.read_text()


def test_summaries_of_the_given_stories_are_scored(benchmarks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["benchmark=neus_summary", "summarize=extract", f"data={benchmarks}", "executor.workers=1"]
    assert call(monkeypatch, *arguments) == 0
    (found,) = results()
    row, *_ = found["rows"]  # type: ignore[misc]
    assert row["items"] == 2  # type: ignore[has-type]
    assert row["figures"]["rouge1"] > 0.2  # type: ignore[has-type]
    assert "max_words=80" in str(found["settings"])


def test_several_runs_end_in_one_table(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSBRAID_DATA", str(benchmarks))
    assert call(monkeypatch, "-m", "cluster=connected,given", "executor.workers=1") == 0
    table = capsys.readouterr().out.rsplit("peak MB", 1)[1]
    assert "cluster=connected" in table
    assert "cluster=given" in table
    assert "difference" in table
    (page,) = Path("runs/sweep").glob("*/comparison.md")
    assert "| neus | cluster=given |" in page.read_text()
    compared = json.loads(page.with_name("comparison.json").read_text())
    assert [run["overrides"][0] for run in compared["runs"]] == ["cluster=connected", "cluster=given"]
    scores = [run["rows"][0]["figures"]["B-cubed F1"] for run in compared["runs"]]
    assert compared["runs"][1]["differences"]["B-cubed F1"]["value"] == pytest.approx(scores[1] - scores[0])
    assert sorted(bool(found["reused"]) for found in results()) == [False, True]


def test_a_second_run_is_the_first_one(benchmarks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        assert call(monkeypatch, f"data={benchmarks}", "executor.workers=1") == 0
    (found,) = results()
    assert found["reused"] == []


def test_a_fresh_run_uses_no_stored_result(benchmarks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call(monkeypatch, f"data={benchmarks}", "executor.workers=1") == 0
    assert call(monkeypatch, f"data={benchmarks}", "executor.workers=1", "fresh=true") == 0
    (found,) = [json.loads(path.read_text()) for path in Path("runs").glob("fresh-*/*/evaluation/results.json")]
    assert found["reused"] == []
    assert found["rows"] == results()[0]["rows"]


def test_figures_of_a_part_of_the_corpus_say_so(benchmarks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call(monkeypatch, f"data={benchmarks}", "executor.workers=1", "source.limit=2", "distort=[lowercase]") == 0
    assert str(results()[0]["settings"]).endswith("|distort=limit(2),lowercase")


def test_articles_can_be_made_poorer_and_the_settings_say_so(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = "distort=[],[lowercase],[undated,snippet]"
    assert call(monkeypatch, "-m", changes, f"data={benchmarks}", "executor.workers=1", "snippet_words=6") == 0
    settings = [str(found["settings"]).rsplit("|", 1)[1] for found in results()]
    assert sorted(settings) == ["distort=lowercase", "distort=no", "distort=snippet(6),undated"]
    page = Path(capsys.readouterr().out.splitlines()[-1])  # the terminal's table may be cut into several
    assert page.read_text().count("difference |") == 2
    read = [read_table(path)["text"].to_pylist() for path in Path("runs").glob("*/00-read/kept.parquet")]
    assert sum(all(text == text.lower() for text in texts) for texts in read) == 1
    assert sum(all(len(text.split()) == 6 for text in texts) for texts in read) == 1


def test_a_benchmark_of_the_users_own_needs_no_folder_of_benchmarks(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.evaluation.evaluate.find_data", lambda _: None)
    own = Path("own/benchmark")
    own.mkdir(parents=True)
    shipped = (conf_folder() / "benchmark" / "neus.yaml").read_text()
    (own / "ours.yaml").write_text(shipped.replace("${data}", str(benchmarks)))
    assert call(monkeypatch, "--config-dir", "own", "benchmark=ours", "executor.workers=1") == 0
    assert len(results()) == 1


def test_an_unknown_distortion_is_refused(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "distort=[shouted]", f"data={benchmarks}") == 2
    assert "shouted" in capsys.readouterr().err
    assert call(monkeypatch, "distort=lowercase", f"data={benchmarks}") == 2
    assert "expected a list such as [lowercase,undated]" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_any_data_set_with_a_column_of_stories_is_a_benchmark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("pipeline.evaluation.evaluate.find_data", lambda _: None)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    texts = zip((FLOOD, FLOOD.replace("Monday night", "Monday evening"), STRIKE), "xxy", strict=True)
    write_lines(folder / "test.jsonl", *({"body": text, "event": event} for text, event in texts))
    arguments = ["benchmark=dataset", f"source.path={folder}", "source.fields.text=body", "executor.workers=1"]
    assert call(monkeypatch, *arguments) == 2
    assert "no column 'story' but body, event: write benchmark.labels.story=COLUMN" in capsys.readouterr().err
    assert not Path("runs").exists()
    assert call(monkeypatch, "benchmark=dataset") == 2
    assert "source.path is empty" in capsys.readouterr().err
    assert call(monkeypatch, *arguments, "benchmark.labels.story=event", "distort=[lowercase]") == 0
    (found,) = results()
    assert found["rows"][0]["figures"]["gold"] == 2  # type: ignore[index]
    assert len(str(found["corpus"])) == 64


def test_an_absent_benchmark_is_skipped_with_a_message(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "benchmark=basil", f"data={benchmarks}") == 0
    assert "skipped basil" in capsys.readouterr().out
    assert results() == []


def test_without_any_data_all_is_skipped_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NEWSBRAID_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.evaluation.evaluate.find_data", lambda _: None)
    assert call(monkeypatch) == 0
    told = capsys.readouterr().out
    assert "name their folder as data=FOLDER or in NEWSBRAID_DATA" in told
    assert "where it comes from" in told


def test_a_folder_that_is_named_and_empty_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSBRAID_DATA", str(tmp_path))
    assert call(monkeypatch) == 2
    assert "NEWSBRAID_DATA is" in capsys.readouterr().err
    assert call(monkeypatch, f"data={tmp_path / 'absent'}") == 2


def test_what_is_no_answer_to_fresh_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(monkeypatch, "fresh=maybe") == 2
    assert "fresh is 'maybe', expected true or false" in capsys.readouterr().err


def test_summaries_need_the_given_stories(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "benchmark=neus_summary", "cluster=average_link", f"data={benchmarks}") == 2
    assert "leave cluster=given" in capsys.readouterr().err


def test_help_lists_the_benchmarks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, "--help") == 0
    shown = capsys.readouterr().out
    assert "benchmark=seeds_in_neus" in shown
    assert "distort=[]" in shown


def test_each_way_to_score_leaves_its_figures_in_a_folder_of_its_own(
    benchmarks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = ["The bridge opened in May.", "It cost 48 million euros.", "The bridge was praised."]
    claim = {"id": "1", "claim": "The bridge cost 48 million euros.", "sentences": sentences, "label": "supported"}
    (benchmarks / "wice").mkdir()
    write_lines(benchmarks / "wice" / "dev.jsonl", claim | {"supporting": [[0, 1]]})
    asked = ["benchmark=wice", f"data={benchmarks}", "executor.workers=1", "-m", "attribute=support,tfidf"]
    assert call(monkeypatch, *asked) == 0
    assert call(monkeypatch, *asked) == 0
    found = [r["overrides"] for r in results()]
    assert sorted("attribute=tfidf" in each for each in found) == [False, True]  # type: ignore[operator]
