"""Claims as they are published: checked, with their evidence and what stands behind them."""

from dataclasses import dataclass
from typing import Literal

from pipeline.records.drafts import Alignment
from pipeline.records.places import Field

VerdictLabel = Literal["supported", "contradicted", "unsupported"]

LinkKind = Literal["copied", "form", "kindred"]
"""Of words of a claim to words of its evidence: the same, one in another form, one akin to it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Characters [claim_start, claim_end) of a claim that say what [start, end) of the field of its evidence says."""

    claim_start: int
    claim_end: int
    start: int
    end: int
    how: LinkKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that supports a claim; see `Attribution`.

    links  which words of the claim it holds, in the claim's order; () where the claim's alignments copy from it
    """

    group: int
    article_id: str
    field: Field
    start: int
    end: int
    score: float
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """How many articles, outlets and independent origins stand behind a claim or a story."""

    articles: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` in [0, 1]; `reasons` are sentences for a person, () where all is well."""

    label: VerdictLabel
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A published sentence of a summary; the first group of its evidence is shown first."""

    claim_id: str
    text: str
    support: Support
    evidence: tuple[Evidence, ...]
    alignments: tuple[Alignment, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SetAside:
    """A wording that is not published, and why."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` adds to a story."""

    story_id: str
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
