"""Which times an article can count from its day: a feed date may be off by days, and then "today" is another day.

Two signs of that are looked for. An article that tells of a "Monday" as past, where the nearest Monday is after its
day, was written later: its "today" is not dated, nor its "this week" where that Monday is of another one. Where another
article of the same days names a day after this one's, "today" and "tonight" may be that day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.records import Member
from pipeline.stages.summarize.days.calendar import absolute_dates
from pipeline.stages.summarize.days.dated_periods import dated_periods
from pipeline.stages.summarize.days.weekdays import NEAR, TEXT_LIMIT, Reading, past_days
from pipeline.stages.summarize.wording.edits import Edit
from pipeline.text.months import WEEKDAY
from pipeline.text.quotation_marks import unquoted

# Days do not matter to these, see `text/periods.py`.
_LONG = re.compile(r"\b(?:month|year|spring|summer|fall|autumn)\b", re.IGNORECASE)
_WEEK = re.compile(r"\bweek(?:end)?\b", re.IGNORECASE)
# `days_of_week` holds these to what other articles say.
_DAY_OF_WEEK = re.compile(rf"\b{WEEKDAY}\b")


@dataclass(frozen=True, slots=True)
class Doubts:
    """Articles, by id.

    day   for which "today" may be another day than theirs
    week  for which "this week" may be another week
    """

    day: frozenset[str]
    week: frozenset[str]


def doubts(members: Sequence[Member], days: Mapping[str, Mapping[str, Reading]]) -> Doubts:
    """The doubts about the days of a story's articles; `days` as `calendar.days_of_week` gives them."""
    dated = {member.article_id: _day(member) for member in members if member.article_id in days}
    told = {m.article_id: _last_told(m, dated[m.article_id]) for m in members if m.article_id in dated}
    named = {key: max(reading.iso for reading in found.values()) for key, found in days.items() if found}
    unsure = {key for key, day in dated.items() if told[key] > day or _others_go_on(key, dated, named)}
    week = {key for key, day in dated.items() if told[key].isocalendar()[:2] != day.isocalendar()[:2]}
    return Doubts(frozenset(unsure), frozenset(week))


def _others_go_on(key: str, dated: Mapping[str, date], named: Mapping[str, str]) -> bool:
    """Whether another article of about the day of one names a later day; `named` holds the last day of each."""
    day = dated[key]
    others = [last for other, last in named.items() if other != key and abs((dated[other] - day).days) <= NEAR]
    return any(last > day.isoformat() for last in others)


def _day(member: Member) -> date:
    return date.fromisoformat((member.day or "")[:10])


def _last_told(member: Member, day: date) -> date:
    """The last day of the week that an article tells of as past, where that is after its own day; else its day."""
    return max([day, *past_days(unquoted(member.text[:TEXT_LIMIT]), day)])


def dates(outside: str, offset: int, member: Member, days: Mapping[str, Reading], found: Doubts) -> list[Edit]:
    """Replacements of relative times by dates in a sentence, those left out that nobody can be sure of."""
    isos = {reading.iso for reading in days.values()}
    named = (member.day or "")[:10] in isos
    yesterday = named or bool(isos and (_day(member) - timedelta(1)).isoformat() in isos)
    absolute = [(edit, yesterday) for edit in absolute_dates(outside, offset, member.day, days)]
    periods = [(edit, named) for edit in dated_periods(outside, offset, member.day)]
    edits = [*absolute, *periods]
    return [e for e, sure in edits if _is_sure(outside[e.start - offset : e.end - offset], member, found, sure)]


def _is_sure(printed: str, member: Member, found: Doubts, named: bool) -> bool:
    """Whether a time can be counted from the day of its article; `named` says whether a part of that day can."""
    if _LONG.search(printed) or _DAY_OF_WEEK.search(printed):
        return True
    if _WEEK.search(printed):
        return member.article_id not in found.week
    return named and member.article_id not in found.day
