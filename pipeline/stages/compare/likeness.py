"""How surely two figures measure one thing, by the words around them.

A logistic regression over few features of the two sentences. Its weights may not be negative where a feature speaks for
one measure, nor positive where it speaks against it, so that it transfers; scripts/train_figures fits them on the half
of the judged pairs that rules may be made on, and on pairs of other values from the same stories, nearly all of which
measure two things.

No idf: the words of a toll ("people killed") are the most frequent of its story, and the ones that matter.
"""

import math
from dataclasses import dataclass, fields

from pipeline.stage import check_parameters, require
from pipeline.stages.compare.mention import Mention
from pipeline.text.quantity import Quantity, in_base_unit

_CLAUSE, _SENTENCE = 4, 8  # so many shared words are as many as one can ask for
_FAR, _NEAR = 3.0, 1.25  # how many times a value may be another before they are far apart, and are no more near
_DIGITS = 4.0  # printed digits that make a figure as fine as can be
_FEW = 2  # figures of a sentence that cannot easily be mistaken for each other


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Weights of the features, each feature in [0, 1]; those that speak against one measure are subtracted.

    bias         of a pair of which nothing is known
    context      weighted share of the words around both figures that both have
    clause       number of words that both clauses share, of four; `near` the share of the shorter clause that they are
    sentence     number of words that both sentences share, of eight; `whole` the share of the shorter one
    noun         one thing is counted, and not people as such
    modifiers    a word between number and noun in common
    people       a name in common
    measure      both are of one measure that the tables know
    alone        neither article gives another value of the dimension; half of it where one does not
    close        both values are near each other: 1 where they are equal, 0 where one is three times the other
    fine         the same within a quarter, times the digits that both are printed with: 86,902 is seldom near 86,741
    few          one of the sentences holds two figures at most
    state        what became of those counted differs
    times        both sentences tell the time, and not the same
    """

    bias: float
    context: float
    clause: float
    near: float
    sentence: float
    whole: float
    noun: float
    modifiers: float
    people: float
    measure: float
    alone: float
    close: float
    fine: float
    few: float
    state: float
    times: float

    def __post_init__(self) -> None:
        check_parameters(self)
        for field in fields(self):
            value = getattr(self, field.name)
            fits = math.isfinite(value) and (field.name == "bias" or value >= 0)
            require(fits, field.name, value, "a finite number, 0 or more for all but the bias")

    def __call__(self, left: Mention, right: Mention) -> float:
        """The probability, in (0, 1), that two figures of one dimension measure one thing."""
        found = features(left, right)
        logit = self.bias + sum(getattr(self, name) * value for name, value in found.items())
        return 1 / (1 + math.exp(-logit))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """See the parameters of `CompareLedger`."""

    likeness: Likeness
    differing: Likeness
    differ: float
    agree: float
    same: float
    same_rare: float
    ratio: float


def features(left: Mention, right: Mention) -> dict[str, float]:
    """The features of `Likeness`, those that speak against one measure as 0 or -1."""
    ours, theirs = left.focus | left.lead, right.focus | right.lead
    near, whole = ours & theirs, left.words & right.words
    noun = left.noun is not None and left.noun == right.noun and left.noun != "person"
    return {
        "context": context(left, right),
        "clause": min(len(near), _CLAUSE) / _CLAUSE,
        "near": len(near) / max(1, min(len(ours), len(theirs))),
        "sentence": min(len(whole), _SENTENCE) / _SENTENCE,
        "whole": len(whole) / max(1, min(len(left.words), len(right.words))),
        "noun": float(noun),
        "modifiers": float(not left.modifiers.isdisjoint(right.modifiers)),
        "people": float(not left.people.isdisjoint(right.people)),
        "measure": float(left.measure is not None and left.measure == right.measure),
        "alone": (left.alone + right.alone) / 2,
        "close": nearness(left.quantity, right.quantity, _FAR),
        "fine": nearness(left.quantity, right.quantity, _NEAR) * _fineness(left.quantity, right.quantity),
        "few": float(min(left.figures, right.figures) <= _FEW),
        "state": -float(bool(left.state and right.state) and left.state != right.state),
        "times": -float(bool(left.times and right.times) and left.times.isdisjoint(right.times)),
    }


def nearness(a: Quantity, b: Quantity, far: float) -> float:
    """1 for equal values, falling with the logarithm of their ratio to 0 at `far`; 1 also for two currencies."""
    if a.kind == "money" and a.unit != b.unit:
        return 1.0
    low, high = sorted(abs(in_base_unit(q, q.value)) for q in (a, b))
    return max(0.0, 1 - math.log(high / low) / math.log(far)) if low > 0 else 0.0


def _fineness(a: Quantity, b: Quantity) -> float:
    """How many digits the coarser of two figures is printed with, as a share of four, less one."""
    digits = (math.log10(abs(q.value) / q.step) + 1 if q.value and q.step else 1.0 for q in (a, b))
    return (min(_DIGITS, max(1.0, min(digits))) - 1) / (_DIGITS - 1)


def context(left: Mention, right: Mention) -> float:
    """Weighted share of the words of two figures that both have, in [0, 1]; the focus counts double."""
    total = shared = 0.0
    for stem in sorted(left.focus | left.lead | right.focus | right.lead):
        a = 2.0 if stem in left.focus else 1.0 if stem in left.lead else 0.4 if stem in left.rest else 0.0
        b = 2.0 if stem in right.focus else 1.0 if stem in right.lead else 0.4 if stem in right.rest else 0.0
        total += max(a, b)
        shared += min(a, b)
    return shared / total if total else 0.0
