"""Agreement of predicted and gold stories."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, permutations
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluation.metrics import agreement, cluster_counts, mixed_stories
from pipeline.evaluation.significance import values

GOLD = {"a": "x", "b": "x", "c": "y", "d": "y"}

PARTITIONS = st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from("xyzw"), min_size=1)
FEW = st.dictionaries(st.sampled_from("abcde"), st.sampled_from("xyz"), min_size=1)

ARI_OF_SIXTY, AMI_OF_SIXTY = 0.3219264892, 0.4934166330
"""As scikit-learn 1.9.1 gives them."""


def completed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, object]:
    """The predicted story of each gold article, an object of its own where there is none."""
    return {article: predicted.get(article, object()) for article in gold}


def with_f1(precision: float, recall: float) -> tuple[float, float, float]:
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def plain_bcubed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed by its definition, article by article."""
    story = completed(predicted, gold)
    precisions, recalls = [], []
    for article in gold:
        with_it = {other for other in gold if story[other] == story[article]}
        of_it = {other for other in gold if gold[other] == gold[article]}
        precisions.append(len(with_it & of_it) / len(with_it))
        recalls.append(len(with_it & of_it) / len(of_it))
    return with_f1(sum(precisions) / len(gold), sum(recalls) / len(gold))


def plain_pairwise(predicted: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Pairwise scores by their definition, pair by pair."""
    story = completed(predicted, gold)
    said = {pair for pair in combinations(sorted(gold), 2) if story[pair[0]] == story[pair[1]]}
    true = {pair for pair in combinations(sorted(gold), 2) if gold[pair[0]] == gold[pair[1]]}
    return with_f1(len(said & true) / len(said) if said else 1.0, len(said & true) / len(true) if true else 1.0)


def figures(predicted: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, float]:
    return values(agreement(predicted, gold))


def cubed(found: Mapping[str, float]) -> tuple[float, float, float]:
    return found["B-cubed P"], found["B-cubed R"], found["B-cubed F1"]


def plain_rand(predicted: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """The adjusted Rand index by its definition: pairs that are together in both, over what chance would give."""
    story, pairs = completed(predicted, gold), list(combinations(sorted(gold), 2))
    said = {pair for pair in pairs if story[pair[0]] == story[pair[1]]}
    true = {pair for pair in pairs if gold[pair[0]] == gold[pair[1]]}
    chance = len(said) * len(true) / len(pairs) if pairs else 0.0
    room = (len(said) + len(true)) / 2 - chance
    return (len(said & true) - chance) / room if room else 1.0


def shared_information(labels: Sequence[object], others: Sequence[object]) -> float:
    """Mutual information in nats."""
    total, both = len(labels), Counter(zip(labels, others, strict=True))
    first, second = Counter(labels), Counter(others)
    return sum(n / total * math.log(n * total / (first[a] * second[b])) for (a, b), n in both.items())


def plain_mutual_information(predicted: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """AMI with the chance term as a mean over all orders of the articles."""
    story = completed(predicted, gold)
    ours, theirs = [story[a] for a in sorted(gold)], [gold[a] for a in sorted(gold)]
    chance = fmean(shared_information(order, theirs) for order in permutations(ours))
    room = (shared_information(ours, ours) + shared_information(theirs, theirs)) / 2 - chance
    return 1.0 if abs(room) < 1e-9 else (shared_information(ours, theirs) - chance) / room


@given(PARTITIONS, PARTITIONS)
def test_pairs_and_articles_agree_with_their_definitions(predicted: dict[str, str], gold: dict[str, str]) -> None:
    found = figures(predicted, gold)
    assert cubed(found) == pytest.approx(plain_bcubed(predicted, gold))
    assert found["pairwise F1"] == pytest.approx(plain_pairwise(predicted, gold)[2])
    assert found["ARI"] == pytest.approx(plain_rand(predicted, gold), abs=1e-8)


@settings(max_examples=60)
@given(FEW, FEW)
def test_mutual_information_agrees_with_its_definition(predicted: dict[str, str], gold: dict[str, str]) -> None:
    assert figures(predicted, gold)["AMI"] == pytest.approx(plain_mutual_information(predicted, gold), abs=1e-8)


def test_known_values_of_a_larger_example() -> None:
    predicted = {str(i): str(i % 7) for i in range(60)}
    gold = {str(i): str(i % 14 if i < 50 else i % 3) for i in range(60)}
    found = figures(predicted, gold)
    assert found["ARI"] == pytest.approx(ARI_OF_SIXTY, abs=1e-8)
    assert found["AMI"] == pytest.approx(AMI_OF_SIXTY, abs=1e-8)


@given(PARTITIONS, PARTITIONS)
def test_the_units_are_the_gold_stories_and_their_parts_add_up(predicted: dict[str, str], gold: dict[str, str]) -> None:
    samples = agreement(predicted, gold)
    assert samples.units == tuple(sorted(set(gold.values())))
    counts = cluster_counts(predicted, gold)
    assert samples.parts["articles"].sum() == len(gold)
    assert (samples.parts["stories"].sum(), samples.parts["gold stories"].sum()) == pytest.approx(counts)


def test_stories_that_mix_are_counted() -> None:
    assert mixed_stories(GOLD, GOLD) == 0
    assert mixed_stories(dict.fromkeys(GOLD, "all"), GOLD) == 1
    assert mixed_stories({"a": "1", "b": "2", "c": "1"}, GOLD) == 1


def test_gold_against_itself_is_perfect() -> None:
    assert set(figures(GOLD, GOLD).values()) == {1.0}


def test_one_big_story_has_full_recall() -> None:
    found = figures(dict.fromkeys(GOLD, "all"), GOLD)
    assert cubed(found) == pytest.approx((0.5, 1.0, 2 / 3))
    assert (found["pairwise F1"], found["ARI"], found["AMI"]) == (0.5, 0.0, 0.0)
    assert found["stories / gold"] == 0.5


def test_stories_of_one_article_have_full_precision() -> None:
    found = figures({article: article for article in GOLD}, GOLD)
    assert cubed(found) == pytest.approx((1.0, 0.5, 2 / 3))
    assert (found["pairwise F1"], found["stories / gold"]) == (0.0, 2.0)


def test_an_article_that_was_set_aside_is_a_story_of_its_own() -> None:
    lost = {"a": "1", "b": "1", "c": "2"}
    assert figures(lost, GOLD) == figures({**lost, "d": "3"}, GOLD)
    assert cluster_counts(lost, GOLD) == (3, 2)


def test_a_story_named_like_a_lost_article_is_another_one() -> None:
    assert cluster_counts({"a": "b"}, {"a": "x", "b": "x"}) == (2, 1)


def test_articles_without_a_label_do_not_count() -> None:
    assert figures({**GOLD, "e": "x"}, GOLD) == figures(GOLD, GOLD)


def test_nothing_to_score_against_is_an_error() -> None:
    with pytest.raises(ValueError, match="no gold articles"):
        agreement(GOLD, {})
