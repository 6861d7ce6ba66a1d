"""Articles on the disk while it is settled which of them go into a run: memory holds what tells them from each other.

They lie one after the other in a file without a name, in the order in which they come, so that a kill leaves nothing.
"""

import contextlib
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import pyarrow as pa

from pipeline.digests import row_digests
from pipeline.errors import StoreError
from pipeline.files import ROWS
from pipeline.records import Article, Dropped
from pipeline.tables import to_table

AT_ONCE = 64
"""Articles that are held while they are read; one may have megabytes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What memory holds of an article whose text lies in a spool; fields as in `Article`.

    place   in the spool
    digest  of all of its fields as it was read (`row_digests`)
    """

    article_id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    sha256: str
    revision: int
    place: int
    digest: str


Entry = Article | Listed
"""An article, or what stands for it."""


class Spool:
    """A file of articles in a folder, gone when it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._told():
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # what is still to be written is of no use any more
            self._file.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"cannot keep what is read in {self._folder}: {error.strerror or error}; as much room is needed as "
                "the articles take"
            ) from error

    def listed(self, records: Iterable[Article | Dropped]) -> Iterator[Listed | Dropped]:
        """Put the articles by, a few at a time; what is set aside passes.

        Raises:
            StoreError: the disk is full.
        """
        waiting: list[Article] = []
        for record in records:
            if isinstance(record, Dropped):
                yield record
                continue
            waiting.append(record)
            if len(waiting) == AT_ONCE:
                yield from self._put(waiting)
                waiting = []
        yield from self._put(waiting)

    def _put(self, articles: Sequence[Article]) -> Iterator[Listed]:
        for a, digest in zip(articles, row_digests(to_table(articles, Article)), strict=True):
            with self._told():
                place = self._file.seek(0, 2)
                pickle.dump(a, self._file, protocol=5)
            yield Listed(a.article_id, a.outlet, a.url, a.title, a.published, a.sha256, a.revision, place, digest)

    def article(self, entry: Entry) -> Article:
        """The article that an entry stands for, under its id and revision."""
        if isinstance(entry, Article):
            return entry
        with self._told():
            self._file.seek(entry.place)
            found: Article = pickle.load(self._file)
        return replace(found, article_id=entry.article_id, revision=entry.revision)

    def tables(self, entries: Sequence[Entry]) -> Iterator[pa.Table]:
        """The articles of some entries, so many at a time."""
        for start in range(0, len(entries), ROWS):
            yield to_table(map(self.article, entries[start : start + ROWS]), Article)
