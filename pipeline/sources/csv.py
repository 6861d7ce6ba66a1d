"""Tables of comma-separated values, plain or compressed, one article a row."""

import csv
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Article, Dropped
from pipeline.sources.article import FieldNames, make_article
from pipeline.sources.compressed import compressed_patterns, open_stream, why
from pipeline.sources.decode import decode
from pipeline.sources.lines import bounded_lines, until_given_up
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require

PATTERNS = compressed_patterns("*.csv", "*.tsv")

_BLANK = frozenset((b"\n", b"\r\n"))

# The reader's own limit is 131,072 characters a field; rows are limited here instead.
csv.field_size_limit(2**31 - 1)


class _Row(NamedTuple):
    """The fields of a row, or what is wrong with it, and the number of its lines."""

    fields: list[str]
    fault: str
    lines: int


@dataclass(frozen=True, kw_only=True)
class CsvSource:
    """A file, a folder (with its folders) or a glob of `*.csv` and `*.tsv`; the first row names the columns (RFC 4180).

    delimiter  between fields; in files named `*.tsv` it is a tab
    fields     what the columns call our fields
    limit      articles that are read at most, the first of them; None for all
    max_bytes  of a row; a longer one is set aside
    """

    path: str
    delimiter: str
    fields: FieldNames
    limit: int | None
    max_bytes: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(len(self.delimiter) == 1, "delimiter", self.delimiter, "one character")
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")
        require(self.max_bytes > 0, "max_bytes", self.max_bytes, "a whole number above 0")

    def check(self) -> None:
        """Refuse a path that cannot be read; see `check_path`."""
        check_path(self.path, PATTERNS)

    def read(self, now: str) -> Reading:
        """An article or a reason for each row, by file and row; blank lines are none."""
        tally = Tally()
        return (yield from counted(self._records(now, tally), tally, self.limit))

    def _records(self, now: str, tally: Tally) -> Iterator[Article | Dropped]:
        for item in find(self.path, PATTERNS):
            if isinstance(item, Unreadable):
                yield Dropped(item.place, "unreadable", item.detail)
            else:
                yield from until_given_up(self._read_file(item, now, tally), item.place)

    def _read_file(self, file: Found, now: str, tally: Tally) -> Generator[Article | Dropped]:
        number = 0
        try:
            with open_stream(file.path, tally) as stream:
                lines = _RowLines(bounded_lines(stream, self.max_bytes), self.max_bytes)
                header: list[str] | None = None
                for number, row in enumerate(_rows(lines, "\t" if ".tsv" in file.path.name else self.delimiter)):
                    place = f"{file.place}:{number}"
                    if header is not None:
                        yield self._read_row(row, header, place, now)
                    elif row.fault or self.fields.text not in row.fields:
                        shown = row.fault or f"the columns are {', '.join(row.fields)[:200]!a}"
                        yield Dropped(
                            file.place,
                            "no_column",
                            f"{shown}: no {self.fields.text!r} (source.fields.text, source.delimiter)",
                        )
                        return
                    else:
                        header = row.fields
        except OSError as error:
            reason, detail = why(error)
            yield Dropped(f"{file.place}:{number + 1}", reason, f"the file cannot be read from here on: {detail}")

    def _read_row(self, row: _Row, header: list[str], place: str, now: str) -> Article | Dropped:
        if row.fault:
            reason = "too_large" if row.fault.startswith("more than") else "bad_row"
            return Dropped(place, reason, f"{row.fault}; {row.lines} lines")
        if len(row.fields) != len(header):
            shown = f"{len(row.fields)} fields in {row.lines} lines, expected {len(header)} as in the first row"
            return Dropped(place, "bad_row", f"{shown}; many lines come of a quote that is not closed")
        return make_article(dict(zip(header, row.fields, strict=True)), self.fields, place, now, "field")


class _TooLargeError(ValueError):
    """A row is longer than it may be."""


class _RowLines:
    """Lines as text for the reader of rows, which may ask for many: an open quote takes all that follows."""

    def __init__(self, lines: Iterator[bytes | None], max_bytes: int) -> None:
        self._lines, self._max, self._taken, self.count = lines, max_bytes, 0, 0

    def start(self) -> None:
        """A new row begins."""
        self._taken = self.count = 0

    def __iter__(self) -> "_RowLines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        while self.count == 0 and line is not None and line in _BLANK:
            line = next(self._lines)
        self.count += 1
        self._taken += self._max + 1 if line is None else len(line)
        if line is None or self._taken > self._max:
            raise _TooLargeError(f"more than {self._max} bytes (source.max_bytes)")
        return (decode(line) or line.decode("utf-8", "replace")).replace("\x00", "")


def _rows(lines: _RowLines, delimiter: str) -> Iterator[_Row]:
    """Each row that is not blank, or what is wrong with it."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.start()
        try:
            row = next(reader)
        except StopIteration:
            return
        except (_TooLargeError, csv.Error) as error:
            yield _Row([], str(error), lines.count)
        else:
            if row:
                yield _Row(row, "", lines.count)
