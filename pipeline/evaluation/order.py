"""Whether a summary tells things in the order in which people do.

Lapata, "Automatic Evaluation of Information Ordering: Kendall's Tau" (Computational Linguistics 32, 2006). Sentences
are matched first: each to the place in the reference where most of its bigrams stand together.
"""

from collections.abc import Sequence
from itertools import combinations

from pipeline.evaluation.novelty import ngrams
from pipeline.text.tokens import words

LEAST = 2
"""Bigrams that a sentence must share with one of the reference to be matched."""


def kendall_tau(order: Sequence[float]) -> float | None:
    """1 where numbers rise throughout, -1 where they fall; pairs of equals say nothing; None without a pair."""
    pairs = [(a < b) - (a > b) for a, b in combinations(order, 2) if a != b]
    return sum(pairs) / len(pairs) if pairs else None


def matched_places(sentences: Sequence[str], reference: Sequence[str]) -> list[int]:
    """For each sentence that has one, the number of the reference sentence that shares most bigrams with it."""
    held = [set(ngrams(words(sentence), 2)) for sentence in reference]
    places = []
    for sentence in sentences:
        own = set(ngrams(words(sentence), 2))
        shared = [len(own & other) for other in held]
        if shared and max(shared) >= LEAST:
            places.append(shared.index(max(shared)))
    return places


def order_agreement(sentences: Sequence[str], references: Sequence[Sequence[str]]) -> float | None:
    """The mean tau over the references that a summary can be compared with; None where there are none."""
    found = [kendall_tau(matched_places(sentences, reference)) for reference in references]
    known = [tau for tau in found if tau is not None]
    return sum(known) / len(known) if known else None
