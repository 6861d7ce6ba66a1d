"""Every figure in a claim must be in its evidence."""

import re
from collections.abc import Sequence

from pipeline.text.tokens import words
from pipeline.verification.faults import Fault, shortened

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_AFTER = 40


def _value(figure: str) -> str:
    """The digits of a figure without the commas that group thousands; kept as text, since it may be of any length."""
    return figure.replace(",", "") if _GROUPED.fullmatch(figure) else figure


def _unit(text: str, end: int) -> str:
    following = words(text[end : end + _AFTER])
    return following[0] if following else ""


def _printed(text: str, start: int, end: int) -> str:
    """The figure with the word after it, for a message."""
    unit = re.match(r"\s?(?:%|[^\W\d_]+)", text[end : end + _AFTER])
    return shortened(text[start : end + (unit.end() if unit else 0)])


def figure_faults(claim: str, evidence: str) -> list[Fault]:
    """Each figure of the claim that the evidence does not give."""
    source = [(m.start(), m.end()) for m in _FIGURE.finditer(evidence)]
    given = {_value(evidence[s:e]) for s, e in source}
    faults = []
    for match in _FIGURE.finditer(claim):
        if _value(match[0]) not in given:
            said = _printed(claim, *match.span())
            faults.append(_missing(said, _unit(claim, match.end()), evidence, source))
    return faults


def _missing(said: str, unit: str, evidence: str, source: Sequence[tuple[int, int]]) -> Fault:
    same_unit = [(s, e) for s, e in source if unit and _unit(evidence, e) == unit]
    if same_unit:
        return Fault("figure", True, f"says {said}; source says {_printed(evidence, *same_unit[0])}")
    return Fault("figure", False, f"says {said}; source gives no such figure")
