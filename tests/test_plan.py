"""Bad configuration is refused with what to write instead; real groups are covered by test_configurations.py."""

from dataclasses import dataclass

import pytest

from pipeline.build import build
from pipeline.chain import check_chain
from pipeline.errors import ConfigurationError
from pipeline.executors import LocalExecutor
from pipeline.stage import Stage
from pipeline.stages.deduplicate.none import DeduplicateNone
from tests.fake_stages import ByFirstLetter, Join, Shout

LOCAL = {"_target_": "pipeline.executors.LocalExecutor", "workers": 1, "part_rows": 2, "pool_minimum": 3}


def test_a_node_becomes_its_object() -> None:
    assert build(LOCAL, "executor") == LocalExecutor(workers=1, part_rows=2, pool_minimum=3)


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (None, "executor is None, expected a group"),
        ({"workers": 1}, "expected a group with a _target_"),
        ({"_target_": "os.system", "command": "true"}, "expected a class under pipeline"),
        ({"_target_": "pipelines.Evil"}, "expected a class under pipeline"),
        ({"_target_": "pipeline.executors.Locl"}, "cannot be imported"),
        ({"_target_": "pipeline.executors.apply_part"}, "cannot be imported|expected a dataclass"),
        (LOCAL | {"wrkers": 1}, "executor.wrkers is no parameter of LocalExecutor; did you mean 'workers'"),
        (LOCAL | {"part_rows": "abc"}, "part_rows is 'abc', expected int"),
        (LOCAL | {"part_rows": "???"}, "executor.part_rows must be set: add executor.part_rows=VALUE"),
        ({k: v for k, v in LOCAL.items() if k != "part_rows"}, "executor.part_rows is not given"),
    ],
)
def test_a_bad_node_is_refused_with_its_place(node: object, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        build(node, "executor")


def test_stages_that_chain_pass() -> None:
    check_chain([("shout", Shout(suffix="")), ("letters", ByFirstLetter()), ("join", Join())])


def test_a_stage_without_its_column_is_refused_by_name() -> None:
    with pytest.raises(ConfigurationError, match="letters cannot run where it stands: column 'loud' is missing"):
        check_chain([("letters", ByFirstLetter())])


def test_a_stage_on_stories_before_there_are_any_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"join works on rows with 'story_id'.*after the stage that clusters"):
        check_chain([("join", Join())])


def test_a_stage_on_articles_after_clustering_is_refused() -> None:
    stages: list[tuple[str, Stage]] = [
        ("shout", Shout(suffix="")),
        ("letters", ByFirstLetter()),
        ("deduplicate", DeduplicateNone()),
    ]
    with pytest.raises(ConfigurationError, match="before the stage that clusters"):
        check_chain(stages)


@dataclass(frozen=True, kw_only=True)
class Early(ByFirstLetter):
    reads = Shout.reads


def test_a_joined_column_that_no_article_has_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="join cannot run where it stands: column 'loud' is missing"):
        check_chain([("letters", Early()), ("join", Join())])
