"""Which parts of a folder of the store may hold which rows, so that a search does not open every part there is.

A line of `rows.index` is the name of a part, the beginnings of the digests of its rows, eight characters each, and a
full stop, without which a kill or a full disk cut it short. It is a hint: a part that is named is opened and looked at,
one that no line tells of is opened and noted, and a line that is lost costs the opening of one part again.
"""

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.files import append_text, write_bytes

INDEX = "rows.index"

_LETTERS = 8
"""Of a digest: among a million rows one in 4,000 that are sought has another part opened in vain."""

_LINE = re.compile(rb"(\S+) ((?:\w{%d})*)\.\n" % _LETTERS)

_IDLE = 1000
"""Lines of parts that are gone which are not worth writing the file anew."""


def may_hold(folder: Path, parts: Collection[str], digests: Iterable[str]) -> dict[str, bool]:
    """Whether each of these parts may hold one of the digests; parts of which nothing is noted are left out."""
    there, wanted = frozenset(parts), {digest[:_LETTERS].encode() for digest in digests}
    found: dict[str, bool] = {}
    idle = 0
    with contextlib.suppress(OSError):
        for part, marks in _lines(folder):
            if part in there:
                found[part] = found.get(part, False) or not wanted.isdisjoint(marks)
            else:
                idle += 1
    if idle > len(found) + _IDLE:
        _forget_others(folder, there)
    return found


def note(folder: Path, part: str, digests: Collection[str]) -> None:
    """Note which rows a part holds; where that cannot be written the part is opened again next time."""
    marks = "".join(sorted({digest[:_LETTERS] for digest in digests}))
    with contextlib.suppress(OSError):
        append_text(folder / INDEX, f"{part} {marks}.\n")


def _lines(folder: Path) -> Iterator[tuple[str, list[bytes]]]:
    with (folder / INDEX).open("rb") as lines:
        for line in lines:
            if whole := _LINE.fullmatch(line):
                name, marks = whole.groups()
                yield name.decode("ascii", "replace"), [marks[i : i + _LETTERS] for i in range(0, len(marks), _LETTERS)]


def _forget_others(folder: Path, parts: Collection[str]) -> None:
    with contextlib.suppress(OSError, StoreError):
        lines = (b"%b %b.\n" % (p.encode(), b"".join(marks)) for p, marks in _lines(folder) if p in parts)
        write_bytes(folder / INDEX, b"".join(lines))
