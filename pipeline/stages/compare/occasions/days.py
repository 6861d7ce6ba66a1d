"""Days, months and years of a story, each with the deed that it belongs to: "on Tuesday" alone says nothing.

A day belongs to the event that it stands beside ("a Tuesday letter", "the debate on Tuesday"), else to the verb before
or after it in its clause ("on Wednesday stormed"). What somebody said on a day is no deed, since each outlet asks on
its own day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from pipeline.records import Member, Sentence
from pipeline.stages.compare.reading.event_labels import event_label, scene_label
from pipeline.stages.compare.reading.naming import Source, names_in
from pipeline.stages.compare.reading.nearby import nearby_words
from pipeline.stages.compare.reading.verbs import MERE, SAID, deed, is_verb
from pipeline.stages.compare.reading.words import stem, stems
from pipeline.text.dates import find_dates
from pipeline.text.months import ENGLISH, WEEKDAY, WEEKDAYS
from pipeline.text.unit_phrases import STOP

Grain = Literal["day", "month", "year", "place"]

_MONTH = rf"(?:{'|'.join(ENGLISH)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
_DAY = re.compile(
    rf"(?<![^\W_])(?:(?P<weekday>{WEEKDAY})|(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight)"
    rf"|(?P<date>{_MONTH} \d{{1,2}}(?!\d)(?:, (?:19|20)\d\d)?)|(?P<month>{_MONTH},? (?P<of>(?:19|20)\d\d))"
    r"|(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Ff]rom ))(?P<year>(?:19|20)\d\d))(?![^\W_])"
)
_ANOTHER_WEEK = re.compile(
    r"(?<![^\W_])(?:[Ll]ast|[Nn]ext|[Ee]very|[Ee]ach|[Ff]ollowing|[Pp]revious|[Bb]lack|[Gg]ood|[Ss]uper) $"
)
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
_OBJECT_ENDS = re.compile(
    r"[,;:()—“”\"]|--|(?<![^\W_])(?:in|at|on|to|for|from|after|before|during|over|under|near|by|with|as|into|outside|when"
    r"|while|and)(?![^\W_])"
)
_REACH, _ROOM, _SIDE = 120, 300, 9
_ONCE = frozenset({"announced", "accused", "called", "alleged", "declined", "warned", "confirmed", "asked"})
_BARE = 3  # content words of a clause that leaves to the sentence what it tells of: "and will now be held on Friday"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month, year or place at [start, end) of an article.

    value    folded name of a place; ISO day, "2017-07" or "2017"; without the day of the article a weekday as printed,
             or "--07-04"
    weekday  0 (Monday) to 6, where it is known
    printed  "weekday", "date", "near" (today), "month", "year", or the preposition of a place
    deed     base form of its verb or event; `event` says which of them it is
    phrase   what happened, as printed
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
    phrase: str
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
    def month_day(self) -> str | None:
        """ "07-04" of July 4, whatever the year; None where a weekday alone is known."""
        return self.value[-5:] if self.grain == "day" and self.value[-1].isdigit() else None


def days_of(articles: Sequence[Member]) -> list[Day]:
    """The days of all sentences that are no repeats and that belong to a deed, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [
        day
        for index, member in enumerate(articles)
        for source in [Source(index, member)]
        for sentence in member.sentences
        if not sentence.repeat
        for day in _of_sentence(source, sentence, source.origin(sentence, origins))
    ]


def _of_sentence(source: Source, sentence: Sentence, origin: str) -> Iterator[Day]:
    text = source.member.text
    matches = list(_DAY.finditer(text, sentence.start, sentence.end))
    if not matches:
        return
    found = find_dates(text[sentence.start : sentence.end], source.member.day)
    resolved = {sentence.start + day.end: day.iso for day in found}
    for match in matches:
        if _ANOTHER_WEEK.search(text, max(sentence.start, match.start() - 12), match.start()):
            continue
        if read := _value(match, resolved):
            printed = match.lastgroup if match.lastgroup not in (None, "of") else "month"
            yield from told_at(source, sentence, match.span(), Reading(*read, printed), origin)


