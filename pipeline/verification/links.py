"""Which words of a claim stand where in its evidence: copied, in another form, or as a kindred word.

Copied stretches are found first, the longest one and then those before and after it, wherever in the passage they
stand; each word that is left is linked to the first passage that has it in another form or a kindred one. Words
without content are linked inside copied stretches only.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.records import Link
from pipeline.text.function_words import function_words
from pipeline.text.tokens import token_spans
from pipeline.verification.content import stem
from pipeline.verification.lexicon import akin, lexicon
from pipeline.verification.statement import Statement

LONGEST = 300
"""Words of a claim or passage that are aligned; what stands after them is not."""

Span = tuple[int, int]


def links(claim: Statement, texts: Sequence[str]) -> list[tuple[Link, ...]]:
    """For each text its links in the order of the claim, with places in the text; no word of the claim has two."""
    said = list(token_spans(claim.text))[:LONGEST]
    theirs = [list(token_spans(text))[:LONGEST] for text in texts]
    linked: dict[int, tuple[int, Link]] = {}
    for number, (text, spans) in enumerate(zip(texts, theirs, strict=True)):
        for i, j, size in _blocks(claim.text, said, text, spans, claim.language):
            if not any(k in linked for k in range(i, i + size)):
                link = Link(said[i][0], said[i + size - 1][1], spans[j][0], spans[j + size - 1][1], "copied")
                linked |= dict.fromkeys(range(i, i + size), (number, link))
    stems = [[_stem(_word(text, span), claim.language) for span in spans] for text, spans in zip(texts, theirs, strict=True)]
    for i, span in enumerate(said):
        if i not in linked and (found := _single(claim, span, texts, stems, theirs)):
            linked[i] = found
    ordered = dict.fromkeys(linked[i] for i in sorted(linked))
    return [tuple(link for at, link in ordered if at == number) for number in range(len(texts))]


def _blocks(
    claim: str, said: Sequence[Span], text: str, theirs: Sequence[Span], language: str
) -> Iterator[tuple[int, int, int]]:
    """Copied stretches that hold a word of content: the longest, then the longest of what is before and after it."""
    ours = [_word(claim, span) for span in said]
    matcher = SequenceMatcher(None, ours, [_word(text, span) for span in theirs], autojunk=False)
    empty = function_words(language)
    parts = [(0, len(ours))]
    while parts:
        start, end = parts.pop()
        i, j, size = matcher.find_longest_match(start, end, 0, len(theirs))
        if size:
            if any(word not in empty for word in ours[i : i + size]):
                yield i, j, size
            parts += [(i + size, end), (start, i)]


def _word(text: str, span: Span) -> str:
    return text[slice(*span)].casefold().replace("’", "'")


def _stem(word: str, language: str) -> str:
    return lexicon().stem(word) if language in ("en", "und") else stem(word)


def _single(
    claim: Statement, span: Span, texts: Sequence[str], stems: Sequence[Sequence[str]], spans: Sequence[Sequence[Span]]
) -> tuple[int, Link] | None:
    """The first word of the texts that is another form of a word, else the first kindred one, with its text."""
    word = _word(claim.text, span)
    if word in function_words(claim.language):
        return None
    own = _stem(word, claim.language)
    kin = set(akin(own, claim.language))
    kindred: tuple[int, Link] | None = None
    for number, theirs in enumerate(stems):
        for place, other in zip(spans[number], theirs, strict=True):
            if other == own:
                same = _word(texts[number], place) == word
                return number, Link(*span, *place, "copied" if same else "form")
            if kindred is None and other in kin:
                kindred = number, Link(*span, *place, "kindred")
    return kindred
