"""Times of day: 5:12 p.m. is 17:12, and not 5:12 a.m."""

import re
from functools import lru_cache
from typing import NamedTuple

_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2})"
    r"(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?![\d:]|\.\d))?(?: ?(?P<half>[ap])(?:\.m\.?|m\b))?",
    re.IGNORECASE,
)


class Time(NamedTuple):
    """Minutes since midnight, whether it is sure which half of the day is meant, and the characters."""

    minutes: int
    sure: bool
    printed: str

    def agrees(self, other: "Time") -> bool:
        return (self.minutes - other.minutes) % (1440 if self.sure and other.sure else 720) == 0

    def turned(self, other: "Time") -> bool:
        """Whether it is the same time in the other half of the day."""
        return not self.agrees(other) and (self.minutes - other.minutes) % 720 == 0


@lru_cache(maxsize=4096)
def times_of(text: str) -> dict[int, Time]:
    """Times of day by where they begin; a bare number is none, nor is one with a decimal point: 14.50 euros."""
    found = {}
    for match in _CLOCK.finditer(text):
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").casefold()
        if half and 1 <= hour <= 12:
            found[match.start()] = Time(60 * (hour % 12 + 12 * (half == "p")) + minute, True, match[0])
        elif not half and match["mark"] == ":" and hour < 24:
            found[match.start()] = Time(60 * hour + minute, hour > 12, match[0])
    return found
