"""Web archives, such as the files of CC-NEWS: the pages in their responses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.records import Dropped
from pipeline.sources.compressed import compressed_patterns
from pipeline.sources.isolate import Lost, worker
from pipeline.sources.pages import RawPage, read_pages
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.sources.warc_records import WarcFault, WarcSkipped, read_warc
from pipeline.stage import check_parameters, require

PATTERNS = compressed_patterns("*.warc")


@dataclass(frozen=True, kw_only=True)
class WarcSource:
    """A file, a folder (with its folders) or a glob of `*.warc`, plain or compressed.

    Only responses of HTML are read, and those with status 200; the id of an article is made of the URL.

    limit         articles that are read at most, the first of them; None for all
    max_bytes     of a page without its compression; a larger one is set aside
    seconds       of processor time that a page, or the way to the next record, may take
    processes     that extract text; None for one a core
    fetched_date  take the day of the crawl for an article without any other date
    """

    path: str
    limit: int | None
    max_bytes: int
    seconds: int
    processes: int | None
    fetched_date: bool

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")
        require(self.max_bytes > 0, "max_bytes", self.max_bytes, "a whole number above 0")
        require(self.seconds > 0, "seconds", self.seconds, "a whole number above 0")
        require(self.processes is None or self.processes > 0, "processes", self.processes, "1 or more, or null")

    def check(self) -> None:
        """Refuse a path that cannot be read; see `check_path`."""
        check_path(self.path, PATTERNS)

    def read(self, now: str) -> Reading:
        """An article or a reason for each response, by file and record."""
        tally = Tally()
        records = read_pages(self._pages(tally), now, self.seconds, self.processes)
        return (yield from counted(records, tally, self.limit))

    def _pages(self, tally: Tally) -> Iterator[RawPage | Dropped]:
        with worker(read_warc, self.seconds) as ask:
            for item in find(self.path, PATTERNS):
                if isinstance(item, Unreadable):
                    yield Dropped(item.place, "unreadable", item.detail)
                else:
                    yield from self._pages_of(item, ask, tally)

    def _pages_of(self, file: Found, ask: Callable[..., Iterator[Any]], tally: Tally) -> Iterator[RawPage | Dropped]:
        number = 0
        for found in ask(str(file.path), self.max_bytes):
            if isinstance(found, Lost):
                yield Dropped(f"{file.place}:{number + 1}", found.reason, f"from here on: {found.detail}")
                continue
            tally.bytes += found.bytes
            if isinstance(found, WarcSkipped):
                tally.skipped[found.kind] += 1
                continue
            number, place = found.number, f"{file.place}:{found.number}"
            if isinstance(found, WarcFault):
                yield Dropped(place, found.reason, found.detail)
            else:
                fetched = found.fetched if self.fetched_date else None
                yield RawPage(place, found.data, found.url, found.charset, {}, "field", fetched)
