"""The place and agency that an article begins with, left out of its sentences."""

import re

from pipeline.records import Member
from pipeline.stages.summarize.wording.edits import Edit, deletion
from pipeline.text.given_names import MEN, WOMEN

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'/-]+(?:, [\w .]{2,20})? \([A-Za-z/ ]{2,20}\)\s*[-–—]+\s*"
    r"|[A-ZÀ-Þ][\w .,'-]{2,30} \((?:CNN|AP|AFP|UPI|Reuters|BBC)\)\s*[-–—]*\s*(?=[A-Z])"
    r"|\((?:CNN|AP|AFP|UPI|Reuters|BBC)\)\s*[-–—]*\s*(?=[A-Z])"
)
_FIRST_DATELINE = re.compile(
    _DATELINE.pattern
    + r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?\s?[–—]{1,2}\s?(?=[A-Z\"“])"
)
# "By Ann Hobb VELD | Fri Apr 8, 2011 6:16 pm BST VELD (Reuters) - ": all that a page prints above its text in one line.
_AGENCIES = "CNN|AP|AFP|UPI|Reuters|REUTERS|BBC|Xinhua|Bloomberg|DPA|dpa|AlertNet"
_HEAD = re.compile(rf"[A-Z][\w .,'’/-]{{1,40}} \((?:{_AGENCIES})\)\s*[-–—]+\s*(?=[A-Z\"“])")

LONGEST_HEAD = 400
"""Characters of a sentence in which the agency's dateline is looked for, behind what was printed above the text."""

# "Ann Hobb — mayor of Veld — opened".
_PERSON = re.compile(r"(?P<given>[A-Z]\w+) [A-Z][\w’'-]+\s?[–—](?=[^–—]+[–—])")


def datelines(member: Member, start: int, end: int) -> list[Edit]:
    """The dateline that a sentence begins with: the one that `clean` found, else a city and an agency.

    What stands before these is of the page: bylines, times, captions. At the head of an article a place and a dash are
    enough.
    """
    line = member.layout.dateline
    if line and line.start <= start < line.end < end:
        rest = re.match(r"[\s\-–—:]*", member.text[line.end : end])
        return [deletion(start, line.end + (rest.end() if rest else 0), "dateline removed")]
    head = _HEAD.search(member.text, start, min(end, start + LONGEST_HEAD))
    if head:
        return [deletion(start, head.end(), "dateline removed")]
    person = _PERSON.match(member.text[start:end])
    if person and person["given"].casefold() in MEN | WOMEN:
        return []
    pattern = _DATELINE if start > member.sentences[0].start else _FIRST_DATELINE
    match = pattern.match(member.text[start : min(end, start + 80)])
    return [deletion(start, start + match.end(), "dateline removed")] if match else []
