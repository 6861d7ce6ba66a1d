"""The errors that newsbraid raises on purpose.

    NewsbraidError
    ├── ConfigurationError   refused before the first article is read; exit code 2
    ├── SourceError          the input as a whole cannot be read; exit code 2
    ├── SourceStoppedError   the input went away while it was read; exit code 1
    ├── StageError           a stage as a whole failed; exit code 1
    ├── StoreError           a run folder or the store is damaged; exit code 1
    │   └── DamagedRunError  it is the last run, from which this one goes on
    ├── LockedError          another run writes there; exit code 3
    ├── NothingNew           the source has nothing that the last run has not seen: no fault; exit code 0
    └── RecordError          a record breaks its invariant: in a "rows" stage it costs the row, not the run

Messages say what, where, what was got and expected, and what to do next.
"""


class NewsbraidError(Exception):
    """Any error that newsbraid raises on purpose."""


class ConfigurationError(NewsbraidError):
    """The configuration cannot be run."""


class SourceError(NewsbraidError):
    """The input as a whole cannot be read (a single bad article is set aside instead)."""


class SourceStoppedError(NewsbraidError):
    """The input went away while it was read: what came of it would be a smaller run that looks complete."""


class StageError(NewsbraidError):
    """A stage as a whole failed: its model does not load, or a corpus stage raised."""


class StoreError(NewsbraidError):
    """A run folder or the store is damaged or cannot be written."""


class DamagedRunError(StoreError):
    """The last complete run cannot be read: one that repeats it makes it again, another cannot go on from it."""

    def __init__(self, run_id: str, message: str) -> None:
        super().__init__(message)
        self.run_id = run_id


class LockedError(NewsbraidError):
    """Another run holds the output or the store."""


class NothingNew(NewsbraidError):  # noqa: N818 - ends a run as an error does, and is none
    """The source has nothing that the last complete run has not seen."""


class RecordError(NewsbraidError, ValueError):
    """A record breaks its invariant."""
