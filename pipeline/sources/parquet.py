"""Parquet files, one article a row; they hold their own compression."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.records import Article, Dropped
from pipeline.sources.article import FieldNames, make_article
from pipeline.sources.compressed import FREE_BYTES, MOST_INFLATION, refuse_gone
from pipeline.sources.isolate import Lost, worker
from pipeline.sources.parquet_rows import read_rows
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require

PATTERNS = ("*.parquet",)


@dataclass(frozen=True, kw_only=True)
class ParquetSource:
    """A file, a folder (with its folders) or a glob of `*.parquet`.

    fields     what the columns call our fields; the text is a column of strings
    limit      articles that are read at most, the first of them; None for all
    max_bytes  of a text in UTF-8; a longer one is set aside
    seconds    of processor time that some rows may take; the file is set aside from there on
    """

    path: str
    fields: FieldNames
    limit: int | None
    max_bytes: int
    seconds: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")
        require(self.max_bytes > 0, "max_bytes", self.max_bytes, "a whole number above 0")
        require(self.seconds > 0, "seconds", self.seconds, "a whole number above 0")

    def check(self) -> None:
        """Refuse a path that cannot be read; see `check_path`."""
        check_path(self.path, PATTERNS)

    def read(self, now: str) -> Reading:
        """An article or a reason for each row, by file and row."""
        tally = Tally()
        return (yield from counted(self._records(now, tally), tally, self.limit))

    def _records(self, now: str, tally: Tally) -> Iterator[Article | Dropped]:
        with worker(read_rows, self.seconds) as ask:
            for item in find(self.path, PATTERNS):
                if isinstance(item, Unreadable):
                    yield Dropped(item.place, "unreadable", item.detail)
                else:
                    yield from self._read_file(item, ask, now, tally)

    def _read_file(
        self, file: Found, ask: Callable[..., Iterator[Any]], now: str, tally: Tally
    ) -> Iterator[Article | Dropped]:
        try:
            tally.bytes += (size := file.path.stat().st_size)
        except OSError as error:
            refuse_gone(file.place, error)
            yield Dropped(file.place, "unreadable", error.strerror or str(error))
            return
        number = given = 0
        columns = tuple(name for name in dataclasses.asdict(self.fields).values() if name)
        for found in ask(str(file.path), columns, self.fields.text):
            if isinstance(found, Lost):
                place = file.place if found.reason == "no_column" else f"{file.place}:{number + 1}"
                yield Dropped(place, found.reason, f"from here on: {found.detail}")
                continue
            for row in found:
                number += 1
                yield self._read_row(row, f"{file.place}:{number}", now)
                given += len(str(row.get(self.fields.text)))
            if given > FREE_BYTES and given > MOST_INFLATION * size:
                yield Dropped(
                    f"{file.place}:{number + 1}", "bomb", f"from here on: {size} bytes give more than {given}"
                )
                return

    def _read_row(self, row: dict[str, object], place: str, now: str) -> Article | Dropped:
        text = row.get(self.fields.text)
        if isinstance(text, str) and len(text.encode("utf-8", "surrogatepass")) > self.max_bytes:
            return Dropped(place, "too_large", f"more than {self.max_bytes} bytes of text (source.max_bytes)")
        return make_article(row, self.fields, place, now, "field")
