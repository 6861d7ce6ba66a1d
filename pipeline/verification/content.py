"""Content words of a text, as stems, and how much of a claim a passage holds.

The stemmer takes off the commonest endings only (after D. Harman, "How effective is suffixing?", JASIS 1991):
it joins forms of one word in English, and leaves the words of other languages nearly as they are.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.text.function_words import function_words
from pipeline.text.tokens import words

_PLURAL_KEEPS = ("ss", "us", "is")
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A case-folded word without its commonest English endings: visits, visited and visiting are one."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(_PLURAL_KEEPS):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _DOUBLED.sub(r"\1", word[: -len(ending)]).removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


def content_stems(text: str, language: str) -> list[str]:
    """Stems of the words of a text that are no function words of its language, in order."""
    empty = function_words(language)
    return [stem(w) for w in words(text) if w not in empty]


def all_stems(text: str) -> list[str]:
    """Stems of all words of a text, in order."""
    return [stem(w) for w in words(text)]


def containment(claim: Iterable[str], evidence: Iterable[str], weights: Mapping[str, float]) -> float:
    """The weighted share of the claim's stems that the evidence holds, in [0, 1]; 0 for a claim without words.

    A stem that has no weight counts as the heaviest one.
    """
    distinct = sorted(set(claim))
    heaviest = max(weights.values(), default=1.0)
    total = sum(weights.get(s, heaviest) for s in distinct)
    held = set(evidence)
    return sum(weights.get(s, heaviest) for s in distinct if s in held) / total if total else 0.0
