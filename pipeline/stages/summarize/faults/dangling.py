"""Sentences that start with a noun which takes up another sentence: "The designation will allow"."""

import re

from pipeline.text.months import WEEKDAY
from pipeline.text.quotation_marks import unquoted

# Nouns that take up what the sentence before told, as the bare subject of a sentence.
_TAKEN_BACK = """
    designation move decision report announcement dismissal withdrawal action demolition requirement moment request
    ruling verdict indictment charge charges resignation nomination appointment warning proposal investigation probe
    filing lawsuit suit authorization authorisation approval extension pardon veto
    complaint petition hearing incident episode video tweet post interview speech remark remarks comment
    comments statement effort initiative rule ban mandate package amendment motion number numbers figure figures
    increase decrease difference result results survey findings allegation allegations accusation accusations claim
    claims revelation disclosure firing arrest bill measure order policy plan deal agreement law letter memo news study
    change changes legislation meeting exchange visit trip call discovery gathering suspension settlement
"""
_WEEKDAY = rf"(?:{WEEKDAY}(?:['’]s)? )?"
_DANGLING = re.compile(
    r"(?:The (?:(?:new|latest|final|proposed|planned|sweeping|bipartisan|controversial|previous|first|second|same|"
    rf"other|last) )?{_WEEKDAY}(?P<head>{'|'.join(_TAKEN_BACK.split())})(?: in (?:[a-z]+ )?court(?: in [A-Z][\w.]+)?)?"
    r"(?= (?:[a-z]+(?:s|ed)|will|would|came|could|may|might|can)\b|,)|"
    r"The (?:two|former|latter|pair|duo)\b|(?:Both|Neither) (?:sides?|men|women|parties)\b|Such\b|That number\b)"
)


def dangles(text: str) -> bool:
    """Whether an English sentence starts with a noun that takes up another sentence: "The designation will allow"."""
    return _DANGLING.match(unquoted(text).lstrip(" ([")) is not None


def dangling_noun(text: str) -> str | None:
    """The noun with which an English sentence takes up another one; None where it takes up none or by no noun."""
    match = _DANGLING.match(unquoted(text).lstrip(" (["))
    return match["head"] if match else None
