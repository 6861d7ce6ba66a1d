"""How surely two figures measure one thing, by the words around them and by how their values stand.

Two logistic regressions over few features of the two sentences, one for values that agree and one for values that do
not: there the doubts count too (doubts.py), and the other figures of both articles (pairing.py). No weight may be
negative, and what speaks against one measure is a feature of 0 or below, so that they transfer; scripts/train_figures
fits them on the half of the judged pairs that rules may be made on.

No idf: the words of a toll ("people killed") are the most frequent of its story, and the ones that matter. What is rare
is the value: two reports that both print 43,538 count one thing, whatever their words; two that print "two" need not.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.shipped import shipped_json
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.nearby import aligned
from pipeline.stages.compare.reading.nouns import nouns_apart
from pipeline.text.intervals import agree
from pipeline.text.quantity import Quantity, in_base_unit

FORMAT = "newsbraid likeness 1"

_CLAUSE, _SENTENCE = 4, 8  # so many shared words are as many as one can ask for
_BESIDE = 2  # other numbers that two sentences share, with which they surely tell of one thing
_FAR, _NEAR = 3.0, 1.25  # how many times a value may be another before they are far apart, and are no more near
_DIGITS = 4.0  # printed digits that make a figure as fine as can be
_COMMON = 10  # counts, and times in their unit, up to here are so common that an equal value proves little

Features = Mapping[str, float]
"""By name, each in [0, 1] or, where it speaks against one measure, in [-1, 0]."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Weights of the features of values that agree and of values that differ; "bias" is that of a pair of which nothing
    is known."""

    agreeing: Features
    differing: Features

    def words(self, left: Mention, right: Mention) -> float:
        """What the words say for one measure, as a logit without the bias."""
        return _sum(self.agreeing, word_features(left, right))

    def agree(self, left: Mention, right: Mention) -> float:
        """The probability, in (0, 1), that two figures of one dimension whose values agree measure one thing."""
        return _probability(self.agreeing, word_features(left, right) | value_features(left, right))

    def differ(self, features: Features) -> float:
        """The same of two whose values do not, by what `difference_features` says of them."""
        return _probability(self.differing, features)


def _sum(weights: Features, features: Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items() if value)


def _probability(weights: Features, features: Features) -> float:
    return 1 / (1 + math.exp(-weights["bias"] - _sum(weights, features)))


@cache
def shipped_likeness() -> Likeness:
    """The weights that ship with the package; StageError where the file is of another format."""
    content = shipped_json(__package__, "likeness.json", FORMAT)
    return Likeness(content["agreeing"], content["differing"])


@dataclass(frozen=True, slots=True)
class Thresholds:
    """See the parameters of `CompareLedger`."""

    likeness: Likeness
    differ: float
    conflict: float
    agree: float
    same: float
    ratio: float


def word_features(left: Mention, right: Mention) -> dict[str, float]:
    """The features of `Likeness` that the words have, those that speak against one measure as 0 or -1."""
    near, whole = left.clause & right.clause, left.words & right.words
    noun = left.noun is not None and left.noun == right.noun and left.noun != "person"
    return {
        "clause": min(len(near), _CLAUSE) / _CLAUSE,
        "sentence": min(len(whole), _SENTENCE) / _SENTENCE,
        "aligned": aligned(left.nearby, right.nearby),
        "beside": min(len(left.numerals & right.numerals), _BESIDE) / _BESIDE,
        "noun": float(noun),
        "measure": float(left.measure is not None and left.measure == right.measure),
        "alone": (left.alone + right.alone) / 2,
        "opening": float(left.opening and right.opening),
        "state": -float(bool(left.state and right.state) and left.state != right.state),
        "times": -float(bool(left.times and right.times) and left.times.isdisjoint(right.times)),
        "apart": -float(nouns_apart(left, right)),
        "names": -float(_names_apart(left, right)),
        "parts": -float(left.partial != right.partial),
    }


def _names_apart(left: Mention, right: Mention) -> bool:
    named = bool(left.names and right.names)
    return named and left.names.isdisjoint(right.people) and right.names.isdisjoint(left.people)


def value_features(left: Mention, right: Mention) -> dict[str, float]:
    """The features of `Likeness` that the values have."""
    a, b = left.quantity, right.quantity
    if (a.kind == "money" and a.unit != b.unit) or agree(a, b):
        return {"agree": 1.0, "rare": rarity(a, b)}
    return {"close": nearness(a, b, _FAR), "fine": nearness(a, b, _NEAR) * (digits(a, b) - 1) / (_DIGITS - 1)}


def rarity(a: Quantity, b: Quantity) -> float:
    """How seldom two values agree by chance, by the digits of the coarser one; 0 for small counts and short times."""
    small = a.kind in ("count", "measure", "ratio") and min(abs(a.value), abs(b.value)) <= _COMMON
    return 0.0 if small and min(a.step, b.step) >= 1 else digits(a, b) / _DIGITS


def digits(a: Quantity, b: Quantity) -> float:
    """With how many digits the coarser of two figures is printed, from 1 to 4."""
    printed = (math.log10(abs(q.value) / q.step) + 1 if q.value and q.step else 1.0 for q in (a, b))
    return min(_DIGITS, max(1.0, min(printed)))


def nearness(a: Quantity, b: Quantity, far: float) -> float:
    """1 for equal values, falling with the logarithm of their ratio to 0 at `far`."""
    low, high = sorted(abs(in_base_unit(q, q.value)) for q in (a, b))
    return max(0.0, 1 - math.log(high / low) / math.log(far)) if low > 0 else 0.0
