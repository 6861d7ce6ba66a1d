"""Which words of a claim stand where in its evidence: copied, in another form, or as a kindred word.

Copied stretches are found first, the longest one and then those before and after it, wherever in the passage they
stand; each word that is left is linked to the first passage that has it in another form or a kindred one. Words
without content are linked inside copied stretches only.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from pipeline.records import Link, LinkKind
from pipeline.text.function_words import function_words
from pipeline.text.tokens import token_spans
from pipeline.verification.content import stem
from pipeline.verification.lexicon import akin, lexicon
from pipeline.verification.statement import Statement

LONGEST = 300
"""Words of a claim or passage that are aligned; what stands after them is not."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    stem: str


def _words(text: str, language: str) -> list[_Word]:
    english = language in ("en", "und")
    found = []
    for start, end in islice(token_spans(text), LONGEST):
        word = text[start:end].casefold().replace("’", "'")
        found.append(_Word(start, end, word, lexicon().stem(word) if english else stem(word)))
    return found


def links(claim: Statement, texts: Sequence[str]) -> list[tuple[Link, ...]]:
    """For each text its links in the order of the claim, with places in the text; no word of the claim has two."""
    said, theirs = _words(claim.text, claim.language), [_words(text, claim.language) for text in texts]
    empty = function_words(claim.language)
    linked: dict[int, tuple[int, Link]] = {}
    for number, other in enumerate(theirs):
        for i, j, size in _blocks(said, other, empty):
            if not any(k in linked for k in range(i, i + size)):
                link = Link(said[i].start, said[i + size - 1].end, other[j].start, other[j + size - 1].end, "copied")
                linked |= dict.fromkeys(range(i, i + size), (number, link))
    for i, word in enumerate(said):
        if i not in linked and word.text not in empty and (found := _single(word, theirs, claim.language)):
            linked[i] = found
    ordered = dict.fromkeys(linked[i] for i in sorted(linked))
    return [tuple(link for at, link in ordered if at == number) for number in range(len(texts))]


def _blocks(said: Sequence[_Word], theirs: Sequence[_Word], empty: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Copied stretches that hold a word of content: the longest, then the longest of what is before and after it."""
    matcher = SequenceMatcher(None, [w.text for w in said], [w.text for w in theirs], autojunk=False)
    parts = [(0, len(said))]
    while parts:
        start, end = parts.pop()
        i, j, size = matcher.find_longest_match(start, end, 0, len(theirs))
        if size:
            if any(word.text not in empty for word in said[i : i + size]):
                yield i, j, size
            parts += [(i + size, end), (start, i)]


def _single(word: _Word, theirs: Sequence[Sequence[_Word]], language: str) -> tuple[int, Link] | None:
    """The first word of the texts that is another form of a word, else the first kindred one, with its text."""
    kin = set(akin(word.stem, language))
    kindred: tuple[int, Link] | None = None
    for number, words in enumerate(theirs):
        for other in words:
            if other.stem == word.stem:
                how: LinkKind = "copied" if other.text == word.text else "form"
                return number, Link(word.start, word.end, other.start, other.end, how)
            if kindred is None and other.stem in kin:
                kindred = number, Link(word.start, word.end, other.start, other.end, "kindred")
    return kindred
