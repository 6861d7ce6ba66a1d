"""Wordings of a sentence as edits of its source, with the alignment of every character.

A wording starts as the stretch [start, end) of an article's text. Edits replace ranges of it, each by pieces (none: a
deletion). What no edit touches is copied. Tidying then joins white space, so that a deletion leaves no hole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.records import INSERTIONS, Alignment, Candidate, Member
from pipeline.stages.summarize.pieces import Piece, mended

_WORD_OR_SPACE = re.compile(r"\s|\S+")
_UNTIDY = re.compile(r"\A\s|\s\Z|\s[\s,.;:!?”]|“\s|\s’\s|[^\S ]")
_SPACE_BEFORE = frozenset(",.;:!?")
# What follows an apostrophe that stands alone between spaces: "New Zealand ’ s".
_ENDING = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")


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
    if not chosen and _is_tidy(member.text[start:end]):
        return extract_candidate(member, start, end)
    chosen.sort(key=lambda edit: (edit.start, edit.end))
    pieces = _tidy(mended(_applied(member.text, start, end, chosen), start), member.language == "en")
    pieces, capital = _capitalised(pieces)
    names = [edit.name for edit in chosen] + (["capital letter"] if capital else [])
    if not names and sum(len(piece.text) for piece in pieces) != end - start:
        names = ["spacing"]
    return _candidate(member, pieces, tuple(dict.fromkeys(names))) if pieces else None


def _is_tidy(text: str) -> bool:
    """Whether a text is what tidying makes of it."""
    first = next((c for c in text if c.isalnum()), "")
    return bool(first) and first.upper() == first and _UNTIDY.search(text) is None


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


def _tidy(pieces: list[Piece], english: bool) -> list[Piece]:
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


def _capitalised(pieces: list[Piece]) -> tuple[list[Piece], bool]:
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


def part(candidate: Candidate, start: int, end: int) -> Candidate | None:
    """The characters [start, end) of a candidate; None where that cuts through what cannot be cut."""
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
