"""Ordinals that count: "the 23rd Democrat to enter the race", "a fourth round of talks".

They are no quantities of what they stand before (quantities.py leaves them out), yet two reports may disagree on them.
What an ordinal names rather than counts is left out: dates, quarters and halves, courts, floors, streets, amendments;
and "first", which stands everywhere. An ordinal in letters counts of few things: "a second senator" is another one.
"""

import re
from collections.abc import Iterator

from pipeline.text.months import MONTH
from pipeline.text.quantity import Quantity
from pipeline.text.units import singular

_WORDS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_SERIES = frozenset({"straight", "consecutive", "successive"})
_COUNTED = frozenset({"attempt", "day", "debate", "month", "night", "round", "time", "trial", "week"})
_NAMED = frozenset({
    "amendment", "arrondissement", "avenue", "birthday", "century", "circuit", "class", "congress", "degree",
    "district", "division", "edition", "fleet", "floor", "game", "grade", "grader", "half", "hole", "inning", "lap",
    "minute", "overall", "parallel", "parliament", "pick", "place", "precinct", "quarter", "ranked", "season", "seed",
    "street", "term", "ward", "of", "and", "or", "to", "in", "on", "at", "by", "for", "from", "with", "as", "is", "was",
    "the", "since", "that", "after", "before", "when",
})  # fmt: skip
_ORDINAL = re.compile(
    rf"(?<![\w./,-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_WORDS)}))"
    r"[ -](?P<noun>[a-z][a-z]+|Democrat|Republican|American|state)(?:[ -](?P<next>[a-z]+))?"
)
_DATE = re.compile(rf"{MONTH} $")


def find_ordinals(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The counting ordinals in [start, end), as counts of the noun that they stand before."""
    for match in _ORDINAL.finditer(text, start, end):
        in_series = match["noun"] in _SERIES
        noun = match["next"] if in_series and match["next"] else match["noun"]
        if noun in _NAMED or _DATE.search(text[max(start, match.start() - 10) : match.start()]):
            continue
        if match["word"] and not in_series and noun not in _COUNTED:
            continue  # "a third victim" is one of them
        digits = match["digits"]
        stop = match.end("digits") + 2 if digits else match.end("word")
        value = float(digits) if digits else float(_WORDS.index(match["word"]) + 2)
        yield Quantity(match.start(), stop, value, None, singular(noun.casefold()), None, "count", 1.0, False)
