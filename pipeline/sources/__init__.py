"""Sources: the only readers; one file a kind of input."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from pipeline.records import Article, Dropped


@runtime_checkable
class Source(Protocol):
    """Where articles come from.

    check  raises SourceError where the input as a whole cannot be read; reads no article
    read   yields each article, or what is set aside and why; `now` (ISO 8601, UTC) tells future dates. Memory does
           not grow with the input. A generator may return a `Tally` (tally.py) when it ends
    """

    def check(self) -> None: ...

    def read(self, now: str) -> Iterator[Article | Dropped]: ...
