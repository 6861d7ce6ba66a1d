"""Lines of a text and the numbers that tell running text from the rest of a page, in any language.

The features follow Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text Features",
without the HTML: length, end punctuation, function words, capitals, repetition.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.function_words import function_share
from pipeline.text.sentences import LINE_BREAKS
from pipeline.text.tokens import words

_LINE = re.compile(rf"[^{LINE_BREAKS}]+")
_FULL_ENDS = re.compile(r"[.!?…。！？।॥؟۔][\"'”’»)\]）」』*\s]*\Z")
SIGN_OFF = re.compile(
    r"(?<=[.!?\"”])\s+(?:reuters?|ends|\(?(?:ap|afp|dpa|efe|ansa|upi|tass)\)?|#{2,}|-\s?30\s?-)\W*\Z", re.IGNORECASE
)
_INNER_MARKS = re.compile(r"[,.;:?!，、。؛،।](?=\s|\Z|[^\x00-\u2fff])")
_UNENDING_SCRIPTS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NO_DIGITS = bytes(c for c in range(128) if not chr(c).isdigit())
_NO_LETTERS = bytes(c for c in range(128) if not chr(c).isalnum())
_SEEN_LETTERS = 5000
_LOWER_LINES = 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it, and its features.

    words            case-folded words (pairs of characters in scripts without spaces)
    size             how many words, two characters counted as one in scripts without spaces
    ends             whether it ends as a sentence does; of scripts without a full stop, whether it is long
    function_share   share of function words, None where the language is not listed
    capital_share    share of words with a capital first letter, 0 in scripts without capitals
    digit_share      share of digits among letters and digits
    marks            commas and other marks inside
    copies           how many lines of the text are the same
    """

    start: int
    end: int
    words: tuple[str, ...]
    size: int
    ends: bool
    function_share: float | None
    capital_share: float
    digit_share: float
    marks: int
    copies: int


@dataclass(frozen=True, slots=True)
class Page:
    """A text, the lines of it that are not blank, and its language."""

    text: str
    lines: Sequence[Line]
    language: str


def line_spans(text: str) -> list[tuple[int, int]]:
    """Places of the lines that are not blank, without the white space around them."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            spans.append((start, end))
    return spans


def ends_sentence(tail: str) -> bool:
    """Whether the end of a line ends a sentence, the name of an agency after it or not."""
    return bool(_FULL_ENDS.search(tail) or SIGN_OFF.search(tail))


def line_features(text: str, language: str) -> list[Line]:
    """The lines of a text with their features, in order."""
    spans = line_spans(text)
    copies = Counter(text[start:end] for start, end in spans)
    return [_line(text, start, end, language, copies[text[start:end]]) for start, end in spans]


def _line(text: str, start: int, end: int, language: str, copies: int) -> Line:
    line = text[start:end]
    tokens = words(line)
    tail = line[-40:]
    heads = [w[0] for w in line[:_SEEN_LETTERS].split() if w[0].isalpha()]
    return Line(
        start=start,
        end=end,
        words=tuple(tokens),
        size=len(tokens) if line.isascii() else len(tokens) - len(_UNSPACED.findall(line)) // 2,
        ends=ends_sentence(tail) or (len(line) > 60 and bool(_UNENDING_SCRIPTS.search(line[:200]))),
        function_share=function_share(tokens, language),
        capital_share=sum(map(str.isupper, heads)) / max(1, len(heads)),
        digit_share=_digit_share(line[:_SEEN_LETTERS]),
        marks=len(_INNER_MARKS.findall(line)),
        copies=copies,
    )


def _digit_share(line: str) -> float:
    """The share of digits among letters and digits; those of ASCII are counted many at a time."""
    plain = line.encode("ascii", "ignore")
    rest = "" if len(plain) == len(line) else "".join(_BEYOND_ASCII.findall(line))
    digits = len(plain.translate(None, _NO_DIGITS)) + sum(map(str.isdigit, rest))
    return digits / max(1, len(plain.translate(None, _NO_LETTERS)) + sum(map(str.isalnum, rest)))


def paragraphs(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines that are one sentence cut in pieces, by links or by the width of a page.

    A line that begins in lower case or with a closing mark goes on with one that has no end, unless the text writes
    all lines so.
    """
    lower = [_begins_lower(text, line) for line in lines]
    if sum(flag is True for flag in lower) > _LOWER_LINES * sum(flag is not None for flag in lower):
        return [(at, at + 1) for at in range(len(lines))]
    starts = [at for at in range(len(lines)) if at == 0 or not (lower[at] and not lines[at - 1].ends)]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True)) if lines else []


def _begins_lower(text: str, line: Line) -> bool | None:
    """Whether a line begins as the middle of a sentence does; None where its script has no letter case."""
    first = text[line.start]
    if first in ",.;:!?)]»”’…":
        return True
    letter = next((c for c in text[line.start : line.start + 3] if c.isalpha()), "")
    return None if letter.upper() == letter.lower() else letter.islower()


def joined(page: Page, ranges: Sequence[tuple[int, int]]) -> list[Line]:
    """A line for each range, over all of its lines."""
    text, lines = page.text, page.lines
    spans = [(lines[begin].start, lines[end - 1].end) for begin, end in ranges]
    copies = Counter(text[start:end] for start, end in spans)
    return [
        lines[begin] if end == begin + 1 else _line(text, *span, page.language, copies[text[slice(*span)]])
        for (begin, end), span in zip(ranges, spans, strict=True)
    ]
