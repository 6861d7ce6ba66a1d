"""Gold stories of benchmarks."""

import dataclasses
import json
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, SourceError
from pipeline.evaluation.labels import DatasetLabels, LabelFiles, check_labels, joined, read_gold
from pipeline.records import Article
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.dataset import DatasetSource
from tests.evaluation.test_clustering import write_lines

ROWS: list[dict[str, object]] = [
    {"text": "It rained.", "story": "x"},
    {"text": "It snowed.", "story": 2},
    {"text": "It thawed.", "story": None},
    {"text": "", "story": "x"},
]


def dataset(folder: Path, rows: list[dict[str, object]] | None = None) -> DatasetSource:
    folder.mkdir(exist_ok=True)
    (folder / "test.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows or ROWS))
    return DatasetSource(
        path=str(folder), name=None, split="test", data_files=None, fields=OWN_NAMES, limit=None, max_bytes=1000
    )


def test_an_id_that_stands_for_articles_of_two_stories_does_not_count(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": "a", "story": "x"}, {"id": "a", "story": "y"}, {"id": "b", "story": "y"}]
    assert read_gold(Path(write_lines(tmp_path / "labels.jsonl", *rows))) == {"b": "y"}


def test_a_label_without_a_story_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="without an id or story"):
        read_gold(Path(write_lines(tmp_path / "labels.jsonl", {"id": "a"})))


def test_stories_of_different_sets_are_different(tmp_path: Path) -> None:
    one = write_lines(tmp_path / "1.jsonl", {"id": "a", "story": "x"})
    two = write_lines(tmp_path / "2.jsonl", {"id": "b", "story": "x"})
    assert joined(LabelFiles(paths={"one": one, "two": two}).parts()) == {"a": "one/x", "b": "two/x"}
    assert joined(LabelFiles(paths={"one": one}).parts()) == {"a": "x"}


def test_an_id_of_two_sets_is_refused(tmp_path: Path) -> None:
    one = write_lines(tmp_path / "1.jsonl", {"id": "a", "story": "x"})
    two = write_lines(tmp_path / "2.jsonl", {"id": "a", "story": "x"})
    with pytest.raises(SourceError, match="'a' stands in the labels of one too"):
        LabelFiles(paths={"one": one, "two": two}).parts()


@pytest.mark.parametrize("paths", [{}, "labels.jsonl", {"one": 3}])
def test_paths_are_a_mapping_of_files(paths: object) -> None:
    with pytest.raises(ConfigurationError, match="paths is"):
        LabelFiles(paths=paths)  # type: ignore[arg-type]


def test_labels_can_be_a_column_of_a_data_set_without_ids(tmp_path: Path) -> None:
    source = dataset(tmp_path / "set")
    ids = [record.article_id for record in source.read("2024-03-20T12:00:00Z") if isinstance(record, Article)]
    assert DatasetLabels(dataset=source, story="story").parts() == {"all": {ids[0]: "x", ids[1]: "2"}}


def test_a_missing_column_is_refused_with_those_there_are(tmp_path: Path) -> None:
    labels = DatasetLabels(dataset=dataset(tmp_path / "set"), story="topic")
    with pytest.raises(SourceError, match=r"no column 'topic' but text, story: write benchmark\.labels\.story=COLUMN"):
        labels.parts()


def test_the_digest_of_a_data_set_follows_articles_and_stories_and_not_their_order(tmp_path: Path) -> None:
    changed = [dict(ROWS[0], story="y"), *ROWS[1:]]
    sets = {"one": ROWS, "two": ROWS[::-1], "three": changed}
    one, two, three = (DatasetLabels(dataset=dataset(tmp_path / n, r), story="story").digest() for n, r in sets.items())
    assert one == two != three


def test_the_same_articles_without_a_limit_and_with_one(tmp_path: Path) -> None:
    source = dataclasses.replace(dataset(tmp_path / "set"), limit=1)
    assert len(DatasetLabels(dataset=source, story="story").parts()["all"]) == 1


def test_what_holds_no_labels_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="expected LabelFiles or DatasetLabels"):
        check_labels("labels.jsonl")
