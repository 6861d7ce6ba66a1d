"""Deletions of what follows a complete English statement: asides between dashes, participles, "while" and "as".

Editors who shorten news by deletion leave such parts out nearly always (of 288 participles after a comma at the end of
a sentence in the pairs of Filippova and Altun, "Overcoming the Lack of Parallel Data in Sentence Compression", EMNLP
2013, 93 % are gone). Here they go where they hold no name, no figure and nobody's words, and where what is left is a
whole sentence; a statement never loses who said it, nor a condition or exception.
"""

import re
from collections.abc import Iterator

from pipeline.stages.summarize.wording.edits import Edit, deletion, to_stop
from pipeline.text.verbs import AUXILIARY, PAST

LEAST_WORDS = 8
"""Words that must be left of a sentence."""

_DASH = re.compile(r"\s?(?:—|--)\s?|\s–\s")
_PARTICIPLE = re.compile(r",\s(?P<first>[a-z]+ing)\s(?P<rest>[^A-Z\d:;—–()]*)(?=\.\Z)")
_CLAUSE = re.compile(r",\s(?P<first>while|as|when|where)\s(?P<rest>[^A-Z\d:;—–(),]*)(?=\.\Z)")
# Who said it, on what condition, with what exception: without these a statement says more than its source.
NEEDED = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells|according|cit(?:ing|ed|es)|alleg\w+|claim\w*|accus\w+|report\w*|wr(?:ote|ites)|"
    r"announc\w+|argu\w+|warn\w*|add(?:s|ed|ing)|if|unless|but|although|though|despite|except|however|only|not|no|never|"
    r"without|until|than|would|could|might|(?-i:may)|should|instead|rather|or|well|i|we|you|suspected|believed|expected)\b"
    r"|n['’]t\b|\?",
    re.IGNORECASE,
)
# "Two fixations — cops and guns": what was announced must follow.
ANNOUNCES = re.compile(
    r"\b(?:two|three|four|five|six|several|these|this|following|one|such|single|same|another|certain|main|key)\s"
    r"(?:[\w-]+\s){0,2}[\w-]+\s*\Z"
)
FINITE = re.compile(rf"\b(?:{AUXILIARY}|says|{PAST}|[a-z]+ed)\b")
# "The party named Hobb, a friend of the founder, as its head": what somebody is made is the news.
_MADE = re.compile(
    r"\b(?:appoint|nam(?:e|ing)|nominat|elect|re-?elect|select|chose|choos|pick(?!up)|tap(?:p|s\b)|install|promot|"
    r"hir(?:e|ing)|serv(?:e|ing)|act(?:s|ed|ing)\b|swor|swear|inaugurat|designat|recogni[sz]|describ|regard|portray|"
    r"label|replac|succeed|quit|resign|step(?:s|p)|retir|oust|remov)\w*",
    re.IGNORECASE,
)
_AS_ROLE = re.compile(r",?\s?as\s", re.IGNORECASE)
_LISTS = re.compile(r"(?:\b[a-z]+ing\s*|,[^,]{1,40})\Z")
_ALSO_LISTS = re.compile(r"\b(?:and|or) [a-z]+ing\b|,\s(?:and|or)\b")


def tails(outside: str, offset: int) -> list[Edit]:
    """Deletions of a sentence with its quotations blanked out, at most one of each kind; `offset` is its place."""
    found = ((start, to_stop(outside, start, end), name) for start, end, name in _found(outside))
    return [deletion(offset + start, offset + end, name) for start, end, name in found]


def _found(outside: str) -> Iterator[tuple[int, int, str]]:
    dashes = list(_DASH.finditer(outside))
    end = len(outside.rstrip()) - 1
    if len(dashes) == 1 and outside[end : end + 1] == "." and _goes(outside, dashes[0].start(), end):
        yield dashes[0].start(), end, "aside removed"
    if len(dashes) == 2 and _goes(outside, dashes[0].start(), dashes[1].start()):
        goes_on = re.match(r"[a-z]", outside[dashes[1].end() :])
        if goes_on and outside[dashes[1].start()].isspace():
            yield dashes[0].start(), dashes[1].end() - 1, "aside removed"
    match = _PARTICIPLE.search(outside)
    lists = match and (_ALSO_LISTS.search(match["rest"]) or _LISTS.search(outside[: match.start()]))
    if match and not dashes and not lists and _goes(outside, match.start(), match.end()):
        yield match.start(), match.end(), "participle removed"
    match = _CLAUSE.search(outside)
    if match and not dashes and _goes(outside, match.start(), match.end()):
        yield match.start(), match.end(), "clause removed"


def is_made(head: str, part: str) -> bool:
    """Whether a part starting with "as" may tell what a verb before it makes of somebody."""
    return _AS_ROLE.match(part) is not None and _MADE.search(head) is not None


def _goes(outside: str, start: int, end: int) -> bool:
    """Whether a part can go: it holds nothing that is needed, and a whole sentence is left."""
    part, head = outside[start:end], outside[:start]
    if (
        NEEDED.search(part)
        or ANNOUNCES.search(head)
        or is_made(head, part)
        or "   " in part
        or head.count("(") != head.count(")")
    ):
        return False
    return len(head.split()) >= LEAST_WORDS and FINITE.search(head) is not None
