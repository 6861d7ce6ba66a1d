"""Which sentences of two articles tell one fact: each is the nearest to the other, of all of its article.

The nearest words of two figures may be alike where their sentences tell of two things, and then another sentence of
the article is mostly nearer as a whole. Nearness is the share of words in common, weighed by how rare they are among
the sentences of the story.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from pipeline.records import Member
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.words import stems

_NEAR = 1 / 3  # the share of words in common from which on two sentences are as near as can be
_LOOKED_AT = 256  # sentences of an article that are looked at

Place = tuple[int, int]
"""The position of an article, and the start of a sentence in it."""


class Sentences:
    """The sentences of a story; their words are read when first asked for."""

    def __init__(self, articles: Sequence[Member]) -> None:
        self._articles = articles
        self._known: dict[tuple[Place, int], float] = {}

    def paired(self, left: Mention, right: Mention) -> float:
        """0 where a sentence of either article is nearer to that of the other figure than its own; else above a half,
        and 1 where they have a good part of their words in common."""
        one, other = (left.article, left.sentence[0]), (right.article, right.sentence[0])
        near = self._nearness(one, other)
        if near == 0 or near < max(self._nearest(one, other[0]), self._nearest(other, one[0])):
            return 0.0
        return (1 + min(1.0, near / _NEAR)) / 2

    @cached_property
    def _words(self) -> dict[Place, frozenset[str]]:
        return {
            (index, sentence.start): frozenset(stems(member.text[sentence.start : sentence.end]))
            for index, member in enumerate(self._articles)
            for sentence in member.sentences
        }

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(word for words in self._words.values() for word in words)
        return {word: math.log((len(self._words) + 1) / count) for word, count in counts.items()}

    def _nearness(self, one: Place, other: Place) -> float:
        """From 0, no word in common, to 1. The sums are exact, so that no order of words can change them."""
        a, b = self._words[one], self._words[other]
        shared, weight = a & b, self._weights
        return math.fsum(weight[w] for w in shared) / math.fsum(weight[w] for w in a | b) if shared else 0.0

    def _nearest(self, place: Place, article: int) -> float:
        """The nearness of the nearest sentence of another article."""
        if (place, article) not in self._known:
            starts = (sentence.start for sentence in self._articles[article].sentences[:_LOOKED_AT])
            near = (self._nearness(place, (article, start)) for start in starts)
            self._known[place, article] = max(near, default=0.0)
        return self._known[place, article]
