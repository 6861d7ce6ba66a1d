"""How well predicted stories agree with gold ones.

B-cubed: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", LREC 1998; its merits over others: Amigó et
al., Information Retrieval 12(4), 2009. Adjusted Rand index: Hubert and Arabie, Journal of Classification 2, 1985.
Adjusted mutual information, with the arithmetic mean of the entropies: see mutual_information.py.

Both maps go from article to story. Gold says which articles count; one that `predicted` lacks (it was set aside) is a
story of its own. Units are the gold stories. Each figure is a formula over what the articles add to sums, with the
sizes of stories, and the chance agreement of AMI, as they are in the whole batch: so a resample asks how the figures
would be had the same clustering met these gold stories more often and those not at all.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.evaluation.mutual_information import expected_mutual_information
from pipeline.evaluation.samples import Array, Samples, Sums, divided, f1, gather, ratio


@dataclass(frozen=True, slots=True)
class Score:
    """Each in [0, 1]."""

    precision: float
    recall: float
    f1: float


def agreement(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Samples:
    """What B-cubed, pairwise F1, ARI, AMI and the number of stories per gold story are made of, by gold story.

    B-cubed   the mean over articles of the share of its predicted story that is of its gold one, and the reverse
    pairwise  over pairs of articles that share a story; where there are no such pairs at all, nothing is wrong: 1
    stories / gold  above 1: too finely divided

    Raises:
        ValueError: there are no gold articles.
    """
    table = contingency(predicted, gold)
    found, true = sizes(table)
    count = sum(table.values())
    chance = expected_mutual_information(found.values(), true.values())
    items = []
    for (p, g), n in table.items():
        size, whole = found[p], true[g]
        items.append((g, {
            "articles": n,
            "precision": n * n / size,
            "recall": n * n / whole,
            "both": n * (n - 1) / 2,
            "found pairs": n * (size - 1) / 2,
            "gold pairs": n * (whole - 1) / 2,
            "shared": n * math.log(count * n / (size * whole)),
            "found entropy": n * math.log(count / size),
            "gold entropy": n * math.log(count / whole),
            "chance": n * chance,
            "stories": n / size,
            "gold stories": n / whole,
        }))  # fmt: skip
    precision, recall = (ratio(name, "articles", empty=0.0) for name in ("precision", "recall"))
    pairs = [ratio("both", name, empty=1.0) for name in ("found pairs", "gold pairs")]
    figures = {
        "B-cubed P": precision,
        "B-cubed R": recall,
        "B-cubed F1": f1(precision, recall),
        "pairwise F1": f1(*pairs),
        "ARI": _adjusted_rand,
        "AMI": _adjusted_mutual_information,
        "stories / gold": ratio("stories", "gold stories", empty=1.0),
    }
    return gather(items, figures)


def _adjusted_rand(sums: Sums) -> Array:
    """1 where both groupings are one story, or all stories of one article."""
    everything = sums["articles"] * (sums["articles"] - 1) / 2
    expected = divided(sums["found pairs"] * sums["gold pairs"], everything, 0.0)
    return divided(sums["both"] - expected, (sums["found pairs"] + sums["gold pairs"]) / 2 - expected, 1.0)


def _adjusted_mutual_information(sums: Sums) -> Array:
    """1 where chance alone leaves nothing to tell apart."""
    room = (sums["found entropy"] + sums["gold entropy"]) / 2 - sums["chance"]
    nothing = np.abs(room) <= 1e-9 * sums["articles"]
    return divided(sums["shared"] - sums["chance"], np.where(nothing, 0.0, room), 1.0)


def cluster_counts(predicted: Mapping[str, str], gold: Mapping[str, str]) -> tuple[int, int]:
    """How many stories the gold articles lie in: predicted, gold."""
    found, true = sizes(contingency(predicted, gold))
    return len(found), len(true)


Placed = tuple[bool, str]
"""Whether an article has a predicted story, and its name; the article's own id where it has none."""


def contingency(predicted: Mapping[str, str], gold: Mapping[str, str]) -> Counter[tuple[Placed, str]]:
    """Articles by predicted and gold story; an article without a predicted one goes by its own id."""
    if not gold:
        raise ValueError("there are no gold articles to score against")
    return Counter(
        ((article in predicted, predicted.get(article, article)), story) for article, story in sorted(gold.items())
    )


def sizes(table: Counter[tuple[Placed, str]]) -> tuple[Counter[Placed], Counter[str]]:
    """Articles of each predicted and of each gold story."""
    predicted: Counter[Placed] = Counter()
    gold: Counter[str] = Counter()
    for (p, g), n in table.items():
        predicted[p] += n
        gold[g] += n
    return predicted, gold


def mixed_stories(predicted: Mapping[str, str], gold: Mapping[str, str]) -> int:
    """How many predicted stories hold articles of more than one gold story."""
    return sum(times > 1 for times in Counter(p for p, _ in contingency(predicted, gold)).values())
