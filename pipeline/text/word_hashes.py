"""The words of a text as 64-bit numbers with their places, for comparing many texts quickly.

A word is a run of letters and digits of any script; a character of a script that puts no space between words is one,
together with the next. Case, accents, quotation marks and white space make no difference: two texts that differ in
nothing else give the same numbers, in every process.
"""

import sys
import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_BETWEEN, _INSIDE, _FIRST_LETTER = 0, 1, 2  # classes of characters: no part of a word; leaves it as it is; a letter
_BASE = 0x9E3779B97F4A7C15  # odd, hence invertible modulo 2**64
_MIX_1, _MIX_2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB  # SplitMix64 of Steele, Lea and Flood, 2014
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


class Words(NamedTuple):
    """The words of a text in order: their hashes and half-open places; arrays of equal length."""

    hashes: Hashes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def mixed(values: Hashes) -> Hashes:
    """Numbers whose bits all depend on all bits of the given ones; one to one."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(_MIX_1)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_MIX_2)
    return values ^ (values >> np.uint64(31))


def hash_words(text: str, spans: NDArray[np.int64]) -> Words:
    """The words of some parts of a text.

    Args:
        spans: half-open ranges of code points a row, ascending; shape (spans, 2)
    """
    letters = _letters()[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]
    edges = np.zeros(len(letters) + 1, dtype=np.int8)
    edges[spans[:, 0]] += 1
    edges[spans[:, 1]] -= 1
    letters *= np.cumsum(edges[:-1], dtype=np.int8).astype(np.bool_)
    # Marks that leave a word as it is go: what stands on their two sides is one word.
    places = np.flatnonzero(letters != _INSIDE)
    letters = letters[places]
    in_word = letters != _BETWEEN
    alone = letters >= _UNSPACED_FLAG
    first = in_word.copy()
    first[1:] &= ~in_word[:-1] | alone[1:] | alone[:-1]
    return _gathered(letters, places, in_word, alone, np.flatnonzero(first))


def _gathered(
    letters: NDArray[np.uint32],
    places: NDArray[np.int64],
    in_word: NDArray[np.bool_],
    alone: NDArray[np.bool_],
    first: NDArray[np.int64],
) -> Words:
    at = np.flatnonzero(in_word)
    if not len(at):
        none = np.zeros(0, dtype=np.int64)
        return Words(none.astype(np.uint64), none, none)
    begins = np.searchsorted(at, first)
    lengths = np.diff(np.append(begins, len(at)))
    values = letters[at].astype(np.uint64)
    offsets = np.arange(len(at)) - np.repeat(begins, lengths)
    sums = np.add.reduceat(values * _powers(offsets), begins)
    follows = alone[first] & np.append(alone[1:], False)[first]
    sums[follows] += letters[first[follows] + 1].astype(np.uint64) * np.uint64(_BASE)
    return Words(mixed(sums), places[first], places[at[begins + lengths - 1]] + 1)


def _powers(offsets: NDArray[np.int64]) -> Hashes:
    """Powers of the base, modulo 2**64, for each offset from the beginning of a word."""
    powers: Hashes = np.cumprod(np.full(int(offsets.max()) + 1, _BASE, dtype=np.uint64), dtype=np.uint64)
    found: Hashes = powers[offsets]
    return found


_UNSPACED_FLAG = np.uint32(1 << 24)


@cache
def _letters() -> NDArray[np.uint32]:
    """For each code point: no part of a word, a mark inside of it, or its letter without case and accent."""
    table = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
    for code in range(0x30000):
        table[code] = _letter(chr(code))
    for low, high in _UNSPACED:
        part = table[low : high + 1]
        part[part > _INSIDE] |= _UNSPACED_FLAG
    return table


def _letter(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
        return _INSIDE
    if not character.isalnum():
        return _BETWEEN
    plain = unicodedata.normalize("NFKD", character.casefold())
    return _FIRST_LETTER + ord(next((c for c in plain if c.isalnum()), character))
