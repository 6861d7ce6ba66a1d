"""The words of a text as 64-bit numbers with their places, for comparing many texts quickly.

A word is a run of letters and digits of any script; a character of a script that puts no space between words is one,
together with the next. Case, accents, quotation marks and white space make no difference: two texts that differ in
nothing else give the same numbers, in every process.
"""

import sys
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
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


class TextWords(NamedTuple):
    """The words of several texts, one after the other.

    joined        the texts, a line feed between any two
    codes         its code points
    words         with places in `joined`
    counts        words of each text
    """

    joined: str
    codes: NDArray[np.uint32]
    words: Words
    counts: NDArray[np.int64]


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
    return hash_texts([text], [spans]).words


def hash_texts(texts: Sequence[str], spans: Sequence[NDArray[np.int64]]) -> TextWords:
    """The words of some parts of each text; as `hash_words`, at a fraction of the cost."""
    joined = "\n".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    edges = np.zeros(len(codes) + 1, dtype=np.int8)
    for begin, parts in zip(begins.tolist(), spans, strict=False):
        edges[begin + parts[:, 0]] += 1
        edges[begin + parts[:, 1]] -= 1
    words = _words(_letters()[codes] * np.cumsum(edges[:-1], dtype=np.int8).astype(np.bool_))
    return TextWords(joined, codes, words, np.diff(np.searchsorted(words.starts, begins)))


def _words(letters: NDArray[np.uint32]) -> Words:
    # Marks that leave a word as it is go: what stands on their two sides is one word.
    places = np.flatnonzero(letters != _INSIDE)
    if len(places) < len(letters):
        letters = letters[places]
    in_word, alone = letters != _BETWEEN, letters >= _UNSPACED_FLAG
    breaks = ~in_word[:-1] | ~in_word[1:] | alone[:-1] | alone[1:]
    starts = np.flatnonzero(in_word & np.concatenate(([True], breaks)))
    ends = np.flatnonzero(in_word & np.concatenate((breaks, [True]))) + 1
    if not len(starts):
        return Words(starts.astype(np.uint64), starts, ends)
    follows = alone[starts] & np.append(alone[1:], False)[starts]
    sums = _polynomials(letters, starts, ends)
    sums[follows] += letters[starts[follows] + 1].astype(np.uint64) * np.uint64(_BASE)
    return Words(mixed(sums), places[starts], places[ends - 1] + 1)


def _polynomials(letters: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """For each word the sum of its letters times the base to the power of their place in it, from 1, modulo 2**64."""
    count = len(letters) + 1
    size = 1 << count.bit_length()  # so that texts of about one length share a table
    terms = np.zeros(count, dtype=np.uint64)
    np.multiply(letters, _powers(_BASE, size)[1:count], out=terms[1:])
    totals = np.cumsum(terms, out=terms)
    sums: Hashes = (totals[ends] - totals[starts]) * _powers(pow(_BASE, -1, 2**64), size)[starts]
    return sums


@lru_cache(4)
def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, out=powers)


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
