"""Scores of stories, from the folder of a run."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.evaluation.clustering import ClusterBenchmark, read_gold
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
    return ClusterBenchmark(name="small", files=(labels,), labels=labels, unlabelled=unlabelled)


def labels_of(path: Path, **stories: str) -> str:
    return write_lines(path / "labels.jsonl", *({"id": a, "story": s} for a, s in stories.items()))


def test_stories_are_scored_over_the_labelled_articles(tmp_path: Path) -> None:
    run = finished_run(tmp_path, Clustered("s1", ("a", "b", "e")), Clustered("s2", ("c",)), Clustered("s3", ("d",)))
    (row,) = benchmark(labels_of(tmp_path, a="x", b="x", c="y", d="y")).rows(run)
    assert (row.group, row.items) == ("all", 4)
    assert row.figures["B-cubed P"] == 1.0
    assert row.figures["B-cubed R"] == 0.75
    assert (row.figures["stories"], row.figures["gold stories"]) == (3, 2)


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


def test_an_id_that_stands_for_articles_of_two_stories_does_not_count(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": "a", "story": "x"}, {"id": "a", "story": "y"}, {"id": "b", "story": "y"}]
    assert read_gold(Path(write_lines(tmp_path / "labels.jsonl", *rows))) == {"b": "y"}
