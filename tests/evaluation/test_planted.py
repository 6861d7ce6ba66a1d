from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from pipeline.errors import ConfigurationError
from pipeline.evaluation.planted import PASSAGE, PlantedSource, plant
from pipeline.evaluation.planted_edits import EDITS, passage
from pipeline.evaluation.planted_lines import FURNITURE
from pipeline.records import Article, Dropped
from tests.builders import article

WORDS = [f"word{i}" for i in range(400)]
TEXT = "\n".join(" ".join(WORDS[i : i + 20]) + "." for i in range(0, 400, 20))


@dataclass(frozen=True)
class Listed:
    articles: tuple[Article, ...]

    def check(self) -> None: ...

    def read(self, now: str) -> Iterator[Article | Dropped]:
        yield from self.articles


def articles(count: int, published: str | None = "2021-05-01") -> list[Article]:
    return [article(f"a{i:02}", f"{TEXT} own{i}", published=published) for i in range(count)]


def edited(grade: str, text: str = TEXT) -> list[str]:
    return EDITS[grade](text, ["other", "thing"], Random(1)).split()


def share_of_base(words: list[str]) -> float:
    return sum(word in TEXT.split() for word in words) / len(words)


@pytest.mark.parametrize("grade", EDITS)
def test_the_same_seed_gives_the_same_edit(grade: str) -> None:
    assert edited(grade) == edited(grade)


@pytest.mark.parametrize("grade", EDITS)
@pytest.mark.parametrize("text", ["One.", "One two three. Four five six.", "שלום עולם. עוד משפט."])
def test_any_short_text_can_be_edited(grade: str, text: str) -> None:
    assert isinstance(edited(grade, text), list)


def test_edits_are_as_strong_as_their_names_say() -> None:
    assert len(edited("cut")) == 0.7 * 400
    assert sorted(edited("reorder")) == sorted(TEXT.split()) and edited("reorder") != TEXT.split()
    assert 0.55 < share_of_base(edited("boilerplate")) < 0.62
    changed = set(TEXT.split()) - set(edited("tenth_word"))
    assert 25 <= len(changed) <= 40
    assert len(edited("teaser")) == 100


def test_a_passage_is_a_quarter_in_a_row() -> None:
    found = passage(TEXT, [], Random(3))
    assert found in TEXT and 100 <= len(found.split()) <= 120


def test_each_base_article_gets_one_copy_or_lends_a_passage() -> None:
    planted = plant(articles(6), ["cut", PASSAGE], 3, 1)
    assert [p.grade for p in planted] == ["cut", PASSAGE, "cut", PASSAGE]
    assert len({p.base for p in planted}) == 4
    for p in planted:
        assert p.article.published is not None and "2021-05-01" <= p.article.published <= "2021-05-04"


def test_a_passage_lies_where_it_is_said_to_lie() -> None:
    (planted,) = plant(articles(2), [PASSAGE], 0, 1)
    base = next(a for a in articles(2) if a.article_id == planted.base)
    carried = planted.article.text[planted.start : planted.end]
    assert carried in base.text and planted.share == pytest.approx(
        len(carried.split()) / len(planted.article.text.split())
    )


def test_the_source_yields_each_base_article_once_and_hosts_with_their_passage() -> None:
    source = PlantedSource(base=Listed(tuple(articles(3))), grades=(PASSAGE, "cut"), days=0, seed=1)
    read = [record for record in source.read("2024-01-01T00:00:00Z") if isinstance(record, Article)]
    assert len(read) == 4 and {a.article_id for a in articles(3)} < {a.article_id for a in read}
    assert sum(a.text == b.text for a in read for b in articles(3)) == 2


def test_lines_of_furniture_are_each_there_once() -> None:
    assert len(set(FURNITURE)) == len(FURNITURE)


def test_an_unknown_grade_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="grades"):
        PlantedSource(base=Listed(()), grades=("nonsense",), days=0, seed=1)
