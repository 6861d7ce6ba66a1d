"""Exports: stories in, HTML, Markdown or JSON Lines out; they touch no disk."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from pipeline.exports.changes import Gone
from pipeline.exports.story import Story


@runtime_checkable
class Export(Protocol):
    """Turn stories into files: pairs of a relative path and its content, the same bytes for the same stories.

    revision  raised when the same stories would give other bytes, so that complete runs are exported again
    gone      stories that ended lately, by moment and id
    """

    revision: ClassVar[int]

    def __call__(
        self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()
    ) -> Iterator[tuple[str, bytes]]: ...
