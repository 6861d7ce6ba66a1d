"""Sentences of an article that say again what an earlier one said, in the same or nearly the same words.

Candidates by prefix filtering (Chaudhuri, Ganti and Kaushik, 2006, "A Primitive Operator for Similarity Joins"), then
the exact Jaccard coefficient; linear but for words that many sentences share.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.text.tokens import words

_LIKENESS = 0.9
_POSTINGS = 64
"""Sentences remembered for a word: more would make a text of one sentence said a million times quadratic."""
_NEGATIONS = frozenset(
    [
        "no",
        "not",
        "never",
        "none",
        "nor",
        "neither",
        "without",
        "cannot",
        "nicht",
        "kein",
        "keine",
        "nie",
        "ne",
        "pas",
        "jamais",
        "non",
        "ni",
        "nunca",
        "não",
        "nem",
        "niet",
        "geen",
        "nooit",
        "не",
        "ни",
        "нет",
        "nie",
        "inte",
        "ikke",
        "ej",
        "ei",
        "لا",
        "لم",
        "لن",
        "ليس",
        "לא",
        "אין",
        "नहीं",
        "δεν",
        "μην",
        "değil",
        "nem",
        "nu",
    ]
)


def repeats(sentences: Sequence[str]) -> list[bool]:
    """For each sentence whether an earlier one has the same words, or nearly and with equal numbers and names."""
    sets = [_kept_words(s) for s in sentences]
    frequency = Counter(w for s in sets for w in s)
    said: set[frozenset[str]] = set()
    index: dict[str, list[int]] = defaultdict(list)
    result: list[bool] = []
    for at, tokens in enumerate(sets):
        prefix = _prefix(tokens, frequency)
        again = bool(tokens) and (tokens in said or any(_alike(tokens, sets[c]) for c in _candidates(prefix, index)))
        if not again:
            said.add(tokens)
            for word in prefix:
                if len(index[word]) < _POSTINGS:
                    index[word].append(at)
        result.append(again)
    return result


def _kept_words(sentence: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s") for w in words(sentence))


def _prefix(tokens: frozenset[str], frequency: Counter[str]) -> list[str]:
    """The rarest words, one of which any set that is like enough must share."""
    ordered = sorted(tokens, key=lambda w: (frequency[w], w))
    return ordered[: len(tokens) - math.ceil(_LIKENESS * len(tokens)) + 1]


def _candidates(prefix: Sequence[str], index: dict[str, list[int]]) -> list[int]:
    return sorted({at for word in prefix for at in index.get(word, ())})


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    if shared < _LIKENESS * (len(one) + len(other) - shared):
        return False
    return not any(w in _NEGATIONS or w.endswith("n't") or any(map(str.isdigit, w)) for w in one ^ other)
