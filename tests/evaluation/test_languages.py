"""Stories in several languages at once."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.evaluation.labels import LabelFiles
from pipeline.evaluation.languages import LanguageBenchmark
from pipeline.evaluation.results import Row
from pipeline.records import Clustered
from tests.evaluation.test_clustering import finished_run, labels_of


def rows(folder: Path, *stories: Clustered) -> dict[str, Row]:
    labels = labels_of(folder, a="set-en-1", b="set-en-1", c="set-fr-1", d="set-fr-2", e="set-en-2")
    benchmark = LanguageBenchmark(
        name="small", files=(labels,), labels=LabelFiles(paths={"small": labels}), language="-(en|fr)(?=-)"
    )
    return {row.group: row for row in benchmark.rows(finished_run(folder, *stories))}


def test_stories_by_topic_and_language_are_right_by_language_and_parts_of_topics(tmp_path: Path) -> None:
    found = rows(tmp_path, *(Clustered(f"s-{ids}", tuple(ids)) for ids in ("ab", "c", "d", "e")))
    assert list(found) == ["all", "by language", "en", "fr"]
    assert found["by language"].figures["B-cubed F1"] == 1.0
    assert found["all"].figures["B-cubed P"] == 1.0
    assert found["all"].figures["B-cubed R"] == pytest.approx((2 * 2 / 3 + 1 / 3 + 2 * 1 / 2) / 5)
    assert (found["all"].figures["mix topics"], found["all"].figures["mix languages"]) == (0, 0)


def test_stories_that_mix_languages_or_topics_are_counted_apart(tmp_path: Path) -> None:
    found = rows(tmp_path, Clustered("s1", ("a", "b", "c")), Clustered("s2", ("d", "e")))
    assert (found["all"].figures["mix topics"], found["all"].figures["mix languages"]) == (0, 2)
    assert found["all"].figures["B-cubed F1"] == 1.0
    folder = tmp_path / "other"
    folder.mkdir()
    found = rows(folder, Clustered("s1", ("a", "b", "e")), Clustered("s2", ("c", "d")))
    assert (found["all"].figures["mix topics"], found["all"].figures["mix languages"]) == (2, 0)


def test_a_language_is_scored_among_its_own(tmp_path: Path) -> None:
    found = rows(tmp_path, Clustered("s1", ("a", "b", "c")), Clustered("s2", ("d", "e")))
    assert (found["fr"].items, found["fr"].figures["B-cubed F1"]) == (2, 1.0)


def test_what_is_no_pattern_is_refused(tmp_path: Path) -> None:
    labels = LabelFiles(paths={"small": labels_of(tmp_path, a="x")})
    with pytest.raises(ConfigurationError, match="no regular expression"):
        LanguageBenchmark(name="small", files=(), labels=labels, language="(")
