"""Several sources read as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources import Source


@dataclass(frozen=True, kw_only=True)
class SeveralSources:
    """Sources by a name of the user's; ids stay as they are, what is set aside says which source it came from."""

    sources: Mapping[str, Source]

    def __post_init__(self) -> None:
        if not isinstance(self.sources, Mapping):
            raise ConfigurationError(f"SeveralSources: sources is {self.sources!r}, expected a mapping of name: source")
        for name, source in self.sources.items():
            if not isinstance(source, Source):
                raise ConfigurationError(f"SeveralSources: sources.{name} is {source!r}, expected a source")

    def check(self) -> None:
        """Refuse what one of the sources refuses, naming it.

        Raises:
            SourceError: also where there are no sources.
        """
        if not self.sources:
            raise SourceError("source=several names no sources: add one as +source@source.sources.NAME=jsonl")
        for name, source in sorted(self.sources.items()):
            try:
                source.check()
            except SourceError as error:
                raise SourceError(f"in source.sources.{name}: {error}") from error

    def read(self, now: str) -> Iterator[Article | Dropped]:
        """All records of all sources, by name of the source."""
        for name, source in sorted(self.sources.items()):
            for record in source.read(now):
                if isinstance(record, Dropped):
                    yield Dropped(record.key, record.reason, f"source {name}: {record.detail}", record.counterpart)
                else:
                    yield record
