"""The rows of a run while it goes on: keys in memory, columns in the files of its stages, read as they are asked for.

join.py does the same to tables in memory.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import StoreError
from pipeline.files import ROWS, columns_of, read_rows, read_table
from pipeline.join import ARTICLE_IDS, ARTICLES, one_array, structs
from pipeline.tables import is_optional

STORIES = 256
"""Stories that are joined with their articles at one time."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows that are still kept.

    key      name of the column that tells them apart, by which they and all files are in order
    keys     theirs
    columns  for each column what it is and the file that it lies in; rows that are gone may be in it too
    """

    key: str
    keys: pa.Array
    columns: Mapping[str, tuple[pa.Field, Path]]

    @classmethod
    def of(cls, path: Path) -> "Rows":
        """All rows of a file, whose first column is the key.

        Raises:
            StoreError: it is damaged or cannot be read; so do the methods.
        """
        columns = columns_of(path)
        keys = one_array(read_table(path, columns.names[:1]).column(0))
        return cls(key=columns.names[0], keys=keys, columns={field.name: (field, path) for field in columns})

    def __len__(self) -> int:
        return len(self.keys)

    def added(self, path: Path) -> "Rows":
        """With the columns of a file, and only the rows that are in it."""
        new = Rows.of(path)
        return Rows(key=self.key, keys=new.keys, columns={**self.columns, **new.columns})

    def tables(self, names: Sequence[str], size: int = ROWS) -> Iterator[pa.Table]:
        """Some columns of all rows, so many rows at a time."""
        held: defaultdict[Path, list[str]] = defaultdict(list)
        for name in names:
            held[self.columns[name][1]].append(name)
        files = [_File(path, self.key, own) for path, own in held.items()]
        for start in range(0, len(self.keys), size):
            keys = self.keys.slice(start, size)
            found = {name: table[name] for file in files for table in [file.rows(keys)] for name in file.names}
            yield pa.table([found[name] for name in names], schema=self._schema(names))

    def table(self, names: Sequence[str]) -> pa.Table:
        """Some columns of all rows."""
        return pa.concat_tables([self._schema(names).empty_table(), *self.tables(names)])

    def _schema(self, names: Sequence[str]) -> pa.Schema:
        return pa.schema([self.columns[name][0] for name in names])


class _File:
    """Reads a file once, from its beginning to its end."""

    def __init__(self, path: Path, key: str, names: list[str]) -> None:
        self.path, self.key, self.names = path, key, names
        self._tables = read_rows(path, list(dict.fromkeys([key, *names])))
        self._left: pa.Table | None = None

    def rows(self, keys: pa.Array) -> pa.Table:
        """The rows of these keys, which come after those that were asked for before."""
        waiting = [] if self._left is None else [self._left]
        while not waiting or _last(waiting[-1], self.key) < keys[-1].as_py():
            table = next(self._tables, None)
            if table is None:
                break
            if table.num_rows:
                waiting.append(table)
        if not waiting:
            raise self._lacking(0, keys)
        whole = pa.concat_tables(waiting)
        reached = pc.sum(pc.less_equal(whole[self.key], keys[-1])).as_py() or 0
        self._left = whole.slice(reached) if reached < whole.num_rows else None
        found = whole.slice(0, reached)
        if found.num_rows > len(keys):
            found = found.filter(pc.is_in(found[self.key], value_set=keys))
        if found.num_rows != len(keys):
            raise self._lacking(found.num_rows, keys)
        return found

    def _lacking(self, count: int, keys: pa.Array) -> StoreError:
        return StoreError(f"{self.path} has {count} of {len(keys)} rows from {keys[0].as_py()!r} on")


def _last(table: pa.Table, key: str) -> str:
    last: str = table[key][-1].as_py()
    return last


@dataclass(frozen=True, kw_only=True)
class RunRows:
    """The rows of a run: articles, and stories once there are any."""

    articles: Rows
    stories: Rows | None = None

    def added(self, path: Path) -> "RunRows":
        """With what a stage returned: its columns joined by key, rows that it set aside gone."""
        rows = self.articles if self.stories is None else self.stories
        if columns_of(path).names[0] != rows.key:
            return RunRows(articles=self.articles, stories=Rows.of(path))
        if self.stories is None:
            return RunRows(articles=rows.added(path))
        return RunRows(articles=self.articles, stories=rows.added(path))

    def given(self, reads: pa.Schema) -> Iterator[pa.Table]:
        """The columns that a stage reads, rows in the order of their keys, so many at a time."""
        if self.stories is not None:
            yield from self._stories(self.stories, reads)
            return
        there = [f.name for f in reads if f.name in self.articles.columns or not is_optional(f)]
        for table in self.articles.tables(there):
            columns = [table[f.name] if f.name in there else pa.nulls(len(table), f.type) for f in reads]
            yield _fitting(columns, reads)

    def _stories(self, stories: Rows, reads: pa.Schema) -> Iterator[pa.Table]:
        own = [f.name for f in reads if f.name != ARTICLES]
        members = self._members(stories, reads.field(ARTICLES)) if ARTICLES in reads.names else None
        for table in stories.tables(list(dict.fromkeys([*own, ARTICLE_IDS])), STORIES):
            columns = [table[f.name] if f.name != ARTICLES else next(members) for f in reads]  # type: ignore[arg-type]
            yield _fitting(columns, reads)

    def _members(self, stories: Rows, field: pa.Field) -> Iterator[pa.Array]:
        """For each story, so many at a time, the structs of its articles."""
        members = self.articles.table([f.name for f in field.type.value_type])
        columns = [one_array(members[name]) for name in members.column_names]
        del members
        ids = one_array(stories.table([ARTICLE_IDS])[ARTICLE_IDS])
        places = pc.index_in(ids.flatten(), value_set=self.articles.keys)
        for start in range(0, len(ids), STORIES):
            own = ids.slice(start, STORIES)
            begin, end = own.offsets[0].as_py(), own.offsets[-1].as_py()
            yield structs(own, places.slice(begin - ids.offsets[0].as_py(), end - begin), columns, field)


def _fitting(columns: list[pa.ChunkedArray | pa.Array], reads: pa.Schema) -> pa.Table:
    return pa.Table.from_arrays([c.cast(f.type) for c, f in zip(columns, reads, strict=True)], schema=reads)
