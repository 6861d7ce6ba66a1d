"""Deletions of what a reader knows or does not miss: who a known person is, where somebody spoke.

Of 127 appositions between commas in the compression pairs of Filippova and Altun (see tails.py) editors leave out 93 %
of the words, of 16 phrases like "in a statement" all.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.stages.summarize.persons.cast import family_name, office
from pipeline.stages.summarize.persons.mentions import Mentions
from pipeline.stages.summarize.wording.edits import Edit, deletion, insertion
from pipeline.text.months import WEEKDAY
from pipeline.text.names import Name, find_names, same_name
from pipeline.text.quotation_marks import unquoted
from pipeline.text.verbs import AUXILIARY, PAST

_WORDS = r"[^\s,;:()“”\"—–]+(?:\s(?!whose\s)[^\s,;:()“”\"—–]+){0,15},"
_VERB = (
    r"(?=\s(?:(?:also|now|then|once again|again)\s)?"
    rf"(?:[a-z]{{2,}}ed|says|{AUXILIARY}|{PAST}|"
    r"(?:on|late on|early on)\s[A-Z]\w+(?:\s\d+)?\s[a-z]+(?:ed|d))\b)"
)
# Up to their second comma, behind which the verb of the sentence follows.
_APPOSITION = re.compile(rf",\s(?:an?|the)\s{_WORDS}{_VERB}")
_WHO = re.compile(rf",\swho\s(?:is|was|has|had|became|serves|served|leads|led|heads|headed)\s{_WORDS}{_VERB}")
# What follows an age may be another addition, which keeps the comma.
_AGE = re.compile(r",\s[1-9]\d(?=,\s(?:who|whose|whom|which|an?|the|of|from|son|daughter)\b)|,\s[1-9]\d,(?=\s[a-z])")
_PARTY = re.compile(r",\san?\s(?:[\w.]+\s)?(?:Republican|Democrat),")
_PHRASE = re.compile(
    r"\b(?:said|says|added|announced|confirmed|stated)"
    r"(?P<where> in an? (?:[a-z-]+ )?(?:statement|news release|press release|release))"
    rf"(?=\.?\s*\Z|,|\s(?:that|on|early|late|earlier)\b|\s{WEEKDAY}\b)"
)
# Not "told reporters on the plane to leave", "told reporters, including Ann Hobb, to leave".
_REPORTERS = re.compile(
    r"(?<!\bwas )(?<!\bwere )\btold reporters"
    r"(?= (?:that|he|she|they|the)\b|(?: (?:on|at|in|after|during)\b|,(?! (?:including|who)\b))"
    r"(?!(?:(?!\bthat\b)[^“”\"]){0,80}?\bto [a-z])|\.?\s*\Z)"
)


def known_roles(found: Mentions, index: int, start: int, shown: str) -> Iterator[Edit]:
    """Appositions and ages behind persons whom `shown`, the claims before, has named; the party behind an office."""
    sentence = found.member.sentences[index]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    told = [name for name in find_names(shown) if family_name(name)]
    for name in found.outside(index):
        if name.full_start < start or found.person_of(name) is None:
            continue
        at = name.end - sentence.start
        if (match := _needless(name, blank, at, told)) and not _lists(blank[:at]):
            yield deletion(name.end, name.end + match.end() - at, "apposition removed")


def _needless(name: Name, blank: str, at: int, told: Sequence[Name]) -> re.Match[str] | None:
    """What can go behind a name that ends at a place of its sentence."""
    if _named(name, told):
        return _AGE.match(blank, at) or _APPOSITION.match(blank, at) or _WHO.match(blank, at)
    match = _APPOSITION.match(blank, at)
    return match if match and office(name) and _PARTY.match(match.group()) else None


def _named(name: Name, told: Sequence[Name]) -> bool:
    """Whether a person has been named, and nobody else of the family: "Joe Hobb, a guard," is not Ann Hobb."""
    family = family_name(name)
    same = [other for other in told if family and family_name(other).casefold() == family.casefold()]
    return bool(same) and all(same_name(other.text, name.text) for other in same)


def _lists(head: str) -> bool:
    """Whether a comma before a name may be that of a list."""
    return (
        re.search(r",[^,]{1,40}\Z|\b(?:and|or|of|between|with|by|for|to|from|including)\s[^,]{1,40}\Z", head)
        is not None
    )


def statements(outside: str, offset: int) -> list[Edit]:
    """`said` for `said in a statement` and for `told reporters`."""
    edits = [
        deletion(offset + m.start("where"), offset + m.end(), "setting removed") for m in _PHRASE.finditer(outside)
    ]
    said = (insertion("said"),)
    return edits + [
        Edit(offset + m.start(), offset + m.end(), said, "setting removed") for m in _REPORTERS.finditer(outside)
    ]
