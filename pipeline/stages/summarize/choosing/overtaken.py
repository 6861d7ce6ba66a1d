"""English sentences that expect what another sentence of their story tells as done: "is expected to sign", "signed".

The expecting sentence goes where the other is of its day or a later one and both name one thing that is done. What lies
further ahead than the other's article stays: the House votes on Friday, though the Senate voted on Thursday.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.stages.summarize.choosing.selection import Option
from pipeline.stages.summarize.faults.faults import SERIOUS
from pipeline.text.dates import find_dates
from pipeline.text.name_words import CALENDAR
from pipeline.text.quotation_marks import unquoted
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import words_of

NEAR_WORDS = 7
"""Content words before a verb, and behind it, that may tell who does what."""

ROOM = 1000
"""Characters before a verb, and behind it, that are looked at: a sentence may be as long as its article."""

COMMON_OBJECT = 2
"""Words that the things done must have in common, ..."""

COMMON = 4
"""... or else all words around the two verbs, where both sentences name one day."""

_EXPECTED = re.compile(
    r"(?<!that )(?<!which )(?<!who )"
    r"\b(?:(?:is|are|was|were)(?: now| also| widely)? "
    r"(?:expected|set|planning|poised|likely|due|preparing|scheduled|slated|ready|going|about) to|"
    r"(?:expects|plans|planned|prepares|intends|vows|vowed|aims) to|(?:is|are) to|will) "
    r"(?:\w+ly |also |soon )?(?P<passive>be )?(?P<verb>[a-z]{3,})\b"
)
_LIGHT_WORDS = """
    be have do make get give help say tell set put call not need want see look continue remain include require allow
    take come
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
# "The override is expected to begin": the noun tells what.
_BEGINS = frozenset({"begin", "start"})
_OPENING_NOUN = re.compile(r"(?:The|An?) (?:[\w-]+ ){0,2}?([a-z]+)(?=,| of| on| is| are| was| will)")
_WORD = re.compile(r"[A-Za-z]{3,}")
_VOTED = re.compile(r"\bvoted(?: [\w-]+){0,5} to $")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been)(?: \w+ly)? $")
# "Would have signed", "before it was signed", "even as they signed".
_OPEN = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|must|not|never|be|being|yet)(?: \w+ly| have| be| been)* $|n['’]t $|"
    r"\b(?:as|if|while|whether|before|until|unless)\b[^,;]* $",
    re.IGNORECASE,
)


class _Event(NamedTuple):
    """What is done, as stems: the verb, who does it, to what it is done, and all words around.

    names   names and numbers before a verb; none before a passive
    thing   what is before a passive, else behind the verb
    """

    stem: str
    names: frozenset[str]
    thing: frozenset[str]
    around: frozenset[str]


class _Verb(NamedTuple):
    """A verb at [start, end) of a text, as its stem, and whether it is a passive."""

    stem: str
    start: int
    end: int
    passive: bool


def not_overtaken(options: Sequence[Option]) -> list[Option]:
    """The options without those that expect what one that is left tells as done; sides of a conflict stay."""
    sound = [o for o in options if o.member.language == "en" and o.faults < SERIOUS]
    kept = list(options)
    for option in options:
        awaits = option.member.language == "en" and not option.sides and _expected(option.text)
        if awaits and any(_overtakes(other, option) for other in sound):
            kept.remove(option)
            sound = [other for other in sound if other is not option]
    return kept


def _overtakes(later: Option, early: Option) -> bool:
    """Whether an option tells as done what one of another article expects and does not itself tell as done."""
    if later.member.article_id == early.member.article_id:
        return False
    awaited = _expected(early.text)
    stems = {event.stem for event in awaited} - {verb.stem for verb in _done(early.text)}
    pairs = [(a, v) for a in awaited for v in _done(later.text) if a.stem == v.stem and a.stem in stems]
    if not pairs or not _not_before(later, early):
        return False
    one_day = _share_a_day(early, later)
    return any(_same(event, _event_of(later.text, verb), one_day) for event, verb in pairs)


def _same(one: _Event, other: _Event, one_day: bool) -> bool:
    """Whether two events may be one: not where each has a name before its verb and none is shared."""
    if one.names and other.names and one.names.isdisjoint(other.names | other.around):
        return False
    common = (one.around & other.around) - {one.stem}
    return len(one.thing & other.thing - {one.stem}) >= COMMON_OBJECT or (one_day and len(common) >= COMMON)


def _not_before(later: Option, early: Option) -> bool:
    """Whether an option may tell of what another has ahead; without days, leads alone are taken to tell the news."""
    then, now = early.member.day, later.member.day
    if then is None or now is None:
        return early.position == later.position == 0
    ahead = {day for day in _days(early) if day >= then}
    past = _days(later)
    if now < then or (ahead and min(ahead) > now) or (past and max(past) < then):
        return False
    return not ahead or not past or not ahead.isdisjoint(past)


def _share_a_day(one: Option, other: Option) -> bool:
    return not _days(one).isdisjoint(_days(other))


def _days(option: Option) -> set[str]:
    return {found.iso for found in find_dates(option.text, option.member.day)}


@lru_cache(maxsize=4096)
def _expected(text: str) -> tuple[_Event, ...]:
    """What a sentence expects outside its quotations."""
    return tuple(_found_expected(text))


def _found_expected(text: str) -> Iterator[_Event]:
    for match in _EXPECTED.finditer(unquoted(text)):
        verb = match["verb"]
        noun = _OPENING_NOUN.match(text) if verb in _BEGINS else None
        if noun or verb not in _LIGHT | _BEGINS:
            told = noun[1] if noun else verb
            passive = match["passive"] is not None or noun is not None
            yield _event(told, *_beside(text, *match.span()), passive)


@lru_cache(maxsize=4096)
def _done(text: str) -> tuple[_Verb, ...]:
    """The verbs of what a sentence tells as done outside its quotations."""
    return tuple(_found_done(text))


def _found_done(text: str) -> Iterator[_Verb]:
    outside = unquoted(text)
    for match in _WORD.finditer(outside):
        word, (before, _) = match[0].casefold(), _beside(outside, *match.span())
        past = lexicon().base.get(word, word) != word or (word.endswith("ed") and len(word) > 4)
        if _VOTED.search(before) or (past and not _OPEN.search(before)):
            yield _Verb(lexicon().stem(word), *match.span(), _PASSIVE.search(before) is not None)


@lru_cache(maxsize=4096)
def _event_of(text: str, verb: _Verb) -> _Event:
    """What is done by a verb of a text; told for those verbs alone that somebody expects."""
    return _event(text[verb.start : verb.end], *_beside(text, verb.start, verb.end), verb.passive)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before [start, end) of a text and behind it."""
    return text[max(0, start - ROOM) : start], text[end : end + ROOM]


def _event(verb: str, before: str, after: str, passive: bool) -> _Event:
    first = [word for word in words_of(before) if word.content]
    named = [word.stem for word in first if (word.capital or word.number) and word.text not in CALENDAR]
    subject = [word.stem for word in first][-NEAR_WORDS:]
    behind = [word.stem for word in words_of(after) if word.content][:NEAR_WORDS]
    names, thing = ([], subject) if passive else (named, behind)
    return _Event(lexicon().stem(verb.casefold()), frozenset(names), frozenset(thing), frozenset(subject + behind))
