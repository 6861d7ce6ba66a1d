"""Parties and acronyms in brackets behind names that need none, taken out."""

import re

from pipeline.stages.summarize.wording.edits import Edit, deletion

PARTY = re.compile(r"\s\((?:R|D|I)(?:[-–—][\w. ]{1,14})?\)|,\s(?:R|D|I)[-–—][A-Z][\w. ]{1,12}(?:,(?!\swho)|(?=,\swho))")
# "House Speaker Ann Hobb (D-Calif.)": the office says who it is.
_OFFICE = re.compile(
    r"\b(?:Leader|Speaker|Whip|President|Chair|Chairman|Chairwoman|Governor|Secretary|Mayor|Senator|Representative|"
    r"(?:Gov|Sen|Rep)\.)"
    r"(?: [A-Z][\w.’'-]+){1,4}\Z"
)
_ACRONYM = re.compile(r"\s\((?P<short>[A-Z][A-Za-z]{0,3}[A-Z]{1,3}|[A-Z]{2,6})\)")
_LAST_WORD = re.compile(r"(?<![\w’'&.-])([\w’'&.-]+)\s?\Z")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&"})


def party_tags(outside: str, offset: int) -> list[Edit]:
    """Deletions of party and state after persons whom an office introduces.

    Between commas not after another, since the second may close a clause: "the bill, made by Sen. Hobb, R-Ky., is".
    """
    edits: list[Edit] = []
    for match in PARTY.finditer(outside):
        head = outside[: match.start()]
        if _OFFICE.search(head) and not (match.group()[0] == "," and "," in head):
            edits.append(deletion(offset + match.start(), offset + match.end(), "party removed"))
    return edits


def short_bodies(outside: str, offset: int, shown: str, others: str) -> list[Edit]:
    """Deletions around acronyms in brackets: of the long form where it is known, of the brackets where no use follows.

    others  what the other claims hold, before and after
    """
    edits: list[Edit] = []
    for match in _ACRONYM.finditer(outside):
        short = match["short"]
        begin = _long_form(outside[: match.start()], short)
        if begin is None:
            continue
        word = rf"\b{re.escape(short)}\b"
        if re.search(word, shown) and (f"({short})" in shown or outside[begin : match.start()] in shown):
            edits.append(deletion(offset + begin, offset + match.start("short"), "acronym alone"))
            edits.append(deletion(offset + match.end() - 1, offset + match.end(), "acronym alone"))
        elif not re.search(word, others) and not re.search(word, outside[match.end() :]):
            edits.append(deletion(offset + match.start(), offset + match.end(), "acronym removed"))
    return edits


def _long_form(before: str, short: str) -> int | None:
    """Where the words begin whose first letters make an acronym that stands after them."""
    at, letters = len(before), list(short.upper())
    while letters:
        match = _LAST_WORD.search(before, max(0, at - 40), at)
        if match is None:
            return None
        word, at = match[1], match.start()
        if word[0].upper() == letters[-1] and (word[0].isupper() or word not in _SMALL):
            letters.pop()
        elif word not in _SMALL:
            return None
    return at
