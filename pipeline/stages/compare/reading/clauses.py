"""The clause around a figure: what follows it, what leads to it, and what both say of it."""

import re

from pipeline.stages.compare.reading.words import IDLE, INCREMENTS, ORDER, STATES, WORD, stem, stems
from pipeline.text.quantity import Quantity
from pipeline.text.units import singular

_BREAK = re.compile(
    r"[;:()\[\]“”\"—]|,(?!\d)|--|\s(?:and|but|while|or|which|who|whom|that|including|since|after|before|when|because|if"
    r"|as|compared|versus|than|although|though|until|whose|where|with)(?![^\W_])",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"\s+(?:\w+\s+)?(?:out )?of\s+(?:(?:the|its|their|his|her|all|some|about)\s+)*(?:[\w.'’]+\s+){0,2}"
)
_SUBSET = re.compile(r"\s*of (?:the|them|those|these|his|her|its|their|whom|which)(?![^\W_])", re.IGNORECASE)
_ALONE = re.compile(r"(?<![^\W_])alone(?![^\W_])", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:,? [^\W\d_]+){1,6},? (?:was|were|have been|had been|are|is|being) (?:[a-z]+ly )?(?P<state>[a-z]+)",
    re.IGNORECASE,
)
_FOCUS_WORDS = 8
REACH = 160
"""Code points before a figure, and after it, that are looked at."""


def focus_of(text: str, start: int, limit: int) -> str:
    """What follows a figure, from its end up to the next break or figure, eight words at most."""
    limit = min(limit, start + REACH)
    stop = _BREAK.search(text, start, limit)
    end = stop.start() if stop else limit
    for count, word in enumerate(WORD.finditer(text, start, end), start=1):
        if count == _FOCUS_WORDS:
            return text[start : word.end()]
    return text[start:end].rstrip(" \t\n.!?…")


def lead_of(text: str, quantity: Quantity, limit: int) -> tuple[int, str]:
    """What stands before a figure, back to the last break or figure; an age goes with the name before its comma."""
    end = quantity.start
    if quantity.kind == "age":
        end = max(limit, limit + len(text[limit:end].rstrip(" ,(")))
    start = max(limit, end - REACH)
    for match in _BREAK.finditer(text, start, end):
        start = match.end()
    return start, text[start:end]


def modifiers_of(focus: str, quantity: Quantity) -> frozenset[str]:
    """Stems between a number and its noun: "ballistic" of "50 ballistic missiles"."""
    if quantity.kind != "count" or quantity.unit is None:
        return frozenset()
    found: list[str] = []
    for match in WORD.finditer(focus):
        if singular(match[0]) == quantity.unit:
            return frozenset(found)
        if len(match[0]) > 1 and match[0].casefold() not in IDLE:
            found.append(stem(match[0]))
    return frozenset()


def state_of(text: str, quantity: Quantity, focus: str, lead: str, limit: int) -> str | None:
    """What became of those counted: what the focus says, else the passive that follows it, else what leads to it."""
    after = [s for s in stems(focus) if s in STATES]
    before = [s for s in stems(lead) if s in STATES]
    if not after and (passive := _PASSIVE.match(text, quantity.end, min(limit, quantity.end + REACH))):
        after = [s for s in stems(passive["state"]) if s in STATES]
    return after[0] if after else before[-1] if before else None


def is_partial(text: str, quantity: Quantity, focus: str, lead: str) -> bool:
    """Whether the figure is said of a part: "another 12", "two of the men"."""
    before, after = ([w.casefold() for w in words] for words in (lead.split()[-2:], focus.split()[:2]))
    increment = any(w in INCREMENTS for w in before) or any(w in INCREMENTS - ORDER for w in after)
    increment = increment or _ALONE.search(focus) is not None
    return increment or _SUBSET.match(text, quantity.end) is not None


def is_whole(bridge: str) -> bool:
    """Whether a figure is the whole of which the one before it is a part: the 163 of "140 of the city's 163 schools".

    bridge  what stands between both
    """
    return _OF_WHOLE.fullmatch(bridge) is not None
