"""Sentences as sparse vectors, and what each of them weighs as a voter."""

import math
from collections import Counter, defaultdict

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.stages.rank.story import StorySentence

Floats = npt.NDArray[np.float64]


def tfidf(sentences: list[StorySentence]) -> sparse.csr_array:
    """Unit TF-IDF rows of sentences.

    The document frequency of a word is the number of sentences with it; those of an origin's copies count as one.
    """
    weight = votes(sentences).tolist()
    total = math.fsum(weight)
    held: dict[str, list[float]] = defaultdict(list)
    for sentence, vote in zip(sentences, weight, strict=True):
        for word in set(sentence.words):
            held[word].append(vote)
    # Sums are exact and rounded, so that three thirds are one.
    frequency = {word: round(math.fsum(shares), 9) for word, shares in held.items()}
    column = {word: i for i, word in enumerate(sorted(frequency))}
    rows, columns, values = [], [], []
    for row, sentence in enumerate(sentences):
        counts = Counter(sentence.words)
        weights = {w: n * math.log(1 + total / frequency[w]) for w, n in sorted(counts.items())}
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        rows += [row] * len(weights)
        columns += [column[w] for w in weights]
        values += [v / norm for v in weights.values()]
    return sparse.csr_array((values, (rows, columns)), shape=(len(sentences), max(len(column), 1)))


def votes(sentences: list[StorySentence]) -> Floats:
    """The weight of each sentence as a voter: 1 over the articles that carry sentences of its origin."""
    carriers: dict[str, set[int]] = defaultdict(set)
    for sentence in sentences:
        carriers[sentence.origin].add(sentence.article)
    return np.array([1 / len(carriers[s.origin]) for s in sentences])


def to_centroid(sentences: list[StorySentence]) -> Floats:
    """The cosine of each sentence with the weighted mean of all, in [0, 1]; copies share one vote."""
    return _to_mean(tfidf(sentences), votes(sentences))


def to_titles(sentences: list[StorySentence]) -> Floats:
    """The same with the weighted mean of the titles; 0 for all where there is none."""
    titles = np.array([sentence.start == sentence.end for sentence in sentences])
    if not titles.any():
        return np.zeros(len(sentences))
    return _to_mean(tfidf(sentences), votes(sentences) * titles)


def _to_mean(vectors: sparse.csr_array, weight: Floats) -> Floats:
    centre = vectors.T @ weight
    norm = float(np.sqrt(centre @ centre)) or 1.0
    cosines: Floats = np.round(vectors @ (centre / norm), 12)
    return cosines
