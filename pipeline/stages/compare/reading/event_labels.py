"""What a dated deed or event is called for a reader: who, the deed, and what it was done to."""

import re

from pipeline.stages.compare.reading.phrases import AFTER, AUXILIARY, clause_after, phrase, phrase_before, words_of
from pipeline.stages.compare.reading.verbs import is_verb

_PARTICLES = frozenset({"out", "up", "off", "down", "against", "him", "her", "them", "it", "not", "away", "ashore"})
_ASIDE_ENDS = re.compile(
    r",\s+(?:(?:is|are|was|were|be|been|being|has|have|had|will|would|could|can|may|might|should|must|also|now|still"
    r"|already|[a-z]+ly)\s+)*$"
)


def event_label(text: str, low: int, at: tuple[int, int], high: int) -> str:
    """A deed or event at a place with the words before it and what it is done to, between `low` and `high`."""
    before = words_of(_without_aside(text[low : at[0]]))
    while before and (before[-1].casefold() in AUXILIARY | {"last", "first"} or before[-1].endswith("ly")):
        before.pop()
    joined = before[-2:] if before[-1:] == ["and"] and is_verb("".join(before[-2:-1])) else []
    if joined:
        before = [word for word in before[:-2] if word.casefold() not in AUXILIARY]
    words = words_of(clause_after(text, at[1], high))
    links = 0
    while links < min(3, len(words)) and words[links].casefold() in AFTER | _PARTICLES:
        links += 1
    if links and words[links - 1].casefold() == "to" and links < len(words):
        links += 1  # "to step aside"
    done = phrase(words[links:], 5, article=True)
    after = [*words[:links], done] if done else []
    return " ".join(filter(None, [phrase_before(before, 4), *joined, text[slice(*at)], *after]))


def _without_aside(lead: str) -> str:
    """What leads to a verb up to the aside that ends before it: "Jan Lind, a friend of Ole Molde, was" tells of Lind.

    Of "... who is a friend of Ole Molde, was" nothing is left: whose deed it is stands before the clause.
    """
    ends = _ASIDE_ENDS.search(lead)
    if ends is None:
        return lead
    subject, _, aside = lead[: ends.start()].rpartition(",")
    for part in reversed(subject.split(",")):
        if (words := words_of(part)) and not words[0][0].isdigit():  # "Jan Lind, 44, a friend of ..."
            return part
    told = any(word.casefold() in AUXILIARY or is_verb(word) for word in words_of(aside))
    return "" if told else lead


def scene_label(before: str, after: str) -> str:
    """What a day without a verb is said of: the noun phrase that ends before it, else the one that follows it."""
    words = words_of(before)
    idle = AFTER | AUXILIARY | _PARTICLES | {"as", "a.m", "p.m", "am", "pm", "about", "around", "shortly"}
    while words and (words[-1].casefold() in idle or words[-1].endswith("ly") or words[-1][0].isdigit()):
        words.pop()
    return phrase_before(words, 4) or phrase(words_of(after), 5)
