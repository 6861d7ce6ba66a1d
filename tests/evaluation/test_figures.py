"""Judged pairs of figures: the data that is shipped, and how a ledger is held against it."""

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from pipeline.errors import SourceError
from pipeline.evaluation.benchmark import read_lines
from pipeline.evaluation.figure_pairs import (
    PAIRS,
    ROUNDS,
    FigurePairSource,
    GoldFigure,
    GoldPair,
    GoldStory,
    read_pairs,
)
from pipeline.evaluation.figures import FigurePairBenchmark, Judged, is_figure, judge_story, relation_of, rows_of
from pipeline.records import Comparison, Passage, Relation, Side
from pipeline.sources.decode import tidy
from pipeline.text.quantities import find_quantities
from tests.builders import article

FIRST, SECOND, THIRD, PLACES = (read_pairs(path) for path in ROUNDS.values())
STORIES = FIRST + SECOND + THIRD + PLACES
NUMBER = re.compile(
    r"\d|half|third|quarter|teen|dozen|couple|million|hundred|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty",
    re.IGNORECASE,
)
PRINTED = {"figure": NUMBER, "score": NUMBER, "place": re.compile("^[A-Z]")}
DAY = re.compile(r"day$|\d{4}$|^(\d+ )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def gold(article_id: str, start: int, end: int, value: float, unit: str | None = None) -> GoldFigure:
    return GoldFigure(article_id, "text", start, end, value, None, unit)


def side(article_id: str, start: int, end: int) -> Side:
    place = Passage(article_id, "text", start, end)
    return Side(1.0, None, None, None, 1, 1, (place,), (place,))


A, B, C = gold("a", 0, 2, 47), gold("b", 0, 2, 52), gold("c", 0, 2, 50)
SIDES = side("a", 0, 2), side("b", 0, 2), side("c", 0, 2)


@pytest.mark.parametrize("stories", [FIRST, SECOND, THIRD])
def test_the_shipped_pairs_are_enough_and_of_every_relation(stories: tuple[GoldStory, ...]) -> None:
    relations = Counter(pair.relation for story in stories for pair in story.pairs)
    assert relations.total() >= 120 and len(stories) >= 50
    assert relations.keys() == set(get_args(Relation))


def test_no_story_and_no_article_stands_twice() -> None:
    assert len({story.story for story in STORIES}) == len(STORIES)
    articles = Counter(article_id for story in STORIES for article_id in story.articles)
    assert set(articles.values()) == {1}


def test_stories_fall_into_halves_by_the_hash_of_their_id() -> None:
    for story in STORIES:
        even = hashlib.sha256(f"42 {story.story}".encode()).digest()[0] % 2 == 0
        assert story.split == ("dev" if even else "test")


def test_pairs_name_two_figures_of_articles_of_the_story() -> None:
    for story in STORIES:
        assert {figure.article for figure in story.figures} <= set(story.articles)
        assert all(f.start < f.end for f in story.figures)
        assert all(f.high is None or f.high > f.value for f in story.figures if f.kind != "score")
        assert all(0 <= p.a < len(story.figures) > p.b >= 0 and p.a != p.b for p in story.pairs)
        assert len({frozenset((p.a, p.b)) for p in story.pairs}) == len(story.pairs)
        assert all(story.figures[p.a].kind == story.figures[p.b].kind for p in story.pairs)


def test_dates_and_scores_are_written_as_their_kind_has_them() -> None:
    upper = {"weekday": 7, "day": 20_991_231, "month": 209_912, "year": 2099}
    for figure in (figure for story in STORIES for figure in story.figures):
        if figure.kind == "date":
            assert 1 <= figure.value <= upper[figure.unit or ""] and figure.high is None
        if figure.kind == "score":
            assert figure.high is not None and figure.unit is None


def test_the_third_round_is_rich_in_updates_and_conflicts_and_says_why() -> None:
    for split in ("dev", "test"):
        pairs = [pair for story in THIRD if story.split == split for pair in story.pairs]
        relations = Counter(pair.relation for pair in pairs)
        assert relations["update"] >= 20 and relations["conflict"] >= 15
        assert all(pair.reason for pair in pairs if pair.relation in ("update", "conflict"))


def test_the_pairs_of_places_stand_in_both_halves_with_every_relation_that_places_have() -> None:
    for split in ("dev", "test"):
        relations = Counter(pair.relation for story in PLACES if story.split == split for pair in story.pairs)
        assert relations.total() >= 35
        assert min(relations[relation] for relation in ("same", "rounding", "different_measure")) >= 10
    assert {figure.kind for story in PLACES for figure in story.figures} == {"place"}


@pytest.mark.data
def test_a_story_has_all_its_articles(data: Path) -> None:
    listed = FIRST + SECOND + PLACES
    for name in sorted({story.set for story in listed}):
        members: dict[str, set[str]] = {}
        for row in read_lines(data / name / "labels.jsonl"):
            members.setdefault(row["story"], set()).add(row["id"])
        assert all(set(story.articles) == members[story.story] for story in listed if story.set == name)


@pytest.mark.data
def test_every_place_holds_a_number(data: Path) -> None:
    names = {story.set for story in FIRST + SECOND + PLACES}
    texts = {r["id"]: r["text"] for name in names for r in read_lines(data / name / "articles.jsonl")}
    wanted = {article_id for story in THIRD for article_id in story.articles}
    with gzip.open(data / "scale" / "timelines.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts |= {row["id"]: tidy(row["text"]) for row in map(json.loads, lines) if row["id"] in wanted}
    assert wanted <= texts.keys()
    for story in STORIES:
        for figure in story.figures:
            pattern = {**PRINTED, "date": DAY}[figure.kind]
            printed = texts[figure.article][figure.start : figure.end]
            assert pattern.search(printed) and printed == printed.strip()


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"story": "s"}\n')
    with pytest.raises(SourceError, match="judged pairs"):
        read_pairs(path)


def test_only_articles_of_judged_stories_are_read() -> None:
    class Two:
        def check(self) -> None: ...

        def read(self, now: str):  # type: ignore[no-untyped-def]
            yield from (article(STORIES[0].articles[0]), article("other"))

    found = list(FigurePairSource(base=Two(), pairs="first").read("2025-01-01T00:00:00Z"))
    assert [record.article_id for record in found] == [STORIES[0].articles[0]]  # type: ignore[union-attr]


def test_pairs_of_another_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text(PAIRS.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    benchmark = FigurePairBenchmark(name="own", files=(), pairs=str(tmp_path / "own.jsonl"))
    assert benchmark.given_stories() == [[article_id, STORIES[0].story] for article_id in STORIES[0].articles]


def test_the_relation_of_a_pair_is_that_of_its_sides() -> None:
    two = Comparison("figure", "dead", "conflict", SIDES[:2], None)
    assert relation_of(A, B, [two]) == "conflict"
    assert relation_of(A, C, [two]) == "different_measure"
    three = Comparison("figure", "dead", "conflict", SIDES, None, ("conflict", "rounding", "update"))
    assert [relation_of(x, y, [three]) for x, y in ((A, B), (C, A), (B, C))] == ["conflict", "rounding", "update"]
    one = Comparison("figure", "dead", "same", (replace(SIDES[0], figures=SIDES[0].figures + SIDES[1].figures),), None)
    assert relation_of(A, B, [one, two]) == "same"


def test_dates_are_related_by_comparisons_of_dates_alone() -> None:
    monday, tuesday = (replace(figure, kind="date", unit="weekday") for figure in (A, B))
    figures = Comparison("figure", "dead", "conflict", SIDES[:2], None)
    dates = replace(figures, kind="date", sides=tuple(replace(s, value=None, figures=()) for s in SIDES[:2]))
    assert relation_of(monday, tuesday, [figures]) == relation_of(A, B, [dates]) == "different_measure"
    assert relation_of(monday, tuesday, [dates]) == "conflict"
    assert relation_of(A, B, [replace(dates, kind="quote")]) == "different_measure"


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        ("It cost $3m.", gold("a", 8, 11, 3e6, "USD"), True),
        ("It cost $3m.", gold("a", 8, 11, 3e6, "EUR"), False),
        ("It cost $3m.", gold("a", 0, 4, 3e6, "USD"), False),
        ("47 people left.", gold("a", 0, 2, 47), True),
        ("47 people left.", gold("a", 0, 2, 48), False),
        ("10-15 people left.", gold("a", 0, 2, 10), False),
        ("three years and four months", gold("a", 0, 27, 40, "month"), True),
        ("a 3-year term", gold("a", 2, 8, 36, "month"), True),
        ("Ms. Vole, 44, left.", gold("a", 10, 12, 44, "year"), True),
    ],
)
def test_a_figure_is_extracted_with_its_value_and_unit(text: str, figure: GoldFigure, found: bool) -> None:
    assert any(is_figure(q, figure) for q in find_quantities(text)) is found


