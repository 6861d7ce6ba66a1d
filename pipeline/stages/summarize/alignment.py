"""Where each character of a generated sentence comes from: what was copied, and what supports the rest.

Copied stretches are the extractive fragments of Grusky, Naaman and Artzi, "Newsroom", NAACL 2018: from left to right,
at each word the longest run that stands in one source sentence. A run of fewer than MIN_WORDS words is chance.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.records import INSERTIONS, Alignment, Operation
from pipeline.stages.summarize.story import Source
from pipeline.text.tokens import token_spans
from pipeline.verification.content import containment, content_stems

MIN_WORDS = 3

_MARK = re.compile(r"\s*\S\s*|\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the places of its words."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def word(self, i: int) -> str:
        """Word number i."""
        return self.text[slice(*self.spans[i])]

    def gap(self, i: int) -> str:
        """What stands between the words i and i + 1."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences that a text may come from, best first, with what finds runs and support in them quickly.

    trigrams  for each run of MIN_WORDS case-folded words its places: sentence and number of its first word
    stems     content stems of each sentence
    weights   rarity of a stem among the sentences
    """

    sources: tuple[Source, ...]
    words: tuple[Words, ...]
    trigrams: Mapping[tuple[str, ...], tuple[tuple[int, int], ...]]
    stems: tuple[frozenset[str], ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Run:
    """Words [first, last] of a claim that stand in sentence `source` from its word `at` on."""

    first: int
    last: int
    source: int
    at: int


def split_words(text: str) -> Words:
    """A text and the places of its words."""
    return Words(text, tuple(token_spans(text)))


def sentences_of(sources: Sequence[Source]) -> Sentences:
    """What `align` and `best_support` need of the source sentences, made once a story."""
    every = tuple(split_words(source.text) for source in sources)
    trigrams: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, sentence in enumerate(every):
        for at, key in enumerate(_trigrams(sentence)):
            trigrams[key].append((number, at))
    stems = tuple(frozenset(content_stems(s.text, s.member.language)) for s in sources)
    document_frequency = Counter(stem for found in stems for stem in found)
    weights = {stem: math.log1p(len(stems) / count) for stem, count in document_frequency.items()}
    return Sentences(tuple(sources), every, {key: tuple(places) for key, places in trigrams.items()}, stems, weights)


def align(text: str, sentences: Sentences) -> tuple[Alignment, ...]:
    """Alignments that tile a text: copied runs, inserted punctuation, and elsewhere the best supporting sentence.

    There must be a sentence.
    """
    claim = split_words(text)
    found: list[Alignment] = []
    at = 0
    for run in copied_runs(claim, sentences):
        source = sentences.sources[run.source]
        shifts = _widened(claim, _shifts(claim, run, sentences), source.text, at)
        found += _between(text, at, min(shifts), sentences)
        found += _copied(text, shifts, source)
        at = max(shifts) + 1
    return (*found, *_between(text, at, len(text), sentences))


def best_support(texts: Iterable[str], sentences: Sentences, taken: frozenset[int] = frozenset()) -> int:
    """The sentence that holds most of the content of texts, summed; the best-ranked of equals, not a `taken` one.

    Where all are taken, they are all open again.
    """
    language = sentences.sources[0].member.language
    wanted = [content_stems(text, language) for text in texts]

    def key(number: int) -> tuple[bool, float, int]:
        held = sum(containment(stems, sentences.stems[number], sentences.weights) for stems in wanted)
        return number in taken, -held, number

    return min(range(len(sentences.sources)), key=key)


def copied_runs(claim: Words, sentences: Sentences) -> Iterator[Run]:
    """From left to right, at each word the longest run of MIN_WORDS words and more that stands in one sentence."""
    keys = list(_trigrams(claim))
    first = 0
    while first < len(keys):
        runs = [
            run for place in sentences.trigrams.get(keys[first], ()) if (run := _run(claim, first, *place, sentences))
        ]
        if not runs:
            first += 1
            continue
        longest = max(runs, key=lambda run: (run.last, -run.source, -run.at))
        yield longest
        first = longest.last + 1


def _trigrams(words: Words) -> Iterator[tuple[str, ...]]:
    folded = [words.word(i).casefold() for i in range(len(words.spans))]
    return zip(*(folded[i:] for i in range(MIN_WORDS)), strict=False)


def _run(claim: Words, first: int, source: int, at: int, sentences: Sentences) -> Run | None:
    """The run that starts at a shared trigram; None where less than MIN_WORDS words agree in each character."""
    sentence = sentences.words[source]
    length = 0
    while first + length < len(claim.spans) and at + length < len(sentence.spans):
        if not _alike(claim.word(first + length), sentence.word(at + length)):
            break
        if length and not _same_gap(claim.gap(first + length - 1), sentence.gap(at + length - 1)):
            break
        length += 1
    return Run(first, first + length - 1, source, at) if length >= MIN_WORDS else None


def _alike(one: str, other: str) -> bool:
    """Whether two texts are the same, character by character, but for upper and lower case."""
    return len(one) == len(other) and all(_same_letter(a, b) for a, b in zip(one, other, strict=True))


def _same_letter(one: str, other: str) -> bool:
    return one == other or one.casefold() == other.casefold()


def _same_gap(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())


def _shifts(claim: Words, run: Run, sentences: Sentences) -> dict[int, int | None]:
    """For each character of a run how far on it stands in the source sentence; None for white space that differs."""
    sentence = sentences.words[run.source]
    shifts: dict[int, int | None] = {}
    done = claim.spans[run.first][0]
    for i in range(run.first, run.last + 1):
        (start, end), there = claim.spans[i], sentence.spans[run.at + i - run.first][0]
        if i > run.first:
            same = claim.gap(i - 1) == sentence.gap(run.at + i - 1 - run.first)
            shifts |= dict.fromkeys(range(done, start), there - start if same else None)
        # Words of scripts without spaces overlap: what the word before holds is done.
        shifts |= dict.fromkeys(range(max(start, done), end), there - start)
        done = end
    return shifts


def _widened(claim: Words, shifts: dict[int, int | None], source: str, floor: int) -> dict[int, int | None]:
    """A run with the punctuation beside it that is the same in the source; characters before `floor` are taken."""
    text, first, last = claim.text, min(shifts), max(shifts)
    left, right = first, last + 1
    before, after = shifts[first], shifts[last]
    if before is None or after is None:
        raise ValueError("a run starts and ends with a word")
    while left > floor and left + before > 0 and _same_mark(text[left - 1], source[left - 1 + before]):
        left -= 1
    while right < len(text) and right + after < len(source) and _same_mark(text[right], source[right + after]):
        right += 1
    return dict.fromkeys(range(left, first), before) | shifts | dict.fromkeys(range(last + 1, right), after)


def _same_mark(one: str, other: str) -> bool:
    return one == other and not one.isalnum() and not one.isspace()


def _copied(text: str, shifts: dict[int, int | None], source: Source) -> Iterator[Alignment]:
    """Alignments of a run: stretches of copies and of changed case, white space that differs inserted."""
    offset, own = source.sentence.start, source.text

    def kind(at: int) -> tuple[Operation, int | None]:
        shift = shifts[at]
        if shift is None:
            return "insert", None
        return ("copy" if text[at] == own[at + shift] else "case"), shift

    for (operation, shift), stretch in groupby(sorted(shifts), key=kind):
        places = list(stretch)
        start, end = places[0], places[-1] + 1
        if shift is None:
            yield Alignment(start, end, None, None, None, None, operation)
        else:
            there = offset + shift
            yield Alignment(start, end, source.member.article_id, "text", start + there, end + there, operation)


def _between(text: str, start: int, end: int, sentences: Sentences) -> Iterator[Alignment]:
    """Alignments of a stretch that was not copied: inserted where it is plain punctuation, else a paraphrase."""
    stretch = text[start:end]
    if not stretch:
        return
    if all(c.isspace() or (c in INSERTIONS and not c.isalnum()) for c in stretch):
        for mark in _MARK.finditer(stretch):
            yield Alignment(start + mark.start(), start + mark.end(), None, None, None, None, "insert")
        return
    source = sentences.sources[best_support((stretch, text), sentences)]
    place = source.sentence
    yield Alignment(start, end, source.member.article_id, "text", place.start, place.end, "paraphrase")
