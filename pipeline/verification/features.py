"""What a claim has in common with its source, and how it departs from it, as numbers for two small linear models.

Two questions, since what answers the one misleads about the other: whether the claim *has a source* (shared words,
the rarest word that is missing, missing names and numbers, the longest copied run), and whether it *was altered*:
words that have their opposite in the source, negations that it lacks, words that are related to nothing in it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pipeline.text.quantity import compatible, same_quantity
from pipeline.text.sentences import sentence_spans
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import HEAVIEST, Source, Word, figures_of, longest_run, negates
from pipeline.verification.source import NUMBERS as _NUMBER_WORDS

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

ALTERED: Mapping[str, int] = {
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

LONGEST = 300
"""Words of a sentence that are read: what is longer is no sentence."""

_REACH = 3  # neighbours on each side that tell which sentence a word belongs to
_APART = (4, 8, 15)  # words between two neighbours of the claim in the source, from which on they are far apart
_CONTRASTS = frozenset(["but", "however", "although", "despite", "instead", "rather", "yet", "though", "while"])
_ABSOLUTES = _CONTRASTS | frozenset(["only", "solely", "never", "always", "all", "every", "unlike"])
_PREFIXES = ("un", "in", "im", "dis", "ir", "il", "non", "mis")


def readings(sentences: Iterable[tuple[str, Sequence[Word]]], source: Source) -> list["Reading"]:
    """The sentences of a claim, each with the words that the source must have, read beside it; none without words."""
    return [Reading(text, words[:LONGEST], source) for text, words in sentences if words]


def support_features(read: Sequence["Reading"]) -> dict[str, float]:
    """Features of whether a claim has a source: means over its sentences, zeros where there are none."""
    found = dict.fromkeys(HAS_SOURCE, 0.0)
    for reading in read:
        for name, value in reading.has_source().items():
            found[name] += value / len(read)
    return found


def altered_features(read: Sequence["Reading"]) -> dict[str, float]:
    """Features of whether a claim was altered: roots of sums over its sentences, as the second of a kind says less."""
    return {name: math.sqrt(min(sum(reading.counts[name] for reading in read), _MOST)) for name in ALTERED}


def sentences_of(text: str) -> list[str]:
    """The sentences of an English text."""
    return [text[s:e] for s, e in sentence_spans(text, 0, len(text), "en")]


class Reading:
    """One sentence of a claim read beside its source: `counts` of what each word is to it."""

    def __init__(self, text: str, words: Sequence[Word], source: Source) -> None:
        self.source = source
        self.words = words
        self.content = [w for w in words if w.content] or list(words)
        self.counts: Counter[str] = Counter()
        self.kin_weight = 0.0
        for place, word in enumerate(self.content):
            self._classify(place, word)
        self._negations()
        self._contrasts()
        figures = (f for f in figures_of(text) if f.kind != "count" or f.value >= 2)
        self.counts["missing figures"] = sum(
            not any(same_quantity(f, s) or compatible(f, s) for s in source.figures) for f in figures
        )

    def _classify(self, place: int, word: Word) -> None:
        counts, lex, holders = self.counts, lexicon(), self.source.holders
        against = lex.opposite.get(word.stem, frozenset())
        if word.stem in holders:
            if against or word.text in _NUMBER_WORDS:
                here = self._here(place)
                moved = here is not None and here not in holders[word.stem]
                counts["opposite in place"] += moved and any(here in holders.get(s, ()) for s in against)
                counts["number words moved"] += moved and word.text in _NUMBER_WORDS
            return
        counts["missing"] += 1
        if word.number or word.text in _NUMBER_WORDS or word.capital:
            counts[
                "missing numbers" if word.number else "missing names" if word.capital else "missing number words"
            ] += 1
            return
        kin = any(s in holders for s in lex.kin.get(word.stem, ()))
        opposed = [s for s in against if s in holders]
        if opposed:
            here = self._here(place)
            counts["opposed"] += 1
            counts["opposed nearby"] += any(here in holders[s] for s in opposed)
        counts["prefixed opposite"] += _prefixed(word.text, self.source.words)
        if kin:
            self.kin_weight += word.weight
            counts["kin"] += not opposed
        elif any(s in holders for k in lex.kin.get(word.stem, ()) for s in lex.kin.get(k, ())):
            counts["distant kin"] += 1
        else:
            counts["strangers"] += 1

    def _here(self, place: int) -> int | None:
        """The sentence of the source that holds most of a word's neighbours; the first of equal ones."""
        held: Counter[int] = Counter()
        for at in range(max(0, place - _REACH), min(len(self.content), place + _REACH + 1)):
            if at != place:
                word = self.content[at]
                for sentence in self.source.holders.get(word.stem, ()):
                    held[sentence] += round(word.weight * 1000)
        return min(held, key=lambda s: (-held[s], s)) if held else None

    def _negations(self) -> None:
        own = [i for i, w in enumerate(self.words) if negates(w.text)]
        for i in own:
            scope = [w for w in self.words[i + 1 : i + 6] if w.content]
            here = _most(self.source, scope)
            self.counts["new negations"] += here is None or not self.source.negative[here]
        best = _most(self.source, self.content)
        if not own and best is not None and self.source.negative[best]:
            said = {w.stem for w in self.content}
            theirs = self.source.sentences[best]
            cues = [i for i, w in enumerate(theirs) if negates(w.text)]
            self.counts["lost negations"] = sum(
                any(w.content and w.stem in said for w in theirs[i + 1 : i + 4]) for i in cues
            )

    def _contrasts(self) -> None:
        self.counts["contrasts"] = sum(w.text in _CONTRASTS for w in self.words)
        self.counts["new contrasts"] = sum(w.text in _ABSOLUTES and w.text not in self.source.words for w in self.words)

    def has_source(self) -> dict[str, float]:
        """The features of HAS_SOURCE, each about in [0, 1]."""
        source, content, words = self.source, self.content, self.words
        total = sum(w.weight for w in content)
        absent = [w for w in content if w.stem not in source.holders]
        missing = sum(w.weight for w in absent)
        stems = [w.stem for w in words]
        pairs = list(pairwise(words))
        found = [(a.stem, b.stem) in source.pairs for a, b in pairs]
        heavy = [max(_pair_weight(a), _pair_weight(b)) for a, b in pairs]
        run = longest_run(stems, source)
        best, two = _best(content, source, total)
        inside = [w.stem for w in content if w.stem in source.holders]
        counts = self.counts
        return {
            "held": 1 - missing / total,
            "held or kin": 1 - (missing - 0.7 * self.kin_weight) / total,
            "best sentence": best,
            "best two": two,
            "pairs": sum(found) / max(len(pairs), 1),
            "weighted pairs": sum(h for h, f in zip(heavy, found, strict=True) if f) / max(sum(heavy), 1e-9),
            "copied share": run / len(words),
            "copied run": min(run, 20) / 20,
            "rarest missing": max((w.weight for w in absent), default=0.0) / HEAVIEST,
            "missing": min(len(absent), 6) / 6,
            "missing weight": min(missing / HEAVIEST, 5.0) / 5,
            "missing pairs": min(found.count(False), 20) / 20,
            "missing names": min(counts["missing names"], 3) / 3,
            "missing numbers": min(counts["missing numbers"], 2) / 2,
            "missing number words": min(counts["missing number words"], 2) / 2,
            "missing figures": min(counts["missing figures"], 2) / 2,
            "strangers": min(counts["strangers"], 4) / 4,
            "opposed": min(counts["opposed"], 2) / 2,
            "new negations": min(counts["new negations"], 2) / 2,
            **{f"apart {n}": min(sum(not source.near(a, b, n) for a, b in pairwise(inside)), 10) / 10 for n in _APART},
        }


