"""What is new in a story since the last run: records that the exports print."""

from dataclasses import dataclass
from typing import Literal

from pipeline.records import Field, Passage

ClaimChangeKind = Literal["new", "changed", "withdrawn"]

WithdrawalReason = Literal["article_withdrawn", "article_corrected", "article_moved", "article_aged", "superseded"]
"""Why a claim of the last run is not said any more.

article_withdrawn  an article that it needs was withdrawn
article_corrected  an article that it needs has another text now
article_moved      an article that it needs is in another story now
article_aged       an article that it needs is older than articles are remembered, and has left the story
superseded         what it rests on is all there, and the summary says other things
"""


@dataclass(frozen=True, slots=True)
class PastEvidence:
    """A passage that supported a claim; `sha256` is that of the article's text at the time."""

    group: int
    article_id: str
    field: Field
    start: int
    end: int
    score: float
    sha256: str


@dataclass(frozen=True, slots=True)
class PastClaim:
    """A claim as the last run published it."""

    claim_id: str
    text: str
    evidence: tuple[PastEvidence, ...]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """How a claim differs from the last run.

    claim_id  of the claim of this run, None for a withdrawn one
    was       None for a new one
    reason    of a withdrawn one
    """

    change: ClaimChangeKind
    claim_id: str | None
    was: PastClaim | None
    reason: WithdrawalReason | None = None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is another one now: "28, was 25".

    measure   what is measured, in words of the sources, or the unit; None for a bare number
    now, was  as printed, or put together from value and unit
    claim_id  the changed claim that says it; None where the figures of the sources say it
    evidence  passages that give the new figure
    """

    measure: str | None
    now: str
    was: str
    value: float
    was_value: float
    claim_id: str | None
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is new in a story; the tuples are empty where nothing is.

    added, corrected, withdrawn  ids of articles; a copy of what was there is added too
    merged                       ids of stories of the last run that ended in this one
    split_from                   story of the last run that this one left, () where it goes on under its own id
    split_into                   stories of this run that left this one
    reopened                     the story was closed, and an article came to it since
    """

    added: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    split_from: tuple[str, ...] = ()
    split_into: tuple[str, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    reopened: bool = False

    def claim(self, claim_id: str) -> ClaimChange | None:
        """How a claim of this run differs; None where it stood so before."""
        return next((c for c in self.claims if c.claim_id == claim_id), None)

    @property
    def lost(self) -> tuple[ClaimChange, ...]:
        """The claims that are said no more."""
        return tuple(c for c in self.claims if c.change == "withdrawn")


@dataclass(frozen=True, slots=True)
class Gone:
    """A story that ended: its id goes on under no story, and those who follow it are told for a while.

    when  moment of the news at which it ended
    into  the story that it was joined to; None where no article of it is left
    """

    story_id: str
    when: str
    into: str | None
