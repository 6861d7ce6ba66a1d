"""Deletions of what follows, opens or interrupts a complete English statement and tells what one origin alone tells.

Names and figures may stand in such a part, unlike in those of tails.py. Of 2,763 such parts in sentences of neus/train
that the human summary of their story takes up, it takes up 30 % of their own words, against 57 % of the words around
them, and of those that share less than a third of their words with the other articles 20 %. A logistic model of kind,
length, names, figures, position and that share tells hardly more than the share (area under the curve .718 against
.708). Only short parts that are mostly one origin's go: with up to 16 words for 12 ROUGE-2 is .1764 for .1765 on 533
stories of neus/train and .1825 for .1835 on neus/val; without bounds .1752 on the former. What a statement is bound to
stays: who says it, conditions, exceptions, victims.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.records import Member
from pipeline.stages.summarize.cuts.tails import ANNOUNCES, FINITE, LEAST_WORDS, NEEDED, is_made
from pipeline.stages.summarize.wording.edits import Edit, deletion, to_stop
from pipeline.text.quotation_marks import unquoted
from pipeline.text.verbs import AUXILIARY, PAST
from pipeline.verification.content import content_stems

TEXT_LIMIT = 40_000
"""Characters of an article that are compared."""

LONGEST = 12
"""Words of a part at most: a longer one is a fact by itself."""

LEAST_RARE = 0.6
"""Share of the stems that a part adds which its origin alone uses, at least."""

Told = Counter[str]
"""By how many origins of a story each content stem is used; empty where there is one alone, which can be no measure."""

_VERB = rf"(?:{AUXILIARY}|says|{PAST}|[a-z]{{2,}}ed)\b"
# No participle: "places like Texas, controlled by them".
_PREDICATE = rf"{_VERB}(?!\s(?:by|in|with|from|at|on|as)\b)"
_ING = r"(?!including|according|following|during|considering|barring|assuming|depending)[a-z]{3,}ing\s"
_WHO = r"(?:which|where|when|who(?!\s(?:is|was|are|were|has|had|became|serves?|served|leads?|led|heads?)\b))\s"
_ENDS = {
    name: re.compile(rf"(?:{start})[^:;—–()]+(?=\.\Z)")
    for name, start in {
        "participle removed": rf",\s{_ING}",
        # "before revising it" takes the statement back.
        "clause removed": r",\s(?:as|while|amid|before(?!\s[a-z]+ing\b)|even\sas|despite)\s",
        "relative clause removed": rf",\s{_WHO}",
        "adjunct removed": r",\s(?:with|including)\s|\s(?:amid|following\s(?:an?|the|his|her|their))\s",
        "apposition removed": r"(?<=[a-z]),\san?\s(?=[a-z])",
        "aside removed": r"\s?[—–]\s?|\s--\s",
    }.items()
}
_MIDDLE = {
    "relative clause removed": re.compile(rf",\s{_WHO}[^,:;—–()]{{5,120}},(?=\s{_PREDICATE})"),
    "participle removed": re.compile(rf",\s(?:{_ING}|[a-z]{{3,}}ed\s)[^,:;—–()]{{5,120}},(?=\s{_PREDICATE})"),
    "clause removed": re.compile(
        rf",\s(?:as|amid|while|after|despite|in\s(?:an?|his|her|their))\s[^,:;—–()]{{5,120}},(?=\s{_PREDICATE})"
    ),
    "aside removed": re.compile(
        r"\s[—–]\s[^—–()]{5,160}\s[—–](?=\s[a-z])|\s\((?!including|excluding)[a-z\d][^()]{4,80}\)"
    ),
}
_OPENING = re.compile(
    r"(?:After|Amid|Before|Despite|Even as|Following|While|Speaking|"
    r"As(?! (?:of|for|with|part|a result|long|soon|far|well|president|governor)\b)|With(?! the exception)|"
    r"In (?:an?|his|her|their) (?:[\w-]+ ){0,3}?(?:statement|interview|tweet|speech|letter|release|op-ed|report|filing|"
    r"memo|video|post|hearing|briefing|conference|address))\s[^,:;—–()]{15,140},\s"
    r"(?!(?:he|she|it|they|his|her|its|their|this|that|these|those|and|or|but|the (?:two|former|latter)|"
    # "With brief remarks, which were quiet, the mayor": a clause of what would be removed.
    r"which|who|whose|whom|where|when|including)\b)"
    # "in Dorn, Veldland, nine": the comma is inside.
    r"(?=\S)(?!\d|[A-Z][\w.’' -]{1,25},)"
)
# Beside what tails.py keeps: what was found or compared, and by whom; the dead and arrested.
_BOUND = re.compile(
    r"\b(?:found|shows?|showed|report\w*|estimat\w*|confirm\w*|conclud\w*|ruled?|rules|reveal\w*|indicat\w*|suggest\w*|"
    r"believ\w*|thinks?|thought|compared|unlike|so|same|both|neither|nor|either|"
    r"respectively|namely|up|down|deni\w+|refus\w+|reject\w*|kill\w*|injur\w*|wound\w*|dead|died|deaths?|hurt|arrest\w*|"
    r"charg\w+|convict\w*|except\w*|exclu\w+|apart|aside|suspect\w*|accus\w+|undercount\w*|prelimin\w*|probabl\w*|veto\w*|revers\w+|overturn\w*|withdr\w+)\b",
    re.IGNORECASE,
)
# "All voted for it, with the exception of": what holds of all may be bounded by what follows.
_OF_ALL = re.compile(r"\b(?:all|every|each|no|none|any|never|always|entire\w*|whole|unanimous\w*)\b", re.IGNORECASE)
# "with the benefit vanishing after a year" is a statement of its own.
_ABSOLUTE = re.compile(r",?\s(?:with|including)\s[^,]*?\b[a-z]{3,}ing\b")
# A statement is as true without what happened in spite of it.
_DESPITE = re.compile(r"\A(?:,\sd|D)espite\s")
_MAY_BE = re.compile(r"\b(?:would|could|may|might|can|will)\b")
# Another predicate of the sentence follows.
_GOES_ON = re.compile(rf",\s{_VERB}")
_AND_MORE = re.compile(rf",\s(?:and|but|or)\s{_VERB}")
_MODAL = re.compile(r"\b(?:would|could|might|may|should|than|or|well|expected|add(?:s|ed|ing))\b")
_LISTS = re.compile(r",[^,]{1,40}\Z|\b(?:between|from|both|either|such as)\b[^,]{0,60}\Z")
_SUBORDINATE = re.compile(
    r"(?:As|Although|Though|While|After|Before|When|Since|Because|If|Despite|With|In|On|At|Amid|Following|For|By|Not)\b"
)
_RELATIVE = re.compile(r",\s(?:which|who|whose|where|when)\s[^,]*(?:,|\Z)")
_FINITE_CLAUSE = re.compile(
    r"(?<!that )(?<!who )(?<!which )\b"
    r"(?:is|was|are|were|has|had|have|will|would|could|can|may|might|did|does|took|made)\b"
)


def told_by(members: Iterable[Member]) -> Told:
    """By how many origins each content stem of a story's articles is used."""
    stems: dict[str, set[str]] = {}
    for member in members:
        stems.setdefault(member.origin, set()).update(content_stems(member.text[:TEXT_LIMIT], member.language))
    return Counter(stem for own in stems.values() for stem in own) if len(stems) > 1 else Counter()


