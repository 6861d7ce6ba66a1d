"""What tells two days or two scores apart that look like one occasion's: other persons, other deeds, another vote.

Whatever leaves a reader in doubt counts: a contradiction that is none is worse than one that is not found.
"""

import re

from pipeline.stages.compare.occasions.day import Day
from pipeline.stages.compare.occasions.facts import Fact
from pipeline.stages.compare.pairs.doubts import disjoint
from pipeline.stages.compare.reading.signs import times
from pipeline.stages.compare.reading.votes import BODIES, PARTIES, acts_of, bodies_of
from pipeline.stages.compare.reading.words import stem, stems

_COUNTED = 20  # scores from here on are counts of votes
_NEAR_COUNT = 0.1  # counts of one vote that differ lie within so much of its greater number
_COMMITTEE = "commit"
_MATTER = 60  # code points after a score that say what was voted on
_ANOTHER = re.compile(r"(?<![^\W_])(?:another|second|third|fourth|again|re-?\w*arrested)(?![^\W_])", re.IGNORECASE)
_KIN = frozenset(map(stem, (
    "brother", "sister", "son", "daughter", "wife", "husband", "father", "mother", "parent", "cousin", "relative",
    "widow", "friend", "accomplice", "colleague",
)))  # fmt: skip
_PERHAPS = re.compile(
    r"(?<![^\W_])(?:other|first|earlier|previous(?:ly)?|also|later|separate(?:ly)?|initial(?:ly)?|more(?! than)"
    r"|additional|(?-i:new))(?![^\W_])",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?<![^\W_])(?:night|evening|overnight|midnight|late|early|morning|GMT|UTC|local time|a\.m|p\.m|am|pm)(?![^\W_])"
)
_ZONE = re.compile(r"(?<![^\W_])(?:local time|[A-Z][a-z]+ time|GMT|UTC|[ECMP][SD]T)(?![^\W_])")
_NUMBER = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})*(?:-\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)(?![\w]|,\d)"
)
_AROUND = 100  # code points on either side of a day in which its deed is told
_BESIDE = 16  # and those in which its hour is


def are_two_deeds(a: Day, b: Day) -> bool:
    """Whether two days may be those of two deeds of one verb, or one day of two clocks."""
    hours = [_HOUR.search(_near(day, _BESIDE)) is not None for day in (a, b)]
    return (
        (_names_other(a, b) and _names_other(b, a))
        or (a.deed == b.deed and (disjoint(a.object, b.clause) or disjoint(b.object, a.clause)))
        or _told(_ANOTHER, a) != _told(_ANOTHER, b)
        or (a.lead | a.object) & _KIN != (b.lead | b.object) & _KIN
        or disjoint(_numbers(a), _numbers(b))
        or (hours[0] != hours[1] and a.role == b.role and _are_adjacent(a, b))  # a night and the day after it
    )


def are_of_two_clocks(a: Day, b: Day) -> bool:
    """Whether two days on end are told by two clocks: one says whose time it gives, and the other does not."""
    zones = [_ZONE.search(_near(day, _BESIDE + _BESIDE)) is not None for day in (a, b)]
    return zones[0] != zones[1] and _are_adjacent(a, b)


def hesitate(a: Day, b: Day) -> bool:
    """Whether one of two days is told with a word that may set another deed apart: earlier, also, a new one."""
    return _told(_PERHAPS, a) != _told(_PERHAPS, b)


def are_two_votes(a: Fact, b: Fact) -> bool:
    """Whether two scores may be those of two votes: of another deed, body, matter or day, or too far apart."""
    acts, others = acts_of(a.before, a.after), acts_of(b.before, b.after)
    if not _are_near_counts(a.value, b.value) or not acts or acts != others or _name_others(a, b):
        return True
    if not (a.names & b.names) - BODIES - PARTIES:
        return True
    bodies, other_bodies = (bodies_of(f"{fact.before} {fact.after}") for fact in (a, b))
    if (bodies and other_bodies and bodies != other_bodies) or (_COMMITTEE in bodies) != (_COMMITTEE in other_bodies):
        return True
    told, other_told = (times(f"{fact.before} {fact.after}") for fact in (a, b))
    known = acts | (a.names & b.names)
    return disjoint(told, other_told) or disjoint(_matter(a, known), _matter(b, known))


def _name_others(a: Fact, b: Fact) -> bool:
    """Whether each sentence names somebody, or some place, whom the other one does not: Omar or Sami Haddad."""
    return bool(a.names - b.names) and bool(b.names - a.names)


def _names_other(a: Day, b: Day) -> bool:
    """Whether the clause of a day names somebody, or some place, whom the sentence of the other one does not."""
    known = tuple(b.sentence_names)
    return any(not any(name.startswith(k) or k.startswith(name) for k in known) for name in a.names)


def _are_adjacent(a: Day, b: Day) -> bool:
    """Whether one of two days follows the other."""
    return a.weekday is None or b.weekday is None or (a.weekday - b.weekday) % 7 in (1, 6)


def _told(words: re.Pattern[str], day: Day) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in words.finditer(_near(day, _AROUND)))


def _near(fact: Day, room: int) -> str:
    return f"{fact.before[-room:]} {fact.after[:room]}"


def _numbers(fact: Day) -> frozenset[str]:
    return frozenset(m[0] for m in _NUMBER.finditer(_near(fact, _AROUND)))


def _are_near_counts(a: str, b: str) -> bool:
    """Whether both numbers of two scores are near, and too great for another vote's."""
    (high, low), (other_high, other_low) = ([int(n) for n in value.split("-")] for value in (a, b))
    room = _NEAR_COUNT * max(high, other_high)
    return abs(high - other_high) <= room >= abs(low - other_low) and min(high, other_high) >= _COUNTED


def _matter(fact: Fact, known: frozenset[str]) -> frozenset[str]:
    """What follows a score and says what was voted on: abuse of power, or obstruction."""
    return frozenset(stems(re.split(r"[.;,](?!\d)", fact.after[:_MATTER])[0])) - known - {stem("vote")}
