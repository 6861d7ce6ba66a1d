"""Dates told as the end of a time in one text and as its start in another: "until Friday" is not "from Friday".

Each day, month, year or hour with the word before it is read where the words around it are the same in both texts.
A denied end is a start ("not until Friday"), so under a negation a word tells nothing. English only.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.text.months import MONTHS, WEEKDAYS
from pipeline.verification.faults import Fault
from pipeline.verification.source import Word, places_of, sentence_texts, sentence_words

_SIDES = {
    "from": "start", "since": "start", "starting": "start", "beginning": "start", "after": "start",
    "following": "start", "until": "end", "till": "end", "through": "end", "by": "end", "before": "end",
    "in": "at", "on": "at", "at": "at",
}  # fmt: skip
"""Which side of a date something lies on, by the word before it."""

_CUES = frozenset(_SIDES)
_OUTSIDE = frozenset(["before", "after"])
"""Words by which something is not on the day itself."""

_BETWEEN_WORDS = "the about around early mid late last this next end start of at least noon"
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_HALVES = frozenset(["a", "p", "am", "pm"])
_AROUND, _SAME = 5, 2  # words with content on each side; how many of them two texts must share


class _Limit(NamedTuple):
    """A date with the word before it.

    side    a value of _SIDES; "" where nothing tells
    key     the first words of the date
    beside  stems of the words with content around it
    """

    side: str
    word: str
    key: str
    beside: frozenset[str]


def limit_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first date that the passages tell as another side of the same time alone."""
    if language not in ("en", "und") or not _has_limits(claim):
        return []
    ours = [limit for limit in _limits(claim) if limit.side]
    theirs = [limit for passage in passages for limit in _limits(passage)] if ours else []
    return list(islice(_turned(ours, theirs), 1)) if theirs else []


@lru_cache(maxsize=4096)
def _has_limits(text: str) -> bool:
    texts = sentence_texts(text)
    dated = not _CALENDAR.isdisjoint(texts) or any(word[0].isdigit() for word in texts)
    return dated and not _CUES.isdisjoint(texts)


def _turned(ours: Sequence[_Limit], theirs: Sequence[_Limit]) -> Iterator[Fault]:
    for said in ours:
        same = [limit for limit in theirs if limit.key == said.key]
        near = [limit for limit in same if len(limit.beside & said.beside) >= min(_SAME, max(len(said.beside), 1))]
        if near and not any(_agrees(said, limit) for limit in same):
            yield Fault("date", True, f"says “{said.word} {said.key}”; source says “{near[0].word} {near[0].key}”")


def _agrees(said: _Limit, given: _Limit) -> bool:
    """Whether both may be of one time; a date without such a word may be either."""
    if said.side == "at":
        return given.word not in _OUTSIDE
    return given.side in (said.side, "", "at")


@lru_cache(maxsize=4096)
def _limits(text: str) -> tuple[_Limit, ...]:
    """The dates and hours of a text."""
    words = sentence_words(text)
    starts = [at for at in range(len(words)) if _dates(words, at) and not (at and _dates(words, at - 1))]
    return tuple([_limit(text, words, at) for at in starts])


def _dates(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a month, a day of the week, a year, or the number of an hour or of a day of a month."""
    word = words[at]
    if word.text in _CALENDAR:
        return word.capital or (at == 0 and word.text not in ("may", "march"))
    if not word.number:
        return False
    following = words[at + 1].text if at + 1 < len(words) else ""
    beside_month = (at > 0 and words[at - 1].text in MONTHS) or following in MONTHS
    return bool(_YEAR.match(word.text)) or beside_month or following in _HALVES


def _limit(text: str, words: Sequence[Word], at: int) -> _Limit:
    place = at - 1
    while place >= 0 and words[place].text in _BETWEEN and at - place < 4 and words[place].text not in _CUES:
        place -= 1
    word = words[place].text if place >= 0 else ""
    side = _SIDES.get(word, "")
    event = words[at].text.endswith("'s") or text[places_of(text)[at][1] :][:2] in ("'s", "’s")
    if event or any(w.negates for w in words[max(0, place - 8) : max(place, 0)]):
        side = ""
    beside = [w.stem for w in words[max(0, place - 2 * _AROUND) : max(place, 0)] if w.content][-_AROUND:]
    beside += [w.stem for w in words[at + 1 : at + 1 + 2 * _AROUND] if w.content][:_AROUND]
    key = " ".join(w.text for w in words[at : at + 2] if w is words[at] or w.number)
    return _Limit(side, word if side else "", key, frozenset(beside))
