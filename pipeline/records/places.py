"""Where something stands in an article: half-open ranges of Unicode code points, never bytes."""

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import RecordError

Field = Literal["text", "title"]
"""The part of an article that offsets point into."""


def require(condition: bool, message: str) -> None:
    if not condition:
        raise RecordError(message)


@dataclass(frozen=True, slots=True)
class Span:
    """A non-empty half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        require(0 <= self.start < self.end, f"span [{self.start}, {self.end}) is empty or negative")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source: [start, end) of the `field` of an article."""

    article_id: str
    field: Field
    start: int
    end: int

    def __post_init__(self) -> None:
        require(0 <= self.start < self.end, f"passage [{self.start}, {self.end}) is empty or negative")