class Reading(NamedTuple):
    """What is printed of a day or place; see `Day`."""

    value: str
    grain: Grain
    weekday: int | None
    printed: str


def _value(match: re.Match[str], resolved: dict[int, str]) -> tuple[str, Grain, int | None] | None:
    """The value of a day, its grain and its weekday; None where the day of the article is needed and not known."""
    if match["year"]:
        return match["year"], "year", None
    if match["month"]:
        return f"{match['of']}-{_month(match['month']) + 1:02}", "month", None
    iso = next((resolved[end] for end in range(match.start() + 3, match.end() + 1) if end in resolved), None)
    if iso is not None:
        return iso, "day", date.fromisoformat(iso).weekday()
    if match["weekday"]:
        return match[0], "day", WEEKDAYS[match[0].casefold()]
    return (
        (f"--{_month(match[0]) + 1:02}-{int(match[0].split()[1].rstrip(',')):02}", "day", None)
        if match["date"]
        else None
    )


def _month(printed: str) -> int:
    """The place of a month in the year, from 0, by the first three letters of a date."""
    return next(i for i, name in enumerate(ENGLISH) if name.startswith(printed[:3]))


def told_at(source: Source, sentence: Sentence, place: tuple[int, int], read: Reading, origin: str) -> Iterator[Day]:
    """What is printed at a place of a sentence with its deed; nothing where it is what somebody said."""
    text, (start, end) = source.member.text, place
    clause = _clause(text, (start, end), sentence)
    found = _deed_of(text, (start, end), clause)
    if found is None:
        return
    at, word, event = found
    near = max(sentence.start, start - _ROOM), min(sentence.end, end + _ROOM)
    if len(stems(text[slice(*clause)])) <= _BARE:
        clause = near
    own = frozenset(stems(text[start:end]))
    done_to = () if event else stems(_object(text, at[1], (start, end), clause))
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
        phrase=_phrase(text, at, (start, end), clause),
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
        nearby=nearby_words(text[max(near[0], start - _REACH) : start], text[end : min(near[1], end + _REACH)], _SIDE),
    )


def _role(text: str, start: int, sentence: Sentence) -> str:
    match = _ROLE.search(text, max(sentence.start, start - 30), start)
    return (match.lastgroup or "at") if match else "at"


def _clause(text: str, place: tuple[int, int], sentence: Sentence) -> tuple[int, int]:
    """What lies between the breaks around a day."""
    start, end = max(sentence.start, place[0] - _ROOM), min(sentence.end, place[1] + _ROOM)
    for match in _BREAK.finditer(text, start, place[0]):
        start = match.end()
    stop = _BREAK.search(text, place[1], end)
    return start, stop.start() if stop else end


def _deed_of(text: str, place: tuple[int, int], clause: tuple[int, int]) -> tuple[tuple[int, int], str, bool] | None:
    """Where the event or verb of a day stands, the word, and whether it is an event; None without one."""
    start = max(clause[0], place[0] - _REACH)
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


def _object(text: str, at: int, place: tuple[int, int], clause: tuple[int, int]) -> str:
    high = min(clause[1], place[0] if place[0] >= at else clause[1])
    stop = _OBJECT_ENDS.search(text, at, high)
    return text[at : stop.start() if stop else high]


def _phrase(text: str, at: tuple[int, int], place: tuple[int, int], clause: tuple[int, int]) -> str:
    """A few words of the clause around the deed, without the day."""
    if at[0] == at[1]:
        return scene_label(text[clause[0] : place[0]], text[place[1] : clause[1]])
    low = max(clause[0], place[1] if place[1] <= at[0] else clause[0])
    high = min(clause[1], place[0] if place[0] >= at[1] else clause[1])
    return event_label(text, low, at, high)
