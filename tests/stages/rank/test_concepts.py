"""Concept weights and the best set, against slow plain ones."""

import math
from collections import Counter
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Member, Ranking
from pipeline.shipped import shipped_json
from pipeline.stages.rank.exact import best_set
from pipeline.stages.rank.features import NAMES, features
from pipeline.stages.rank.greedy import Concept, concepts_of
from pipeline.stages.rank.learned import FORMAT, chances, learned_weights, models, word_worth
from pipeline.stages.rank.story import RankInput, StorySentence, story_sentences
from pipeline.text.name_spelling import one_spelling
from tests.builders import member
from tests.stages.rank.test_rankers import CONCEPTS, EXACT, FIRE, FIRE_TOO, LAKE, texts

WORDS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=6)
SENTENCES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from("xyz"), st.booleans(), WORDS), min_size=1, max_size=8)


def made(rows: list[tuple[int, str, bool, list[str]]]) -> list[StorySentence]:
    """Sentences by article and place; the first of an article may be its title."""
    seen: Counter[int] = Counter()
    result = []
    for article, origin, title, found in sorted(rows, key=lambda row: row[0]):
        at = seen[article]
        seen[article] += 1
        end = at if title and at == 0 else at + 1
        result.append(StorySentence(article, at, at, end, origin, False, tuple(found), True, True, False))
    return result


def plain_features(sentences: list[StorySentence], concept: Concept, skipped: frozenset[str]) -> list[float]:
    """The first columns and the titles, by their definitions."""
    every = {s.origin for s in sentences}
    held = [s for s in sentences for c in concepts_of(s.words, skipped) if c == concept]
    most = {
        o: max(Counter(s.article for s in held if s.origin == o).values()) for o in sorted({s.origin for s in held})
    }
    first = {o: min(s.position for s in held if s.origin == o) for o in most}
    frequency = sum(most.values())
    lead = math.sqrt(sum(1 / (1 + n) for n in first.values()) / len(every))
    titles = len({s.origin for s in held if s.start == s.end}) / len(every)
    return [
        math.log1p(frequency),
        math.log(len(most)),
        len(most) / len(every),
        math.log1p(frequency) * lead,
        lead,
        math.log1p(min(first.values())),
        sum(map(math.log1p, first.values())) / len(first),
        titles,
    ]


@given(SENTENCES)
@settings(max_examples=60)
def test_features_are_what_their_names_say(rows: list[tuple[int, str, bool, list[str]]]) -> None:
    sentences, skipped = made(rows), frozenset("a")
    concepts, found = features(sentences, skipped, {"b": 0.5, "c": -0.25})
    assert found.shape == (len(concepts), len(NAMES)) and np.isfinite(found).all()
    assert sorted(concepts) == sorted({c for s in sentences for c in concepts_of(s.words, skipped)})
    for concept, row in zip(concepts, found, strict=True):
        assert row[[0, 1, 2, 3, 4, 5, 6, 9]].tolist() == pytest.approx(plain_features(sentences, concept, skipped))


def test_a_copy_changes_no_count() -> None:
    original, other = member("a", FIRE), member("b", LAKE)
    copy = member("c", FIRE, origin="a", copy_of="a")
    alone = learned_weights(story_sentences((original, other), "en"), frozenset(), {}, 0.5, models()[""])
    both = learned_weights(story_sentences((original, other, copy), "en"), frozenset(), {}, 0.5, models()[""])
    assert set(both) == set(alone)
    assert [both[c] for c in alone] == pytest.approx([*alone.values()], rel=1e-6)


def test_what_all_origins_say_first_weighs_more_than_what_one_says_last() -> None:
    articles = tuple(member(f"a{i}", FIRE_TOO + (" " + LAKE if i == 0 else "")) for i in range(4))
    weights = learned_weights(story_sentences(articles, "en"), frozenset(), {}, 0.5, models()[""])
    assert weights[one_spelling("old"), one_spelling("mill")] > weights[one_spelling("four"), one_spelling("degrees")]


