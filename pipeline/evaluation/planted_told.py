"""Changes planted in what a sentence leaves open: whose opinion it is, how sure, until when, and of how many.

Kinds beside those of planted_changes.py, and drawn in the same way. None changes a number, a name or a date.
"""

import re
from collections.abc import Sequence
from random import Random

from pipeline.evaluation.planted_standing import changed
from pipeline.text.months import MONTHS, WEEKDAYS

_NAMES = "|".join(sorted(word.title() for word in {*MONTHS, *WEEKDAYS}))
_DATE = rf"(?:(?:late|early|mid|next|last) )?(?:{_NAMES}|(?:19|20)\d\d)\b(?!['’])"
_LIMIT = [
    (re.compile(rf"(?<![-\w])(?:since|from|after) (?P<date>{_DATE})"), ("until {date}", "before {date}")),
    (re.compile(rf"(?<![-\w])(?:until|till|through|by|before) (?P<date>{_DATE})"), ("from {date}", "after {date}")),
]
_HOLDERS = "[Cc]ritics|[Oo]pponents|[Ss]upporters|[Ss]keptics|[Aa]ctivists|[Aa]dvocates|[Ss]ome|[Mm]any|[Oo]thers"
_SAY = "say|said|argue|argued|believe|believed|claim|claimed|fear|feared|warn|warned|contend|insist"
_ONE_SAYS = "claims|claimed|argues|argued|believes|believed|alleges|alleged|contends|contended|insists|insisted|fears"
_WHO = r"(?:[A-Z][\w.’'-]*|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+)(?: [A-Z][\w’'-]+)*"
_OPINION = [
    (
        re.compile(rf"(?<![-\w])(?:{_HOLDERS}) (?:[a-z]+ )?(?:{_SAY}) (?:that )?(?!that\b)(?P<first>[a-zA-Z])"),
        ("{first}",),
    ),
    (re.compile(rf", (?:{_HOLDERS}) (?:{_SAY})(?=[.,])"), ("",)),
    (re.compile(rf"\A{_WHO} (?:has |have )?(?:{_ONE_SAYS}) (?:that )(?P<first>[a-zA-Z])"), ("{first}",)),
]
_HOPE = "expected|likely|projected|forecast|predicted"
_HOPES = "plans|hopes|intends|aims|expects|wants"
_EXPECTATION = [
    (re.compile(rf"\b(?:is|are) (?:widely )?(?:{_HOPE}) to (?=[a-z])"), ("will ",)),
    (re.compile(rf"(?P<who>\b(?:[A-Z][a-z]+|he|she|it) )(?:{_HOPES}) to (?=[a-z])"), ("{who}will ",)),
]
_BOUND = [
    (re.compile(r"\b(?:[Aa]t least|[Mm]ore than|[Uu]p to|[Aa]s many as|[Oo]ver) (?=\d+(?:,\d{3})* [a-z])"), ("",)),
    (re.compile(r"\A(?:Only|Just) (?=[a-z]+s? [a-z])"), ("",)),
    (re.compile(r"\b(?:partly|partially|largely|mostly) (?=[a-z]+ed\b)"), ("", "fully ")),
]


def limit(text: str, others: Sequence[str], draw: Random) -> str | None:
    """The end of a time for its start, before the same date: "until Friday" for "from Friday"."""
    return changed(text, _LIMIT, draw)


def opinion(text: str, others: Sequence[str], draw: Random) -> str | None:
    """What critics, believers or accusers say, told as a fact."""
    return _capital(changed(text, _OPINION, draw))


def expectation(text: str, others: Sequence[str], draw: Random) -> str | None:
    """What is expected or hoped for, told as sure."""
    return changed(text, _EXPECTATION, draw)


def bound(text: str, others: Sequence[str], draw: Random) -> str | None:
    """A bound left out: "at least", "only", "partly"."""
    return _capital(changed(text, _BOUND, draw))


def _capital(text: str | None) -> str | None:
    return text[:1].upper() + text[1:] if text else text
