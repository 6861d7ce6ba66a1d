"""Lines of a stream of bytes, none of which is ever held if it is too long; and when a file is given up."""

import contextlib
import io
from collections.abc import Generator, Iterator

from pipeline.records import Article, Dropped
from pipeline.sources.compressed import Stream

_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_CHUNK = 1 << 16

ENDLESS = 1 << 30
"""Bytes of one line after which a file is given up: it holds no lines, as one does that is full of nothing."""

MOST_FAULTY = 10_000
"""Lines in a row that are none of the format after which a file is given up: each is told of and held until the end, a
kilobyte a line, and a log of a server among the articles has millions."""

_NO_LINE = frozenset(("bad_line", "bad_row", "not_text", "too_large"))


def bounded_lines(stream: Stream, max_bytes: int) -> Iterator[bytes | None]:
    """Each line with its end, in UTF-8 where the stream is UTF-16; None for one of more than `max_bytes`.

    Raises:
        OSError: a line does not end within `ENDLESS` bytes, and more than it may have.
    """
    if stream.peek(2)[:2] in _UTF16:
        yield from _utf16_lines(stream, max_bytes)
        return
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
            continue
        passed = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
            passed = _within(passed + len(line), max_bytes)
        yield None


def until_given_up(records: Generator[Article | Dropped], place: str) -> Iterator[Article | Dropped]:
    """What was read of the lines of a file, up to where too many in a row are none of its format."""
    faulty = 0
    with contextlib.closing(records):
        for record in records:
            faulty = faulty + 1 if isinstance(record, Dropped) and record.reason in _NO_LINE else 0
            yield record
            if faulty >= MOST_FAULTY:
                detail = f"the file is not read from here on: {faulty} lines in a row are none of its format"
                yield Dropped(f"{place}:rest", "given_up", detail)
                return


def _utf16_lines(stream: Stream, max_bytes: int) -> Iterator[bytes | None]:
    # Lines of UTF-16 do not end at the byte "\n".
    text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")
    try:
        while line := text.readline(max_bytes + 1):
            found = line.encode("utf-8", "replace")
            whole = len(line) <= max_bytes
            passed = len(line)
            while line and not line.endswith("\n"):
                line = text.readline(_CHUNK)
                passed = _within(passed + len(line), max_bytes)
                whole = whole and not line
            yield found if whole and len(found) <= max_bytes else None
    finally:
        text.detach()  # the stream is closed by whoever opened it


def _within(passed: int, max_bytes: int) -> int:
    if passed > max(ENDLESS, max_bytes):
        raise OSError(f"a line does not end within {passed} bytes")
    return passed
