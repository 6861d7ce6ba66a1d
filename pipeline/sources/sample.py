"""The small hand-written corpus that ships with newsbraid; pipeline/sample/README.md says what is in it."""

from dataclasses import dataclass
from importlib.resources import as_file, files

from pipeline.sources.article import OWN_NAMES
from pipeline.sources.jsonl import JsonLinesSource
from pipeline.sources.tally import Reading
from pipeline.stage import check_parameters, require

_MAX_BYTES = 100_000


@dataclass(frozen=True, kw_only=True)
class SampleSource:
    """The shipped corpus.

    limit  articles that are read at most, the first of them; None for all
    """

    limit: int | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.limit is None or self.limit > 0, "limit", self.limit, "a whole number above 0, or null")

    def check(self) -> None:
        """Nothing to refuse: the corpus ships with the package."""

    def read(self, now: str) -> Reading:
        """An article or a reason for each line."""
        with as_file(files("pipeline") / "sample" / "articles.jsonl") as path:
            lines = JsonLinesSource(path=str(path), fields=OWN_NAMES, skip=(), limit=self.limit, max_bytes=_MAX_BYTES)
            return (yield from lines.read(now))
