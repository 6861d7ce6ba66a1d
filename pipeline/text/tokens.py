"""Words of any script, with their places."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Scripts that put no space between words: Thai, Lao, Khmer, Myanmar, Hiragana, Katakana, Han.
# A run of them is cut into overlapping pairs of characters, as Lucene's CJKAnalyzer does.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = (
    rf"(?:(?![{_UNSPACED}])[^\W_])+"
    rf"(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f]|(?![{_UNSPACED}])[^\W_])*"
    # A full stop or comma between digits, an apostrophe between letters, join.
    r"(?:(?<=\d)[.,](?=\d)\d+|(?<=[^\W\d_])['’](?=[^\W\d_])[^\W\d_]+)*"
)
_TOKEN = re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|{_WORD}")
# The same for texts without those scripts, and for those without letters and digits beyond ASCII: many times faster.
_NO_SPACES = re.compile(rf"[{_UNSPACED}]")
_SPACED = re.compile(_WORD.replace(rf"(?![{_UNSPACED}])", ""))
_LETTERS, _ASCII_LETTERS = re.compile(r"[^\W\d_]+"), re.compile(r"[A-Za-z]+")
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:(?<=[0-9])[.,][0-9]+|(?<=[A-Za-z])['’][A-Za-z]+)*")
_BEYOND = re.compile(r"[^\x00-\x7f\u00a0\u2010-\u2027€£•]")


def _expression(text: str) -> re.Pattern[str] | None:
    """What finds the words of a text; None where it has words without spaces."""
    if text.isascii() or not _BEYOND.search(text):
        return _PLAIN
    return None if _NO_SPACES.search(text) else _SPACED


def token_spans(text: str) -> Iterator[tuple[int, int]]:
    """Places of the words of a text, in order; numbers such as 1,200.5 and words such as don't are one."""
    expression = _expression(text)
    return map(re.Match.span, expression.finditer(text)) if expression else _in_any_script(text)


def _in_any_script(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["unspaced"] and end - start > 2:
            yield from ((i, i + 2) for i in range(start, end - 1))
        else:
            yield start, end


def tokens(text: str) -> list[str]:
    """The words of a text as they are printed, in order."""
    expression = _expression(text)
    return expression.findall(text) if expression else [text[start:end] for start, end in _in_any_script(text)]


def words(text: str) -> list[str]:
    """The words of a text, case-folded, in order."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    return [word.casefold().replace("’", "'") for word in tokens(text)]


@lru_cache(maxsize=256)
def letter_runs(folded: str) -> frozenset[str]:
    """Runs of letters of a text without capitals: asked for words that a long expression begins with."""
    return frozenset((_ASCII_LETTERS if folded.isascii() else _LETTERS).findall(folded))
