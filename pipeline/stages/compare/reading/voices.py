"""Who says a figure: "the United Nations says", "according to activists", "the MDC claims".

Two parties that count one thing each for itself may both be right about what they counted, and neither takes back
what the other says: such figures are a disagreement, on whatever days they stand. One party that gives two counts on.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.stages.compare.reading.words import WORD, stem
from pipeline.text.name_words import HONORIFICS, SPEECH, TITLES
from pipeline.text.units import is_plural

_OF_FIGURES = """
    alleges alleged announces believes believe believed claim claims claiming confirms declares estimate estimates
    estimated insist insists maintains maintain report reports reported say saying projected projects
"""
_NO_FIGURES = frozenset({"called", "asked", "urged", "thanked", "praised", "criticized", "condemned"})
_GIVES = r"(?:gave|gives?|puts?) (?:him|her|them|it|the (?:figure|number|toll|death|total|count))"
_TELLS = "|".join([*sorted(SPEECH - _NO_FIGURES | frozenset(_OF_FIGURES.split())), _GIVES])
_CLAIMS = re.compile(r"(?<![^\W_])(?:claim(?:s|ed|ing)?|alleg(?:es|ed)|insist(?:s|ed)?|maintains?)$")
_AUX = r"(?:(?:has|have|had|also|later|earlier|since|now|on [A-Z][a-z]{2,5}day|today|yesterday) ){0,2}"
_SAYS = re.compile(rf"(?:, [^,;.“”\"]{{1,80}},)? {_AUX}(?:{_TELLS})(?![^\W_])")
_SAID_BEFORE = re.compile(r"[,”\"’'] ?(?:said|says) (?=[A-Z]|an? |the )")
_ACCORDING = re.compile(
    r"(?<![^\W_])(?:according to|(?:figures|data|estimates?|records) (?:from|by|of)|counted by) ", re.IGNORECASE
)
CONTRAST = re.compile(r";|[—–]|(?<![^\W_])(?:while|but|although|though|whereas|however|yet)(?![^\W_])", re.IGNORECASE)
"""What sets two parts of a sentence against each other."""

_BREAK = re.compile(r"[,;:(“”\"—–]|(?<![A-Z])\.(?!\w)")
_BRACKETED = re.compile(r" \([^()]{1,20}\)$")  # "the Syrian National Council (SNC) said"
_STOP_WORDS = """
    that which who whom and or as when after before in on at by from with since because if than to whose where while but
    although though whereas however
"""
_STOPS = frozenset(_STOP_WORDS.split())
_PHRASE = 8  # words that name a speaker, at most
_REACH = 120  # code points before a verb, or after "according to", that name the speaker
_SHORT_NAMES = (
    (re.compile(r"United Nations|U\.N\."), "UN"),
    (re.compile(r"United States|U\.S\."), "US"),
    (re.compile(r"World Health Organi[sz]ation"), "WHO"),
)
_IDLE_WORDS = """
    the a an its his her their our this that these those of for spokesman spokeswoman spokesperson latest official
    officials figure figures estimate estimates data count counts tally report reports record records statement
    statements early preliminary new own several some many most other local both also all one two three four five
    monday tuesday wednesday thursday friday saturday sunday
"""
_IDLE = HONORIFICS | TITLES | frozenset(_IDLE_WORDS.split())
_NO_SPEAKERS = """
    it he she they we i you who which there what people was were is are be been being had has have will would could to
    not get got left
