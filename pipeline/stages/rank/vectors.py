"""Sentences as sparse vectors, and what each of them weighs as a voter."""

from collections import Counter, defaultdict

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pipeline.stages.rank.story import StorySentence


def tfidf(sentences: list[StorySentence]) -> sparse.csr_array:
    """Unit TF-IDF rows of sentences; the document frequency of a word is the number of sentences with it."""
    frequency = Counter(word for s in sentences for word in set(s.words))
    column = {word: i for i, word in enumerate(sorted(frequency))}
    rows, columns, values = [], [], []
    for row, sentence in enumerate(sentences):
        counts = Counter(sentence.words)
        weights = {w: n * np.log(1 + len(sentences) / frequency[w]) for w, n in sorted(counts.items())}
        norm = float(np.sqrt(sum(v * v for v in weights.values()))) or 1.0
        rows += [row] * len(weights)
        columns += [column[w] for w in weights]
        values += [v / norm for v in weights.values()]
    return sparse.csr_array((values, (rows, columns)), shape=(len(sentences), max(len(column), 1)))


def votes(sentences: list[StorySentence]) -> npt.NDArray[np.float64]:
    """The weight of each sentence as a voter: 1 over the articles that carry sentences of its origin."""
    carriers: dict[str, set[int]] = defaultdict(set)
    for sentence in sentences:
        carriers[sentence.origin].add(sentence.article)
    return np.array([1 / len(carriers[s.origin]) for s in sentences])


def to_centroid(sentences: list[StorySentence]) -> npt.NDArray[np.float64]:
    """The cosine of each sentence with the weighted mean of all, in [0, 1]; copies share one vote."""
    vectors = tfidf(sentences)
    centre = vectors.T @ votes(sentences)
    norm = float(np.sqrt(centre @ centre)) or 1.0
    cosines: npt.NDArray[np.float64] = np.round(vectors @ (centre / norm), 12)
    return cosines
