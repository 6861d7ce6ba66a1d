"""The shipped corpus: whole, labelled, and with the traps that its README promises."""

import json
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from pipeline.errors import ConfigurationError
from pipeline.records import Article
from pipeline.sources.admission import Admitted, admit
from pipeline.sources.sample import SampleSource

NOW = "2024-03-20T12:00:00Z"
FOLDER = files("pipeline") / "sample"


@cache
def admitted() -> Admitted[Article]:
    return admit(SampleSource(limit=None).read(NOW))


@cache
def stories() -> dict[str, str]:
    lines = (FOLDER / "labels.jsonl").read_text("utf-8").splitlines()
    return {label["id"]: label["story"] for label in map(json.loads, lines)}


def story(name: str) -> list[Article]:
    return [a for a in admitted().articles if stories()[a.article_id] == name]


def test_every_article_but_the_empty_one_is_read_and_labelled() -> None:
    assert {a.article_id for a in admitted().articles} == set(stories())
    assert [d.reason for d in admitted().dropped] == ["empty_text"]


def test_the_readme_counts_the_articles_of_each_story() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    counts = Counter(stories().values())
    assert len(counts) == 8
    for name, count in counts.items():
        assert f"| `{name}` | {count} |" in readme


def test_articles_have_the_length_of_news() -> None:
    assert all(120 <= len(a.text.split()) <= 350 for a in admitted().articles)


def test_one_wire_text_is_carried_by_two_outlets() -> None:
    by_outlet = {a.outlet: a for a in story("ferry-port-ellery")}
    wire, cut = by_outlet["Northern Ledger"], by_outlet["The Inland Courier"]
    assert set(cut.text.split("\n\n")) < set(wire.text.split("\n\n"))
    assert cut.title != wire.title


def test_a_machine_translated_page_repeats_its_paragraphs() -> None:
    assert any(len(set(p := a.text.split("\n\n"))) < len(p) for a in story("dam-lavina"))


def test_languages_dates_and_absent_fields_are_mixed() -> None:
    articles = admitted().articles
    assert {a.declared_language for a in articles} == {"en", "ar"}
    assert sum(a.published is None for a in articles) == 1
    assert {len(a.published) for a in articles if a.published} == {10, 20}
    assert all("2024-03-05" <= a.published < "2024-03-16" for a in articles if a.published)
    assert any(a.url is None for a in articles) and any(a.title is None for a in articles)


def test_a_limit_reads_fewer() -> None:
    assert len([r for r in SampleSource(limit=3).read(NOW) if isinstance(r, Article)]) == 3
    with pytest.raises(ConfigurationError, match="limit"):
        SampleSource(limit=0)
