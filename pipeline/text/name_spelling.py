"""Whether two names may mean one bearer: short and full forms, initials, acronyms, spellings of other scripts."""

import re
import unicodedata
from functools import lru_cache

from pipeline.text.name_words import CONNECTORS, HONORIFICS, TITLES

_POSSESSIVE = re.compile(r"['’][sS]?\Z")
_TRANSLITERATION = (
    (re.compile(r"(?:yy|iy|yi|ij|ii|ey|y|j)"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"tz|ts"), "c"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=65536)
def one_spelling(token: str) -> str:
    """A word in one spelling: no case, no accents, one way of writing names from other scripts in Latin letters."""
    folded = unicodedata.normalize("NFKD", token.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_LATIN)
    if len(folded) >= 4:
        for pattern, spelling in _TRANSLITERATION:
            folded = pattern.sub(spelling, folded)
    return folded


_INITIALS = str.maketrans("jyqw", "iikv")
_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "", "'": "", ".": ""})


@lru_cache(maxsize=65536)
def normal_tokens(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, without titles."""
    words = [w for w in re.split(r"[\s\u00a0-]+", _POSSESSIVE.sub("", name)) if w]
    bare = [w for w in words if w.rstrip(".").casefold() not in TITLES | HONORIFICS] or words
    return tuple(token for word in bare if (token := one_spelling(word)))


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names may mean one bearer: equal, one the short form of the other, or spelled differently.

    `Zelensky` = `Volodymyr Zelenskyy`, `J. Biden` = `Joe Biden`, `NATO` = its full name; `Bill Clinton` and
    `Hillary Clinton` differ.
    """
    left, right = normal_tokens(a), normal_tokens(b)
    if not left or not right:
        return False
    if len(left) > len(right):
        a, b, left, right = b, a, right, left
    if len(left) == 1 and len(right) > 1 and _is_acronym(a, b):
        return True
    if not _alike(left[-1], right[-1]):
        return len(left) == 1 and len(right) > 1 and any(_alike(left[0], token) for token in right)
    if len(left) == 1:
        return True
    return all(any(_compatible(token, other) for other in right[:-1]) for token in left[:-1])


def _is_acronym(short: str, long: str) -> bool:
    letters = _capitals(short)
    return bool(letters) and letters == _initials(long)


@lru_cache(maxsize=65536)
def _capitals(name: str) -> str:
    """The letters of what may be an acronym, case-folded; "" for another name."""
    letters = re.sub(r"\W", "", name)
    return letters.casefold() if 2 <= len(letters) <= 6 and letters.isupper() else ""


@lru_cache(maxsize=65536)
def _initials(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return "".join(word[0] for word in words if word not in CONNECTORS)


def _compatible(a: str, b: str) -> bool:
    """Whether two given names may be one: alike, or one the initial of the other."""
    return _alike(a, b) or (min(len(a), len(b)) == 1 and a[0].translate(_INITIALS) == b[0].translate(_INITIALS))


def _alike(a: str, b: str) -> bool:
    """Whether two words are spellings of one: equal, or long with the same consonants and near vowels."""
    if a == b:
        return True
    if min(len(a), len(b)) < 7 or a[0] != b[0] or _VOWELS.sub("", a) != _VOWELS.sub("", b):
        return False
    return edit_distance(a, b) <= 2


def edit_distance(a: str, b: str) -> int:
    """The number of characters to put in, leave out or change to make one word the other (Levenshtein, 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
