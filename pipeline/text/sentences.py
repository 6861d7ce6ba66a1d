"""Sentence boundaries by rules, in linear time: terminators, abbreviations, quotes, hard line ends.

Rules after Kiss and Strunk (2006), "Unsupervised Multilingual Sentence Boundary Detection", with fixed lists in the
place of learned ones. A quotation of several sentences is split at their ends, also inside the quotation marks, and
a closing mark belongs to the sentence that it closes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text.abbreviations import MAY_END, NEVER_END, NUMBERED, ORDINAL_LANGUAGES, STATES
from pipeline.text.function_words import function_words

LINE_BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^{LINE_BREAKS}]+")

_CLOSERS = "\"'”’»›)\\]}」』"
# Terminators, then what closes with them. Full-width and Indic ones need no white space after them.
_END = re.compile(
    rf"(?:[。！？｡।॥]+[{_CLOSERS}]*|[.!?…؟۔](?:[.!?…؟۔]|[ \u00a0](?=\.))*(?:[{_CLOSERS}]|\[\d{{1,3}}\])*(?=\s|$))"
)
_GLUED_ARABIC = re.compile(r"[.؟!](?=[\u0621-\u064a])")
# The Greek question mark, which looks like a semicolon or is one.
_GREEK = re.compile(rf"[;\u037e]+[{_CLOSERS}]*(?=\s|$)")
# A bar in the place of a danda, as many write Hindi.
_BAR = re.compile(r"(?:(?<=[\u0900-\u0963])|(?<=[\u0900-\u0963] ))\|+(?=\s|$)")
_ALSO = dict.fromkeys(("ar", "fa", "ur"), _GLUED_ARABIC) | {"el": _GREEK} | dict.fromkeys(("hi", "mr", "ne"), _BAR)
_AMOUNT = re.compile(r"[$€£¥]\d[\d,]*\Z")
_LONE_CLOSER = re.compile(r"[ \u00a0\u202f]?[”»’](?=[\s,;.]|$)")
_OPENERS = "\"'“‘«‹(\\[{„‚「『¿¡—–\\-"
_NEXT = re.compile(rf"\s+[{_OPENERS}\s]*")
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}—–]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"(?:(?:[^\W\d_]\.)+[^\W\d_]|(?:[\u0900-\u097f]{1,7}\.)+[\u0900-\u097f]{1,7})\Z")
_ORDINAL = re.compile(r"\d{1,2}\Z")
_LONGEST_WORD = 30
# `"Is it over?" Ann Doe asked.` is one sentence.
_CLOSING_QUOTES = "\"'”’»"
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.'’-]* ){1,4}(?:said|says|asked|asks|told|wrote|writes|added|adds|tweeted|recalled|replied|continued|"
    r"shouted|wondered|declared|exclaimed|quipped|responded|demanded)\b"
)
_LONGEST_SPEAKER = 80


class Boundary(NamedTuple):
    """Where a sentence ends, and where its terminator begins."""

    stop: int
    end: int


def sentence_spans(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Places of the sentences of text[start:end), in order, without white space around them.

    A sentence never crosses a line end; together the spans hold every character but white space.
    """
    for line in _LINE.finditer(text, start, end):
        yield from _line_spans(text, line.start(), line.end(), language)


def _line_spans(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Sentences of one line; marks alone are no sentence and stay with their neighbour."""
    last = end
    while last > start and not text[last - 1].isalnum():
        last -= 1
    at, seen, worded = start, start, False
    for boundary in _boundaries(text, start, end, language):
        worded, seen = worded or any(map(str.isalnum, text[seen:boundary])), max(seen, boundary)
        if at < boundary < last and worded:
            yield from _stripped(text, at, boundary)
            at, worded = boundary, False
    yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _boundaries(text: str, start: int, end: int, language: str) -> Iterator[int]:
    also = _ALSO.get(language)
    ends = _END.finditer(text, start, end) if also is None else _with(also, text, start, end)
    for match in ends:
        stop, after = match.span()
        closer = _LONE_CLOSER.match(text, after, end)
        after = closer.end() if closer else _isolated_quote(text, start, after, end)
        if after < end and _is_boundary(text, start, Boundary(stop, after), end, language):
            yield after


def _with(also: re.Pattern[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    """Ends by marks of one language too: Arabic news puts a full stop right before the next word, for one."""
    return sorted([*_END.finditer(text, start, end), *also.finditer(text, start, end)], key=re.Match.start)


def _isolated_quote(text: str, start: int, after: int, end: int) -> int:
    """The end of `. "` where the straight mark stands alone between spaces and closes, as an even one does."""
    if text[after : after + 2] in (' "', " '") and (after + 2 >= end or text[after + 2].isspace()):
        mark = text[after + 1]
        if text.count(mark, max(start, after - 2000), after) % 2 == 1:
            return after + 2
    return after


def _is_boundary(text: str, start: int, boundary: Boundary, end: int, language: str) -> bool:
    mark = text[boundary.stop]
    if text[boundary.end] in ",;:" and boundary.end - boundary.stop > 1:
        return False
    if mark in "。！？｡।॥|" or (text[boundary.end] not in " \t\u00a0\u202f" and not text[boundary.end].isspace()):
        return True
    opening = _NEXT.match(text, boundary.end, end)
    follows = opening.end() if opening else boundary.end
    if follows >= end:
        return True
    if text[follows].islower():
        return False
    marks = text[boundary.stop : boundary.end]
    if marks.rstrip(_CLOSERS) != ".":
        quoted = marks[-1] in _CLOSING_QUOTES and language == "en"
        return not (quoted and _SPEAKER.match(text, follows, min(end, follows + _LONGEST_SPEAKER)))
    before = _WORD_BEFORE.search(text, max(start, boundary.stop - _LONGEST_WORD), boundary.stop)
    if before and text[follows].isdigit() and _AMOUNT.match(before.group()):
        return False
    return before is None or _full_stop_ends(before.group(), text, follows, end, language)


def _full_stop_ends(before: str, text: str, follows: int, end: int, language: str) -> bool:
    """Whether a full stop after the word `before` ends the sentence, given what stands at `follows`."""
    folded = before.casefold()
    if folded in NEVER_END.get(language, frozenset()) or folded in NEVER_END["*"]:
        return False
    word = _WORD_AFTER.match(text, follows, min(end, follows + _LONGEST_WORD))
    starts = word is not None and word.group().casefold() in function_words(language)
    if _ORDINAL.match(before) and language in ORDINAL_LANGUAGES:
        return starts
    if folded in NUMBERED and text[follows].isdigit():
        return False
    if folded in MAY_END or before in STATES:
        return starts or not (text[follows].isdigit() or word is not None)
    if _ACRONYM.match(before) or (len(before) == 1 and before.isalpha() and before.isupper()):
        return starts or text[follows - 1] in '"“„«'
    return True
