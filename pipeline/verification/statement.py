"""A text with what it takes to read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim or a passage.

    language  ISO 639-1 code, `und` where undecided
    day       ISO day that its relative dates refer to; None where unknown
    """

    text: str
    language: str
    day: str | None
