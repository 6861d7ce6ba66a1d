"""Where something stands in an article: half-open ranges of Unicode code points, never bytes."""

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import RecordError

Field = Literal["text", "title"]
"""The part of an article that offsets point into."""


def check_range(what: str, start: int, end: int) -> None:
    """That a range is half-open and not empty.

    Raises:
        RecordError: it is empty or negative.
    """
    if not 0 <= start < end:
        raise RecordError(f"{what} [{start}, {end}) is empty or negative")


@dataclass(frozen=True, slots=True)
class Span:
    """A non-empty half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        check_range("span", self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source: [start, end) of the `field` of an article."""

    article_id: str
    field: Field
    start: int
    end: int

    def __post_init__(self) -> None:
        check_range("passage", self.start, self.end)
