"""The sentences that a claim is held against, prepared once for any number of claims."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from pipeline.text.background import background
from pipeline.text.function_words import function_words
from pipeline.text.quantity import Quantity
from pipeline.text.tokens import token_spans, tokens
from pipeline.verification.figures import quantities_of
from pipeline.verification.lexicon import lexicon

_Key = TypeVar("_Key")

LONGEST = 300
"""Words of a sentence that is read: what is longer is no sentence, and comparing its words pair by pair takes long."""

HEAVIEST = 6.9
"""Weight of a word that stands in less than one of a thousand articles: -ln(.001), about."""

LIGHTEST = 0.05
"""Weight of a word that all articles hold: above 0, so that a claim of such words alone weighs something."""

_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve first second third fourth fifth dozen hundred
    thousand million billion half double twice single both
"""
_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
"""
NUMBERS = frozenset((_NUMBER_WORDS + _DAYS).split())
"""Number words and days: of which a claim has the same as its source, or says something else."""

_NEGATIONS = "not no never none neither nor without cannot unable nothing nobody"
NEGATIONS = frozenset(_NEGATIONS.split())
_IMPLY_WORDS = """
    fail fails failed failing failure deny denies denied denying refuse refuses refused refusing reject rejects rejected
    decline declines declined lack lacks lacked lacking avoid avoids avoided miss missed few hardly barely rarely seldom
    despite except instead unless
"""
_IMPLY = frozenset(_IMPLY_WORDS.split())


class Word(NamedTuple):
    """A word of a text.

    text     case-folded
    stem     irregular forms brought to their base
    weight   how rare it is in news, in [0.05, 6.9]
    content  neither a function word, nor a mark
    capital  begins with a capital letter, and is not the first word
    number   begins with a digit
    negates  "not", "couldn't"
    """

    text: str
    stem: str
    weight: float
    content: bool
    capital: bool
    number: bool
    negates: bool


@lru_cache(maxsize=65536)
def _known(word: str) -> tuple[str, float, bool]:
    weight = max(min(-math.log(max(background().get(word, 0.0), 0.001)), HEAVIEST), LIGHTEST)
    stem = word.replace(",", "") if word[0].isdigit() else lexicon().stem(word)
    return stem, weight, word not in function_words("en") or word in NUMBERS


@lru_cache(maxsize=65536)
def _word(printed: str) -> Word:
    """A word that is not the first."""
    text = printed.casefold().replace("’", "'")
    negates = text in NEGATIONS or text.endswith("n't")
    return Word(text, *_known(text), printed[0].isupper(), text[0].isdigit(), negates)


@lru_cache(maxsize=4096)
def places_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a text begin and end."""
    return tuple(token_spans(text))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    printed = tokens(text)
    return (_word(printed[0])._replace(capital=False), *map(_word, printed[1:])) if printed else ()


@lru_cache(maxsize=8192)
def _stems(text: str, content: bool) -> tuple[tuple[str, ...], frozenset[str]]:
    stems = tuple([word.stem for word in words_of(text) if word.content or not content])
    return stems, frozenset(stems)


def in_order(claim: str, passage: str, *, content: bool = False) -> bool:
    """Whether the words that two texts share can be read in the passage in the order of the claim.

    content  asked of the words with content alone
    """
    theirs, held = _stems(passage, content)
    rest = iter(theirs)
    return all(stem in rest for stem in _stems(claim, content)[0] if stem in held)


def sentence_words(text: str) -> tuple[Word, ...]:
    """The words of a text that may be a sentence; () for a longer one, of which the order of words tells nothing."""
    words = words_of(text)
    return words if len(words) <= LONGEST else ()


@lru_cache(maxsize=4096)
def sentence_texts(text: str) -> frozenset[str]:
    """The `sentence_words` of a text, case-folded: asked for a cue before any of them is looked at."""
    return frozenset([word.text for word in sentence_words(text)])


def words_between(text: str, start: int, end: int) -> Sequence[Word]:
    """The words of text[start:end], which may cut a word at either end."""
    spans = places_of(text)
    first = bisect_left(spans, (start, start))
    last = bisect_left(spans, (end, 0))
    cut = any(at and spans[at - 1][1] > edge for at, edge in ((first, start), (last, end)))
    return words_of(text[start:end]) if cut else words_of(text)[first:last]


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences with what is looked up in them, by stem.

    holders   sentences that hold a stem, ascending
    places    its positions among all words, ascending
    pairs     positions of neighbouring stems, of the first of both, ascending
    negative  whether each sentence holds a negation, or a word that another may put as one: "failed"
    """

    sentences: tuple[tuple[Word, ...], ...]
    holders: Mapping[str, tuple[int, ...]]
    places: Mapping[str, Sequence[int]]
    pairs: Mapping[tuple[str, str], Sequence[int]]
    words: frozenset[str]
    figures: tuple[Quantity, ...]
    negative: tuple[bool, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Source":
        """The source of sentences."""
        given = list(texts)
        sentences = tuple(words_of(text) for text in given)
        flat = [word.stem for words in sentences for word in words]
        holders = defaultdict[str, list[int]](list)
        for number, words in enumerate(sentences):
            for stem in dict.fromkeys(word.stem for word in words):
                holders[stem].append(number)
        return cls(
            sentences=sentences,
            holders={stem: tuple(found) for stem, found in holders.items()},
            places=_places(flat),
            pairs=_places(pairwise(flat)),
            words=frozenset([word.text for words in sentences for word in words]),
            figures=tuple(figure for text in given for figure in quantities_of(text)),
            negative=tuple([any(word.negates or word.text in _IMPLY for word in words) for words in sentences]),
        )

    def stands(self, stems: Sequence[str]) -> bool:
        """Whether a stretch of words stands in the source as it is."""
        if len(stems) < 2:
            return all(stem in self.places for stem in stems)
        starts = set(self.pairs.get((stems[0], stems[1]), ()))
        for step, pair in enumerate(pairwise(stems[1:]), 1):
            starts &= {place - step for place in self.pairs.get(pair, ())}
        return bool(starts)

    def gap(self, one: str, other: str, enough: int) -> float:
        """Words from one stem to another where they stand nearest to each other, or at most `enough` anywhere.

        Infinite where the source lacks one of them.
        """
        few, many = self.places.get(one, ()), self.places.get(other, ())
        if len(few) > len(many):
            few, many = many, few
        nearest = math.inf
        for place in few:
            at = bisect_left(many, place)
            if at < len(many):
                nearest = min(nearest, many[at] - place)
            if at:
                nearest = min(nearest, place - many[at - 1])
            if nearest <= enough:
                break
        return nearest


def _places(keys: Iterable[_Key]) -> dict[_Key, list[int]]:
    found = defaultdict[_Key, list[int]](list)
    for place, key in enumerate(keys):
        found[key].append(place)
    return dict(found)


def longest_run(stems: Sequence[str], source: Source) -> int:
    """Length in words of the longest stretch that stands in the source as it is."""
    best, ending = int(any(stem in source.places for stem in stems)), dict[int, int]()
    for pair in pairwise(stems):
        ending = {place: ending.get(place - 1, 1) + 1 for place in source.pairs.get(pair, ())}
        if ending:
            best = max(best, *ending.values())
    return best
