"""JSON Lines, plain or compressed, one article a line."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Article, Dropped
from pipeline.sources.article import FieldNames, make_article, parse_object
from pipeline.sources.compressed import compressed_patterns, open_stream, plain_name, why
from pipeline.sources.decode import decode
from pipeline.sources.lines import bounded_lines, until_given_up
from pipeline.sources.paths import Found, Unreadable, check_path, find
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require

PATTERNS = compressed_patterns("*.jsonl", "*.ndjson")


@dataclass(frozen=True, kw_only=True)
class JsonLinesSource:
    """A file, a folder (with its folders) or a glob of `*.jsonl` and `*.ndjson`, plain or compressed.

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

    def read(self, now: str) -> Reading:
        """An article or a reason for each line, by file and line; blank lines are none."""
        tally = Tally()
        return (yield from counted(self._records(now, tally), tally, self.limit))

    def _records(self, now: str, tally: Tally) -> Iterator[Article | Dropped]:
        for item in find(self.path, PATTERNS):
            if isinstance(item, Unreadable):
                yield Dropped(item.place, "unreadable", item.detail)
            elif plain_name(item.path.name) not in self.skip or item.path == Path(self.path).expanduser():
                lines = _read_lines(item, self.fields, self.max_bytes, now, tally)
                yield from until_given_up(lines, item.place)


def _read_lines(
    file: Found, fields: FieldNames, max_bytes: int, now: str, tally: Tally
) -> Generator[Article | Dropped]:
    """An article or a reason for each line of one file; a file that breaks off is set aside from there on."""
    number = 0
    try:
        with open_stream(file.path, tally) as stream:
            for number, line in enumerate(bounded_lines(stream, max_bytes), start=1):
                place = f"{file.place}:{number}"
                if line is None:
                    yield Dropped(place, "too_large", f"a line of more than {max_bytes} bytes (source.max_bytes)")
                elif line.strip():
                    yield _read_line(line, fields, place, now)
    except OSError as error:
        reason, detail = why(error)
        yield Dropped(f"{file.place}:{number + 1}", reason, f"the file cannot be read from here on: {detail}")


def _read_line(line: bytes, fields: FieldNames, place: str, now: str) -> Article | Dropped:
    text = decode(line)
    if text is None:
        return Dropped(place, "not_text", "the bytes of the line are no text")
    parsed = parse_object(text)
    if isinstance(parsed, str):
        return Dropped(place, "bad_line", parsed)
    return make_article(parsed, fields, place, now, "field")
