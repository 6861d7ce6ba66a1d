"""The other figures of two articles: does one of them measure what a figure measures better than that which differs?"""

from collections.abc import Sequence

from pipeline.stages.compare.pairs.likeness import Likeness
from pipeline.stages.compare.pairs.sentences import Sentences
from pipeline.stages.compare.reading.mention import Mention

_MOST = 3.0  # a rival that is likelier by so much, as a logit, settles the matter
_EVEN = 0.1  # likelihoods that differ by less, as logits, are as good as even
NO_RIVALS = {"beaten": 0.0, "mutual": 1.0, "taken": 0.0, "paired": 1.0}
"""The features of two figures beside which their articles hold no others."""


class Rivals:
    """The figures of one dimension, by article."""

    def __init__(self, mentions: Sequence[Mention], likeness: Likeness, sentences: Sentences) -> None:
        self._likeness = likeness
        self._sentences = sentences
        self._of: dict[int, list[Mention]] = {}
        self._known: dict[tuple[int, int, int, int], float] = {}
        for mention in mentions:
            self._of.setdefault(mention.article, []).append(mention)

    def features(self, left: Mention, right: Mention) -> dict[str, float]:
        """How two figures stand to the others.

        beaten  a rival in either article is nearer by its words, and by how much; `mutual`: none is about as near
        taken   the article of one gives the value of the other too, in its unit or of its noun
        paired  no sentence of either article is nearer to that of the other figure, and how near they are
        """
        like = self._words(left, right)
        best = max(
            (
                self._words(a, other)
                for a, b in ((left, right), (right, left))
                for other in self._of[b.article]
                if other.quantity.value != b.quantity.value
            ),
            default=-_MOST - abs(like),
        )
        taken = any(
            other.quantity.value == a.quantity.value and other.quantity.unit == a.quantity.unit
            for a, b in ((left, right), (right, left))
            for other in self._of[b.article]
        )
        beaten = min(_MOST, max(0.0, best - like)) / _MOST
        return {
            "beaten": -beaten,
            "mutual": float(best < like - _EVEN),
            "taken": -float(taken),
            "paired": self._sentences.paired(left, right),
        }

    def _words(self, a: Mention, b: Mention) -> float:
        """The likeness of their words, worked out once."""
        one, other = sorted(((a.article, a.quantity.start), (b.article, b.quantity.start)))
        key = (*one, *other)
        if key not in self._known:
            self._known[key] = self._likeness.words(a, b)
        return self._known[key]
