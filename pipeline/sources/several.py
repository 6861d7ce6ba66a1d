"""Several sources read as one."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Dropped
from pipeline.sources import Source
from pipeline.sources.tally import Reading, Tally, tallied


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

    def read(self, now: str) -> Reading:
        """All records of all sources, by name of the source."""
        tally = Tally()
        for name, source in sorted(self.sources.items()):
            tally.add((yield from _named(name, source, now)))
        return tally


def _named(name: str, source: Source, now: str) -> Reading:
    """The records of one source, what is set aside with its name."""
    records = tallied(source, now)
    while True:
        try:
            record = next(records)
        except StopIteration as end:
            tally: Tally = end.value
            return tally
        if isinstance(record, Dropped):
            record = Dropped(record.key, record.reason, f"source {name}: {record.detail}", record.counterpart)
        yield record
