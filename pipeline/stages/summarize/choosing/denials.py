"""An accusation is told with its denial, where a source gives one: who is told the one alone takes it for proven."""

import re
from collections.abc import Sequence

from pipeline.text.function_words import function_words
from pipeline.text.name_words import CALENDAR
from pipeline.text.quotation_marks import unquoted

_ACCUSES = re.compile(
    r"\b(?:accus(?:e[sd]?|ing|ations?)|alleg(?:e[sd]?|ing|edly|ations?)|misconduct|wrongdoing)\b", re.I
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?) "
    r"(?:(?:the|these|those|this|all|both|any|his|her|their|of|[a-z-]+) ){0,4}?"
    r"(?:allegations?|claims?|accusations?|charges|rumou?rs|wrongdoing|misconduct|assertions?|any|ever|doing|having)\b|"
    r"\bpleaded not guilty\b|\bmaintain(?:s|ed)? (?:his|her|their) innocence\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|disput|refut|reject|dismiss|false|baseless|not guilty|innocen|untrue)", re.I
)
_NAME = re.compile(r"\b[A-Z][\w’'-]*\w\b")


def accuse(texts: Sequence[str]) -> bool:
    """Whether English sentences tell of an accusation and of no denial."""
    return any(_ACCUSES.search(unquoted(text)) for text in texts) and not any(map(_DENIED.search, texts))


def denies(text: str, accused: Sequence[str]) -> bool:
    """Whether an English sentence denies an accusation, and names somebody whom the sentences that accuse name."""
    return _DENIES.search(unquoted(text)) is not None and bool(_names(text) & set().union(*map(_names, accused)))


def _names(text: str) -> set[str]:
    found = (re.sub(r"['’]s?\Z", "", name) for name in _NAME.findall(text))
    # "They denied it" begins with a capital and names nobody.
    empty = function_words("en")
    return {n for n in found if len(n) > 3 and n.casefold() not in CALENDAR and n.casefold() not in empty}
