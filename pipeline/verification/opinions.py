"""What a text lets critics, believers or accusers say, and does not say itself.

"Critics say the law hurts farmers", "the law hurts farmers, critics say", "he argued that the law hurts farmers", "the
law is believed to hurt farmers". What a person or an office simply said is none: news tells that as fact. English only.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.text.name_words import SPEECH
from pipeline.verification.source import Word

_PARTISANS_WORDS = """
    critics opponents supporters skeptics sceptics detractors advocates campaigners activists proponents backers rivals
    some many others
"""
_PARTISANS = frozenset(_PARTISANS_WORDS.split())
_ANYBODY = frozenset(["some", "many", "others"])
_HOLDS_WORDS = """
    argue argues argued allege alleges alleged believe believes believed think thinks thought contend contends contended
    fear fears feared insist insists insisted suspect suspects suspected assert asserts asserted maintain maintains
    maintained speculate speculates speculated
"""
_HOLDS = frozenset(_HOLDS_WORDS.split())
_CLAIMS = frozenset(["claim", "claims", "claimed"])
_SAYS = _HOLDS | _CLAIMS | SPEECH | frozenset(["say", "warn", "warns", "note", "add", "worry", "complain"])
_HELD = frozenset(["believed", "thought", "alleged", "rumored", "rumoured", "suspected", "said", "reported", "feared"])
_BE = frozenset(["is", "are", "was", "were", "be", "been"])
_BEGIN_WORDS = "the a an this that these those his her its their he she they it we there some all many most"
_BEGIN = frozenset(_BEGIN_WORDS.split())
_NEAR = 5  # words from critics to what they do

_ATTRIBUTES_WORDS = """
    according accuse accuses accused accusing allegation allegations allegedly reportedly supposedly belief view opinion
    likely fears concern concerns may might could arguing alleging claiming saying insisting believing suggest
    suggests suggested critic critical criticism criticized lawsuit suit charge charges charged
"""
ATTRIBUTES = _SAYS | _PARTISANS | frozenset(_ATTRIBUTES_WORDS.split())
"""Words by which a claim says that it is not the one who says so."""

OPINES = _SAYS | _HELD | {"according"}
"""Words of which one may tell of an opinion."""

CUES = _HOLDS | _CLAIMS | _PARTISANS | _HELD


class Opinion(NamedTuple):
    """Where what somebody says begins, or where it ends, by places of words; the other is None.

    holder  stems of who says so
    """

    cue: str
    start: int | None
    end: int | None
    holder: frozenset[str]


def may_tell(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a place may tell of an opinion: known before clauses are looked for."""
    text = words[at].text
    if text in _HOLDS or text in _CLAIMS:
        return True
    if text in _HELD and at and words[at - 1].text in _BE:
        return True
    return any(word.text in _PARTISANS for word in words[max(0, at - _NEAR) : at + 2 + _NEAR])


def opinion_at(words: Sequence[Word], at: int, begins: Sequence[bool]) -> Opinion | None:
    """The opinion that the word at a place tells of, if any.

    begins  whether a clause begins with a word, for each of them
    """
    text = words[at].text
    if text == "according":
        return _according(words, at, begins)
    if text in _HELD and at and words[at - 1].text in _BE and _text(words, at + 1) == "to":
        return Opinion(f"{text} to", at + 2, at - 1, frozenset())
    if text not in _SAYS:
        return None
    who = _partisans(words, at, begins)
    following = _text(words, at + 1)
    if at + 1 == len(words) or begins[at + 1]:
        return Opinion(f"{words[who].text} {text}", None, who, _stems(words, who, at)) if who is not None else None
    if who is None and not _holds(words, at):
        return None
    first = at if who is None else who
    cue = text if who is None else f"{words[who].text} {text}"
    return Opinion(cue, at + 1 + (following == "that"), None, _stems(words, first, at))


def _holds(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of holding something for true, and a clause follows."""
    text, following = words[at].text, words[at + 1]
    before = _text(words, at - 1)
    if before in _BEGIN - {"he", "she", "they", "it", "we"} or before in _BE:
        return False
    if text in _CLAIMS:
        return following.text == "that"
    return text in _HOLDS and (following.text in _BEGIN or following.capital)


def _partisans(words: Sequence[Word], at: int, begins: Sequence[bool]) -> int | None:
    """The place of the critics or the like who do what the verb at `at` says."""
    for place in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        text = words[place].text
        if text in _PARTISANS and (text not in _ANYBODY or place == at - 1):
            return place
        if begins[place] or text in _SAYS:
            return None
    return None


def _according(words: Sequence[Word], at: int, begins: Sequence[bool]) -> Opinion | None:
    if _text(words, at + 1) != "to":
        return None
    who = next((i for i in range(at + 2, min(at + 2 + _NEAR, len(words))) if words[i].text in _PARTISANS), None)
    if who is None or words[who].text in _ANYBODY:
        return None
    after = next((i for i in range(at + 1, len(words)) if begins[i]), None)
    holder = _stems(words, who, who + 1)
    cue = f"according to {words[who].text}"
    return Opinion(cue, after, None, holder) if at == 0 else Opinion(cue, None, at, holder)


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _stems(words: Sequence[Word], start: int, end: int) -> frozenset[str]:
    return frozenset(word.stem for word in words[start:end] if word.content)
