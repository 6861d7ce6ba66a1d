"""What a claim has in common with its source, and how it departs from it, as numbers for two small linear models.

Two questions, since what answers the one misleads about the other: whether the claim *has a source* (shared words,
the rarest word that is missing, missing names and numbers, the longest copied run), and whether it *was altered*:
words that have their opposite in the source, negations that it lacks, words that are related to nothing in it.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.verification.reading import Reading, first_of, held_by
from pipeline.verification.source import HEAVIEST, Source, Word, longest_run

HAS_SOURCE: Mapping[str, int] = {
    "held": 1,
    "held or kin": 1,
    "best sentence": 1,
    "best two": 1,
    "pairs": 1,
    "weighted pairs": 1,
    "copied share": 1,
    "copied run": 1,
    "rarest missing": -1,
    "missing": -1,
    "missing weight": -1,
    "missing pairs": -1,
    "missing names": -1,
    "missing numbers": -1,
    "missing number words": -1,
    "missing figures": -1,
    "strangers": -1,
    "opposed": -1,
    "new negations": -1,
    "apart 4": -1,
    "apart 8": -1,
    "apart 15": -1,
}
"""Features by name, and the sign that their weight may have."""

WAS_ALTERED: Mapping[str, int] = {
    "kin": -1,
    "distant kin": -1,
    "missing figures": 1,
    "missing numbers": 1,
    "missing number words": 1,
    "missing names": 1,
    "opposed": 1,
    "opposed nearby": 1,
    "opposite in place": 1,
    "prefixed opposite": 1,
    "new negations": 1,
    "lost negations": 1,
    "contrasts": 1,
    "new contrasts": 1,
    "strangers": 0,
    "number words moved": 1,
}
"""Features of the other model, by name."""

_MOST = 3.0  # of one kind that are counted: more say no more
_APART = (4, 8, 15)  # words between two neighbours of the claim in the source, from which on they are far apart
_KIN = 0.7  # how much a kindred word counts of the word itself
_EMPTY = 0.3  # what a word without content weighs in a pair


def support_features(read: Sequence[Reading]) -> dict[str, float]:
    """Features of whether a claim has a source: means over its sentences, zeros where there are none."""
    found = dict.fromkeys(HAS_SOURCE, 0.0)
    if len(read) == 1:
        return found | _has_source(read[0])
    for reading in read:
        for name, value in _has_source(reading).items():
            found[name] += value / len(read)
    return found


def altered_features(read: Sequence[Reading]) -> dict[str, float]:
    """Features of whether a claim was altered: roots of sums over its sentences, as the second of a kind says less."""
    return {name: math.sqrt(min(sum([reading.counts[name] for reading in read]), _MOST)) for name in WAS_ALTERED}


def _has_source(reading: Reading) -> dict[str, float]:
    """The features of HAS_SOURCE for one sentence, each about in [0, 1]."""
    counts = reading.counts
    return {
        **_held(reading),
        **_pairs(reading.words, reading.source),
        "missing names": min(counts["missing names"], 3) / 3,
        "missing numbers": min(counts["missing numbers"], 2) / 2,
        "missing number words": min(counts["missing number words"], 2) / 2,
        "missing figures": min(counts["missing figures"], 2) / 2,
        "strangers": min(counts["strangers"], 4) / 4,
        "opposed": min(counts["opposed"], 2) / 2,
        "new negations": min(counts["new negations"], 2) / 2,
        **_apart(reading),
    }


def _held(reading: Reading) -> dict[str, float]:
    """How much of the content the source has, and what it lacks."""
    total, source = reading.total, reading.source
    absent = [w.weight for w in reading.content if w.stem not in source.holders]
    missing = sum(absent)
    best, two = _best(reading)
    return {
        "held": 1 - missing / total,
        "held or kin": 1 - (missing - _KIN * reading.kin_weight) / total,
        "best sentence": best,
        "best two": two,
        "rarest missing": max(absent, default=0.0) / HEAVIEST,
        "missing": min(len(absent), 6) / 6,
        "missing weight": min(missing / HEAVIEST, 5.0) / 5,
    }


def _best(reading: Reading) -> tuple[float, float]:
    """Weighted share of the words that the best sentence holds, and it together with one more."""
    held, source = reading.held, reading.source
    best = first_of(held)
    if best is None:
        return 0.0, 0.0
    rest = held_by((w for w in reading.content if best not in source.holders.get(w.stem, ())), source)
    return held[best] / reading.total, (held[best] + max(rest.values(), default=0.0)) / reading.total


def _pairs(words: Sequence[Word], source: Source) -> dict[str, float]:
    """How many neighbouring words stand side by side in the source too, and the longest stretch of them."""
    stems = [w.stem for w in words]
    weights = [w.weight if w.content else _EMPTY for w in words]
    heavy = list(map(max, weights, weights[1:]))
    found = [pair in source.pairs for pair in pairwise(stems)]
    run = longest_run(stems, source)
    return {
        "pairs": sum(found) / max(len(found), 1),
        "weighted pairs": sum(h for h, f in zip(heavy, found, strict=True) if f) / max(sum(heavy), 1e-9),
        "missing pairs": min(found.count(False), 20) / 20,
        "copied share": run / len(words),
        "copied run": min(run, 20) / 20,
    }


def _apart(reading: Reading) -> dict[str, float]:
    """How many neighbours of the claim stand nowhere within so many words of each other in the source."""
    inside = [w.stem for w in reading.content if w.stem in reading.source.holders]
    gaps = [reading.source.gap(a, b, _APART[0]) for a, b in pairwise(inside)]
    return {f"apart {n}": min(sum(gap > n for gap in gaps), 10) / 10 for n in _APART}
