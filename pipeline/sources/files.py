"""Plain text files, one article a file, with what is known of it in a sidecar of the same name."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES, make_article, parse_object
from pipeline.sources.decode import decode
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.stage import check_parameters, require

_KNOWN = set(dataclasses.asdict(OWN_NAMES)) - {"text"}


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
        check_path(self.path, (self.pattern,))

    def read(self, now: str) -> Iterator[Article | Dropped]:
        """An article or a reason for each file, by path."""
        found = list(find(self.path, (self.pattern,)))
        sidecars = {_sidecar(f.path) for f in found if isinstance(f, Found)}
        for item in found:
            if isinstance(item, Unreadable):
                yield Dropped(item.place, "unreadable", item.detail)
            elif item.path not in sidecars:
                yield self._read_file(item, now)

    def _read_file(self, file: Found, now: str) -> Article | Dropped:
        text = _read_text(file.path, self.max_bytes)
        if isinstance(text, _Fault):
            return Dropped(file.place, text.reason, text.detail)
        fields: dict[str, object] = {}
        sidecar = _sidecar(file.path)
        if sidecar != file.path and sidecar.exists():
            known = _read_text(sidecar, self.max_bytes)
            parsed = known.detail if isinstance(known, _Fault) else parse_object(known)
            if isinstance(parsed, str):
                return Dropped(file.place, "bad_sidecar", f"{sidecar.name!a}: {parsed}")
            fields = {name: value for name, value in parsed.items() if name in _KNOWN}
        return make_article(fields | {"text": text}, OWN_NAMES, file.place, now, "sidecar")


@dataclass(frozen=True)
class _Fault:
    reason: str
    detail: str


def _sidecar(path: Path) -> Path:
    return path.with_suffix(".json")


def _read_text(path: Path, max_bytes: int) -> str | _Fault:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        return _Fault("unreadable", error.strerror or str(error))
    if len(data) > max_bytes:
        return _Fault("too_large", f"more than {max_bytes} bytes (source.max_bytes)")
    text = decode(data)
    return _Fault("not_text", "the bytes are no text") if text is None else text
