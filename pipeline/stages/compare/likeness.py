"""How surely two figures measure one thing, by the words around them and by how their values stand.

A logistic regression over few features of the two sentences. Its weights may not be negative where a feature speaks for
one measure, nor positive where it speaks against it, so that it transfers; scripts/train_figures fits them on the half
of the judged pairs that rules may be made on, on further pairs of other stories of that half, and on pairs of other
values from the same stories, nearly all of which measure two things.

No idf: the words of a toll ("people killed") are the most frequent of its story, and the ones that matter. What is rare
is the value: two reports that both print 43,538 count one thing, whatever their words; two that print "two" need not.
"""

import math
from dataclasses import dataclass, fields

from pipeline.stage import check_parameters, require
from pipeline.stages.compare.mention import Mention
from pipeline.stages.compare.nouns import nouns_apart
from pipeline.text.intervals import agree
from pipeline.text.quantity import Quantity, in_base_unit

_CLAUSE, _SENTENCE = 4, 8  # so many shared words are as many as one can ask for
_FAR, _NEAR = 3.0, 1.25  # how many times a value may be another before they are far apart, and are no more near
_DIGITS = 4.0  # printed digits that make a figure as fine as can be
_COMMON = 10  # counts, and times in their unit, up to here are so common that an equal value proves little


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Weights of the features, each feature in [0, 1]; those that speak against one measure are subtracted.

    bias         of a pair of which nothing is known
    clause       number of words that both clauses share, of four; `near` the share of the shorter clause that they are
    sentence     number of words that both sentences share, of eight
    noun         one thing is counted, and not people as such
    modifiers    a word between number and noun in common
    measure      both are of one measure that the tables know
    alone        neither article gives another value of the dimension; half of it where one does not
    opening      both stand in the first sentence of their articles, which tell of one event
    agree        the values agree, rounded or not
    rare         they agree, times how seldom such values do by chance: 0 for small counts, 1 for four digits
    close        they differ, and lie near each other: from 1 down to 0 where one is three times the other
    fine         the same within a quarter, times the digits that both are printed with: 86,902 is seldom near 86,741
    state        what became of those counted differs
    times        both sentences tell the time, and not the same
    apart        two things are counted
    names        both clauses hold names, and none of them is in the other sentence
    parts        one is said of a part, and the other is not
    modes        one is told of what is expected, planned or asked for, and the other is not
    """

    bias: float
    clause: float
    near: float
    sentence: float
    noun: float
    modifiers: float
    measure: float
    alone: float
    opening: float
    agree: float
    rare: float
    close: float
    fine: float
    state: float
    times: float
    apart: float
    names: float
    modes: float
    parts: float

    def __post_init__(self) -> None:
        check_parameters(self)
        for field in fields(self):
            value = getattr(self, field.name)
            fits = math.isfinite(value) and (field.name == "bias" or value >= 0)
            require(fits, field.name, value, "a finite number, 0 or more for all but the bias")

    def words(self, left: Mention, right: Mention) -> float:
        """What the words say for one measure, as a logit without the bias."""
        return self._sum(word_features(left, right))

    def values(self, left: Mention, right: Mention) -> float:
        """What the values say for one measure, as a logit without the bias."""
        return self._sum(value_features(left, right))

    def _sum(self, features: dict[str, float]) -> float:
        weights: dict[str, float] = vars(self)
        return sum(weights[name] * value for name, value in features.items() if value)

    def __call__(self, left: Mention, right: Mention) -> float:
        """The probability, in (0, 1), that two figures of one dimension measure one thing."""
        return 1 / (1 + math.exp(-self.bias - self.words(left, right) - self.values(left, right)))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """See the parameters of `CompareLedger`."""

    likeness: Likeness
    differ: float
    agree: float
    same: float
    ratio: float


def word_features(left: Mention, right: Mention) -> dict[str, float]:
    """The features of `Likeness` that the words have, those that speak against one measure as 0 or -1."""
    near, whole = left.clause & right.clause, left.words & right.words
    noun = left.noun is not None and left.noun == right.noun and left.noun != "person"
    return {
        "clause": min(len(near), _CLAUSE) / _CLAUSE,
        "near": len(near) / max(1, min(len(left.clause), len(right.clause))),
        "sentence": min(len(whole), _SENTENCE) / _SENTENCE,
        "noun": float(noun),
        "modifiers": float(not left.modifiers.isdisjoint(right.modifiers)),
        "measure": float(left.measure is not None and left.measure == right.measure),
        "alone": (left.alone + right.alone) / 2,
        "opening": float(left.opening and right.opening),
        "state": -float(bool(left.state and right.state) and left.state != right.state),
        "times": -float(bool(left.times and right.times) and left.times.isdisjoint(right.times)),
        "apart": -float(nouns_apart(left, right)),
        "names": -float(_names_apart(left, right)),
        "modes": -float(left.expected != right.expected),
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
