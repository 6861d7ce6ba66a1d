"""Wordings of a sentence as edits of its source, with the alignment of every character.

A wording starts as the stretch [start, end) of an article's text. Edits replace ranges of it, each by pieces (none: a
deletion). What no edit touches is copied. Tidying then joins white space, so that a deletion leaves no hole.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.records import INSERTIONS, Alignment, Candidate, Member, Operation

_SPACE_BEFORE = frozenset(",.;:!?")


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


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `pieces` in the place of [start, end) of an article's text; `name` says for a person what was done."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    name: str


def deletion(start: int, end: int, name: str) -> Edit:
    """Leave a range out."""
    return Edit(start, end, (), name)


def insertion(text: str) -> Piece:
    """Function words or punctuation that no source is cited for.

    Raises:
        ValueError: where the text is not of the closed list, spaces around it apart.
    """
    if text.strip() not in INSERTIONS and text != " ":
        raise ValueError(f"{text!r} may not be inserted, only {sorted(INSERTIONS)}")
    return Piece(text, "insert")


def extract_candidate(member: Member, start: int, end: int) -> Candidate:
    """The stretch [start, end) of an article's text as it stands: one copy."""
    text = member.text[start:end]
    return Candidate(text, (Alignment(0, end - start, member.article_id, "text", start, end, "copy"),), ())


def rewritten(member: Member, start: int, end: int, edits: Iterable[Edit]) -> Candidate | None:
    """The stretch [start, end) of an article's text with edits, tidied, its first letter a capital.

    Edits that overlap an earlier one are left out: the first in the order given stands. None where nothing is left.
    """
    chosen: list[Edit] = []
    for edit in edits:
        inside = start <= edit.start and edit.end <= end
        if inside and all(edit.end <= other.start or other.end <= edit.start for other in chosen):
            chosen.append(edit)
    chosen.sort(key=lambda edit: (edit.start, edit.end))
    pieces = _tidy(_applied(member.text, start, end, chosen))
    pieces, capital = _capitalised(pieces)
    names = [edit.name for edit in chosen] + (["capital letter"] if capital else [])
    if not names and len(pieces) != end - start:
        names = ["spacing"]
    return _candidate(member, pieces, tuple(dict.fromkeys(names))) if pieces else None


def _applied(text: str, start: int, end: int, edits: list[Edit]) -> list[Piece]:
    """Single copied characters and the pieces of edits, in reading order."""
    pieces: list[Piece] = []
    at = start
    for edit in edits:
        pieces += (Piece(text[i], "copy", i, i + 1) for i in range(at, edit.start))
        for piece in edit.pieces:
            pieces += _unspaced(piece)
        at = edit.end
    pieces += (Piece(text[i], "copy", i, i + 1) for i in range(at, end))
    return pieces


def _unspaced(piece: Piece) -> list[Piece]:
    """An inserted piece with the spaces around it apart, so that tidying can leave them out."""
    if piece.operation != "insert":
        return [piece]
    core = piece.text.strip()
    left, right = piece.text[:1].isspace(), piece.text[-1:].isspace()
    parts = [" " if left and core else "", core, " " if right else ""]
    return [Piece(part, "insert") for part in parts if part]


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Leave out white space at the ends, before a comma or full stop, and next to other white space."""
    kept: list[Piece] = []
    for piece in pieces:
        blank = piece.text.isspace()
        if blank and (not kept or kept[-1].text[-1].isspace()):
            continue
        if kept and piece.text[0] in _SPACE_BEFORE and kept[-1].text.isspace():
            kept.pop()
        if blank and piece.text != " ":
            # A line end or a tab inside a claim reads as a space.
            piece = Piece(" ", "insert")
        kept.append(piece)
    while kept and kept[-1].text.isspace():
        kept.pop()
    return kept


def _capitalised(pieces: list[Piece]) -> tuple[list[Piece], bool]:
    """The first letter in upper case, unless the wording starts with a digit or has no such letter."""
    for i, piece in enumerate(pieces):
        if not any(c.isalnum() for c in piece.text):
            continue
        upper = piece.text[0].upper()
        if piece.operation != "copy" or upper == piece.text[0] or len(upper) != 1:
            break
        return [*pieces[:i], replace(piece, text=upper, operation="case"), *pieces[i + 1 :]], True
    return pieces, False


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Runs of pieces that copy neighbouring characters, as one piece each."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        last = runs[-1][-1] if runs else None
        beside = last and last.end == piece.start and last.article_id == piece.article_id
        if last and piece.operation == last.operation == "copy" and beside:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [replace(run[0], text="".join(piece.text for piece in run), end=run[-1].end) for run in runs]


def _candidate(member: Member, pieces: list[Piece], names: tuple[str, ...]) -> Candidate:
    alignments: list[Alignment] = []
    at = 0
    for piece in _joined(pieces):
        end = at + len(piece.text)
        if piece.operation == "insert":
            alignments.append(Alignment(at, end, None, None, None, None, "insert"))
        else:
            cited = piece.article_id or member.article_id
            alignments.append(Alignment(at, end, cited, "text", piece.start, piece.end, piece.operation))
        at = end
    return Candidate("".join(piece.text for piece in pieces), tuple(alignments), names)


def word_count(text: str) -> int:
    """Words as a budget counts them: runs between white space that hold a letter or digit."""
    return sum(1 for word in text.split() if re.search(r"\w", word))