"""
_NOBODY = frozenset(_NO_SPEAKERS.split())
_PARTIES = {
    "official": """
        government official officials authorities authority police gendarmerie ministry minister military army state
        prosecutor prosecutors commission electoral department governor mayor sheriff coroner administration regime
        officers navy guard
    """,
    "opposed": """
        opposition activist activists rebel rebels rights campaigner campaigners organiser organisers organizer
        organizers union unions protester protesters insurgent insurgents dissidents grassroots demonstrators militants
    """,
    "abroad": "un who nato charity charities aid relief",
    "medical": "doctor doctors hospital medics medical",
}
_PARTY_OF = {word: party for party, words in _PARTIES.items() for word in words.split()}
_CLAIMANT = frozenset({"claimant"})  # who claims something that others do not say


class Voice(NamedTuple):
    """Who says something: the stems of their names, what kinds of party they are, as far as known, and as printed."""

    names: frozenset[str]
    parties: frozenset[str]
    printed: str


class _Saying(NamedTuple):
    """Where a text says who speaks; whether what they say follows it, and whether it may stand before it."""

    start: int
    end: int
    follows: bool
    trails: bool
    voice: Voice


def are_opposed(left: Voice | None, right: Voice | None) -> bool:
    """Whether two parties speak that count each for itself: the government and the opposition, doctors and the UN."""
    if left is None or right is None or not (left.parties and right.parties):
        return False
    return left.parties.isdisjoint(right.parties) and left.names.isdisjoint(right.names)


def is_one_voice(left: Voice | None, right: Voice | None) -> bool:
    """Whether one party speaks twice."""
    if left is None or right is None:
        return False
    shared = left.parties & right.parties
    return bool(left.names & right.names) or "opposed" in shared or bool(shared and not (left.names and right.names))


def voice_of(text: str, room: tuple[int, int], place: tuple[int, int]) -> Voice | None:
    """Who says the figure at `place` in its sentence, `room` of it at most; None where nobody does that can be named.

    Of more than one the last that leads to it in its own part of the sentence speaks, else the first after it.
    """
    said = list(_sayings(text[slice(*room)]))
    if not said:
        return None
    own = said
    if len(said) > 1:
        low, high = (end - room[0] for end in _part(text, room, place))
        own = [s for s in said if low <= s.start < high]
    leading = [s for s in own if s.follows and room[0] + s.end <= place[0]]
    behind = [s for s in own if s.trails and room[0] + s.start >= place[1]]
    chosen = leading[-1:] or behind[:1]
    return chosen[0].voice if chosen else None


def _part(text: str, room: tuple[int, int], place: tuple[int, int]) -> tuple[int, int]:
    """The part of a sentence, between words of contrast, in which a figure stands."""
    low = max((m.end() for m in CONTRAST.finditer(text, room[0], place[0])), default=room[0])
    after = CONTRAST.search(text, place[1], room[1])
    return low, after.start() if after else room[1]


@lru_cache(maxsize=1 << 12)
def _sayings(sentence: str) -> tuple[_Saying, ...]:
    return tuple(sorted(_found(sentence), key=lambda saying: saying[:2]))


def _found(sentence: str) -> Iterator[_Saying]:
    last = len(sentence.rstrip(' .!?”"'))
    for match in _ACCORDING.finditer(sentence):
        if voice := _voice(_phrase_after(sentence, match.end())):
            yield _Saying(match.start(), match.end(), match.start() < 3, True, voice)
    for match in _SAYS.finditer(sentence):
        phrase, trails = _phrase_before(sentence, match.start())
        if voice := _voice(phrase):
            if not voice.parties and _CLAIMS.search(match[0]):
                voice = voice._replace(parties=_CLAIMANT)
            yield _Saying(match.start(), match.end(), match.end() < last, trails, voice)
    for match in _SAID_BEFORE.finditer(sentence):
        if voice := _voice(_phrase_after(sentence, match.end())):
            yield _Saying(match.start(), match.end(), False, True, voice)


def _phrase_after(text: str, at: int) -> str:
    near = text[at : at + _REACH]
    stop = _BREAK.search(near)
    words = list(_phrase(WORD.finditer(near, 0, stop.start() if stop else len(near))))
    return near[words[0].start() : words[-1].end()] if words else ""


def _phrase_before(text: str, at: int) -> tuple[str, bool]:
    """The words that lead to a verb of saying, and whether a comma or a quotation mark stands right before them."""
    near = _BRACKETED.sub("", text[max(0, at - _REACH) : at])
    breaks = list(_BREAK.finditer(near))
    words = list(WORD.finditer(near, breaks[-1].end() if breaks else 0))
    phrase = list(_phrase(reversed(words)))
    whole = len(phrase) == len(words) and bool(breaks) and breaks[-1][0] in ',”"'
    return (near[phrase[-1].start() :] if phrase else ""), whole


def _phrase(words: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The words up to one that ends a phrase."""
    for count, word in enumerate(words):
        if count == _PHRASE or (word[0].casefold() in _STOPS and not _is_short_name(word[0])):
            return
        yield word


def _voice(phrase: str) -> Voice | None:
    """Whom a phrase names, or None: a party, or what has a capital."""
    short = phrase
    for pattern, name in _SHORT_NAMES:
        short = pattern.sub(name, short)
    words = [m[0].replace("’", "'").removesuffix("'s") for m in WORD.finditer(short)]
    if not words or (words[-1].casefold() in _NOBODY and not _is_short_name(words[-1])):
        return None
    parties = [_PARTY_OF.get(w.casefold()) for w in words]
    names = frozenset(
        stem(word)
        for word, party in zip(words, parties, strict=True)
        if party is None and word[0].isupper() and len(word) > 1 and word.casefold() not in _IDLE
    )
    if is_plural(words[0].casefold()) and not any(word[0].isupper() for word in words[1:]):
        names -= {stem(words[0])}  # "Economists" has its capital from the sentence that it begins
    known = frozenset(party for party in parties if party)
    return Voice(names, known, " ".join(phrase.split())) if names or known else None


def _is_short_name(word: str) -> bool:
    return len(word) > 1 and word.isupper()  # the WHO
