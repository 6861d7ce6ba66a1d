"""Files of plain text, also compressed, one article a file, with what is known of it in a sidecar of the same name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES, make_article
from pipeline.sources.compressed import SUFFIXES, open_stream, plain_name, why
from pipeline.sources.decode import decode
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.sources.sidecar import read_sidecar
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require


@dataclass(frozen=True, kw_only=True)
class FilesSource:
    """A file, a folder (with its folders) or a glob of plain text.

    `NAME.json` beside `NAME.txt` may give id, outlet, url, title, published and language; without it they are
    null, and `clean` looks for title, byline and dateline in the text.

    pattern    of file names in a folder
    max_bytes  of a file; a larger one is set aside
    """

    path: str
    pattern: str
    max_bytes: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(bool(self.pattern), "pattern", self.pattern, "a pattern of file names such as *.txt")
        require(self.max_bytes > 0, "max_bytes", self.max_bytes, "a whole number above 0")

    def check(self) -> None:
        """Refuse a path that cannot be read; see `check_path`."""
        check_path(self.path, self._patterns())

    def read(self, now: str) -> Reading:
        """An article or a reason for each file, by path."""
        tally = Tally()
        return (yield from counted(self._records(now, tally), tally, None))

    def _patterns(self) -> tuple[str, ...]:
        return tuple(self.pattern + suffix for suffix in SUFFIXES)

    def _records(self, now: str, tally: Tally) -> Iterator[Article | Dropped]:
        found = list(find(self.path, self._patterns()))
        sidecars = {_sidecar(f.path) for f in found if isinstance(f, Found)}
        for item in found:
            if isinstance(item, Unreadable):
                yield Dropped(item.place, "unreadable", item.detail)
            elif item.path not in sidecars:
                yield self._read_file(item, now, tally)

    def _read_file(self, file: Found, now: str, tally: Tally) -> Article | Dropped:
        try:
            with open_stream(file.path, tally) as stream:
                data = stream.read(self.max_bytes + 1)
        except OSError as error:
            return Dropped(file.place, *why(error))
        if len(data) > self.max_bytes:
            return Dropped(file.place, "too_large", f"more than {self.max_bytes} bytes (source.max_bytes)")
        text = decode(data)
        if text is None:
            return Dropped(file.place, "not_text", "the bytes are no text")
        sidecar = _sidecar(file.path)
        known = {} if sidecar == file.path else read_sidecar(sidecar, self.max_bytes)
        if isinstance(known, str):
            return Dropped(file.place, "bad_sidecar", known)
        return make_article(known | {"text": text}, OWN_NAMES, file.place, now, "sidecar")


def _sidecar(path: Path) -> Path:
    return path.with_name(plain_name(path.name)).with_suffix(".json")
