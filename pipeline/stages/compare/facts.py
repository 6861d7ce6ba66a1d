"""Days, places and scores of a story: what its sentences say of when, where and how it ended.

A fact belongs to a deed, the verb nearest to it ("died", "struck", "voted"): "on Tuesday" alone says nothing. What
somebody said on a day is no deed, since each outlet asks on its own day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Member, Sentence
from pipeline.stages.compare.naming import Source, names_in
from pipeline.stages.compare.votes import scores
from pipeline.stages.compare.words import IDLE, WORD, stem, stems
from pipeline.text.dates import find_dates
from pipeline.text.months import WEEKDAYS
from pipeline.verification.content import stem as base
from pipeline.verification.lexicon import lexicon

FactKind = Literal["date", "place", "score"]

_WEEKDAY = re.compile(r"(?<![^\W_])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![^\W_])")
_DAY = re.compile(
    r"(?<![^\W_])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday|(?:Jan|Febr)uary|March|April|May|June|July"
    r"|August|(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)(?![^\W_])"
)
_PLACE = re.compile(
    r"(?<![^\W_])(?:in|at) (?P<name>(?:[A-Z][^\W\d_]+(?:-[^\W\d_]+)?)(?: [A-Z][^\W\d_]+){0,2})(?![^\W_]|[’'])"
)
_BREAK = re.compile(r"[;:()—“”\"]|--")
_OBJECT_ENDS = re.compile(
    r"[,;:()—“”\"]|--|(?<![^\W_])(?:in|at|on|to|for|from|after|before|during|over|under|near|by|with|as|into|outside|when"
    r"|while|and)(?![^\W_])"
)
_REACH, _WORDS_AWAY, _ROOM = 100, 8, 300
_SAID = frozenset({
    "said", "told", "announced", "reported", "added", "asked",
    "stated", "confirmed", "warned", "declined", "issued", "updated", "called", "needed", "expected", "scheduled",
    "used", "based", "related", "named", "united", "hundred", "including", "according", "accused", "alleged", "red",
    "suspected", "supposed",
})  # fmt: skip
_REPORT = re.compile(r"(?<![^\W_])(?:reports?|statements?|interviews?|tweets?|briefing|conference|speech)(?![^\W_])")
_IRREGULAR = frozenset({
    "was", "were", "died", "shot", "hit", "struck", "fell", "won", "lost", "began", "met", "left", "took", "held",
    "gave", "went", "came", "broke", "fled", "found", "made", "signed", "sank", "flew", "ran", "rose", "drew", "quit",
    "shut", "beat", "caught", "spoke", "swore", "tore", "burst", "sued", "sent", "paid", "sold", "bought", "built",
    "led",
})  # fmt: skip
_MERE = frozenset({"was", "were"})


_Place = tuple[int, int, str]
"""Where a fact is printed, and its value."""


@dataclass(frozen=True, slots=True)
class Fact:
    """When, where or how something ended, at [start, end) of an article.

    value   ISO day, or a day of the week where the article has none; folded name of a place; "51-49"
    weekday the day of the week that is printed, or None
    deed    base form of the verb that it belongs to; "" for a score
    phrase  the verb as printed, with the word before it
    words   stems of the sentence, without days and numbers; `names` are those of its names
    before, after  what stands around it in its sentence
    object  stems of what follows the verb, up to a preposition or the day; `core` are those and what leads to it
    """

    kind: FactKind
    article: int
    article_id: str
    day: str | None
    origin: str
    sentence: tuple[int, int]
    start: int
    end: int
    value: str
    weekday: str | None
    deed: str
    phrase: str
    words: frozenset[str]
    names: frozenset[str]
    before: str
    after: str
    object: frozenset[str]
    core: frozenset[str]


def facts_of(articles: Sequence[Member]) -> list[Fact]:
    """The facts of all sentences that are no repeats, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [fact for index, member in enumerate(articles) for fact in _of_article(Source(index, member), origins)]


def _of_article(source: Source, origins: dict[str, str]) -> Iterator[Fact]:
    text = source.member.text
    for sentence in source.member.sentences:
        if sentence.repeat:
            continue
        origin = source.origin(sentence, origins)
        for day in _days(source.member, sentence):
            yield from _fact(source, sentence, "date", day, origin)
        for score in scores(text, sentence):
            yield from _fact(source, sentence, "score", score, origin)
        for scene in _places(text, sentence):
            yield from _fact(source, sentence, "place", scene, origin)


