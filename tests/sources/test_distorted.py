"""Articles made poorer."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.distorted import DistortedSource, first_words
from pipeline.sources.jsonl import JsonLinesSource
from pipeline.sources.tally import tallied
from tests.builders import article

DATED = replace(
    article("a", text="The River rose.\nTwo bridges were closed."),
    title="Flood in Norden",
    url="https://example.org/2024/03/05/flood",
    published="2024-03-05",
    date_source="field",
)
NOW = "2024-03-20T12:00:00Z"
LOST = Dropped("b", "no_text", "field 'text' is absent")


@dataclass(frozen=True)
class Fixed:
    def check(self) -> None:
        raise SourceError("not there")

    def read(self, now: str) -> Iterator[Article | Dropped]:
        yield from (DATED, LOST)


def distorted(*changes: str, snippet_words: int = 4) -> Article:
    source = DistortedSource(source=Fixed(), changes=changes, snippet_words=snippet_words)  # type: ignore[arg-type]
    found, lost = source.read(NOW)
    assert lost == LOST
    assert isinstance(found, Article)
    assert found.article_id == "a"
    assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    return found


def test_without_a_change_articles_stay_as_they_are() -> None:
    assert distorted() == replace(DATED, sha256=hashlib.sha256(DATED.text.encode()).hexdigest())


def test_undated_articles_have_no_date_and_no_url_that_could_carry_one() -> None:
    found = distorted("undated")
    assert (found.published, found.date_source, found.url) == (None, None, None)
    assert (found.text, found.title) == (DATED.text, DATED.title)


def test_lower_case_is_of_title_and_text() -> None:
    found = distorted("lowercase")
    assert (found.title, found.text) == ("flood in norden", DATED.text.lower())


def test_a_snippet_is_the_first_words_under_the_title() -> None:
    found = distorted("snippet")
    assert (found.title, found.text) == ("Flood in Norden", "The River rose.\nTwo")


def test_changes_come_together_in_any_order() -> None:
    assert distorted("snippet", "lowercase", "undated") == distorted("undated", "lowercase", "snippet")


def test_a_title_may_be_absent() -> None:
    source = DistortedSource(source=Fixed(), changes=("lowercase",), snippet_words=4)
    assert source.distorted(replace(DATED, title=None)).title is None


def test_the_tally_of_the_source_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "It Rained."}\n{"id": "b"}\n')
    lines = JsonLinesSource(path=str(tmp_path), fields=OWN_NAMES, skip=(), limit=None, max_bytes=1000)
    tallies = []
    for source in (lines, DistortedSource(source=lines, changes=("lowercase",), snippet_words=4)):
        reading = tallied(source, NOW)
        with pytest.raises(StopIteration) as end:
            while True:
                next(reading)
        tallies.append(end.value.value)
    assert tallies[0] == tallies[1]
    assert tallies[0].bytes > 0


@given(st.text(), st.integers(1, 20))
def test_first_words_are_a_prefix_of_so_many_words(text: str, count: int) -> None:
    found = first_words(text, count)
    assert text.startswith(found)
    assert found.split() == text.split()[:count] or not text.split()


@pytest.mark.parametrize(
    "wrong", [{"changes": ("shouted",)}, {"changes": "undated"}, {"snippet_words": 0}, {"source": None}]
)
def test_wrong_parameters_are_refused(wrong: dict[str, object]) -> None:
    values: dict[str, object] = {"source": Fixed(), "changes": (), "snippet_words": 4}
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        DistortedSource(**(values | wrong))  # type: ignore[arg-type]


def test_what_the_source_refuses_is_refused() -> None:
    with pytest.raises(SourceError, match="not there"):
        DistortedSource(source=Fixed(), changes=(), snippet_words=4).check()
