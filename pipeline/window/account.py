"""What a run says of its dealings with the run before: for its manifest, and for a person."""

from typing import Any

from pipeline.window.admission import TOO_OLD, Taken
from pipeline.window.lineage import Descent
from pipeline.window.moments import is_ahead


def taken_entries(taken: Taken) -> dict[str, Any]:
    """What came in and what came along."""
    return {
        "new": len(taken.fresh),
        "carried": len(taken.articles) - len(taken.fresh),
        "context": len(taken.context),
        "seen": taken.seen,
        "corrected": sorted(taken.corrected),
        "withdrawn": sorted(taken.withdrawn),
        "aged": sorted(taken.aged),
    }


def descent_entries(descent: Descent) -> dict[str, Any]:
    """What became of stories."""
    return {
        "merged": [{"into": new, "from": list(old)} for new, old in descent.merged],
        "split": [{"from": old, "into": list(new)} for old, new in descent.split],
        "ended": list(descent.ended),
    }


def described(taken: Taken) -> str:
    """What came in, in a line."""
    told = [
        (len(taken.fresh), "new articles"),
        (len(taken.articles) - len(taken.fresh), "of the last run"),
        (taken.seen, "seen before"),
        (len(taken.corrected), "corrected"),
        (len(taken.withdrawn), "withdrawn"),
        (sum(d.reason == TOO_OLD for d in taken.dropped), "too old to be remembered"),
        (len(taken.closed), "stories closed"),
    ]
    return ", ".join(f"{count} {what}" for place, (count, what) in enumerate(told) if count or place < 2)


def doubted(was: str | None, taken: Taken, now: str) -> str | None:
    """What is wrong with a clock; None where nothing is."""
    if is_ahead(taken.clock, now):
        return f"the news is of {taken.clock}, and now is {now}: this clock is wrong, or that of a run before was"
    if was is not None and taken.clock < was:
        return f"the run before had a clock that was wrong: the time of the news goes back from {was} to {taken.clock}"
    return None
