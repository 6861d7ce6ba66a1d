"""Claims to be: their wordings, tiled by where the characters come from, and the passages that support them."""

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.errors import RecordError
from pipeline.records.places import Field

Operation = Literal["copy", "case", "refer", "date", "inflect", "insert", "paraphrase"]
"""How a stretch of a claim came from its source.

copy        the same characters
case        the same characters but for upper and lower case
refer       a name that takes the place of a pronoun or short form; the characters of the cited place
date        an absolute date that takes the place of the cited relative one
inflect     another form of the cited word
insert      function words or punctuation of a short list (INSERTIONS); cites nothing
paraphrase  written freely by a model; the cited place is evidence, not the origin of the characters
"""

OPERATIONS: tuple[str, ...] = get_args(Operation)

INSERTIONS: frozenset[str] = frozenset(
    {" ", ".", ",", ";", ":", "'s", "’s", "'", "’", "and", "the", "on", "in", "a", "an", "of", "that", "said", "…",
     "In", "On", "The", "?", "!", "“", "”", '"', "-", "–", "(", ")"}
)  # fmt: skip
"""Stretches that an `insert` may add, whitespace around them apart."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the characters [claim_start, claim_end) of a claim come from; the source is None for `insert` only."""

    claim_start: int
    claim_end: int
    article_id: str | None
    field: Field | None
    start: int | None
    end: int | None
    operation: Operation

    def __post_init__(self) -> None:
        if not 0 <= self.claim_start < self.claim_end:
            raise RecordError("an alignment covers at least one character")
        place = (self.article_id, self.field, self.start, self.end)
        if self.operation == "insert" and place != (None,) * 4:
            raise RecordError("an insert cites no source")
        if self.operation != "insert" and None in place:
            raise RecordError(f"a {self.operation} cites a source")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One wording of a claim. `alignments` tile `text` from its first character to its last.

    edits  names of the operations that made it, for a person: () for an extract
    """

    text: str
    alignments: tuple[Alignment, ...]
    edits: tuple[str, ...]

    def __post_init__(self) -> None:
        at = 0
        for alignment in self.alignments:
            if alignment.claim_start != at:
                raise RecordError(f"alignments leave a gap or overlap at {at} of {self.text!r}")
            at = alignment.claim_end
        if not at == len(self.text) > 0:
            raise RecordError(f"alignments end at {at} of {len(self.text)} characters")


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim to be: its wordings, best first, the last one a plain extract."""

    candidates: tuple[Candidate, ...]

    def __post_init__(self) -> None:
        if not self.candidates:
            raise RecordError("a draft needs a candidate")


@dataclass(frozen=True, slots=True)
class Summarized:
    """What `summarize` adds to a story: a headline with its place in a source, and drafts in reading order."""

    story_id: str
    headline: Candidate | None
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A passage that supports a candidate; passages of one `group` support it together, each group alone.

    draft, candidate  positions in `Summarized.drafts` and `Draft.candidates`
    score             of the group, in [0, 1]; groups are numbered from 0, best first
    """

    draft: int
    candidate: int
    group: int
    article_id: str
    field: Field
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Attributed:
    """What `attribute` adds to a story."""

    story_id: str
    attributions: tuple[Attribution, ...]
