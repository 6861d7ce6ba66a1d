"""A text with what it takes to read it."""

from dataclasses import dataclass, replace

from pipeline.text.periods import find_periods


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim or a passage.

    language  ISO 639-1 code, `und` where undecided
    day       ISO day that its relative dates refer to; None where unknown
    """

    text: str
    language: str
    day: str | None


def with_periods(statement: Statement) -> Statement:
    """A statement that also names the months and years that it counts from its day: "last month" is May."""
    named = [period.printed for period in find_periods(statement.text, statement.day)]
    return replace(statement, text="\n".join([statement.text, *named])) if named else statement
