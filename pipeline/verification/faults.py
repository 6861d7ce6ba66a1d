"""What is wrong with a claim, given its evidence."""

import re
from dataclasses import dataclass
from typing import Literal

FaultKind = Literal[
    "figure", "date", "name", "negation", "quotation", "opposite", "modality", "speaker", "direction", "words"
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a claim says and its evidence does not.

    contradicts  the evidence says otherwise; else it is silent
    reason       for a person: "says 47 pages; source says 48 pages"
    """

    kind: FaultKind
    contradicts: bool
    reason: str


AT_MOST = 8
"""Faults of one kind that are reported: more tell a person nothing, and looking for them in a long table takes long."""


def as_written(word: str, text: str) -> str:
    """A case-folded word as a text has it first ("Rangers" of "rangers"); itself where the text has it in no form."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.replace("’", "'"), re.IGNORECASE)
    return text[found.start() : found.end()] if found else word


def shortened(text: str, length: int = 60) -> str:
    """A text for a message: its start, where it is longer than `length` code points."""
    return text if len(text) <= length else text[: length - 1] + "…"
