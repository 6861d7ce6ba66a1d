"""Which words of a claim stand where in its evidence: copied, in another form, or as a kindred word.

Copied stretches are found first (longest matching blocks: Ratcliff and Metzener, 1988); each word that is left is
linked to the first passage that has it in another form or a kindred one. Words without content are linked inside copied
stretches only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.records import Passage
from pipeline.text.function_words import function_words
from pipeline.text.tokens import token_spans
from pipeline.verification.content import stem
from pipeline.verification.lexicon import akin, lexicon
from pipeline.verification.statement import Statement

LONGEST = 300
"""Words of a claim or passage that are aligned; what stands after them is not."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Characters [start, end) of a claim and of the article that they are linked to.

    how  `copied` (a stretch of words, but for upper and lower case), `form` (one word in another form), `kindred`
    """

    start: int
    end: int
    passage: Passage
    how: Literal["copied", "form", "kindred"]


def links(claim: Statement, evidence: Sequence[tuple[Passage, str]]) -> list[Link]:
    """The links of a claim to passages, given with their texts, in the order of the claim; no word has two."""
    said = list(token_spans(claim.text))[:LONGEST]
    linked: dict[int, Link] = {}
    for passage, text in evidence:
        theirs = list(token_spans(text))[:LONGEST]
        for i, j, size in _blocks(claim.text, said, text, theirs, claim.language):
            if not any(k in linked for k in range(i, i + size)):
                place = _inside(passage, theirs[j][0], theirs[j + size - 1][1])
                linked |= dict.fromkeys(range(i, i + size), Link(said[i][0], said[i + size - 1][1], place, "copied"))
    for i, span in enumerate(said):
        if i not in linked and (found := _single(claim, span, evidence)):
            linked[i] = found
    return list(dict.fromkeys(linked[i] for i in sorted(linked)))


def _inside(passage: Passage, start: int, end: int) -> Passage:
    return Passage(passage.article_id, passage.field, passage.start + start, passage.start + end)


def _blocks(
    claim: str, said: Sequence[Span], text: str, theirs: Sequence[Span], language: str
) -> Iterator[tuple[int, int, int]]:
    """Copied stretches that hold a word of content, longest first."""
    ours = [claim[s:e].casefold() for s, e in said]
    matcher = SequenceMatcher(None, ours, [text[s:e].casefold() for s, e in theirs], autojunk=False)
    empty = function_words(language)
    blocks = (b for b in matcher.get_matching_blocks() if any(w not in empty for w in ours[b.a : b.a + b.size]))
    yield from sorted(((b.a, b.b, b.size) for b in blocks), key=lambda b: (-b[2], b[0]))


def _stem(word: str, language: str) -> str:
    return lexicon().stem(word) if language in ("en", "und") else stem(word)


def _single(claim: Statement, span: Span, evidence: Sequence[tuple[Passage, str]]) -> Link | None:
    """The first word of the evidence that is another form of a word, else the first kindred one."""
    word = claim.text[span[0] : span[1]].casefold()
    if word in function_words(claim.language):
        return None
    own = _stem(word, claim.language)
    kin = set(akin(own, claim.language))
    kindred: Link | None = None
    for passage, text in evidence:
        for start, end in list(token_spans(text))[:LONGEST]:
            other = _stem(text[start:end].casefold(), claim.language)
            if other == own:
                return Link(*span, _inside(passage, start, end), "form")
            if kindred is None and other in kin:
                kindred = Link(*span, _inside(passage, start, end), "kindred")
    return kindred
