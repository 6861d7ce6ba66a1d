"""Exports: stories in, HTML, Markdown or JSON Lines out; they touch no disk."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from pipeline.exports.story import Story


@runtime_checkable
class Export(Protocol):
    """Turn stories into files: pairs of a relative path and its content, the same bytes for the same stories."""

    def __call__(self, stories: Sequence[Story], title: str) -> Iterator[tuple[str, bytes]]: ...