def of_one_origin(text: str, offset: int, told: Told) -> list[Edit]:
    """Deletions in a sentence whose place is `offset`; none where the story has one origin."""
    if not told:
        return []
    outside = unquoted(text)
    edits: list[Edit] = []
    for start, end, name in (*_at_the_end(outside), *_inside(outside), *_at_the_start(outside)):
        part, rest = text[start:end], f"{text[:start]} {text[end:]}"
        said = _DESPITE.sub("", part)
        # What a part itself may or would be does not bind the statement beside it.
        bound = NEEDED.search(_MODAL.sub("", said)) or _BOUND.search(said) or "   " in outside[start:end]
        whole = _OF_ALL.search(rest) or _ABSOLUTE.match(part) or is_made(text[:start], part)
        if not bound and not whole and _is_rare(part, rest, told):
            edits.append(deletion(offset + start, offset + to_stop(outside, start, end), name))
    return edits


def _is_rare(part: str, rest: str, told: Told) -> bool:
    """Whether a part is short, and most of what it adds to the rest of its sentence is told by no other origin."""
    own = set(content_stems(part, "en")) - set(content_stems(rest, "en"))
    rare = sum(told[stem] == 1 for stem in own)
    return len(part.split()) <= LONGEST and rare > 0 and rare >= LEAST_RARE * len(own)


def _at_the_end(outside: str) -> Iterator[tuple[int, int, str]]:
    dashes = len(re.findall(r"[—–]|--", outside))
    for name, pattern in _ENDS.items():
        match = pattern.search(outside)
        if match is None or not _stands(outside[: match.start()]) or _GOES_ON.search(match.group()[1:]):
            continue
        before = outside[: match.start()].split()[-1]
        if name == "adjunct removed" and _AND_MORE.search(match.group()):
            continue
        if name == "apposition removed" and (before[0].isupper() or _lists_or_tells(match.group())):
            continue
        if name != "aside removed" or dashes == 1:
            yield match.start(), match.end(), name


def _lists_or_tells(part: str) -> bool:
    """Whether what follows ", a" may be the end of a list, or a statement of its own."""
    return re.search(r"\b(?:and|or) an?\b", part) is not None or _FINITE_CLAUSE.search(part) is not None


def _inside(outside: str) -> Iterator[tuple[int, int, str]]:
    for name, pattern in _MIDDLE.items():
        for match in pattern.finditer(outside):
            head, rest = outside[: match.start()], outside[match.end() :]
            left = len(f"{head}{rest}".split()) >= LEAST_WORDS
            open_ = "," in head if match.group()[0] == "," else _LISTS.search(head)
            if left and not open_ and not _names_again(match.group(), rest):
                yield match.start(), match.end(), name


def _at_the_start(outside: str) -> Iterator[tuple[int, int, str]]:
    match = _OPENING.match(outside)
    if match is None or _names_again(match.group()[1:], outside[match.end() :]):
        return
    rest = outside[match.end() :]
    if len(rest.split()) >= LEAST_WORDS and FINITE.search(rest) and not _MAY_BE.search(rest[:80]):
        yield 0, match.end(), "opening clause removed"


def _names_again(part: str, rest: str) -> bool:
    """Whether a name of a part stands in the rest as well, where it may be short for the one in the part."""
    names = set(re.findall(r"\b[A-Z][\w’'-]+", part))
    return any(re.search(rf"\b{re.escape(name)}\b", rest) for name in names)


def _stands(head: str) -> bool:
    """Whether what is left is a whole sentence, which announces nothing."""
    if ANNOUNCES.search(head) or _LISTS.search(head) or head.count("(") != head.count(")"):
        return False
    if head.rstrip()[-1:] in "-–—" or (_SUBORDINATE.match(head) and "," not in head):
        return False
    return len(head.split()) >= LEAST_WORDS and FINITE.search(_RELATIVE.sub(" ", head)) is not None
