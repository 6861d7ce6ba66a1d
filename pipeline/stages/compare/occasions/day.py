"""A day or place of an article with the deed that it belongs to: "on Tuesday" alone says nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.records import Sentence
from pipeline.stages.compare.occasions.deeds import REACH, ROOM, clause_of, deed_of, object_of, phrase_of
from pipeline.stages.compare.reading.naming import Source, names_in
from pipeline.stages.compare.reading.nearby import nearby_words
from pipeline.stages.compare.reading.verbs import deed
from pipeline.stages.compare.reading.words import stem, stems

Grain = Literal["day", "month", "year", "place"]

_ROLE = re.compile(
    r"(?<![^\W_])(?:(?P<end>until|till|through)|(?P<by>by|before)|(?P<begin>since|from|starting|beginning|after))"
    r"\s(?:(?:on|in|at|least|early|late|the)\s){0,2}$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?<![^\W_])(?:postponed?|delay(?:ed|s)?|rescheduled|moved|pushed back|brought forward|put off|instead of|now"
    r" (?:set|scheduled|be held|take place))(?![^\W_])",
    re.IGNORECASE,
)
_SIDE = 9  # words on either side of a day that are compared by their meaning
_BARE = 3  # content words of a clause that leaves to the sentence what it tells of: "and will now be held on Friday"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month, year or place at [start, end) of an article.

    value    folded name of a place; ISO day, "2017-07" or "2017"; without the day of the article a weekday as printed,
             or "--07-04"
    weekday  0 (Monday) to 6, where it is known
    printed  "weekday", "date", "near" (today), "month", "year", or the preposition of a place
    deed     base form of its verb or event; `event` says which of them it is
    text, at, room  of the article, where the verb or event stands, and the clause
    clause   stems of its clause without days and numbers; `names` are those of its names
    sentence_names  stems of the names of the sentence around it
    verb     the verb or event as printed
    lead, object  stems of what stands before its verb, and of what follows it up to a preposition, the last of which is
             its `head`
    moved    whether the sentence says that a day takes the place of another one
    role     "begin" of a stretch that starts with it, "end" of one that it closes, "by" of what is done before
             it, else "at"
    nearby   the content words on either side
    """

    article: int
    article_id: str
    published: str | None
    origin: str
    sentence: tuple[int, int]
    start: int
    end: int
    value: str
    grain: Grain
    weekday: int | None
    printed: str
    deed: str
    event: bool
    text: str = field(repr=False)
    at: tuple[int, int]
    room: tuple[int, int]
    clause: frozenset[str]
    names: frozenset[str]
    sentence_names: frozenset[str]
    before: str
    after: str
    verb: str
    lead: frozenset[str]
    object: frozenset[str]
    head: str | None
    moved: bool
    role: str
    nearby: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """What happened, as printed; "" where no clean phrase stands beside it."""
        return phrase_of(self.text, self.at, (self.start, self.end), self.room)

    @property
    def month_day(self) -> str | None:
        """ "07-04" of July 4, whatever the year; None where a weekday alone is known."""
        return self.value[-5:] if self.grain == "day" and self.value[-1].isdigit() else None


class Reading(NamedTuple):
    """What is printed of a day or place; see `Day`."""

    value: str
    grain: Grain
    weekday: int | None
    printed: str


def told_at(source: Source, sentence: Sentence, place: tuple[int, int], read: Reading, origin: str) -> Iterator[Day]:
    """What is printed at a place of a sentence with its deed; nothing where it is what somebody said."""
    text, (start, end) = source.member.text, place
    clause = clause_of(text, (start, end), sentence)
    found = deed_of(text, (start, end), clause)
    if found is None:
        return
    at, word, event = found
    near = max(sentence.start, start - ROOM), min(sentence.end, end + ROOM)
    if len(stems(text[slice(*clause)])) <= _BARE:
        clause = near
    own = frozenset(stems(text[start:end]))
    done_to = () if event else stems(object_of(text, at[1], (start, end), clause))
    yield Day(
        article=source.index,
        article_id=source.member.article_id,
        published=source.member.day,
        origin=origin,
        sentence=(sentence.start, sentence.end),
        start=start,
        end=end,
        value=read.value,
        grain=read.grain,
        weekday=read.weekday,
        printed=read.printed,
        deed=stem(word) if event else deed(word),
        event=event,
        text=text,
        at=at,
        room=clause,
        clause=frozenset(stems(text[slice(*clause)])) - own,
        names=names_in(source, sentence, *clause) - own,
        sentence_names=names_in(source, sentence, *near) - own,
        before=text[near[0] : start],
        after=text[end : near[1]],
        verb=word,
        lead=frozenset(stems(text[clause[0] : at[0]])) - own,
        object=frozenset(done_to) - own,
        head=done_to[-1] if done_to else None,
        moved=_MOVED.search(text, *near) is not None,
        role=_role(text, start, sentence),
        nearby=nearby_words(text[max(near[0], start - REACH) : start], text[end : min(near[1], end + REACH)], _SIDE),
    )


def _role(text: str, start: int, sentence: Sentence) -> str:
    match = _ROLE.search(text, max(sentence.start, start - 30), start)
    return (match.lastgroup or "at") if match else "at"
