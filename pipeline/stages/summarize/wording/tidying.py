"""White space and the first letter of a wording: what a deletion leaves behind is made whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.stages.summarize.wording.pieces import Piece

_UNTIDY = re.compile(r"\A\s|\s\Z|\s[\s,.;:!?”]|“\s|\s’\s|[^\S ]")
_SPACE_BEFORE = frozenset(",.;:!?")
# What follows an apostrophe that stands alone between spaces: "New Zealand ’ s".
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")


def is_tidy(text: str) -> bool:
    """Whether a text is what tidying makes of it."""
    first = next((c for c in text if c.isalnum()), "")
    return bool(first) and first.upper() == first and _UNTIDY.search(text) is None


def tidy(pieces: list[Piece], english: bool) -> list[Piece]:
    """Leave out white space at the ends, before a comma or full stop, and next to other white space.

    In English also inside quotation marks and around an apostrophe: "New Zealand ’ s".
    """
    kept: list[Piece] = []
    opened = 0
    for i, piece in enumerate(pieces):
        blank = piece.text.isspace()
        if blank and (not kept or kept[-1].text[-1].isspace()):
            continue
        opened += piece.text.count("“")
        if (
            english
            and blank
            and ((_is_ending(pieces, i + 1) and kept[-1].text == "’") or _opens(kept[-1].text, opened))
        ):
            continue
        apostrophe = piece.text == "’" and _is_ending(pieces, i + 2)
        joins = piece.text[0] in _SPACE_BEFORE or (english and (apostrophe or (piece.text[0] == "”" and opened > 0)))
        opened -= piece.text.count("”")
        if kept and joins and kept[-1].text.isspace():
            kept.pop()
        if blank and piece.text != " ":
            # A line end or a tab inside a claim reads as a space.
            piece = Piece(" ", "insert")
        kept.append(piece)
    while kept and kept[-1].text.isspace():
        kept.pop()
    return kept


def _opens(text: str, opened: int) -> bool:
    """Whether a text ends in a mark that opens a quotation: German closes with the same one."""
    return text[-1] == "“" and opened > 0


def _is_ending(pieces: list[Piece], i: int) -> bool:
    return i < len(pieces) and _ENDING.match(pieces[i].text) is not None


def capitalised(pieces: list[Piece]) -> tuple[list[Piece], bool]:
    """The first letter in upper case, unless the wording starts with a digit or has no such letter."""
    for i, piece in enumerate(pieces):
        at = next((k for k, c in enumerate(piece.text) if c.isalnum()), None)
        if at is None:
            continue
        upper = piece.text[at].upper()
        if piece.operation != "copy" or piece.start is None or upper == piece.text[at] or len(upper) != 1:
            break
        return [*pieces[:i], *_with_capital(piece, piece.start, at, upper), *pieces[i + 1 :]], True
    return pieces, False


def _with_capital(piece: Piece, start: int, at: int, upper: str) -> Iterator[Piece]:
    """A copied piece with its character `at` in upper case; `start` is the place of its first one."""
    if at:
        yield replace(piece, text=piece.text[:at], end=start + at)
    yield replace(piece, text=upper, operation="case", start=start + at, end=start + at + 1)
    if at + 1 < len(piece.text):
        yield replace(piece, text=piece.text[at + 1 :], start=start + at + 1)