def test_a_pair_counts_as_extracted_where_both_are() -> None:
    story = GoldStory("s", "set", "dev", ("a", "b"), (A, B), (GoldPair(0, 1, "conflict"),))
    (judged,) = judge_story(story, [], {"a": "47 people left.", "b": "no number"})
    assert (judged.gold, judged.found, judged.extracted) == ("conflict", "different_measure", False)


def test_halves_and_kinds_have_rows_of_their_own() -> None:
    judged = [
        ("dev", Judged("s", "conflict", "conflict", True)),
        ("test", Judged("t", "conflict", "update", True)),
        ("test", Judged("t", "same", "same", False)),
        ("test", Judged("t", "conflict", "conflict", False, "date")),
    ]
    rows = rows_of(judged)  # type: ignore[arg-type]
    assert [(row.group, row.items) for row in rows] == [
        ("all", 3),
        ("dev", 1),
        ("test", 2),
        ("dates", 1),
        ("dates test", 1),
    ]
    everything, dev, test, dates = (row.figures for row in rows[:4])
    assert (everything["conflict R"], everything["conflict P"], everything["conflict pairs"]) == (0.5, 1.0, 2)
    assert (dev["conflict F1"], test["conflict F1"], test["update P"], test["same F1"]) == (1.0, 0.0, 0.0, 1.0)
    assert test["extracted"] == 0.5 and "extracted" not in dates