def test_the_shipped_models_are_one_of_all_topics_and_one_without_each() -> None:
    assert list(models()) == ["", "M000", "M001", "M002", "M003", "M004"]
    assert all(len(weights) == len(NAMES) + 1 for model in models().values() for weights in (model.pair, model.word))
    assert tuple(shipped_json("pipeline.stages.rank", "weights.json", FORMAT)["features"]) == NAMES
    assert chances(np.zeros((2, len(NAMES))), models()[""].pair).shape == (2,)


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="without_topic is 'M999'"):
        replace(CONCEPTS, without_topic="M999")


@given(st.lists(WORDS, min_size=1, max_size=7), st.integers(1, 15))
@settings(max_examples=60, deadline=None)
def test_the_exact_set_weighs_as_much_as_the_best_of_all_sets(rows: list[list[str]], budget: int) -> None:
    concepts: list[list[Concept]] = [[(w, "") for w in sorted(set(row))] for row in rows]
    weights: dict[Concept, float] = {(w, ""): 1 + i * 0.37 for i, w in enumerate("abcde")}

    def worth(chosen: tuple[int, ...] | list[int]) -> float:
        return sum(weights[c] for c in sorted({c for i in chosen for c in concepts[i]}))

    lengths = [len(row) for row in rows]
    found = best_set(lengths, concepts, weights, budget)
    sets = (s for n in range(len(rows) + 1) for s in combinations(range(len(rows)), n))
    best = max(worth(s) for s in sets if sum(lengths[i] for i in s) <= budget)
    assert sum(lengths[i] for i in found) <= budget and worth(found) == pytest.approx(best, rel=1e-3)


def test_the_exact_set_comes_first_and_scores_still_fall() -> None:
    articles: tuple[Member, ...] = (member("a", FIRE), member("b", FIRE_TOO), member("c", LAKE))
    ranking: Ranking = EXACT.rank(RankInput("s", articles))
    assert len(texts(ranking, articles)[0].split() + texts(ranking, articles)[1].split()) <= 20 + 4
    assert [r.score for r in ranking.ranked] == sorted((r.score for r in ranking.ranked), reverse=True)


def test_the_score_of_a_second_sentence_is_divided_by_two_to_the_power_of_place() -> None:
    shared = "Swimmers crossed the cold lake at dawn on Sunday."
    leads = ("The old mill burned down.", "Ferries stopped for some hours.", "Nobody voted for that bridge.")
    articles = tuple(member(f"a{i}", f"{lead} {shared}") for i, lead in enumerate(leads))

    def best(power: float) -> tuple[bool, float]:
        first = replace(CONCEPTS, place_power=power).rank(RankInput("s", articles)).ranked[0]
        return first.start > 0, first.score

    second, score = best(0.0)
    still_second, less = best(0.5)
    assert second and still_second
    assert less == pytest.approx(score / math.sqrt(2))


def test_a_power_of_place_below_0_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"place_power is -0\.1"):
        replace(CONCEPTS, place_power=-0.1)


def test_a_word_that_summaries_prefer_weighs_more_and_only_in_its_language() -> None:
    worth = word_worth("en")
    assert worth[one_spelling("announced")] > 0 > worth[one_spelling("says")]
    assert one_spelling("Donald") not in worth and not word_worth("fr")
    sentences = story_sentences((member("a", FIRE), member("b", LAKE)), "en")
    mill, lake = (one_spelling("old"), one_spelling("mill")), (one_spelling("cold"), one_spelling("lake"))
    without = learned_weights(sentences, frozenset(), {}, 0.5, models()[""])
    preferred = learned_weights(sentences, frozenset(), {one_spelling("mill"): 1.0}, 0.5, models()[""])
    assert preferred[mill] > without[mill] and preferred[lake] == without[lake]
