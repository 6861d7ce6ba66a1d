"""`previous` and its companions: off by default, checked before an article is read, and a chain of real stages."""

import dataclasses
import json
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.exports.replay import audit
from pipeline.plan import make_plan
from pipeline.records import Article
from pipeline.run import Outcome, run
from pipeline.window.settings import WindowSettings
from tests.configurations import composed, with_values
from tests.fake_stages import ListSource


def test_a_run_is_one_of_its_own_by_default() -> None:
    plan = make_plan(composed())
    assert plan.window is None
    assert make_plan(with_values("window_hours=24")).fingerprint == plan.fingerprint


def test_one_word_makes_a_run_go_on_from_the_last() -> None:
    plan = make_plan(with_values("previous=last"))
    assert plan.window == WindowSettings(previous="last", hours=96, remember=720, context=100, withdrawn=None)
    assert make_plan(with_values("previous=last", "window_hours=24")).fingerprint != plan.fingerprint


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (["previous=last", "window_hours=0"], "window_hours is 0"),
        (["previous=last", "remember_hours=95"], "remember_hours is 95"),
        (["previous=last", "context_articles=-1"], "context_articles is -1"),
        (["previous=last", "window_hours=abc"], "hours is 'abc'"),
        (["previous=''"], "previous is ''"),
        (["previous=last", "withdrawn=absent.txt"], "withdrawn is 'absent.txt'"),
        (["withdrawn=absent.txt"], "add previous=last"),
        (["previous=last", "pipeline=[survey,clean]"], "no stage that clusters"),
    ],
)
def test_what_cannot_be_meant_is_refused(overrides: list[str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        make_plan(with_values(*overrides))


def test_half_of_the_sample_told_in_two_days_keeps_the_ids_of_its_stories(tmp_path: Path) -> None:
    plan = make_plan(
        composed("previous=last", f"output={tmp_path}", "executor.workers=1", "export=[jsonl,markdown,html,feed]")
    )
    articles = [a for a in plan.source.read("2024-04-01T00:00:00Z") if isinstance(a, Article)]
    articles.sort(key=lambda a: (a.published or "", a.article_id))
    some = len(articles) // 4
    ids: dict[str, str] = {}
    moved: set[tuple[str, str]] = set()
    for day in (articles[:some], articles[: 2 * some]):
        outcome = run(dataclasses.replace(plan, source=ListSource(items=tuple(day))), progress=False)
        assert audit(outcome.folder.path / "exports").claims > 0
        found = story_of(outcome)
        window = outcome.manifest["window"]
        moves = {(old, m["into"]) for m in window["merged"] for old in m["from"]}
        moves |= {(s["from"], new) for s in window["split"] for new in s["into"]}
        moved |= {(ids[i], found[i]) for i in ids if i in found and ids[i] != found[i]}
        assert moved <= moves
        ids |= found
    assert set(ids) == {a.article_id for a in articles[: 2 * some]}


def story_of(outcome: Outcome) -> dict[str, str]:
    lines = (outcome.folder.path / "exports" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    stories = [json.loads(line) for line in lines]
    return {a["article_id"]: s["story_id"] for s in stories for a in s["articles"]}
