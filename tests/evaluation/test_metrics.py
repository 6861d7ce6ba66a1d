"""Agreement of predicted and gold stories."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.metrics import Score, bcubed, cluster_counts, pairwise, score_of

GOLD = {"a": "x", "b": "x", "c": "y", "d": "y"}

PARTITIONS = st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from("xyzw"), min_size=1)


def completed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, object]:
    """The predicted story of each gold article, an object of its own where there is none."""
    return {article: predicted.get(article, object()) for article in gold}


def plain_bcubed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Score:
    """The definition, article by article."""
    story = completed(predicted, gold)
    precisions, recalls = [], []
    for article in gold:
        with_it = {other for other in gold if story[other] == story[article]}
        of_it = {other for other in gold if gold[other] == gold[article]}
        precisions.append(len(with_it & of_it) / len(with_it))
        recalls.append(len(with_it & of_it) / len(of_it))
    return score_of(sum(precisions) / len(gold), sum(recalls) / len(gold))


def plain_pairwise(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Score:
    """The definition, pair by pair."""
    story = completed(predicted, gold)
    said = {pair for pair in combinations(sorted(gold), 2) if story[pair[0]] == story[pair[1]]}
    true = {pair for pair in combinations(sorted(gold), 2) if gold[pair[0]] == gold[pair[1]]}
    return score_of(len(said & true) / len(said) if said else 1.0, len(said & true) / len(true) if true else 1.0)


def values(score: Score) -> object:
    return pytest.approx((score.precision, score.recall, score.f1))


@given(PARTITIONS, PARTITIONS)
def test_both_agree_with_their_definitions(predicted: dict[str, str], gold: dict[str, str]) -> None:
    for fast, plain in ((bcubed, plain_bcubed), (pairwise, plain_pairwise)):
        found = fast(predicted, gold)
        assert (found.precision, found.recall, found.f1) == values(plain(predicted, gold))


def test_gold_against_itself_is_perfect() -> None:
    assert bcubed(GOLD, GOLD) == pairwise(GOLD, GOLD) == Score(1.0, 1.0, 1.0)


def test_one_big_story_has_full_recall() -> None:
    one = dict.fromkeys(GOLD, "all")
    assert bcubed(one, GOLD) == score_of(0.5, 1.0)
    assert pairwise(one, GOLD) == score_of(1 / 3, 1.0)


def test_stories_of_one_article_have_full_precision() -> None:
    alone = {article: article for article in GOLD}
    assert bcubed(alone, GOLD) == score_of(1.0, 0.5)
    assert pairwise(alone, GOLD) == score_of(1.0, 0.0)


def test_an_article_that_was_set_aside_is_a_story_of_its_own() -> None:
    lost = {"a": "1", "b": "1", "c": "2"}
    assert bcubed(lost, GOLD) == bcubed({**lost, "d": "3"}, GOLD)
    assert cluster_counts(lost, GOLD) == (3, 2)


def test_a_story_named_like_a_lost_article_is_another_one() -> None:
    assert cluster_counts({"a": "b"}, {"a": "x", "b": "x"}) == (2, 1)


def test_articles_without_a_label_do_not_count() -> None:
    assert bcubed({**GOLD, "e": "x"}, GOLD).f1 == 1.0


def test_nothing_to_score_against_is_an_error() -> None:
    with pytest.raises(ValueError, match="no gold articles"):
        bcubed(GOLD, {})
