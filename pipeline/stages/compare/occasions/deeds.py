"""The deed of a day or place in its sentence: the clause around it, its event or verb, and what it is done to.

A day belongs to the event that it stands beside ("a Tuesday letter", "the debate on Tuesday"), else to the verb before
or after it in its clause ("on Wednesday stormed"). What somebody said on a day is no deed, since each outlet asks on
its own day.
"""

import re
from collections.abc import Iterator

from pipeline.records import Sentence
from pipeline.stages.compare.reading.event_labels import event_label, scene_label
from pipeline.stages.compare.reading.verbs import MERE, SAID, is_verb
from pipeline.text.unit_phrases import STOP

REACH = 120
"""Code points before a day in which its deed is sought."""
ROOM = 300
"""Code points on either side of a day in which its clause is sought."""

_BREAK = re.compile(
    r"[;:()—–]|[,.?!][”\"]|[,:] ?[“\"]|--| - |, (?=(?:and|but|[a-z]+ing)(?![^\W_]))"
    r"|(?<![^\W_])(?:that|who|whom|which|(?:after|before)(?! (?:dawn|midnight|noon|dark))|while"
    r"|when|because|although|though|but|where|if)(?![^\W_])"
)
_EVENT = (
    r"(?:debate|briefing|meeting|hearing|summit|rally|rallies|speech|address|interview|letter|article|report|statement"
    r"|conference|attack|bombing|shooting|blast|explosion|crash|trial|election|primary|caucus|game|match|ceremony"
    r"|funeral|protest|march|strike|launch|testimony|vote|ruling|decision|order|arrest|raid|quake|earthquake|storm"
    r"|fire|flight|visit|talks|deposition|inauguration|call|memo|email|tweet|post|deadline|premiere|convention)"
)
_LINK = rf"(?:{'|'.join(sorted(STOP))})"
"""A word that no noun phrase holds before its noun: "on Friday a report" tells of no Friday report."""
_EVENT_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<event>{_EVENT})s?,?\s(?:(?:on|held|in|from|scheduled\sfor|set\sfor)\s)?(?:early\s|late\s)?$"
)
_EVENT_AFTER = re.compile(
    r"(?:['’]s)?(?:\s(?:night|morning|evening|afternoon)(?:['’]s)?)?"
    rf"\s(?:(?!{_LINK}\s)[\w-]+\s){{0,2}}(?P<event>(?i:{_EVENT}))s?(?![^\W_])"
)
_HOLDS = re.compile(r"(?:,?\s(?:night|morning|evening|afternoon))?,?\s(?:[a-z]+ly\s)?(?P<verb>[a-z]+)")
_VERB = re.compile(
    r"(?<![^\W_])(?P<after>(?:to|will|would|could|can|may|must|should|shall|did|not)\s(?:[a-z]+ly\s)?)?"
    r"(?<!-)(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"  # no "so-called"
    r"(?=(?P<done>\s(?:the|an?|his|her|its|their|him|them|it)\s|\s[A-Z]|\s\Z)?)"
)
_NO_VERB = re.compile(rf"{_LINK}|.*[^\Wa-z].*|.{{1,2}}|.*(?<![su])s|.*ly|.*ing")
_OBJECT_ENDS = re.compile(
    r"[,;:()—“”\"]|--|(?<![^\W_])(?:in|at|on|to|for|from|after|before|during|over|under|near|by|with|as|into|outside|when"
    r"|while|and)(?![^\W_])"
)
_ONCE = frozenset({"announced", "accused", "called", "alleged", "declined", "warned", "confirmed", "asked"})


def clause_of(text: str, place: tuple[int, int], sentence: Sentence) -> tuple[int, int]:
    """What lies between the breaks around a day."""
    start, end = max(sentence.start, place[0] - ROOM), min(sentence.end, place[1] + ROOM)
    for match in _BREAK.finditer(text, start, place[0]):
        start = match.end()
    stop = _BREAK.search(text, place[1], end)
    return start, stop.start() if stop else end


def deed_of(text: str, place: tuple[int, int], clause: tuple[int, int]) -> tuple[tuple[int, int], str, bool] | None:
    """Where the event or verb of a day stands, the word, and whether it is an event; None without one."""
    start = max(clause[0], place[0] - REACH)
    holds = _HOLDS.match(text, place[1], clause[1])
    if holds and is_verb(holds["verb"]) and holds["verb"] not in MERE:
        return None if holds["verb"] in SAID - _ONCE else (holds.span("verb"), holds["verb"], False)
    for match in (_EVENT_BEFORE.search(text[start : place[0]]), _EVENT_AFTER.match(text, place[1], clause[1])):
        if match:
            shift = start if match.string is not text else 0
            return (match.start("event") + shift, match.end("event") + shift), match["event"], True
    verbs = list(_verbs(text, start, place[0]))
    at = verbs[-1] if verbs else next(_verbs(text, place[1], clause[1]), None)
    word = text[slice(*at)] if at else ""
    if at is None or word in MERE:
        return (place[0], place[0]), "", False
    return None if word.casefold() in SAID - _ONCE else (at, word, False)


def _verbs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where verbs stand: in the past tense, as participles, or after "to" or an auxiliary."""
    for match in _VERB.finditer(text, start, end):
        bare = match["after"] and (match["done"] or not match["after"].startswith("to"))  # no "opened to traffic"
        if is_verb(match["word"]) or (bare and not _NO_VERB.fullmatch(match["word"])):
            yield match.span("word")


def object_of(text: str, at: int, place: tuple[int, int], clause: tuple[int, int]) -> str:
    high = min(clause[1], place[0] if place[0] >= at else clause[1])
    stop = _OBJECT_ENDS.search(text, at, high)
    return text[at : stop.start() if stop else high]


def phrase_of(text: str, at: tuple[int, int], place: tuple[int, int], clause: tuple[int, int]) -> str:
    """A few words of the clause around the deed, without the day."""
    if at[0] == at[1]:
        return scene_label(text[clause[0] : place[0]], text[place[1] : clause[1]])
    low = max(clause[0], place[1] if place[1] <= at[0] else clause[0])
    high = min(clause[1], place[0] if place[0] >= at[1] else clause[1])
    return event_label(text, low, at, high)