def _pair_weight(word: Word) -> float:
    return word.weight if word.content else 0.3


def held_by(words: Iterable[Word], source: Source) -> dict[int, float]:
    """Weight of the words that each sentence of the source holds; sentences that hold none are left out."""
    held: dict[int, float] = {}
    for word in words:
        for sentence in source.holders.get(word.stem, ()):
            held[sentence] = held.get(sentence, 0.0) + word.weight
    return held


def _most(source: Source, words: Iterable[Word]) -> int | None:
    held = held_by(words, source)
    return min(held, key=lambda s: (-held[s], s)) if held else None


def _best(content: Sequence[Word], source: Source, total: float) -> tuple[float, float]:
    """Weighted share of the words that the best sentence holds, and it together with one more."""
    held = held_by(content, source)
    if not held:
        return 0.0, 0.0
    best = min(held, key=lambda s: (-held[s], s))
    rest = held_by((w for w in content if best not in source.holders.get(w.stem, ())), source)
    return held[best] / total, (held[best] + max(rest.values(), default=0.0)) / total


def _prefixed(word: str, words: frozenset[str]) -> bool:
    """Whether the source has the word without a negating prefix, or with one."""
    bare = any(word.startswith(p) and len(word) > len(p) + 3 and word[len(p) :] in words for p in _PREFIXES)
    return bare or any(p + word in words for p in _PREFIXES)
