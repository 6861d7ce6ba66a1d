"""One sentence of a claim read beside its source: what each of its words is to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline.text.quantity import compatible, same_quantity
from pipeline.verification.figures import quantities_of
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import LONGEST, NUMBERS, Source, Word

_REACH = 3  # neighbours on each side that tell which sentence a word belongs to
_CONTRASTS = frozenset(["but", "however", "although", "despite", "instead", "rather", "yet", "though", "while"])
_ABSOLUTES = _CONTRASTS | frozenset(["only", "solely", "never", "always", "all", "every", "unlike"])
_PREFIXES = ("un", "in", "im", "dis", "ir", "il", "non", "mis")


class Reading:
    """A sentence of a claim beside its source.

    words       those that the source must have
    content     those of them with content, or all where none has any
    counts      how many words are missing, opposed, ... by the names that features.py gives them
    kin_weight  weight of the missing words of which the source has a kindred one
    """

    def __init__(self, text: str, words: Sequence[Word], source: Source) -> None:
        self.source = source
        self.words = words[:LONGEST]
        self.content = [w for w in self.words if w.content] or list(self.words)
        self.counts = defaultdict[str, int](int)
        self.kin_weight = 0.0
        opposite = lexicon().opposite
        self._own = frozenset(word.stem for word in self.content)
        for place, word in enumerate(self.content):
            if word.stem not in source.holders:
                self._missing(place, word)
            elif word.stem in opposite or word.text in NUMBERS:
                self._moved(place, word)
        self._negations()
        self._contrasts()
        self.counts["missing figures"] = sum(1 for _ in _missing_figures(text, source))

    @cached_property
    def held(self) -> dict[int, float]:
        """Weight of the content that each sentence of the source holds; sentences that hold none are left out."""
        return held_by(self.content, self.source)

    @cached_property
    def total(self) -> float:
        """Weight of all content, above 0."""
        return sum(w.weight for w in self.content)

    @property
    def absent(self) -> list[Word]:
        """The words with content that the source has in no form."""
        return [w for w in self.words if w.content and w.stem not in self.source.holders]

    def _moved(self, place: int, word: Word) -> None:
        """Whether a word that the source has is not where its neighbours are."""
        holders = self.source.holders
        number = word.text in NUMBERS
        opposed = [s for s in lexicon().opposite.get(word.stem, ()) if s in holders]
        if number or opposed:
            here = self._here(place)
            if here is not None and here not in holders[word.stem]:
                self.counts["opposite in place"] += any(here in holders[s] for s in opposed)
                self.counts["number words moved"] += number

    def _missing(self, place: int, word: Word) -> None:
        counts, lex, holders = self.counts, lexicon(), self.source.holders
        counts["missing"] += 1
        number_word = word.text in NUMBERS
        if word.number or number_word or word.capital:
            kind = "numbers" if word.number else "names" if word.capital else "number words"
            counts[f"missing {kind}"] += 1
            return
        # The claim has both words: it was not the one that took the other's place.
        opposed = [s for s in lex.opposite.get(word.stem, ()) if s in holders and s not in self._own]
        if opposed:
            here = self._here(place)
            counts["opposed"] += 1
            counts["opposed nearby"] += any(here in holders[s] for s in opposed)
        counts["prefixed opposite"] += _prefixed(word.text, self.source.words)
        kin = lex.kin.get(word.stem, frozenset())
        if not holders.keys().isdisjoint(kin):
            self.kin_weight += word.weight
            counts["kin"] += not opposed
        elif any(not holders.keys().isdisjoint(lex.kin.get(k, ())) for k in kin):
            counts["distant kin"] += 1
        else:
            counts["strangers"] += 1

    def _here(self, place: int) -> int | None:
        """The sentence of the source that holds most of a word's neighbours; the first of equal ones."""
        beside = (*self.content[max(0, place - _REACH) : place], *self.content[place + 1 : place + _REACH + 1])
        held = defaultdict[int, float](int)
        for word in beside:
            weight = round(word.weight * 1000)
            for sentence in self.source.holders.get(word.stem, ()):
                held[sentence] += weight
        return first_of(held)

    def _negations(self) -> None:
        cues = [i for i, w in enumerate(self.words) if w.negates]
        own = [i for i in cues if not self._copied(max(i - 1, 0), i)]
        most = first_of(self.held) if own or not cues else None
        for i in own:
            here = first_of(held_by((w for w in self.words[i + 1 : i + 6] if w.content), self.source))
            negative = (most is not None and self.source.negative[most]) or (
                here is not None and self.source.negative[here]
            )
            self.counts["new negations"] += not negative
        best = None if cues else most
        if best is not None and self.source.negative[best]:
            said = {w.stem for w in self.content}
            theirs = self.source.sentences[best]
            cues = [i for i, w in enumerate(theirs) if w.negates]
            self.counts["lost negations"] = sum(
                any(w.content and w.stem in said for w in theirs[i + 1 : i + 4]) for i in cues
            )

    def _copied(self, start: int, at: int) -> bool:
        """Whether all words from a place on to the one with content after another stand in the source as they are."""
        end = next((i for i in range(at + 1, len(self.words)) if self.words[i].content), len(self.words) - 1)
        return self.source.stands([w.stem for w in self.words[start : end + 1]])

    def _contrasts(self) -> None:
        self.counts["contrasts"] = sum(
            w.text in _CONTRASTS and not self._copied(i, i) for i, w in enumerate(self.words)
        )
        self.counts["new contrasts"] = sum(w.text in _ABSOLUTES and w.text not in self.source.words for w in self.words)


def held_by(words: Iterable[Word], source: Source) -> dict[int, float]:
    """Weight of the words that each sentence of the source holds; sentences that hold none are left out."""
    held = defaultdict[int, float](float)
    for word in words:
        weight = word.weight
        for sentence in source.holders.get(word.stem, ()):
            held[sentence] += weight
    return dict(held)


def first_of(held: dict[int, float]) -> int | None:
    """The sentence that holds most, the first of equal ones; None where none holds anything."""
    if not held:
        return None
    most = max(held.values())
    return min(s for s, weight in held.items() if weight == most)


def _missing_figures(text: str, source: Source) -> Iterator[object]:
    """Figures of a text that the source does not give, nor one that it may stand for."""
    for figure in quantities_of(text):
        given = any(same_quantity(figure, s) or compatible(figure, s) for s in source.figures)
        if not given and (figure.kind != "count" or figure.value >= 2):
            yield figure


def _prefixed(word: str, words: frozenset[str]) -> bool:
    """Whether the source has the word without a negating prefix, or with one."""
    bare = any(word.startswith(p) and len(word) > len(p) + 3 and word[len(p) :] in words for p in _PREFIXES)
    return bare or any(p + word in words for p in _PREFIXES)
