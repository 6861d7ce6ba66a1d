"""Places and scores of a story: what its sentences say of where something happened and how it ended.

A place belongs to a deed, the verb nearest to it ("died", "struck").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Member, Sentence
from pipeline.stages.compare.reading.event_labels import event_label
from pipeline.stages.compare.reading.naming import Source, names_in
from pipeline.stages.compare.reading.verbs import MERE, SAID, deed, is_verb
from pipeline.stages.compare.reading.votes import scores
from pipeline.stages.compare.reading.words import IDLE, WORD, stems
from pipeline.text.months import WEEKDAYS

FactKind = Literal["place", "score"]

_PLACE = re.compile(
    r"(?<![^\W_])(?:in|at) (?P<name>(?:[A-Z][^\W\d_]+(?:-[^\W\d_]+)?)(?: [A-Z][^\W\d_]+){0,2})(?![^\W_]|[’'])"
)
_BREAK = re.compile(r"[;:()—“”\"]|--")
_REACH, _WORDS_AWAY, _ROOM = 100, 8, 300
_REPORT = re.compile(r"(?<![^\W_])(?:reports?|statements?|interviews?|tweets?|briefing|conference|speech)(?![^\W_])")
_Place = tuple[int, int, str]
"""Where a fact is printed, and its value."""


@dataclass(frozen=True, slots=True)
class Fact:
    """When, where or how something ended, at [start, end) of an article.

    value   folded name of a place; "51-49"
    deed    base form of the verb that it belongs to; "" for a score
    phrase  the verb as printed, with the word before it
    words   stems of the sentence, without days and numbers; `names` are those of its names
    before, after  what stands around it in its sentence
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
    deed: str
    phrase: str
    words: frozenset[str]
    names: frozenset[str]
    before: str
    after: str


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
        for score in scores(text, sentence):
            yield from _fact(source, sentence, "score", score, origin)
        for scene in _places(text, sentence):
            yield from _fact(source, sentence, "place", scene, origin)


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
        deed="" if kind == "score" or verb is None else deed(verb[0]),
        phrase=_phrase(text, verb, (start, end), sentence),
        words=frozenset(stems(text[slice(*near)])) - own,
        names=names_in(source, sentence, *near) - own,
        before=text[near[0] : start],
        after=text[end : near[1]],
    )


def _deed_of(text: str, place: tuple[int, int], sentence: Sentence) -> re.Match[str] | None:
    """The verb that a place belongs to: the one before it, or for what opens a sentence the first one after it."""
    verb = _verb_before(text, place[0], sentence.start)
    if verb is None and place[0] - sentence.start <= len("On "):
        verb = _verb_after(text, place[1], sentence.end)
    return None if verb is None or verb[0].casefold() in SAID | MERE else verb


def _verb_before(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The verb nearest before a place, across no break and few words."""
    start = max(limit, at - _REACH)
    for match in _BREAK.finditer(text, start, at):
        start = match.end()
    words = list(WORD.finditer(text, start, at))[-_WORDS_AWAY:]
    verb = next((word for word in reversed(words) if is_verb(word[0])), None)
    return None if verb is None or _REPORT.search(text, verb.end(), at) else verb


def _verb_after(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The first verb after a day that opens a sentence."""
    return next((word for word in WORD.finditer(text, at, min(limit, at + _REACH)) if is_verb(word[0])), None)


def _phrase(text: str, verb: re.Match[str] | None, place: tuple[int, int], sentence: Sentence) -> str:
    if verb is None:
        return "score"
    high = place[0] if place[0] >= verb.end() else sentence.end
    return event_label(text, max(sentence.start, verb.start() - _REACH), verb.span(), high)
