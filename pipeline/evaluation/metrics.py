"""How well predicted stories agree with gold ones.

B-cubed: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", LREC 1998; its merits over others: Amigó et
al., Information Retrieval 12(4), 2009. Both maps go from article to story. Gold says which articles count; one that
`predicted` lacks (it was set aside) is a story of its own.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Each in [0, 1]."""

    precision: float
    recall: float
    f1: float


def score_of(precision: float, recall: float) -> Score:
    """A score with the harmonic mean of the two."""
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


def bcubed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Score:
    """The mean over articles of the share of its predicted story that is of its gold one, and the reverse.

    Raises:
        ValueError: there are no gold articles.
    """
    table = _contingency(predicted, gold)
    sizes_predicted, sizes_gold = _sizes(table)
    count = sum(table.values())
    precision = sum(n * n / sizes_predicted[p] for (p, _), n in table.items()) / count
    recall = sum(n * n / sizes_gold[g] for (_, g), n in table.items()) / count
    return score_of(precision, recall)


def pairwise(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Score:
    """Over pairs of articles that share a story; where there are no such pairs at all, nothing is wrong: 1.

    Raises:
        ValueError: there are no gold articles.
    """
    table = _contingency(predicted, gold)
    sizes_predicted, sizes_gold = _sizes(table)
    both = sum(_pairs(n) for n in table.values())
    pairs_predicted = sum(_pairs(n) for n in sizes_predicted.values())
    pairs_gold = sum(_pairs(n) for n in sizes_gold.values())
    return score_of(both / pairs_predicted if pairs_predicted else 1.0, both / pairs_gold if pairs_gold else 1.0)


def cluster_counts(predicted: Mapping[str, str], gold: Mapping[str, str]) -> tuple[int, int]:
    """How many stories the gold articles lie in: predicted, gold."""
    sizes_predicted, sizes_gold = _sizes(_contingency(predicted, gold))
    return len(sizes_predicted), len(sizes_gold)


_Key = tuple[bool, str]


def _contingency(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Counter[tuple[_Key, str]]:
    """Articles by predicted and gold story; an article without a predicted one goes by its own id."""
    if not gold:
        raise ValueError("there are no gold articles to score against")
    return Counter(
        ((article in predicted, predicted.get(article, article)), story) for article, story in sorted(gold.items())
    )


def _sizes(table: Counter[tuple[_Key, str]]) -> tuple[Counter[_Key], Counter[str]]:
    predicted: Counter[_Key] = Counter()
    gold: Counter[str] = Counter()
    for (p, g), n in table.items():
        predicted[p] += n
        gold[g] += n
    return predicted, gold


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
