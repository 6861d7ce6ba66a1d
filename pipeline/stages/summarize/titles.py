"""A title as a headline: without label, outlet and shouting, each character with its place in the title."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.records import Alignment, Candidate, Field, Member, Operation
from pipeline.text.quotation_marks import quotes_balance

_LABEL = re.compile(
    r"\s*(?:(?:OPINION|WATCH|LISTEN|VIDEO|LIVE|LIVE UPDATES|LIVE BLOG|UPDATED?(?: \d+)?|EXCLUSIVE|BREAKING|ANALYSIS|"
    r"EDITORIAL|PHOTOS|GALLERY|FACT CHECK|JUST IN|DEVELOPING|EXPLAINER|COLUMN|COMMENTARY|PODCAST|REPORT|"
    r"Opinion|Watch|Listen|Video|Live updates|Live blog|Live|Updated?|Exclusive|Breaking(?: news)?|Analysis|Editorial|"
    r"Photos|Gallery|Fact check|Just in|Developing|Explainer|Column|Commentary|Perspective|Podcast|"
    r"Report)\s*(?:[:|]|--|—)"
    r"|\[[A-Z][A-Za-z ]{2,12}\]|\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}\s?[-–—:])\s+"
)
# What follows " | " is the outlet or the section; after " - " it is only where short and capitalised.
_OUTLET = re.compile(
    r"\s+\|\s[^|]{1,60}\Z|\s+[-–—]\s+(?:The\s+)?[A-Z][\w.&']*(?:\s+[A-Z][\w.&']*){0,3}\s*\Z|"
    r"\s+[-–—]\s(?:live|live updates|as it happened|video|photos)\s*\Z|"
    r"\s+[\[(](?:VIDEO|Video|WATCH|PHOTOS|Photos)[\])]\s*\Z"
)
# The second half of a long title: "; her response: ..."
_SECOND_HALF = re.compile(r"(?<=[\w'’”\"]);\s")
LONG = 14
"""Words from which a title is cut before its second half."""

LEAST = 5
"""Words that must be left of it."""

_STOP = re.compile(r"(?<=[^\W\d_]{3})[.।]\Z")
_CATCHY = re.compile(
    r"[?؟]|;\s*\Z|!|\A\s*(?:OPINION|Opinion|ANALYSIS|Analysis|EDITORIAL|Editorial|Column|COLUMN|Commentary)\b|"
    r"\A\W*(?:How|Why|What|Here|Meet|This|These|According)\b|\bHere(?:['’]s| are| is)\b|"
    r"\A\W*(?:No|Nope|Yes|Sorry|Actually|Dear),|"
    r"\b[Ww]hy (?:it|that|this) matters\b|"
    r"(?:\A\W*|: )(?:The )?(?:\d+|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Tt]en) (?i:things|ways|steps|"
    r"reasons|takeaways|facts|questions|lessons)\b|\bIf [Oo]nly\b|"
    r"\b(?:explained|proving|you|your|need to know|to know|I|my|we|our|us|You|Your|My|We|Our)\b"
)
_COARSE = re.compile(r"\w\*+\w")
# What somebody says does not make the title tease: 'We are no longer afraid'.
_QUOTED = re.compile(r"(?<!\w)[‘'\"“](?:[^‘’'\"“”]|['’](?=\w))*[’'\"”](?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
Stretch = tuple[Operation, int, int, str]
SHOUTED = 10
"""Letters from which a title in capitals is one, and no acronym."""


def is_catchy(title: str) -> bool:
    """Whether a title asks, counts, teases, swears or takes sides; English but for "?"."""
    return _COARSE.search(title) is not None or _CATCHY.search(_QUOTED.sub("“”", title)) is not None


def is_shouted(title: str) -> bool:
    """Whether a title has capitals alone."""
    letters = [c for c in title if c.isalpha()]
    return len(letters) >= SHOUTED and all(c.isupper() for c in letters)


def as_headline(member: Member, field: Field, start: int, end: int, spelled: Mapping[str, str]) -> Candidate:
    """The stretch [start, end) of a title field or text as a headline.

    spelled  words as running text writes them, by case-folded word: with these a shouted title is put in small letters
    """
    source = member.text if field == "text" else member.title or ""
    title = source[start:end]
    first, last, edits = _bounds(title)
    shouted = is_shouted(title[first:last])
    words = [m.group() for m in _WORD.finditer(title[first:last])]
    known = shouted and all(len(word) < 3 or word.casefold() in spelled for word in words)
    text, alignments = "", list[Alignment]()
    for operation, at, to, said in _pieces(title, first, last, spelled if known else {}):
        begin, text = len(text), text + said
        if operation == "insert":
            alignments.append(Alignment(begin, len(text), None, None, None, None, operation))
        else:
            alignments.append(Alignment(begin, len(text), member.article_id, field, start + at, start + to, operation))
    edits += ["capitals removed"] if known else []
    return Candidate(text, tuple(alignments), tuple(edits))


def _bounds(title: str) -> tuple[int, int, list[str]]:
    """Where the title proper starts and ends, and what was left out."""
    start, end = len(title) - len(title.lstrip()), len(title.rstrip())
    edits: list[str] = []
    label = _LABEL.match(title[:end])
    if label and label.end() < end:
        start, edits = label.end(), ["label removed"]
    outlet = _OUTLET.search(title[start:end][-100:])
    if outlet and end - (outlet.end() - outlet.start()) - start >= 15:
        end -= outlet.end() - outlet.start()
        edits.append("outlet removed")
    half = _SECOND_HALF.search(title, start, end)
    if half and len(title[start:end].split()) > LONG and _stands(title[start : half.start()]):
        end = half.start()
        edits.append("second half removed")
    if _STOP.search(title[start:end]) and "." not in title[start : end - 1]:
        end -= 1
        edits.append("full stop removed")
    return start, end, edits


def _stands(half: str) -> bool:
    """Whether the first half of a title says enough, and holds no open quotation."""
    return len(half.split()) >= LEAST and quotes_balance(half) and half.count("‘") <= half.count("’")


def _pieces(title: str, start: int, end: int, spelled: Mapping[str, str]) -> Iterator[Stretch]:
    """Operation, place and characters of each stretch of a headline: white space runs are one space."""
    cased = _cased(title, start, end, spelled) if spelled else title
    at = start
    for gap in re.finditer(r"\s{2,}|[^\S ]", title[start:end]):
        yield from _runs(title, cased, at, start + gap.start())
        yield "insert", at, at, " "
        at = start + gap.end()
    yield from _runs(title, cased, at, end)


def _runs(title: str, cased: str, start: int, end: int) -> Iterator[Stretch]:
    """Stretches that are copied and stretches whose case differs, in turn."""
    at = start
    while at < end:
        same, to = title[at] == cased[at], at
        while to < end and (title[to] == cased[to]) == same:
            to += 1
        yield "copy" if same else "case", at, to, cased[at:to]
        at = to


def _cased(title: str, start: int, end: int, spelled: Mapping[str, str]) -> str:
    """A shouted title of the same length as running text would write it."""
    letters = list(title)
    for i, match in enumerate(_WORD.finditer(title, start, end)):
        word = spelled.get(match.group().casefold(), match.group().lower())
        if len(word) == len(match.group()):
            letters[match.start() : match.end()] = word[:1].upper() + word[1:] if i == 0 else word
    return "".join(letters)


def spellings(members: Iterable[Member]) -> dict[str, str]:
    """Words as the sentences of articles write them most, by case-folded word; what starts a sentence counts least."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        for sentence in member.sentences:
            text = member.text[sentence.start : sentence.end]
            for match in _WORD.finditer(text):
                if match.start() > 1 and not is_shouted(text):
                    counts[match.group().casefold()][match.group()] += 1
    return {word: min(found, key=lambda spelling: (-found[spelling], spelling)) for word, found in counts.items()}
