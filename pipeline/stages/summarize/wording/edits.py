"""Wordings of a sentence as edits of its source, with the alignment of every character.

A wording starts as the stretch [start, end) of an article's text. Edits replace ranges of it, each by pieces (none: a
deletion). What no edit touches is copied. Tidying then joins white space, so that a deletion leaves no hole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.records import INSERTIONS, Alignment, Candidate, Member
from pipeline.stages.summarize.wording.pieces import Piece, mended
from pipeline.stages.summarize.wording.tidying import capitalised, is_tidy, tidy

_LETTER = re.compile(r"\w")
_WORD_OR_SPACE = re.compile(r"\s|\S+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `pieces` in the place of [start, end) of an article's text; `name` says for a person what was done."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    name: str


def to_stop(text: str, start: int, end: int) -> int:
    """Where a deletion before a full stop ends: behind it, where what is left ends in one ("Ferguson, Mo.")."""
    return end + (text[start - 1 : start] == "." and text[end : end + 1] == ".")


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
    if not chosen and is_tidy(member.text[start:end]):
        return extract_candidate(member, start, end)
    chosen.sort(key=lambda edit: (edit.start, edit.end))
    pieces = tidy(mended(_applied(member.text, start, end, chosen), start), member.language == "en")
    pieces, capital = capitalised(pieces)
    names = [edit.name for edit in chosen] + (["capital letter"] if capital else [])
    if not names and sum(len(piece.text) for piece in pieces) != end - start:
        names = ["spacing"]
    return _candidate(member, pieces, tuple(dict.fromkeys(names))) if pieces else None


def _applied(text: str, start: int, end: int, edits: list[Edit]) -> list[Piece]:
    """Copied words, the white space between them one character a piece, and the pieces of edits, in reading order."""
    pieces: list[Piece] = []
    at = start
    for edit in edits:
        pieces += _copied(text, at, edit.start)
        for piece in edit.pieces:
            pieces += _unspaced(piece)
        at = edit.end
    pieces += _copied(text, at, end)
    return pieces


def _copied(text: str, start: int, end: int) -> Iterator[Piece]:
    return (Piece(m.group(), "copy", *m.span()) for m in _WORD_OR_SPACE.finditer(text, start, end))


def _unspaced(piece: Piece) -> list[Piece]:
    """An inserted piece with the spaces around it apart, so that tidying can leave them out."""
    if piece.operation != "insert":
        return [piece]
    core = piece.text.strip()
    left, right = piece.text[:1].isspace(), piece.text[-1:].isspace()
    parts = [" " if left and core else "", core, " " if right else ""]
    return [Piece(part, "insert") for part in parts if part]


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


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """Words as a budget counts them: runs between white space that hold a letter or digit."""
    return sum(1 for word in text.split() if _LETTER.search(word))


def part(candidate: Candidate, start: int, end: int) -> Candidate | None:
    """The characters [start, end) of a candidate; None where that is nothing, or cuts through what cannot be cut."""
    if start >= end:
        return None
    kept: list[Alignment] = []
    for a in candidate.alignments:
        left, right = max(a.claim_start, start), min(a.claim_end, end)
        if left >= right:
            continue
        moved = replace(a, claim_start=left - start, claim_end=right - start)
        if a.start is not None and a.end is not None and (left, right) != (a.claim_start, a.claim_end):
            if a.operation != "copy":
                return None
            moved = replace(moved, start=a.start + left - a.claim_start, end=a.end - (a.claim_end - right))
        kept.append(moved)
    return Candidate(candidate.text[start:end], tuple(kept), ())
