"""Somebody's spokesman, wife or lawyer told as somebody himself, and some of them told as all of them.

"A spokesman for the minister resigned", "the minister's spokesman resigned": in both stands the minister beside the
verb, and is not who resigned. Looked for are a word of the claim that has the same neighbour as such a phrase of the
passages, where the claim has nothing of what stands before it there. English only.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.text.name_words import SPEECH
from pipeline.verification.faults import Fault, as_written, shortened
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import Word, places_of, sentence_texts, sentence_words

_PEOPLE_WORDS = """
    wife husband son daughter brother sister mother father widow fiancee girlfriend boyfriend cousin nephew niece uncle
    aunt grandson relative relatives family parents lawyer lawyers attorney attorneys aide aides adviser advisers
    advisor advisors spokesman spokeswoman spokesperson spokesmen ally allies supporter supporters critic critics
    opponent opponents rival rivals friend friends associate associates deputy deputies successor predecessor bodyguard
    driver leader leaders commander owner owners secretary assistant colleague colleagues fan fans follower followers
"""
_PEOPLE = frozenset(_PEOPLE_WORDS.split())
_SOME_WORDS = """
    some many most half part parts several few none one two three four five six seven eight nine ten dozen dozens
    majority minority third quarter
"""
_SOME = frozenset(_SOME_WORDS.split())
_VOICES = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokesmen"])
"""Who speaks for another one, so that it is the other one who said it."""
_SPEECH = SPEECH | {"say", "according", "decline", "declines", "declined", "refused"}
_CUES = _PEOPLE | _SOME
_OF = frozenset(["of", "for", "to"])
_SMALL_WORDS = "the a an his her its their our my your these those this that mr mrs ms president"
_SMALL = frozenset(_SMALL_WORDS.split())
_TITLES = frozenset(["president"])
_DEFINITE = frozenset(["the", "all", "every", "his", "her", "its", "their", "these", "those"])
_MOST = 4  # words of what stands after "of"


class _Part(NamedTuple):
    """A word for somebody or some, the last word of whose or of which they are, and their neighbours.

    printed        the whole phrase
    speaks         of a spokesman: whether he says something
    before, after  stems of the nearest words with content on both sides of the phrase, "" for none
    """

    part: str
    whole: str
    stem: str
    printed: str
    speaks: bool
    before: str
    after: str


class _Read(NamedTuple):
    """What belongs to something in a text, and each other word with its neighbours: its stem, before and after."""

    parts: tuple[_Part, ...]
    alone: frozenset[tuple[str, str, str]]


def part_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first word that the claim has in the place of what in the passages belongs to it."""
    if language not in ("en", "und"):
        return []
    read = [_read(passage) for passage in passages]
    return list(islice(_wholes(claim, read), 1)) if any(r.parts for r in read) else []


def _wholes(claim: str, read: Sequence[_Read]) -> Iterator[Fault]:
    said = sentence_words(claim)
    texts = sentence_texts(claim)
    for part in (part for r in read for part in r.parts):
        some = part.part in _SOME
        if part.part in texts and not some:
            continue
        for at, word in enumerate(said):
            if word.stem != part.stem or (some and not _all(said, at, part)):
                continue
            before, after = _neighbours(said, at, at)
            if part.speaks and _speaks(said, at, at):
                continue
            same = (after and after == part.after) or (before and before == part.before)
            if same and not any(_beside(r.alone, word.stem, before, after) for r in read):
                ours = as_written(word.text, claim)
                yield Fault("speaker", True, f"says of “{ours}” what the source says of “{part.printed}”")


def _speaks(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a word of saying stands before or after a phrase."""
    near = (*words[max(0, first - _MOST) : first], *words[last + 1 : last + 1 + _MOST])
    return any(word.text in _SPEECH for word in near)


def _beside(alone: frozenset[tuple[str, str, str]], stem: str, before: str, after: str) -> bool:
    """Whether a word stands alone beside a neighbour of the claim, on whichever side: "closed the shop"."""
    near = {before, after} - {""}
    return any(s == stem and not near.isdisjoint((b, a)) for s, b, a in alone)


def _all(words: Sequence[Word], at: int, part: _Part) -> bool:
    """Whether a word of a claim means all of what a passage has some of: the same plural, and no amount before it."""
    before = [word.text for word in words[max(0, at - _MOST) : at]]
    plural = words[at].text == part.whole and part.whole.endswith("s")
    counted = any(text in _SOME or text[0].isdigit() for text in before)
    return plural and not counted and (not before or any(text in _DEFINITE for text in before[-2:]))


def _neighbours(words: Sequence[Word], first: int, last: int) -> tuple[str, str]:
    before = (w.stem for w in reversed(words[max(0, first - _MOST) : first]) if w.content and w.text not in _SMALL)
    after = (w.stem for w in words[last + 1 : last + 1 + _MOST] if w.content)
    return next(before, ""), next(after, "")


@lru_cache(maxsize=4096)
def _read(text: str) -> _Read:
    if sentence_texts(text).isdisjoint(_CUES):
        return _Read((), frozenset())
    words, spans = sentence_words(text), places_of(text)
    found: dict[int, _Part] = {}
    for at, word in enumerate(words):
        if word.text not in _CUES:
            continue
        whole = _whole(text, words, at)
        if whole is not None:
            first, last = min(at, whole), max(at, whole)
            owner = words[whole].text.removesuffix("'s").removesuffix("'")
            printed = shortened(" ".join(text[spans[first][0] : spans[last][1]].split()))
            beside = _neighbours(words, first, last)
            speaks = word.text in _VOICES and _speaks(words, first, last)
            found[whole] = _Part(word.text, owner, lexicon().stem(owner), printed, speaks, *beside)
    if not found:
        return _Read((), frozenset())
    alone = ((w.stem, *_neighbours(words, at, at)) for at, w in enumerate(words) if at not in found and w.content)
    return _Read(tuple(found.values()), frozenset(alone))


def _whole(text: str, words: Sequence[Word], at: int) -> int | None:
    """Place of the last word of whom or what a word belongs to; None where nothing tells."""
    if at and words[at].text in _PEOPLE and words[at - 1].text.endswith(("'s", "s'")):
        return at - 1
    following = words[at + 1 : at + 3]
    if len(following) < 2 or following[0].text not in _OF:
        return None
    if words[at].text in _SOME and (following[0].text != "of" or following[1].text not in _SMALL):
        return None
    start = next((i for i in range(at + 2, min(at + 6, len(words))) if words[i].text not in _SMALL), None)
    if start is None:
        return None
    if not words[start].capital and words[start - 1].text in _TITLES:
        start -= 1  # "supporters of the president marched" are not those of Marched
    if not words[start].content:
        return None
    spans, end = places_of(text), start
    while end + 1 < len(words) and text[spans[end][1] : spans[end + 1][0]] == " " and _goes_on(words, start, end + 1):
        end += 1
    return end


def _goes_on(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a name, or a noun with what stands before it, goes on with this word."""
    if words[start].capital:
        return words[at].capital
    return words[at].content and not words[at].text.endswith("ed") and words[at].text not in lexicon().base
