"""Names around the figures of an article: in a clause or sentence, before a figure, and in the opening."""

import re
from functools import cached_property

from pipeline.records import Member, Sentence
from pipeline.stages.compare.reading.clauses import REACH
from pipeline.stages.compare.reading.words import IDLE, WORD, stem

_MIDDLE_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
_FULL_NAME = re.compile(r" [A-Z][a-z]")
_NO_NAMES = frozenset({"unit", "state", "us", "us'"})  # the country is named or not, and in two ways
_TWO_NAMES = re.compile(r"(?<![^\W_])(?<!in )(?<!of )(?<!at )(?<!near )[A-Z][^\W\d_]+ [A-Z][^\W\d_]+(?![^\W_])")
_BESIDE = 80  # code points on either side of a figure in which the name of its person stands
_OPENING = 300  # code points of the title and of the first sentence that say where its events are


class Source:
    """An article, with what its sentences need to know of all of it."""

    def __init__(self, index: int, member: Member) -> None:
        self.index = index
        self.member = member
        first = member.sentences[0] if member.sentences else None
        head = member.text[first.start : min(first.end, first.start + _OPENING)] if first else ""
        opening = f"{(member.title or '')[:_OPENING]} {head}"
        self.opening = frozenset(stem(m[0]) for m in WORD.finditer(opening) if m[0][0].isupper())

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the words that are capital in the middle of a sentence."""
        return frozenset(stem(m[0]) for m in _MIDDLE_NAME.finditer(self.member.text))

    def origin(self, sentence: Sentence, origins: dict[str, str]) -> str:
        """Who is counted for a sentence: the source of a passage that the article carries, else its own origin."""
        for reuse in self.member.reuse:
            if reuse.start <= sentence.start and sentence.end <= reuse.end:
                return origins.get(reuse.source, reuse.source)
        return self.member.origin


def names_in(source: Source, sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """Stems of capitalised words; the first of the sentence where it or the next one is capital elsewhere too."""
    text, found = source.member.text, set[str]()
    for match in WORD.finditer(text, max(start, sentence.start), min(end, sentence.end)):
        word = match[0]
        if not word[0].isupper() or len(word) < 2 or word.casefold() in IDLE:
            continue
        inside = match.start() > sentence.start + 1
        if inside or stem(word) in source.names or _FULL_NAME.match(text, match.end()):
            found.add(stem(word))
    return frozenset(found - _NO_NAMES)


def full_names_near(text: str, place: int, room: tuple[int, int]) -> frozenset[str]:
    """First and last names on end, within `room` and not far from a place."""
    start, end = max(room[0], place - _BESIDE), min(room[1], place + _BESIDE)
    return frozenset(m[0].casefold() for m in _TWO_NAMES.finditer(text, start, end))


def subject_before(source: Source, sentence: Sentence, end: int) -> str | None:
    """The stem of the last name before a figure, if it is near."""
    start = max(sentence.start, end - REACH)
    for match in reversed(list(WORD.finditer(source.member.text, start, end))):
        known = match.start() > sentence.start + 1 or stem(match[0]) in source.names
        if match[0][0].isupper() and len(match[0]) > 1 and known and match[0].casefold() not in IDLE:
            return stem(match[0])
    return None
