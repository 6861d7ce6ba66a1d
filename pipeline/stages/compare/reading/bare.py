"""What a number counts whose noun stands before it: "cases reached 81,378", "claims to fall to 475,000"."""

import re

from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.words import IDLE, WORD
from pipeline.text.quantity import Quantity
from pipeline.text.units import is_plural, singular

_LEAST = 100  # smaller numbers that stand alone are ages, shares, sizes
_QUALIFIED = r"(?:(?:about|around|some|nearly|almost|more than|over|at least|roughly|an? estimated|a record|just) )*"
_REACHES = re.compile(
    r"(?<![^\W_])(?:to|at|reached|hit|was|were|of|topped|passed|surpassed|exceeded|totall?ed|numbered|stood at) "
    rf"{_QUALIFIED}$"
)
_GOES_ON = re.compile(rf"(?: [a-z]+)?,? ?(?:(?:up|down|compared) )?(?:from|to|with) {_QUALIFIED}")
_NO_NOUN = frozenset({
    "analysts", "authorities", "cents", "data", "dollars", "economists", "estimates", "experts", "figures",
    "expectations", "forecasters", "forecasts", "numbers", "predictions", "times", "totals", "applies", "always",
    "does", "falls", "goes", "gives", "has", "hits",
    "its", "means", "perhaps", "puts", "reaches", "remains", "rises", "shows", "stands", "takes", "this", "thus", "was",
})  # fmt: skip
_NEW = re.compile(r"(?<![^\W_])(?:new|additional)(?![^\W_])", re.IGNORECASE)


def counts_new(lead: str) -> bool:
    """Whether what leads to a number says that it counts new ones: "new cases reached"."""
    return _NEW.search(lead) is not None


def noun_before(quantity: Quantity, lead: str, bridge: str, previous: Mention | None) -> str | None:
    """The singular noun that a bare number counts by what leads to it, or by the number that it follows; else None.

    lead    its clause up to it
    bridge  what stands between it and the figure before
    """
    if quantity.kind != "count" or quantity.unit is not None or quantity.value < _LEAST:
        return None
    if previous is not None and previous.quantity.kind == "count" and _GOES_ON.fullmatch(bridge):
        return previous.quantity.unit
    if not _REACHES.search(lead):
        return None
    words = (m[0] for m in WORD.finditer(lead))
    nouns = (w for w in words if w.islower() and w not in IDLE and w not in _NO_NOUN and is_plural(w) and w.isalpha())
    found = next(nouns, None)
    return singular(found) if found else None
