"""Whether two English sentences tell one fact: the leads of articles on one event often do, each in its own words.

Words are compared as stems and, where a stem is missing, by the nearest static vector: "resigns" is near "quits".
Two shares make the likeness, both ways each: of all that a sentence says, by how rare it is, names at half their
weight since a story's sentences share them anyhow, and of its first common words, which tell the event itself.

Of pairs of leads judged by hand (tests/stages/summarize/told_pairs.json) it finds 22 of 29 that tell one fact in
neus/train, where it was fitted, and 25 of 31 in BASIL; of others it takes 1 of 26 and 3 of 21 for such. Equal first
letters of words found 7 and none. Kin words of WordNet in the place of vectors tell the two apart less well (area
under the curve .88 for .94).

It is meant for the leads of articles. Compared with all sentences it finds more that is told twice, and costs English
MultiLing 2011 .003 of ROUGE-2; with a heavier lead in the place of the one chosen first, neus/train loses .003.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from pipeline.models.static import static_encoder
from pipeline.text.name_words import CALENDAR, SPEECH
from pipeline.verification.negation import Polarity, polarity
from pipeline.verification.source import Word, words_of

LIMIT = 0.38
"""A likeness above which two sentences tell one fact. This and what follows was fitted to 121 pairs of neus/train."""

SAME_SUBJECT = 0.08
"""Likeness less is enough for as much of the subject as two sentences share, a share in [0, 1]."""

SAME_DAY = 0.2
"""Likeness less is enough where both name one day."""

NEW_FIGURE = 0.04
"""More likeness is asked of a sentence with a figure that the other lacks, ..."""

OTHER_FIGURES = 0.1
"""... and still more where each has one, of different things."""

SUBJECT_WORDS = 8
"""Words from the start of a sentence whose names are taken for its subject."""

NAME_WEIGHT = 0.5
"""What a name counts against a common word."""

NEAR = 0.5
"""Cosine from which a word stands for another, the more the nearer."""

HEAD = 7
"""Common words that tell the event."""

HEAD_SHARE = 0.4
"""What these count in a likeness."""

LEAST = 20.0
"""What a sentence weighs at least, as some five rare words do: two or three words alone prove nothing."""

CLAUSE_WORDS = 4
"""Content words of a clause that may tell a fact of its own."""

CLAUSE_TOLD = 0.2
"""It does where less of what it says than this stands in what was told."""

_CLAUSES = re.compile(r"[,;]\s(?:while|but|and)\s")
_SETTLING = 20  # the word after so many others counts half of the first
_DATES = CALENDAR | {"may"}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Content:
    """What an English sentence says.

    stems    each once, in order, with what it counts
    rows     their vectors, of unit length; zeros for an unknown word
    head     places in `stems` of the first common words
    subject  capitalised stems among the first words
    days     names of months and weekdays, with the number after them
    figures  tokens with a digit; days of a month, years and ages are none
    counted  stems of the words after these: what they may count
    """

    stems: tuple[str, ...]
    weights: Vectors
    rows: Vectors
    head: tuple[int, ...]
    subject: frozenset[str]
    days: frozenset[str]
    figures: frozenset[str]
    counted: frozenset[str]


@lru_cache(maxsize=4096)
def content(text: str) -> Content:
    """What an English sentence says."""
    words = words_of(text)
    found: dict[str, tuple[float, str]] = {}
    head: list[int] = []
    figures: set[str] = set()
    counted: set[str] = set()
    for before, word in zip((None, *words), words, strict=False):
        if before is not None and before.stem in figures:
            counted.add(word.stem)
        dated = word.number and before is not None and before.text in _DATES
        if dated or not word.content or word.text in _DATES or word.text in SPEECH or len(word.stem) < 2:
            continue
        if word.number and not _YEAR.fullmatch(word.text) and f"{word.text}-year-old" not in text:
            figures.add(word.stem)
        if word.stem in found:
            continue
        if not word.capital and not word.number and len(head) < HEAD:
            head.append(len(found))
        settled = 1 / (1 + len(found) / _SETTLING)
        found[word.stem] = (settled * word.weight * (NAME_WEIGHT if word.capital else 1.0), word.text)
    return Content(
        stems=tuple(found),
        weights=np.array([weight for weight, _ in found.values()], dtype=np.float64),
        rows=_rows([word for _, word in found.values()]),
        head=tuple(head),
        subject=frozenset(w.stem for i, w in enumerate(words[:SUBJECT_WORDS]) if w.content and (w.capital or not i)),
        days=_days(words),
        figures=frozenset(figures),
        counted=frozenset(counted),
    )


def _days(words: Sequence[Word]) -> frozenset[str]:
    """`march 6` and `monday`; "may" is a month before a number alone."""
    found = set()
    for word, after in zip_longest(words, words[1:]):
        number = after.text if after and after.number else ""
        if word.text in CALENDAR or (word.text == "may" and number):
            found.add(f"{word.text} {number}")
    return frozenset(found)


def _rows(words: Sequence[str]) -> Vectors:
    """The vectors of words, shape (words, dimensions), each of unit length or 0."""
    encoder = static_encoder()
    places = [encoder.position.get(word.removesuffix("'s"), -1) for word in words]
    rows = encoder.vectors[places].astype(np.float64)
    rows[[place < 0 for place in places]] = 0.0
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    unit: Vectors = rows / np.where(length > 0, length, 1.0)
    return unit


def alike(word: str, others: Iterable[str]) -> float:
    """The largest cosine of the vector of a word to those of others; 0 where it or all of these are unknown."""
    rows = _rows([word, *sorted(others)])
    return round(float((rows[1:] @ rows[0]).max(initial=0.0)), 6)


def likeness(one: Content, other: Content) -> float:
    """How much two sentences tell the same, in [0, 1]: 0 where one says nothing; the same both ways."""
    if not one.stems or not other.stems:
        return 0.0
    cosines = nearness(one, other)
    both = [shares(one, other, cosines.max(axis=1)), shares(other, one, cosines.max(axis=0))]
    whole, head = (math.fsum(share[i] for share in both) / 2 for i in (0, 1))
    return round((1 - HEAD_SHARE) * whole + HEAD_SHARE * head, 6)


def nearness(own: Content, other: Content) -> Vectors:
    """For each word of one how near each of the other is, in [0, 1]; shape (words of own, words of other)."""
    return np.clip((own.rows @ other.rows.T - NEAR) / (1 - NEAR), 0.0, 1.0)


def shares(own: Content, other: Content, nearest: Vectors) -> tuple[float, float]:
    """The share of what a sentence says that stands in another, and of its head."""
    held = standing(own, other, nearest)
    head = math.fsum(held[i] for i in own.head) / max(len(own.head), HEAD // 2 + 1)
    return float(held @ own.weights) / max(float(own.weights.sum()), LEAST), head


def standing(own: Content, other: Content, nearest: Vectors) -> Vectors:
    """How much of each word of a sentence stands in another, in [0, 1]."""
    known = frozenset(other.stems)
    return np.array([1.0 if stem in known else near for stem, near in zip(own.stems, nearest, strict=True)])


def tells(own: Content, other: Content) -> bool:
    """Whether a sentence tells the fact that another has told: the more alike, the less they need share.

    Where each has a figure of one thing that the other lacks, one may be an update of the other, or contradict it: two
    facts.
    """
    new = own.figures - other.figures
    both = bool(new and other.figures - own.figures)
    if both and (own.counted & other.counted or not own.counted or not other.counted):
        return False
    few = max(min(len(own.subject), len(other.subject)), 1)
    enough = LIMIT - SAME_SUBJECT * len(own.subject & other.subject) / few
    enough -= SAME_DAY if own.days & other.days else 0.0
    enough += OTHER_FIGURES if both else NEW_FIGURE if new else 0.0
    return likeness(own, other) > enough


def told_already(text: str, others: Iterable[str]) -> bool:
    """Whether one of `others` tells the fact that an English sentence tells, and all of its clauses."""
    own = content(text)
    told = [content(other) for other in others if not gainsays(text, other)]
    return any(tells(own, other) for other in told) and not adds_a_clause(text, told)


def gainsays(text: str, other: str) -> bool:
    """Whether one of two English sentences denies what the other affirms: "did not pass", "denied taking bribes"."""
    one, two = polarity(text, "en"), polarity(other, "en")
    return _denies(one, two) or _denies(two, one)


def _denies(one: Polarity, two: Polarity) -> bool:
    """Whether the head of a negation is affirmed, with another word of its reach where it has more."""
    return any(
        head in two.affirmed and not reach & two.negated and len(reach & two.affirmed) >= min(2, len(reach))
        for head, _, reach in one.heads
    )


def adds_a_clause(text: str, told: Sequence[Content]) -> bool:
    """Whether a sentence goes on with a clause that tells another fact: ", while Kyiv needed more weapons"."""
    for clause in _CLAUSES.split(text)[1:]:
        own = content(clause)
        if len(own.stems) >= CLAUSE_WORDS and all(_held(own, other) < CLAUSE_TOLD for other in told):
            return True
    return False


def _held(own: Content, other: Content) -> float:
    """The share of what a clause says that stands in a sentence."""
    return shares(own, other, nearness(own, other).max(axis=1))[0] if other.stems else 0.0
