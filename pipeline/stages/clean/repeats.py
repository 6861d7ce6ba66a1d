"""Sentences of an article that say again what an earlier one said, in the same or nearly the same words.

Candidates by prefix filtering (Chaudhuri, Ganti and Kaushik, 2006, "A Primitive Operator for Similarity Joins"), then
the exact Jaccard coefficient; linear but for words that many sentences share.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_LIKENESS = 0.9
_POSTINGS = 64
"""Sentences remembered for a word: more would make a text of one sentence said a million times quadratic."""
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|(?!['’])\w+(?:n['’]t\b)?")
_POSSESSIVE = re.compile(r"['’]s\b")
_NEGATION = re.compile(
    r"(?:no|not|never|none|nor|neither|without|cannot|\w+n['’]t|nicht|kein\w*|nie|ne|pas|jamais|non|ni|nunca|"
    r"não|nem|niet|"
    r"geen|nooit|не|ни|нет|inte|ikke|ej|ei|لا|لم|لن|ليس|לא|אין|नहीं|δεν|μην|değil|nu|unlike\w*|deny|denies|"
    r"denied|false)\Z"
)


@dataclass(frozen=True, slots=True)
class Said:
    """Case-folded words of a sentence in order, each once, and its words as they are written."""

    words: tuple[str, ...]
    each: frozenset[str]
    printed: tuple[str, ...]

    @property
    def capitals(self) -> frozenset[str]:
        """The words that are written with a capital, the first one left out."""
        return frozenset(w.casefold() for w in self.printed[1:] if w[0].isupper())


def repeats(sentences: Sequence[str]) -> list[bool]:
    """For each sentence whether an earlier one has the same words, or nearly, with equal numbers and names."""
    all_said = [_said(s) for s in sentences]
    frequency = Counter(w for said in all_said for w in said.each)
    exact: set[tuple[str, ...]] = set()
    index: dict[str, list[int]] = defaultdict(list)
    result: list[bool] = []
    for at, said in enumerate(all_said):
        if _stands_alone(said.each, frequency):
            result.append(False)
            continue
        prefix = _prefix(said.each, frequency)
        again = bool(said.words) and (
            said.words in exact or any(_alike(said, all_said[c]) for c in _candidates(prefix, index))
        )
        result.append(again)
        if not again:
            exact.add(said.words)
            for word in prefix:
                if len(index[word]) < _POSTINGS:
                    index[word].append(at)
    return result


def _said(sentence: str) -> Said:
    found = _WORD.findall(_POSSESSIVE.sub("", sentence))
    folded = dict.fromkeys(map(str.casefold, found))
    return Said(tuple(folded), frozenset(folded), tuple(found))


def _stands_alone(each: frozenset[str], frequency: Counter[str]) -> bool:
    """Whether so many words stand in this sentence only that no other can be like it, as with nearly all sentences."""
    return len(each) - [frequency[w] for w in each].count(1) < _LIKENESS * len(each)


def _prefix(each: frozenset[str], frequency: Counter[str]) -> list[str]:
    """The rarest words, one of which any set that is like enough must share."""
    ordered = sorted(each, key=lambda w: (frequency[w], w))
    return ordered[: len(each) - math.ceil(_LIKENESS * len(each)) + 1]


def _candidates(prefix: Sequence[str], index: dict[str, list[int]]) -> list[int]:
    return sorted({at for word in prefix for at in index.get(word, ())})


def _alike(one: Said, other: Said) -> bool:
    shared = one.each & other.each
    if len(shared) < _LIKENESS * len(one.each | other.each):
        return False
    if any(_tells_apart(w, one, other) for w in one.each ^ other.each):
        return False
    return [w for w in one.words if w in shared] == [w for w in other.words if w in shared]


def _tells_apart(word: str, one: Said, other: Said) -> bool:
    """Whether a word that only one of two sentences has makes them say different things."""
    named = word in one.capitals or word in other.capitals
    return named or any(map(str.isdigit, word)) or _NEGATION.match(word) is not None
