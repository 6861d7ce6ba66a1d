"""Words of any script, with their places."""

import re
from collections.abc import Iterator

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
# The same for texts without those scripts, and for ASCII: many times faster.
_NO_SPACES = re.compile(rf"[{_UNSPACED}]")
_SPACED = re.compile(_WORD.replace(rf"(?![{_UNSPACED}])", ""))
_ASCII = re.compile(r"[A-Za-z0-9]+(?:(?<=[0-9])[.,][0-9]+|(?<=[A-Za-z])'[A-Za-z]+)*")


def token_spans(text: str) -> Iterator[tuple[int, int]]:
    """Places of the words of a text, in order; numbers such as 1,200.5 and words such as don't are one."""
    if text.isascii():
        return map(re.Match.span, _ASCII.finditer(text))
    if _NO_SPACES.search(text):
        return _in_any_script(text)
    return map(re.Match.span, _SPACED.finditer(text))


def _in_any_script(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["unspaced"] and end - start > 2:
            yield from ((i, i + 2) for i in range(start, end - 1))
        else:
            yield start, end


def words(text: str) -> list[str]:
    """The words of a text, case-folded, in order."""
    if text.isascii():
        return _ASCII.findall(text.lower())
    if _NO_SPACES.search(text):
        return [text[start:end].casefold().replace("’", "'") for start, end in token_spans(text)]
    return [word.casefold().replace("’", "'") for word in _SPACED.findall(text)]
