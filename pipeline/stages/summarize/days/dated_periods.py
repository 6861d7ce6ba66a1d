"""Weeks, months, seasons, years and parts of a day that an article counts from its day, by their dates."""

import re

from pipeline.stages.summarize.days.calendar import PREPOSITIONS
from pipeline.stages.summarize.days.weekdays import AHEAD, AROUND
from pipeline.stages.summarize.wording.edits import Edit, insertion
from pipeline.stages.summarize.wording.pieces import Piece
from pipeline.text.periods import Period, find_periods

# Before a time these need no "in", and after the others none can be named.
_INTO = frozenset(
    {"in", "as", "until", "by", "through", "for", "with", "to", "over", "than", "into", "throughout", "about"}
)
# After "Last month" at the start of a sentence: it is no subject ("Last year was").
_AFTER_OPENING = re.compile(r",\s|\s(?:the|a|an)\s|\s[A-Z]")
_NO_PERIOD = frozenset({"the", "a", "this", "that", "every", "each", "all", "and", "or", "is", "was", "be", "not"})
# "Says this year is decisive": a subject, unless a participle stands before ("the man arrested last month was").
_PREDICATE = re.compile(
    r"\s(?:is|was|are|were|will|would|has|had|have|can|could|may|might|should|must|did|does|marks|marked|brings|brought|"
    r"saw|looks|looked|seems|seemed|to\sbe)\b"
)
_PARTICIPLE = re.compile(r"\b(?:[a-z]{2,}ed|held|made|taken|given|begun|sent|set|met|won|lost|found|born)\s\Z")
_EARLY = frozenset({"early", "late", "mid"})


def dated_periods(outside: str, offset: int, day: str | None) -> list[Edit]:
    """Replacements of relative times outside quotations; one that would limp is left as it is."""
    return [edit for period in find_periods(outside, day) if (edit := _edit(outside, period, offset))]


def _edit(outside: str, period: Period, offset: int) -> Edit | None:
    """`in May` for `last month`, `the 2022 vote` for `next year's vote`; None where that would limp."""
    starts, head = period.start == 0, outside[: period.start]
    if (not starts and not head.strip()) or _limps(outside, period):
        return None
    start, end = offset + period.start, offset + period.end
    piece = Piece(period.printed, "date", start, end)
    if period.noun:
        return Edit(start, end, (insertion("The " if starts else "the "), piece), "date made absolute")
    needs = _preposition(head, period)
    if needs is None:
        return None
    into = (insertion(f"{needs.capitalize() if starts else needs} "),) if needs else ()
    return Edit(start, end, (*into, piece), "date made absolute")


def _limps(outside: str, period: Period) -> bool:
    """Whether a time stands where its date cannot: as a subject, before no noun, in a headline, or ahead unsaid."""
    head, after = outside[: period.start], outside[period.end :]
    if period.noun:
        plain = " " not in period.printed and re.match(r"\s[a-z]", after)
        return not plain or head[-1:] not in ("", " ", "\u00a0")
    if not head:
        return not _AFTER_OPENING.match(after)
    if outside[period.start].isupper() or head[-1] not in " \u00a0":
        return True
    if _PREDICATE.match(after) and not _PARTICIPLE.search(head):
        return True
    over = outside[period.start : period.end].startswith("the ")
    return over and AHEAD.search(head[-AROUND:] + after[: AROUND // 3]) is not None


def _preposition(head: str, period: Period) -> str | None:
    """What goes before the date, "" for nothing; None where nothing fits."""
    words = [word.casefold() for word in re.findall(r"[\w'’]+", head[-40:])]
    word, before = words[-1] if words else "", words[-2] if len(words) > 1 else ""
    if word in _NO_PERIOD:
        return None
    if word in _EARLY and before in PREPOSITIONS | _INTO:
        return None if " " in period.printed else ""
    return "" if word in PREPOSITIONS | _INTO else period.into
