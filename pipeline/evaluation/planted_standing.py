"""Changes planted in how a sentence says that something stands: what was done may have been, what is believed is.

Kinds beside those of planted_changes.py, and drawn in the same way.
"""

import re
from collections.abc import Sequence
from random import Random

_NOT_INSIDE = r"(?<![-\w])"
_FORMED = r"(?P<verb>[a-z]{3,}(?<!e)ed)\b(?! to\b)"
_MODAL = [
    (re.compile(rf"{_NOT_INSIDE}(?:will|would)(?= [a-z])"), ("may", "might", "could")),
    (re.compile(rf"{_NOT_INSIDE}(?:may|might|could)(?= [a-z])"), ("will", "must")),
    (re.compile(rf"{_NOT_INSIDE}(?:has|have) {_FORMED}"), ("may have {verb}", "could have {verb}")),
    (re.compile(rf"{_NOT_INSIDE}(?:is|are|was|were) {_FORMED}"), ("may be {verb}", "should be {verb}")),
    (re.compile(rf"(?<=[a-z][a-z] ){_NOT_INSIDE}(?:he|she|they|it) {_FORMED}"), ("they may have {verb}",)),
    (re.compile(rf"(?P<name>\b[A-Z][a-z]+ ){_FORMED}"), ("{name}may have {verb}", "{name}should have {verb}")),
]
_OPINION = "believed|thought|said|expected|alleged|reported|suspected|likely"
_HEDGES = [
    (re.compile(r",? ?\b(?:allegedly|reportedly|apparently|possibly|perhaps|probably|supposedly)\b,?"), ("",)),
    (re.compile(rf"\b(?P<be>is|are|was|were) (?:{_OPINION}) to be\b"), ("{be}",)),
    (re.compile(r"\b(?:is|are|was|were) (?:expected|likely|supposed) to (?=[a-z])"), ("will ",)),
    (re.compile(r"\b(?:some|many|most)(?= [a-z]+s\b)"), ("all",)),
    (re.compile(r"\b(?:Some|Many|Most)(?= [a-z]+s\b)"), ("All",)),
    (re.compile(r"\b[Aa]t least(?= \d)"), ("at most",)),
]


def modality(text: str, others: Sequence[str], draw: Random) -> str | None:
    """What will be, is or was done may be, or has to be; what may be is."""
    return changed(text, _MODAL, draw)


def hedge(text: str, others: Sequence[str], draw: Random) -> str | None:
    """A doubt left out, some for all, or the wrong end of a range."""
    return changed(text, _HEDGES, draw)


def changed(text: str, ways: Sequence[tuple[re.Pattern[str], Sequence[str]]], draw: Random) -> str | None:
    """A text with one of the ways, drawn from all places where one fits; None where none does."""
    places = [(match, new) for pattern, new in ways for match in pattern.finditer(text)]
    if not places:
        return None
    match, new = draw.choice(places)
    changed = text[: match.start()] + draw.choice(new).format(**match.groupdict()) + text[match.end() :]
    return re.sub(r"  +", " ", changed).strip()
