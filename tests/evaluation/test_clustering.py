"""Scores of stories, from the folder of a run."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.evaluation.clustering import ClusterBenchmark
from pipeline.evaluation.labels import LabelFiles
from pipeline.records import Clustered
from pipeline.stage import StageResult
from pipeline.store import RunFolder
from pipeline.tables import schema, to_table
from tests.builders import article


def write_lines(path: Path, *rows: Mapping[str, object]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def finished_run(path: Path, *stories: Clustered) -> RunFolder:
    """A run folder with five articles and these stories."""
    from pipeline.records import Article, Dropped

    run, dropped = RunFolder(path=path / "run"), schema(Dropped).empty_table()
    run.write_stage(0, "read", StageResult(to_table([article(i) for i in "abcde"], Article), dropped))
    run.write_stage(1, "cluster", StageResult(to_table(stories, Clustered), dropped))
    return run


def benchmark(labels: str, unlabelled: str | None = None) -> ClusterBenchmark:
    files = LabelFiles(paths={"small": labels})
    return ClusterBenchmark(name="small", files=(labels,), labels=files, unlabelled=unlabelled)


def labels_of(path: Path, **stories: str) -> str:
    return write_lines(path / "labels.jsonl", *({"id": a, "story": s} for a, s in stories.items()))


def test_stories_are_scored_over_the_labelled_articles(tmp_path: Path) -> None:
    run = finished_run(tmp_path, Clustered("s1", ("a", "b", "e")), Clustered("s2", ("c",)), Clustered("s3", ("d",)))
    (row,) = benchmark(labels_of(tmp_path, a="x", b="x", c="y", d="y")).rows(run)
    assert (row.group, row.items) == ("all", 4)
    assert row.figures["B-cubed P"] == 1.0
    assert row.figures["B-cubed R"] == 0.75
    assert (row.figures["stories"], row.figures["gold"], row.figures["mixed"]) == (3, 2, 0)


def test_articles_without_a_label_can_be_one_story_that_nothing_else_may_join(tmp_path: Path) -> None:
    labels = labels_of(tmp_path, a="x", b="x")
    alone = finished_run(tmp_path / "1", Clustered("s1", ("a", "b")), Clustered("s2", ("c", "d", "e")))
    _, few = benchmark(labels, "seeds").rows(alone)
    assert (few.group, few.items, few.figures) == ("seeds", 3, {"B-cubed P": 1.0, "B-cubed R": 1.0})
    joined = finished_run(tmp_path / "2", Clustered("s1", ("a", "c", "d", "e")), Clustered("s2", ("b",)))
    _, few = benchmark(labels, "seeds").rows(joined)
    assert few.figures == {"B-cubed P": 0.75, "B-cubed R": 1.0}
    lost = finished_run(tmp_path / "3", Clustered("s1", ("a", "b")), Clustered("s2", ("c", "d")))
    _, few = benchmark(labels, "seeds").rows(lost)
    assert few.figures == {"B-cubed P": 1.0, "B-cubed R": pytest.approx((2 + 2 + 1) / 9)}


def test_sets_of_articles_get_rows_of_their_own_and_their_stories_never_meet(tmp_path: Path) -> None:
    run = finished_run(tmp_path, Clustered("s1", ("a", "b", "c")), Clustered("s2", ("d", "e")))
    one = write_lines(tmp_path / "1.jsonl", {"id": "a", "story": "x"}, {"id": "b", "story": "x"})
    two = write_lines(tmp_path / "2.jsonl", {"id": "c", "story": "x"}, {"id": "d", "story": "y"})
    labels = LabelFiles(paths={"one": one, "two": two})
    rows = ClusterBenchmark(name="small", files=(one, two), labels=labels, unlabelled=None).rows(run)
    assert [(row.group, row.items, row.figures["gold"]) for row in rows] == [
        ("all", 4, 3),
        ("one", 2, 1),
        ("two", 2, 2),
    ]
    assert [row.figures["B-cubed P"] for row in rows] == [pytest.approx(8 / 12), 1.0, 1.0]
    assert rows[0].figures["mixed"] == 1


def test_each_figure_has_an_interval_over_the_gold_stories(tmp_path: Path) -> None:
    run = finished_run(tmp_path, Clustered("s1", ("a", "b", "c")), Clustered("s2", ("d", "e")))
    (row,) = benchmark(labels_of(tmp_path, a="x", b="x", c="y", d="y", e="z")).rows(run)
    assert row.samples is not None
    assert row.samples.units == ("x", "y", "z")
    assert set(row.intervals) == set(row.figures) - {"stories", "gold", "mixed"}
