"""The pieces of a wording, and its punctuation where an edit has brought words together: ",,", ", .", "( )".

What stands so in the source itself, far from any edit, stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.records import Operation

_AFTER_COMMA = frozenset(",.;:!?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a wording and where they come from.

    start, end  place in the text of an article, None for an `insert`
    article_id  of that article, None for the one that the wording is made from
    """

    text: str
    operation: Operation
    start: int | None = None
    end: int | None = None
    article_id: str | None = None


def mended(pieces: Iterable[Piece], start: int) -> list[Piece]:
    """Pieces of a wording, in reading order, without the marks that deletions have stranded; `start` is its place."""
    kept: list[Piece] = []
    at: int | None = start
    seam = False
    for piece in pieces:
        seam = seam or piece.start is None or piece.start != at
        at = piece.end
        if piece.text.isspace():
            kept.append(piece)
            continue
        left = _met(kept, piece) if seam else piece
        seam = piece.start is None or (seam and left is None)
        if left is not None:
            kept.append(left)
    return kept


def _met(kept: list[Piece], piece: Piece) -> Piece | None:
    """What stays of a piece after those before it, the last of which may lose its comma; None for nothing."""
    last = next((i for i in reversed(range(len(kept))) if not kept[i].text.isspace()), None)
    first = piece.text[0]
    if last is None:
        return _cut(piece, 1, 0) if first in ",;:" else piece
    end = kept[last].text[-1]
    if end == "(" and first == ")":
        _replace(kept, last, _cut(kept[last], 0, 1))
        return _cut(piece, 1, 0)
    if end == "," and first in _AFTER_COMMA:
        if first == ",":
            return _cut(piece, 1, 0)
        _replace(kept, last, _cut(kept[last], 0, 1))
    elif end in ".!?" and piece.text == ".":
        return _cut(piece, 1, 0)
    return piece


def _replace(kept: list[Piece], i: int, piece: Piece | None) -> None:
    kept[i : i + 1] = [] if piece is None else [piece]


def _cut(piece: Piece, left: int, right: int) -> Piece | None:
    """A piece without its first or last characters; as it is where it does not copy them."""
    text = piece.text[left : len(piece.text) - right]
    if piece.operation == "insert":
        return replace(piece, text=text) if text else None
    if piece.operation not in ("copy", "refer") or piece.start is None or piece.end is None:
        return piece
    return replace(piece, text=text, start=piece.start + left, end=piece.end - right) if text else None
