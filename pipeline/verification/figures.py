"""Every figure in a claim must be in its evidence.

Figures with a value are compared by value, unit and rounding (text/quantity.py), times of day by the minute; all other
runs of digits (years, scores, numbers of things) must stand there as they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from pipeline.text.function_words import function_words
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity, compatible, dimension, same_quantity
from pipeline.text.tokens import words
from pipeline.verification.faults import AT_MOST, Fault, shortened
from pipeline.verification.quotations import plain
from pipeline.verification.times import times_of

_DIGITS = re.compile(r"\d+(?:[.,/:]\d+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d/-]|[.,]\d)")
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+ \Z")
_WINDOW = 48
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s)\b")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_AROUND_WORDS = "about some nearly almost around more less than just over under only at least most a an"
_AROUND = frozenset(_AROUND_WORDS.split())
_CHANGES_WORDS = "rose fell dropped climbed jumped gained lost slipped sank soared surged plunged grew"
_CHANGES = frozenset(_CHANGES_WORDS.split())
_NOUN = re.compile(r"[ \u00a0-]([^\W\d_]+)")


@lru_cache(maxsize=4096)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """The figures of a text."""
    return find_quantities(text)


def agrees(claim: Quantity, source: Quantity) -> bool:
    """Whether a claim may give its figure for that of the source: the same value, or a rounder one.

    What is only near is another figure: "about 22" is not said of 20.
    """
    rounder = claim.unit != source.unit or claim.step > source.step
    return same_quantity(claim, source) or (rounder and compatible(claim, source))


def _digits(text: str, figures: tuple[Quantity, ...]) -> Iterator[re.Match[str]]:
    """Runs of digits outside of the figures."""
    ends = iter(figures)
    current = next(ends, None)
    for match in _DIGITS.finditer(text):
        while current and current.end <= match.start():
            current = next(ends, None)
        if current is None or match.end() <= current.start:
            yield match


def _spelled(digits: str) -> str:
    """Digits without the commas that group thousands; kept as text, since there may be any number of them."""
    return digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits


def _printed(text: str, figure: Quantity) -> str:
    """A figure with what it counts, for a message."""
    noun = _NOUN.match(text, figure.end, figure.end + 40) if figure.kind == "count" else None
    counted = noun is not None and noun[1].casefold() not in function_words("en")
    return shortened(text[figure.start : noun.end() if noun and counted else figure.end])


def figure_faults(claim: str, evidence: str) -> list[Fault]:
    """The first figures of the claim that the evidence does not give."""
    if not quantities_of(claim) and not _DIGITS.search(claim):
        return []
    checks = (_values, _runs, _halves, _steps_and_ends, _bounds)
    found = chain.from_iterable(faults(claim, evidence) for faults in checks)
    return list(islice(found, AT_MOST))


def _values(claim: str, evidence: str) -> Iterator[Fault]:
    source = quantities_of(evidence)
    printed = {(evidence[s.start : s.end], s.unit, s.value < 0) for s in source}
    for figure in quantities_of(claim):
        text = claim[figure.start : figure.end]
        same = (text, figure.unit, figure.value < 0) in printed or any(agrees(figure, s) for s in source)
        if not same and not _stands(text, evidence):
            yield _other_figure(claim, figure, evidence, source)


def _runs(claim: str, evidence: str) -> Iterator[Fault]:
    runs = list(_digits(claim, quantities_of(claim)))
    given = {_spelled(m[0]) for m in _DIGITS.finditer(evidence)} if runs else set()
    for match in runs:
        if _spelled(match[0]) not in given and not _same_time(claim, match.start(), evidence):
            ending = _ORDINAL.match(claim, match.end())
            printed = match[0] + (ending[0] if ending else "")
            yield _year_fault(claim, match, evidence) or Fault(
                "figure", False, f"says {shortened(printed)}; source does not"
            )


def _year_fault(claim: str, printed: re.Match[str], evidence: str) -> Fault | None:
    """Another year behind the same two words: "closed for repairs in 2019" where the source has 2018."""
    before = _TWO_WORDS.search(claim, max(0, printed.start() - _WINDOW), printed.start())
    if before is None or not _YEAR.fullmatch(printed[0]):
        return None
    other = re.search(rf"(?<![^\W_]){re.escape(before[0])}({_YEAR.pattern})", evidence, re.IGNORECASE)
    return Fault("figure", True, f"says {printed[0]}; source says {other[1]}") if other else None


def _same_time(claim: str, start: int, evidence: str) -> bool:
    said = times_of(claim).get(start)
    return said is not None and any(said.agrees(other) for other in times_of(evidence).values())


def _halves(claim: str, evidence: str) -> Iterator[Fault]:
    """Times of day that the evidence gives for the other half of the day alone."""
    asked = times_of(claim).values()
    given = times_of(evidence).values() if asked else ()
    for said in asked:
        other = next((o for o in given if said.turned(o)), None)
        if other is not None and not any(said.agrees(o) for o in given):
            yield Fault("figure", True, f"says {said.printed}; source says {other.printed}")


def _steps_and_ends(claim: str, evidence: str) -> Iterator[Fault]:
    """Figures that something changes by in one text, and to or from in the other: "rose by 3" for "rose to 3"."""
    said = {(f.value, f.unit, way): f for f in quantities_of(claim) if (way := _towards(claim, f))}
    given: dict[tuple[float, str | None], set[str]] = {}
    for s in quantities_of(evidence) if said else ():
        given.setdefault((s.value, s.unit), set()).add(_towards(evidence, s))
    for (value, unit, way), figure in said.items():
        theirs = given.get((value, unit), set())
        if theirs and way not in theirs and "" not in theirs:
            printed = _printed(claim, figure)
            yield Fault("figure", True, f"says “{way} {printed}”; source says “{min(theirs)} {printed}”")


_ABOVE = frozenset(["more than", "at least"])
_BELOW = frozenset(["less than", "up to", "nearly"])
_UNDER = frozenset(["less than", "up to"])
_COUNTED = frozenset(["count", "percent", "measure"])  # of money "more than" is often left out


def _bounds(claim: str, evidence: str) -> Iterator[Fault]:
    """Figures that are a bound in one text and the other bound, or no bound, in the other."""
    theirs = _once(quantities_of(evidence))
    for figure in _once(quantities_of(claim)):
        given = [s.qualifier for s in theirs if same_quantity(figure, s)]
        if given and (contradicts := _other_bound(figure, given)) is not None:
            said, source = (
                f"{q} {_printed(claim, figure)}" if q else _printed(claim, figure) for q in (figure.qualifier, given[0])
            )
            yield Fault("figure", contradicts, f"says {said}; source says {source}")


def _other_bound(figure: Quantity, given: Sequence[str | None]) -> bool | None:
    """Whether the same value with these qualifiers contradicts a figure; None where one of them bears it out."""
    if figure.qualifier in _ABOVE:
        exact = {None} if figure.qualifier == "more than" else set()
        return True if all(q in _BELOW or q in exact for q in given) else None
    if figure.qualifier in _BELOW:
        return True if all(q in _ABOVE for q in given) else None
    if figure.qualifier is None and all(q in _UNDER for q in given):
        return True
    left_out = figure.qualifier is None and figure.kind in _COUNTED and all(q in _ABOVE for q in given)
    return False if left_out else None


def _once(figures: Sequence[Quantity]) -> list[Quantity]:
    """The first of figures that are the same but for their places: all of a long list would be compared with all."""
    found: dict[tuple[object, ...], Quantity] = {}
    for f in figures:
        found.setdefault((f.value, f.high, f.unit, f.qualifier, f.kind, f.vague), f)
    return list(found.values())


def _towards(text: str, figure: Quantity) -> str:
    """`by`, `to` or `from`, whichever stands before a figure; `by` after a verb of change; "" where none does."""
    before = words(text[max(0, figure.start - 40) : figure.start])
    while before and before[-1] in _AROUND:
        before.pop()
    last = before[-1] if before else ""
    return last if last in ("by", "to", "from") else "by" if last in _CHANGES else ""


def _stands(printed: str, evidence: str) -> bool:
    """Whether the evidence has the figure in the same characters, as no part of a longer one."""
    figure, text = plain(printed), plain(evidence)
    if figure.lower() not in text.lower():
        return False  # as most, and told without an expression of its own
    around = rf"(?<![\w.,])(?<!minus )(?<!\s[-−]){re.escape(figure)}(?![\w]|[.,]\d)"
    return re.search(around, text, re.IGNORECASE) is not None


def _other_figure(claim: str, figure: Quantity, evidence: str, source: tuple[Quantity, ...]) -> Fault:
    said = _printed(claim, figure)
    alike = [s for s in source if dimension(s) == dimension(figure)]
    if not alike:
        return Fault("figure", False, f"says {said}; source gives no such figure")
    nearest = min(alike, key=lambda s: (abs(s.value - figure.value), s.start))
    return Fault("figure", True, f"says {said}; source says {_printed(evidence, nearest)}")
