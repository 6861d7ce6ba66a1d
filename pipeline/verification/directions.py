"""Two parts of a near-copy in each other's place: who did it to whom, or which number stands for what.

Only what stands around the same words counts: "Ana beat Rui" for "Rui beat Ana", and not "Rui was beaten by Ana".
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.verification.content import stem
from pipeline.verification.faults import Fault, shortened
from pipeline.verification.names import names_of
from pipeline.verification.source import Word, in_order, words_between, words_of

_REACH = 9  # words from one to the other at most
_LONGEST = 120  # words of a claim or passage that are compared: more are no sentence
_DETERMINER_WORDS = "the a an this that these those its his her their our my your"
_DETERMINERS = frozenset(_DETERMINER_WORDS.split())
_MUTUAL = "meet face play marry join fight tie draw equal resemble border call talk speak agree"
_EITHER_WAY = frozenset(stem(verb) for verb in _MUTUAL.split())
"""Stems of what two do to each other."""


class _Part(NamedTuple):
    """A word, or a name as a whole. movable: may stand for who or what is meant; telling: says what they do."""

    key: str
    text: str
    movable: bool
    number: bool
    telling: bool


def direction_faults(claim: str, passages: Sequence[str]) -> list[Fault]:
    """The first two parts of a claim that stand the other way round in a passage, if in none as they do here."""
    if any(in_order(claim, passage, content=True) for passage in passages):
        return []
    said = _parts(claim)
    beside = frozenset[tuple[str, str]]().union(*map(_neighbours, passages))
    for i, j in _pairs(said):
        start = said[j].key, said[i + 1 if i + 1 < j else i].key
        if start not in beside:
            continue
        ours = said[i : j + 1]
        swapped = (said[j], *said[i + 1 : j], said[i])
        theirs = next(filter(None, (_find(swapped, passage) for passage in passages)), None)
        if theirs and not any(_find(ours, passage) for passage in passages):
            printed = (shortened(" ".join(part.text for part in parts)) for parts in (ours, theirs))
            return [Fault("direction", True, "says “{}”; source says “{}”".format(*printed))]
    return []


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[_Part, ...]:
    """The parts of a text without determiners."""
    found: list[_Part] = []
    at = 0
    for name in names_of(text):
        found += map(_word, words_between(text, at, name.full_start))
        found += [_Part(w.stem, name.text, True, False, False) for w in words_of(name.text)[-1:]]
        at = max(at, name.end)
    found += map(_word, words_between(text, at, len(text)))
    return tuple([part for part in found if part.key not in _DETERMINERS][:_LONGEST])


@lru_cache(maxsize=65536)
def _word(word: Word) -> _Part:
    telling = word.content and not word.number and word.stem not in _EITHER_WAY
    return _Part(word.stem, word.text, word.content, word.number, telling)


def _pairs(said: Sequence[_Part]) -> Iterator[tuple[int, int]]:
    """Two movable parts with what they do between them; two numbers may stand side by side: 52-48."""
    for i, one in enumerate(said):
        if not one.movable:
            continue
        telling = False
        for j in range(i + 1, min(i + 1 + _REACH, len(said))):
            other = said[j]
            score = one.number and other.number and j <= i + 2 and all(part.key == "to" for part in said[i + 1 : j])
            if other.movable and one.key != other.key and (telling or score):
                yield i, j
            telling = telling or other.telling


@lru_cache(maxsize=4096)
def _neighbours(text: str) -> frozenset[tuple[str, str]]:
    """Keys of a text's parts that stand side by side."""
    return frozenset(pairwise(_keys(_parts(text))))


def _find(wanted: Sequence[_Part], text: str) -> Sequence[_Part] | None:
    """Where these parts stand side by side in a text, by their keys."""
    if (wanted[0].key, wanted[1].key) not in _neighbours(text):
        return None
    parts, keys = _parts(text), _keys(wanted)
    starts = (at for at in range(len(parts) - len(keys) + 1) if parts[at].key == keys[0])
    return next((parts[at : at + len(keys)] for at in starts if _keys(parts[at : at + len(keys)]) == keys), None)


def _keys(parts: Sequence[_Part]) -> list[str]:
    return [part.key for part in parts]