def _days(member: Member, sentence: Sentence) -> Iterator[_Place]:
    """The days of a sentence that belong to a deed; resolved where the article has a day itself."""
    text = member.text
    named = [m for m in _DAY.finditer(text, sentence.start, sentence.end) if _deed_of(text, m.span(), sentence)]
    if member.day is None:
        yield from ((*m.span(), m[0]) for m in named if _WEEKDAY.fullmatch(m[0]))
    elif named:
        for found in find_dates(text[sentence.start : sentence.end], member.day):
            yield sentence.start + found.start, sentence.start + found.end, found.iso


def _places(text: str, sentence: Sentence) -> Iterator[_Place]:
    for match in _PLACE.finditer(text, sentence.start, sentence.end):
        name = match["name"]
        if name.casefold().split()[0] not in IDLE and name.casefold() not in WEEKDAYS:
            yield match.start("name"), match.end("name"), name.casefold()


def _fact(source: Source, sentence: Sentence, kind: FactKind, place: _Place, origin: str) -> Iterator[Fact]:
    """The fact at a place, if it belongs to a deed; a score needs none."""
    text, (start, end, value) = source.member.text, place
    verb = _deed_of(text, (start, end), sentence)
    if kind != "score" and verb is None:
        return
    near = max(sentence.start, start - _ROOM), min(sentence.end, end + _ROOM)
    own = frozenset(stems(text[start:end]))
    led, followed = ("", "") if verb is None else _around(text, verb, (start, end), sentence)
    yield Fact(
        kind=kind,
        article=source.index,
        article_id=source.member.article_id,
        day=source.member.day,
        origin=origin,
        sentence=(sentence.start, sentence.end),
        start=start,
        end=end,
        value=value,
        weekday=text[start:end] if _WEEKDAY.fullmatch(text, start, end) else None,
        deed="" if kind == "score" or verb is None else _deed(verb[0]),
        phrase=_phrase(text, verb, sentence),
        words=frozenset(stems(text[slice(*near)])) - own,
        names=names_in(source, sentence, *near) - own,
        before=text[near[0] : start],
        after=text[end : near[1]],
        object=frozenset(stems(followed)) - own,
        core=frozenset((*stems(led), *stems(followed))) - own,
    )


def _around(text: str, verb: re.Match[str], place: tuple[int, int], sentence: Sentence) -> tuple[str, str]:
    """What leads to a verb and what it is done to, neither beyond the day, a break, or for the latter a preposition."""
    low, high = max(sentence.start, verb.start() - _REACH), min(sentence.end, verb.end() + _REACH)
    if place[0] >= verb.end():
        high = min(high, place[0])
    elif place[1] <= verb.start():
        low = max(low, place[1])
    for match in _BREAK.finditer(text, low, verb.start()):
        low = match.end()
    stop = _OBJECT_ENDS.search(text, verb.end(), high)
    return text[low : verb.start()], text[verb.end() : stop.start() if stop else high]


def _deed_of(text: str, place: tuple[int, int], sentence: Sentence) -> re.Match[str] | None:
    """The verb that a place belongs to: the one before it, or for what opens a sentence the first one after it."""
    verb = _verb_before(text, place[0], sentence.start)
    if verb is None and place[0] - sentence.start <= len("On "):
        verb = _verb_after(text, place[1], sentence.end)
    return None if verb is None or verb[0].casefold() in _SAID | _MERE else verb


def _verb_before(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The verb nearest before a place, across no break and few words."""
    start = max(limit, at - _REACH)
    for match in _BREAK.finditer(text, start, at):
        start = match.end()
    words = list(WORD.finditer(text, start, at))[-_WORDS_AWAY:]
    verb = next((word for word in reversed(words) if _is_verb(word[0])), None)
    return None if verb is None or _REPORT.search(text, verb.end(), at) else verb


def _verb_after(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The first verb after a day that opens a sentence."""
    return next((word for word in WORD.finditer(text, at, min(limit, at + _REACH)) if _is_verb(word[0])), None)


def _is_verb(word: str) -> bool:
    return word in _IRREGULAR or (word.islower() and len(word) > 4 and word.endswith("ed"))


def _deed(verb: str) -> str:
    """The base of a verb, kin of one concept brought together: died, was killed."""
    word = verb.casefold()
    concept = stem(word)
    if concept in ("kill", "injur", "arrest"):
        return concept
    return base(lexicon().base.get(word, word))


def _phrase(text: str, verb: re.Match[str] | None, sentence: Sentence) -> str:
    if verb is None:
        return "score"
    before = list(WORD.finditer(text, max(sentence.start, verb.start() - _REACH), verb.start()))[-2:]
    start = before[0].start() if before else verb.start()
    return " ".join(text[start : verb.end()].split())
