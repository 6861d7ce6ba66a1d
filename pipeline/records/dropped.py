"""What is set aside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row that is set aside.

    key          the id of the article or story
    reason       a short stable code: `empty_body`, `repeat`, `revision`, `error`, ...
    detail       for a person: what was found, or the traceback
    counterpart  the id of the row that stands for it, where there is one
    """

    key: str
    reason: str
    detail: str
    counterpart: str | None = None
