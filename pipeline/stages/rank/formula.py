"""Concept weights by a closed formula.

Gillick and Favre, "A Scalable Global Model for Summarization" (ILP-NLP 2009) weigh a bigram by its document frequency
and leave out those of fewer than three documents. Here all bigrams are kept, with

    w(b) = ln(1 + tf(b)) * sqrt(sum over origins o that hold b of 1 / (1 + first(b, o)))

where first(b, o) is the position of the first sentence of o with b.
"""

import math
from collections import Counter, defaultdict
from itertools import groupby

from pipeline.stages.rank.greedy import Concept, concepts_of
from pipeline.stages.rank.story import StorySentence

BEYOND = 1 << 30
"""A position after that of any sentence."""


def formula_weights(sentences: list[StorySentence], skipped: frozenset[str], word_share: float) -> dict[Concept, float]:
    """The weight of every concept of a story; an origin counts as much as the one of its articles that says it most."""
    most: dict[tuple[Concept, str], int] = {}
    first: dict[tuple[Concept, str], int] = {}
    for _, group in groupby(sentences, key=lambda s: s.article):
        counts: Counter[tuple[Concept, str]] = Counter()
        for sentence in group:
            keys = [(concept, sentence.origin) for concept in concepts_of(sentence.words, skipped)]
            counts.update(keys)
            first.update((key, sentence.position) for key in keys if sentence.position < first.get(key, BEYOND))
        most.update((key, count) for key, count in counts.items() if count > most.get(key, 0))
    frequency: Counter[Concept] = Counter()
    spread: dict[Concept, float] = defaultdict(float)
    for key, count in most.items():
        frequency[key[0]] += count
        spread[key[0]] += 1 / (1 + first[key])
    share = {concept: 1.0 if concept[1] else word_share for concept in spread}
    return {c: share[c] * math.log1p(frequency[c]) * math.sqrt(spread[c]) for c in spread}
