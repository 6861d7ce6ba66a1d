"""A sentence that was checked, with what was found."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from pipeline.records import Evidence, Field, Passage, Support, Verdict


@dataclass(frozen=True, slots=True)
class Against:
    """A passage, with its words, that says otherwise than a sentence, and what."""

    article_id: str
    field: Field
    start: int
    end: int
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """One sentence of a text.

    sentence     its number in the text, from 1; [start, end) is its place there
    text         its words, without the spaces that models leave inside words: "75 - year - old"; links point into it
    probability  that the articles support it, by weights of ours: to rank claims, and for thresholds of your own; None
                 in languages other than English
    support      how many stand behind it; zeros where nothing supports it
    evidence     every group of passages that supports it, best first
    nearest      what says most of it where nothing supports it: the reasons are told of these passages
    against      passages of articles that do not support it which say otherwise, one an article, nearest first
    passages     the words of each passage of `evidence`, or of `nearest`, in their order
    """

    id: str
    sentence: int
    start: int
    end: int
    text: str
    verdict: Verdict
    probability: float | None
    support: Support
    evidence: tuple[Evidence, ...]
    nearest: tuple[Passage, ...]
    against: tuple[Against, ...]
    passages: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values, each passage with its words."""
        found = dataclasses.asdict(self)
        words = found.pop("passages")
        for name in ("evidence", "nearest"):
            found[name] = [e | {"text": text} for e, text in zip(found[name], words, strict=False)]
        return found
