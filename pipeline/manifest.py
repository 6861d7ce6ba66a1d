"""What a manifest says of a run, as values of JSON."""

import importlib.metadata
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pipeline import __version__
from pipeline.errors import StoreError
from pipeline.exports.story import Story
from pipeline.plan import Step
from pipeline.records import Dropped

LIBRARIES = ("numpy", "pyarrow", "scipy", "hydra-core", "torch", "transformers", "datasets")


def clock() -> str:
    """The moment now, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def versions() -> Mapping[str, str]:
    """Versions of Python, newsbraid and the libraries that results rest on."""
    libraries = {name: importlib.metadata.version(name) for name in LIBRARIES}
    return {"python": sys.version.split()[0], "newsbraid": __version__, **libraries}


def stage_entry(
    step: Step, rows_in: int, kept: int, dropped: Sequence[Dropped], computed: int, seconds: float
) -> dict[str, Any]:
    """What one stage did."""
    return {
        "stage": step.name,
        "class": f"{type(step.stage).__module__}.{type(step.stage).__qualname__}",
        "fingerprint": step.fingerprint,
        "scope": step.stage.scope,
        "rows_in": rows_in,
        "kept": kept,
        "set_aside": dict(sorted(Counter(d.reason for d in dropped).items())),
        "computed": computed,
        "seconds": round(seconds, 3),
    }


def checked_counts(articles_in: int, kept: int, set_aside: int, stories: Sequence[Story]) -> dict[str, int]:
    """How many of each there are; `kept` and `set_aside` are of articles.

    Raises:
        StoreError: articles were lost on the way, or counted twice.
    """
    if kept + set_aside != articles_in:
        raise StoreError(f"{articles_in} articles came in, but {kept} were kept and {set_aside} set aside")
    return {
        "articles_in": articles_in,
        "kept": kept,
        "set_aside": set_aside,
        "stories": len(stories),
        "claims": sum(len(s.claims) for s in stories),
    }


def copied_share(stories: list[Story]) -> float | None:
    """The share of the characters of all claims that were copied, case apart; None without claims."""
    spans = [
        (a.operation in ("copy", "case"), a.claim_end - a.claim_start)
        for story in stories
        for claim in story.claims
        for a in claim.alignments
    ]
    total = sum(length for _, length in spans)
    return round(sum(length for copied, length in spans if copied) / total, 4) if total else None
