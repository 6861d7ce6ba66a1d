"""How near a passage is to a claim, and which few passages say most of it.

A sum of parts, each relative to the best passage: words held, weighted by idf within the story (names and numbers
more, words that are akin less), neighbouring pairs of words held, how much of the passage is about the claim at all,
and all this of a sentence beside it. Its few round constants were chosen on halves of WiCE (Kamoi et al., EMNLP 2023).
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.stage import check_parameters, require
from pipeline.stages.attribute.passages import Unit
from pipeline.stages.attribute.story_index import Index, spoken
from pipeline.text.tokens import token_spans
from pipeline.verification.content import all_stems, content_stems, stem
from pipeline.verification.lexicon import akin
from pipeline.verification.statement import Statement

Held = dict[int, dict[str, float]]
"""For each passage the weights of the claim's stems that it holds."""


@dataclass(frozen=True, kw_only=True)
class Relevance:
    """What the parts of the sum weigh.

    kin    of a word that the passage has as a synonym or derived word, relative to the word itself, in [0, 1]
    names  what names and numbers weigh more than other words
    pairs  of neighbouring words, relative to words alone
    focus  of the share of the passage that is about the claim
    beside of the more relevant of the two sentences beside it, relative to its own relevance
    keep   a further passage is kept from this share of the best one's relevance on, in (0, 1]
    gain   and where it adds this share of what the best one holds, in [0, 1]
    most   passages of a best set
    """

    kin: float
    names: float
    pairs: float
    focus: float
    beside: float
    keep: float
    gain: float
    most: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.kin <= 1, "kin", self.kin, "a share in [0, 1]")
        for name in ("names", "pairs", "focus", "beside"):
            require(getattr(self, name) >= 0, name, getattr(self, name), "a number from 0")
        require(0 < self.keep <= 1, "keep", self.keep, "a share in (0, 1]")
        require(0 <= self.gain <= 1, "gain", self.gain, "a share in [0, 1]")
        require(self.most > 0, "most", self.most, "a whole number above 0")

    def touched(self, claim: Statement, index: Index) -> list[int]:
        """The passages of `held`, ascending."""
        stems = dict.fromkeys(content_stems(claim.text, claim.language))
        held = {i for s in stems for other in (s, *akin(s, claim.language)) for i in index.postings.get(other, ())}
        return [i for i in sorted(held) if spoken(index.units[i], claim.language)]

    def held(self, claim: Statement, index: Index) -> Held:
        """What each passage holds of the claim."""
        named = _named(claim.text)
        found: Held = {}
        heaviest = max(index.weights.values(), default=1.0)
        for s in dict.fromkeys(content_stems(claim.text, claim.language)):
            weight = index.weights.get(s, heaviest) * (1 + self.names * (s in named))
            for i in index.postings.get(s, ()):
                found.setdefault(i, {})[s] = weight
            for other in akin(s, claim.language):
                for i in index.postings.get(other, ()):
                    found.setdefault(i, {}).setdefault(s, self.kin * weight)
        return {i: found[i] for i in sorted(found) if spoken(index.units[i], claim.language)}

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]:
        """Passages that hold a word of the claim, most relevant first, each with its relevance in (0, 1]."""
        return self._ranked(claim, index, self.held(claim, index))

    def best_set(self, claim: Statement, index: Index) -> list[int]:
        """The most relevant passage, and those that say more of the claim; [] where none has a word of it."""
        held = self.held(claim, index)
        ranked = self._ranked(claim, index, held)
        if not ranked:
            return []
        chosen = [ranked[0][0]]
        most = max(sum(h.values()) for h in held.values())
        covered = dict(held[chosen[0]])
        for i, relevance in ranked[1:]:
            if relevance < self.keep or len(chosen) == self.most:
                break
            if sum(max(w - covered.get(s, 0.0), 0.0) for s, w in held[i].items()) >= self.gain * most:
                chosen.append(i)
                covered = {s: max(held[i].get(s, 0.0), covered.get(s, 0.0)) for s in held[i].keys() | covered.keys()}
        return chosen

    def _ranked(self, claim: Statement, index: Index, held: Held) -> list[tuple[int, float]]:
        words = {i: sum(h.values()) for i, h in held.items()}
        pairs = _pairs_held(claim, index)
        most, most_pairs = max(words.values(), default=1.0), max(pairs.values(), default=0.0) or 1.0
        raw = {}
        for i, weight in words.items():
            about = sum(index.weights[s] for s in held[i] if s in index.units[i].stems)
            focus = min(about / index.contents[i], 1.0) if index.contents[i] else 0.0
            share = weight / most
            raw[i] = share + self.pairs * pairs.get(i, 0.0) / most_pairs + self.focus * math.sqrt(focus * share)
        near = {i: r + self.beside * other for (i, r), other in zip(raw.items(), _beside(raw, index), strict=True)}
        top = max(near.values(), default=1.0)
        return sorted(((i, r / top) for i, r in near.items()), key=lambda item: (-item[1], item[0]))


def _beside(relevance: Mapping[int, float], index: Index) -> Iterator[float]:
    """For each passage the higher relevance of the sentences before and after it in its article; 0 for a title."""
    for i in relevance:
        beside = [j for j in (i - 1, i + 1) if j in relevance and _together(index.units[i], index.units[j])]
        yield max((relevance[j] for j in beside), default=0.0)


def _together(one: Unit, other: Unit) -> bool:
    return one.passage.article_id == other.passage.article_id and min(one.position, other.position) >= 0


def _named(text: str) -> frozenset[str]:
    """Stems of words with a capital, the first apart, and of numbers."""
    spans = list(token_spans(text))
    marked = (text[s:e] for n, (s, e) in enumerate(spans) if text[s].isdigit() or (n and text[s].isupper()))
    return frozenset(stem(word.casefold().replace("’", "'")) for word in marked)


def _pairs_held(claim: Statement, index: Index) -> dict[int, float]:
    """The weight of the neighbouring stems of the claim that each passage has side by side."""
    found: dict[int, float] = {}
    for a, b in dict.fromkeys(pairwise(all_stems(claim.text))):
        weight = max(index.weights.get(a, 0.0), index.weights.get(b, 0.0))
        for i in index.pairs.get((a, b), ()):
            found[i] = found.get(i, 0.0) + weight
    return found
