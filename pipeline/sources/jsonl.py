"""JSON Lines, plain or gzipped, one article a line."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, cast

from pipeline.records import Article, Dropped
from pipeline.sources.article import FieldNames, make_article, parse_object
from pipeline.sources.decode import decode
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.stage import check_parameters, require

PATTERNS = ("*.jsonl", "*.jsonl.gz")


@dataclass(frozen=True, kw_only=True)
class JsonLinesSource:
    """A file, a folder (with its folders) or a glob of `*.jsonl` and `*.jsonl.gz`.

    fields     what the lines call our fields
    skip       names of files that hold no articles, in a folder or glob
    limit      articles that are read at most, the first of them; None for all
    max_bytes  of a line; a longer one is set aside
    """

    path: str
    fields: FieldNames
    skip: tuple[str, ...]
    limit: int | None
    max_bytes: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")
        require(self.max_bytes > 0, "max_bytes", self.max_bytes, "a whole number above 0")

    def check(self) -> None:
        """Refuse a path that cannot be read; see `check_path`."""
        check_path(self.path, PATTERNS)

    def read(self, now: str) -> Iterator[Article | Dropped]:
        """An article or a reason for each line, by file and line; blank lines are none."""
        left = count() if self.limit is None else iter(range(self.limit))
        if next(left, None) is None:
            return
        for record in self._records(now):
            yield record
            if isinstance(record, Article) and next(left, None) is None:
                return

    def _records(self, now: str) -> Iterator[Article | Dropped]:
        for item in find(self.path, PATTERNS):
            if isinstance(item, Unreadable):
                yield Dropped(item.place, "unreadable", item.detail)
            elif item.path.name not in self.skip or item.path == Path(self.path).expanduser():
                yield from read_lines(item, self.fields, self.max_bytes, now)


def read_lines(file: Found, fields: FieldNames, max_bytes: int, now: str) -> Iterator[Article | Dropped]:
    """An article or a reason for each line of one file; a file that breaks off is set aside from there on."""
    number = 0
    try:
        with _open(file.path) as stream:
            while line := stream.readline(max_bytes + 1):
                number += 1
                place = f"{file.place}:{number}"
                if len(line) > max_bytes:
                    _skip_line(stream, line, max_bytes)
                    yield Dropped(place, "too_large", f"a line of more than {max_bytes} bytes (source.max_bytes)")
                elif line.strip():
                    yield _read_line(line, fields, place, now)
    except (OSError, EOFError, zlib.error) as error:
        yield Dropped(f"{file.place}:{number + 1}", "unreadable", f"the file cannot be read from here on: {error}")


def _open(path: Path) -> IO[bytes]:
    stream = cast(IO[bytes], gzip.GzipFile(path)) if path.suffix == ".gz" else path.open("rb")
    head = stream.read(2)
    stream.seek(0)
    if head not in (b"\xff\xfe", b"\xfe\xff"):
        return stream
    # Lines of UTF-16 do not end at the byte "\n"; such files are rare and small.
    with stream:
        return io.BytesIO((decode(stream.read()) or "").encode("utf-8", "replace"))


def _skip_line(stream: IO[bytes], line: bytes, max_bytes: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(max_bytes)


def _read_line(line: bytes, fields: FieldNames, place: str, now: str) -> Article | Dropped:
    text = decode(line)
    if text is None:
        return Dropped(place, "not_text", "the bytes of the line are no text")
    parsed = parse_object(text)
    if isinstance(parsed, str):
        return Dropped(place, "bad_line", parsed)
    return make_article(parsed, fields, place, now, "field")
