"""What a run says of its dealings with the run before: for its manifest, and for a person."""

from typing import Any

from pipeline.stages.cluster.lineage import Descent
from pipeline.window.admission import Taken


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
        (len(taken.closed), "stories closed"),
    ]
    return ", ".join(f"{count} {what}" for place, (count, what) in enumerate(told) if count or place < 2)
