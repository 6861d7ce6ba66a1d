"""Any data set that the `datasets` library can stream, from the hub or from local files."""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pipeline.errors import SourceError, SourceStoppedError
from pipeline.records import Article, Dropped
from pipeline.sources.article import FieldNames, make_article
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require


@dataclass(frozen=True, kw_only=True)
class DatasetSource:
    """Rows of `datasets.load_dataset(path, name, split=split, data_files=data_files, streaming=True)`.

    path        id on the hub, a local folder, or a builder (`json`, `csv`, `parquet`) with `data_files`
    name        configuration of the data set; None for its default
    data_files  file or glob for a builder; None for none
    fields      what the columns call our fields
    limit       articles that are read at most, the first of them; None for all
    max_bytes   of a text in UTF-8; a longer one is set aside
    """

    path: str
    name: str | None
    split: str
    data_files: str | None
    fields: FieldNames
    limit: int | None
    max_bytes: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")
        require(self.max_bytes > 0, "max_bytes", self.max_bytes, "a whole number above 0")

    def check(self) -> None:
        """Load the first row, and refuse a data set without the column of the text.

        Raises:
            SourceError: with the words of the library, and the columns that there are.
        """
        for row in self._rows():
            if self.fields.text not in row:
                columns = ", ".join(map(str, row))
                raise SourceError(
                    f"{self._described()} has no column {self.fields.text!r} but {columns}: "
                    "write source.fields.text=COLUMN"
                )
            return

    def read(self, now: str) -> Reading:
        """An article or a reason for each row, in the order of the data set."""
        tally = Tally()
        return (yield from counted(self._records(now, tally), tally, self.limit))

    def rows(self, tally: Tally) -> Iterator[tuple[str, Mapping[str, object]] | Dropped]:
        """Each row with its place; where the data set breaks off, what is wrong with it.

        Raises:
            SourceError: before the first row.
            SourceStoppedError: what holds the rows went away after it.
        """
        number = 0
        try:
            for number, row in enumerate(self._rows(), start=1):
                tally.bytes += sum(len(v.encode("utf-8", "surrogatepass")) for v in row.values() if isinstance(v, str))
                yield f"{self._short()}[{self.split}]:{number}", row
        except SourceError as error:
            if number == 0:
                raise
            if isinstance(error.__cause__, OSError) and not isinstance(error.__cause__, gzip.BadGzipFile):
                raise SourceStoppedError(f"the source stopped: {error}") from error
            yield Dropped(f"{self._short()}[{self.split}]:{number + 1}", "unreadable", f"from here on: {error}")

    def _records(self, now: str, tally: Tally) -> Iterator[Article | Dropped]:
        for found in self.rows(tally):
            yield found if isinstance(found, Dropped) else self._read_row(found[1], found[0], now)

    def _read_row(self, row: Mapping[str, object], place: str, now: str) -> Article | Dropped:
        text = row.get(self.fields.text)
        if isinstance(text, str) and len(text.encode("utf-8", "surrogatepass")) > self.max_bytes:
            return Dropped(place, "too_large", f"more than {self.max_bytes} bytes of text (source.max_bytes)")
        return make_article(row, self.fields, place, now, "field")

    def _rows(self) -> Iterator[Mapping[str, object]]:
        if not self.path:
            raise SourceError("source.path is empty: write source.path=ID, FOLDER or BUILDER (json, csv, parquet)")
        # Imported here, since it takes seconds that the other sources need not wait for.
        import datasets
        from datasets.exceptions import DatasetsError

        try:
            rows = datasets.load_dataset(
                self.path, self.name, split=self.split, data_files=self.data_files, streaming=True
            )
            yield from cast(Iterable[Mapping[str, object]], rows)
        except (DatasetsError, OSError, ValueError, RuntimeError) as error:
            raise SourceError(f"{self._described()} cannot be read: {type(error).__name__}: {error}") from error

    def _described(self) -> str:
        given = {"name": self.name, "split": self.split, "data_files": self.data_files}
        return f"source.path={self.path} ({', '.join(f'{k}={v}' for k, v in given.items() if v is not None)})"

    def _short(self) -> str:
        """The path without what differs between machines."""
        return Path(self.path).name if Path(self.path).exists() else self.path
