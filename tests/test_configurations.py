"""Every file of conf/ composes and becomes what it names (variants of stages: test_contract.py); bad ones are refused
before an article is read.
"""

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, SourceError
from pipeline.plan import make_plan
from pipeline.usage import conf_folder
from tests.configurations import composed, variants


@pytest.mark.parametrize("variant", variants("source"))
def test_each_source_becomes_a_plan(variant: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "It rained."}\n')
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "a.html").write_text("<html><body><article><p>It rained, and it rained.</p></article></body></html>")
    (tmp_path / "a.csv").write_text("id,text\na,It rained.\n")
    (tmp_path / "rows").write_text('{"id": "a", "article": "It rained.", "document": "It rained."}\n')
    (tmp_path / "a.warc").write_text("no archive")
    (tmp_path / "a.parquet").write_text("no table")
    (tmp_path / "a.xml").write_text("no feed")
    path = {
        "files": [f"source.path={tmp_path}"],
        "jsonl": [f"source.path={tmp_path}"],
        "dataset": ["source.path=json", f"source.data_files={tmp_path / 'a.jsonl'}"],
        "multi_news": ["source.dataset.path=json", f"source.dataset.data_files={tmp_path / 'rows'}"],
        "cnn_dailymail": [
            *("source.path=json", "source.name=null", "source.split=train"),
            f"source.data_files={tmp_path / 'rows'}",
        ],
        **{name: [f"source.path={tmp_path}"] for name in ("html", "warc", "feed", "csv", "parquet")},
        "planted": ["+source@source.base=jsonl", f"source.base.path={tmp_path / 'a.jsonl'}"],
        "several": ["+source@source.sources.one=jsonl", f"source.sources.one.path={tmp_path}"],
    }
    plan = make_plan(composed(f"source={variant}", *path.get(variant, [])))
    assert list(plan.source.read("2024-03-05T00:00:00"))


@pytest.mark.parametrize("variant", variants("experiment"))
def test_each_experiment_becomes_a_plan_of_its_own(variant: str) -> None:
    plan = make_plan(composed(f"experiment={variant}"))
    assert plan.fingerprint != make_plan(composed()).fingerprint


@pytest.mark.parametrize("variant", variants("executor"))
def test_each_executor_becomes_a_plan(variant: str) -> None:
    if variant == "ray":
        pytest.importorskip("ray", reason="Ray is not installed: pip install 'newsbraid[ray]'")
    assert make_plan(composed(f"executor={variant}")).executor.part_rows > 0


@pytest.mark.parametrize("variant", variants("export"))
def test_each_export_can_be_the_only_one(variant: str) -> None:
    assert [name for name, _ in make_plan(composed(f"export=[{variant}]")).exports] == [variant]


def test_every_file_says_what_it_is_in_its_first_comment() -> None:
    for path in sorted(conf_folder().rglob("*.yaml")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# @")]
        assert lines[0].startswith("# "), path


def test_the_fingerprint_of_a_stage_changes_with_its_parameters() -> None:
    def prints(*overrides: str) -> dict[str, str]:
        return {step.name: step.fingerprint for step in make_plan(composed(*overrides)).steps}

    one, two = prints(), prints("summarize.budget_words=33")
    assert one["summarize"] != two["summarize"]
    assert {k: v for k, v in one.items() if k != "summarize"} == {k: v for k, v in two.items() if k != "summarize"}


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (["pipeline=[clean,dedupe]"], "the stage 'dedupe', which is not there; did you mean 'deduplicate'"),
        (["pipeline=[]"], "pipeline is .*expected a list of stages"),
        (["pipeline=[deduplicate,clean]"], "deduplicate cannot run where it stands: column '.*' is missing"),
        (["pipeline=[clean,clean]"], "names a stage twice"),
        (["pipeline=[clean,rank]"], "rank works on rows with 'story_id'"),
        (["summarize.budget_words=abc"], "summarize: .*budget_words is 'abc', expected int"),
        (["summarize.budget_words=-1"], "budget_words is -1, expected"),
        (["+summarize.budget_wrds=3"], "budget_wrds is no parameter of .*; did you mean 'budget_words'"),
        (["clean._target_=os.system"], "expected a class under pipeline"),
        (["clean._target_=mystages.Clean"], "or in a package that `packages` names"),
        (["clean._target_=absent_stages.Clean", "packages=[absent_stages]"], "cannot be imported: No module named"),
        (["packages=mystages"], "packages is 'mystages', expected a list of names such as"),
        (["clean._target_=pipeline.executors.LocalExecutor"], "LocalExecutor"),
        (["now=tomorrow"], "now is 'tomorrow', expected an ISO 8601 time"),
        (["now=0001-01-01"], "expected an ISO 8601 time"),
        (["now=9999-12-31"], "expected an ISO 8601 time"),
        (["output=''"], "output is '', expected a path"),
        (["output=null"], "output is None, expected a path"),
        (["output=/dev/null"], "output is '/dev/null', but /dev/null is no folder that can be written"),
        (["title=null"], "title is None, expected a text"),
        (["export.html._target_=pipeline.executors.LocalExecutor"], "LocalExecutor"),
        (["labels=absent.jsonl"], "labels is 'absent.jsonl', which is no file"),
        (["title=${nowhere}"], "does not resolve"),
        (["embed=transformer"], "embed.model.name must be set"),
    ],
)
def test_bad_configuration_is_refused_with_what_to_write_instead(overrides: list[str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        make_plan(composed(*overrides))


@pytest.mark.parametrize("now", ["2024-03-05T06:00:00", "'2024-03-05T08:00:00+02:00'", "2024-03-05T06:00:00Z"])
def test_now_is_one_instant_wherever_the_machine_stands(now: str) -> None:
    assert make_plan(composed(f"now={now}")).now == "2024-03-05T06:00:00Z"


@pytest.mark.parametrize("source", ["files", "jsonl"])
def test_an_unreadable_path_is_refused_before_reading(source: str) -> None:
    with pytest.raises((SourceError, ConfigurationError), match=r"source\.path.*absent"):
        make_plan(composed(f"source={source}", "source.path=/absent/folder"))
