"""Pages of HTML in files, plain or compressed, with what is known of them in a sidecar of the same name."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Dropped
from pipeline.sources.compressed import compressed_patterns, open_stream, plain_name, why
from pipeline.sources.pages import RawPage, read_pages
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.sources.sidecar import read_sidecar
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require

PATTERNS = compressed_patterns("*.html", "*.htm", "*.xhtml")


@dataclass(frozen=True, kw_only=True)
class HtmlSource:
    """A file, a folder (with its folders) or a glob of pages.

    `NAME.json` beside `NAME.html` or `NAME.html.gz` may give id, outlet, url, title, published and language, which
    then go before what the page says.

    limit      articles that are read at most, the first of them; None for all
    max_bytes  of a page without its compression; a larger one is set aside
    seconds    of processor time that a page may take; a slower one is set aside
    processes  that extract text; None for one a core
    """

    path: str
    limit: int | None
    max_bytes: int
    seconds: int
    processes: int | None

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
        """An article or a reason for each file, by path."""
        tally = Tally()
        records = read_pages(self._pages(tally), now, self.seconds, self.processes)
        return (yield from counted(records, tally, self.limit))

    def _pages(self, tally: Tally) -> Iterator[RawPage | Dropped]:
        for item in find(self.path, PATTERNS):
            if isinstance(item, Unreadable):
                yield Dropped(item.place, "unreadable", item.detail)
            else:
                yield self._page(item, tally)

    def _page(self, file: Found, tally: Tally) -> RawPage | Dropped:
        try:
            with open_stream(file.path, tally) as stream:
                data = stream.read(self.max_bytes + 1)
        except OSError as error:
            return Dropped(file.place, *why(error))
        if len(data) > self.max_bytes:
            return Dropped(file.place, "too_large", f"more than {self.max_bytes} bytes (source.max_bytes)")
        known = read_sidecar(file.path.with_name(plain_name(file.path.name)).with_suffix(".json"), self.max_bytes)
        if isinstance(known, str):
            return Dropped(file.place, "bad_sidecar", known)
        url = known.get("url")
        return RawPage(file.place, data, url if isinstance(url, str) else None, None, known, "sidecar", None)
