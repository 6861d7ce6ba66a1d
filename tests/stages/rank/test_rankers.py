"""What every ranker promises, and what each of them prefers."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Dropped, Member, Ranking, Reuse, Sentence
from pipeline.stages.rank.centroid import RankCentroid
from pipeline.stages.rank.concepts import RankConcepts
from pipeline.stages.rank.dpp import RankDeterminantal
from pipeline.stages.rank.formula import formula_weights
from pipeline.stages.rank.greedy import Concept, concepts_of, greedy_order
from pipeline.stages.rank.lexrank import RankLexRank, centrality
from pipeline.stages.rank.round_robin_lead import RankRoundRobinLead
from pipeline.stages.rank.story import RankInput, StorySentence, story_sentences, summary_language
from pipeline.stages.rank.submodular import RankSubmodular
from pipeline.stages.rank.vectors import to_centroid, to_titles
from pipeline.tables import schema, to_records, to_table
from tests.builders import member, sentences_of

Ranker = RankConcepts | RankLexRank | RankRoundRobinLead | RankCentroid | RankSubmodular | RankDeterminantal
CONCEPTS = RankConcepts(
    language=None,
    weights="learned",
    without_topic=None,
    word_share=0.5,
    place_power=0.15,
    length_power=0.5,
    anchor_bonus=0.4,
    title_bonus=0.5,
    exact_words=None,
    sentences_limit=100,
)
FORMULA = replace(CONCEPTS, weights="formula")
EXACT = replace(CONCEPTS, exact_words=20)
LEXRANK = RankLexRank(language=None, threshold=0.1, damping=0.85, sentences_limit=100)
LEAD = RankRoundRobinLead(language=None, sentences_limit=100)
CENTROID = RankCentroid(language=None, position_weight=1.0, sentences_limit=100)
SUBMODULAR = RankSubmodular(language=None, share=0.1, diversity=6.0, alike=0.3, length_power=0.5, sentences_limit=100)
DPP = RankDeterminantal(language=None, sharpness=4.0, position_weight=1.0, taken=50, sentences_limit=100)
RANKERS: list[Ranker] = [CONCEPTS, FORMULA, EXACT, LEXRANK, LEAD, CENTROID, SUBMODULAR, DPP]

FIRE = "A fire burned down the old mill in Harnby on Monday. Nobody was hurt in the blaze, the police said."
FIRE_TOO = "The old mill in Harnby burned down on Monday night. Its owner had closed the mill two years ago."
LAKE = "Swimmers crossed the cold lake at dawn on Sunday. The water had four degrees, the club said."


def texts(ranking: Ranking, articles: tuple[Member, ...]) -> list[str]:
    by_id = {m.article_id: m.text for m in articles}
    return [by_id[r.article_id][r.start : r.end] for r in ranking.ranked]


@pytest.mark.parametrize("ranker", RANKERS)
def test_each_sentence_is_ranked_once_best_first(ranker: Ranker) -> None:
    articles = (member("a", FIRE), member("b", FIRE_TOO), member("c", LAKE))
    ranking = ranker.rank(RankInput("s", articles))
    assert len(texts(ranking, articles)) == len(set(texts(ranking, articles))) == 6
    assert all(left.score >= right.score for left, right in pairwise(ranking.ranked))


@pytest.mark.parametrize("ranker", RANKERS)
def test_tables_come_and_go(ranker: Ranker) -> None:
    kept, dropped = ranker(to_table([], RankInput))
    assert kept.num_rows == dropped.num_rows == 0
    kept, dropped = ranker(to_table([RankInput("s", (member("a", FIRE),))], RankInput))
    assert kept.schema.equals(schema(Ranking)) and dropped.schema.equals(schema(Dropped))
    assert len(to_records(kept, Ranking)[0].ranked) == 2


@pytest.mark.parametrize("ranker", RANKERS)
def test_truncated_and_repeated_sentences_and_other_languages_are_not_ranked(ranker: Ranker) -> None:
    first, second = sentences_of(FIRE)
    cut = Sentence(second.start, second.end, "body", True, False)
    again = Sentence(first.start, first.end, "body", False, True)
    french = "Le vieux moulin de Harnby a brûlé lundi soir."
    articles = (
        member("a", FIRE, sentences=(first, cut, again)),
        member("b", FIRE_TOO),
        member("c", french, language="fr"),
    )
    got = texts(ranker.rank(RankInput("s", articles)), articles)
    assert len(got) == 3 and FIRE[second.start : second.end] not in got and french not in got


@pytest.mark.parametrize("ranker", RANKERS)
def test_a_story_of_lower_case_is_ranked_all_the_same(ranker: Ranker) -> None:
    articles = (member("a", FIRE.lower()),)
    assert len(ranker.rank(RankInput("s", articles)).ranked) == 2


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=4))
@settings(max_examples=40)
def test_any_unicode_is_ranked(bodies: list[str]) -> None:
    articles = tuple(member(f"a{i}", body) for i, body in enumerate(bodies))
    for ranker in RANKERS:
        for ranked in ranker.rank(RankInput("s", articles)).ranked:
            assert ranked.end <= len(articles[int(ranked.article_id[1:])].text)


def test_copies_add_nothing_to_a_concept() -> None:
    original = member("a", FIRE)
    copy = member("b", FIRE, origin="a", copy_of="a")
    alone = formula_weights(story_sentences((original,), "en"), frozenset(), 0.5)
    assert formula_weights(story_sentences((original, copy), "en"), frozenset(), 0.5) == alone


@pytest.mark.parametrize("ranker", [r for r in RANKERS if r is not EXACT])  # its best set may hold a copy
def test_copies_do_not_move_the_order_of_other_sentences(ranker: Ranker) -> None:
    articles = (member("a", FIRE), member("b", FIRE_TOO), member("c", LAKE))
    copies = tuple(member(f"d{i}", LAKE, origin="c", copy_of="c") for i in range(3))
    alone = texts(ranker.rank(RankInput("s", articles)), articles)
    both = texts(ranker.rank(RankInput("s", (*articles, *copies))), (*articles, *copies))
    assert list(dict.fromkeys(both)) == alone


def test_copies_move_no_likeness() -> None:
    articles = (member("a", FIRE), member("b", FIRE_TOO), member("c", LAKE))
    copies = tuple(member(f"d{i}", LAKE, origin="c", copy_of="c") for i in range(3))
    alone, both = (story_sentences(found, "en") for found in (articles, (*articles, *copies)))
    assert to_centroid(both)[: len(alone)] == pytest.approx(to_centroid(alone))
    assert centrality(both, 0.1, 0.85)[: len(alone)] == pytest.approx(centrality(alone, 0.1, 0.85))


def test_likeness_to_titles_is_the_cosine_with_their_mean() -> None:
    near = to_titles(story_sentences((member("a", FIRE, title="Fire burned down mill"), member("b", LAKE)), "en"))
    assert near[0] == pytest.approx(1) and near[1] > near[2] == 0 and near[3:].tolist() == [0, 0]
    assert not to_titles(story_sentences((member("a", FIRE),), "en")).any()


def test_titles_of_copies_move_no_likeness() -> None:
    articles = (member("a", FIRE, title="Fire burned down mill"), member("b", LAKE, title="Cold lake"))
    copies = tuple(member(f"d{i}", LAKE, title="Cold lake", origin="b", copy_of="b") for i in range(3))
    alone, both = (story_sentences(found, "en") for found in (articles, (*articles, *copies)))
    assert to_titles(both)[: len(alone)] == pytest.approx(to_titles(alone))


def test_a_sentence_like_the_titles_of_the_story_weighs_more() -> None:
    articles = (member("a", FIRE, title="Nobody was hurt in the blaze"),)
    plain, bonus = (replace(CONCEPTS, title_bonus=x).rank(RankInput("s", articles)).ranked for x in (0.0, 9.0))
    assert plain[0].start == 0 < bonus[0].start


def test_a_caption_above_the_lead_takes_no_place() -> None:
    caption = member("a", "The mill on Monday night\n" + FIRE)
    assert [s.position for s in story_sentences((caption,), "en")] == [0, 0, 1]
    lines = member("c", "no stops here\nnone here\nnor here")
    assert [s.position for s in story_sentences((lines,), "en")] == [0, 1, 2]


def test_a_carried_passage_counts_as_its_source() -> None:
    carried = FIRE.split(". ")[0] + "."
    text = "The town mourns its landmark this week. " + carried
    reuse = (Reuse(40, len(text), "a", 0.5),)
    articles = (member("a", FIRE), member("b", text, reuse=reuse))
    last = story_sentences(articles, "en")[-1]
    assert last.origin == "a" and last.copied


def test_the_language_of_most_origins_wins_and_ties_go_by_code() -> None:
    copies = [member(f"c{i}", LAKE, origin="c", language="fr") for i in range(5)]
    assert summary_language([*copies, member("a", FIRE), member("b", FIRE_TOO)]) == "en"
    assert summary_language([member("a", language="fr"), member("b", language="en")]) == "en"
    assert summary_language([member("a", language="und")]) == "und"
    assert summary_language([], "cs") == "cs"


def test_round_robin_takes_the_first_of_each_origin_first() -> None:
    articles = (member("a", FIRE), member("b", LAKE), member("c", LAKE, origin="b", copy_of="b"))
    got = texts(LEAD.rank(RankInput("s", articles)), articles)
    assert [t.split()[0] for t in got[:4]] == ["A", "Swimmers", "Nobody", "The"]


@pytest.mark.parametrize("ranker", [LEXRANK, CENTROID, SUBMODULAR, DPP])
def test_what_many_origins_say_is_central(ranker: Ranker) -> None:
    articles = (member("a", FIRE), member("b", FIRE_TOO), member("c", "The old mill in Harnby burned down."))
    best = texts(ranker.rank(RankInput("s", articles)), articles)[0]
    assert "mill" in best


def plain_greedy(costs: list[float], concepts: list[list[Concept]], weights: dict[Concept, float]) -> list[float]:
    """Every sentence looked at in every step."""
    left, covered, scores = list(range(len(costs))), set[Concept](), list[float]()
    while left:
        gains = {i: math.fsum(weights[c] for c in set(concepts[i]) - covered) / costs[i] for i in left}
        best = max(left, key=lambda i: (gains[i], -i))
        scores.append(gains[best])
        covered |= set(concepts[best])
        left.remove(best)
    return scores


@given(st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=6), min_size=1, max_size=7))
def test_lazy_greedy_equals_plain_greedy(rows: list[list[str]]) -> None:
    sentences = [StorySentence(0, i, i, i + 1, "o", False, tuple(row), True, True, False) for i, row in enumerate(rows)]
    weights = formula_weights(sentences, frozenset("a"), 0.5)
    concepts = [sorted(set(concepts_of(s.words, frozenset("a")))) for s in sentences]
    costs = [math.sqrt(len(row)) for row in rows]
    fast = [score for _, score in greedy_order(costs, concepts, [s.place for s in sentences], weights)]
    assert fast == plain_greedy(costs, concepts, weights)
