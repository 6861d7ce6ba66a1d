"""Every record that passes between stages, frozen, with its invariants.

Offsets are half-open ranges of Unicode code points in `Article.text` (or `Article.title`), never bytes.
Records hold plain values, so that they map to Arrow columns one to one (see tables.py).
"""

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.errors import RecordError

Field = Literal["text", "title"]
"""The part of an article that offsets point into."""

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

Part = Literal["title", "deck", "body"]

DateFault = Literal["future", "too_early", "unreadable"]
"""Why a date is not taken: more than a day ahead of the run, before 1800, or no date that is known."""

LeftOutField = Literal["outlet", "url", "title", "author", "language"]

LeftOutReason = Literal["too_long", "not_text", "not_a_url"]

Relation = Literal["same", "rounding", "conversion", "different_measure", "update", "conflict"]
"""How the sides of a comparison stand to each other."""

Status = Literal["new", "grown", "unchanged", "closed"]

VerdictLabel = Literal["supported", "contradicted", "unsupported"]

LinkKind = Literal["copied", "form", "kindred"]
"""Of words of a claim to words of its evidence: the same, one in another form, one akin to it."""


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise RecordError(message)


@dataclass(frozen=True, slots=True)
class Span:
    """A non-empty half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, f"span [{self.start}, {self.end}) is empty or negative")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value that a source gives and an article does not have: its field is None, an author's is cut.

    detail  what came, for a person
    """

    field: LeftOutField
    reason: LeftOutReason
    detail: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in: nothing after the source rewrites it.

    article_id         given by the source, else made from the content; never from a path
    outlet             who published it; None where unknown (then it counts as an outlet of its own)
    published          ISO 8601 in UTC, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`; None where unknown or absurd
    date_source        where `published` came from: `field`, `sidecar`, `metadata` of a page, `url`, `text` of a page,
                       `file` (when it was fetched); None where there is none
    declared_language  what the source says; `clean` finds out for itself
    sha256             of the UTF-8 of `text`, hexadecimal
    revision           0, 1, ...: reserved for runs that know of each other
    author             as the source names them, several joined by `; `; None where unknown
    page_sha256        of the bytes of the HTML that `text` was extracted from, hexadecimal; None where there was none
    date_fault         what was wrong with a date that the source gives and that is not taken; None where nothing was
    left_out           other values that the source gives and that are not taken
    """

    article_id: str
    outlet: str | None
    url: str | None
    title: str | None
    text: str
    published: str | None
    date_source: str | None
    declared_language: str | None
    sha256: str
    revision: int = 0
    author: str | None = None
    page_sha256: str | None = None
    date_fault: DateFault | None = None
    left_out: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(self.article_id), "an article needs an id")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of an article lie in its text; None or () where a part is absent.

    `title` is set where the title stands in the text, also if `Article.title` is given. Parts do not overlap.
    `body` leaves boilerplate out; its spans ascend and each lies inside one line.
    """

    title: Span | None
    deck: Span | None
    byline: Span | None
    dateline: Span | None
    body: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's deck or body, without the white space around it.

    truncated  cut off by an ellipsis or the end of an excerpt: may be evidence, never a claim
    repeat     says what an earlier sentence of the same article says: counts nothing
    """

    start: int
    end: int
    part: Part
    truncated: bool
    repeat: bool

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, f"sentence [{self.start}, {self.end}) is empty or negative")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What `clean` adds to an article.

    language  ISO 639-1 code, `und` where undecided
    day       the day that relative dates refer to (`YYYY-MM-DD`): of `published`, else of the dateline or a
              printed date; None where there is none
    """

    article_id: str
    layout: Layout
    sentences: tuple[Sentence, ...]
    language: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage [start, end) of an article's text that is carried from another article.

    share  of the carrying article's body, in (0, 1]
    """

    start: int
    end: int
    source: str
    share: float


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """What `deduplicate` adds to an article.

    origin   id of the article that stands for all copies of one text; its own id where it is original
    copy_of  the article that it copies, None for the one that stands for its origin
    reuse    passages carried from articles of other origins, in text order
    """

    article_id: str
    origin: str
    copy_of: str | None
    reuse: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What `index` adds to an article: its leading words in order, as numbers (see index/terms.py)."""

    article_id: str
    title_terms: tuple[int, ...]
    body_terms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vector:
    """A vector of `size` numbers; sparse where `indices` (ascending) names the positions of `values`."""

    size: int
    indices: tuple[int, ...] | None
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """What `embed` adds to an article: a vector of unit length, or all zeros for an article without words."""

    article_id: str
    vector: Vector


@dataclass(frozen=True, slots=True)
class Clustered:
    """A story, made by `cluster`.

    story_id     made at birth from its earliest article and carried along
    article_ids  by day (undated last), then id
    previous     ids of the stories of the last run that this one continues: reserved, () until runs know
                 of each other
    """

    story_id: str
    article_ids: tuple[str, ...]
    previous: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(self.article_ids), "a story needs an article")


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, as the stages after `cluster` see it."""

    article_id: str
    outlet: str | None
    title: str | None
    text: str
    published: str | None
    day: str | None
    language: str
    layout: Layout
    sentences: tuple[Sentence, ...]
    origin: str
    copy_of: str | None
    reuse: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source: [start, end) of the `field` of an article."""

    article_id: str
    field: Field
    start: int
    end: int

    def __post_init__(self) -> None:
        _require(0 <= self.start < self.end, f"passage [{self.start}, {self.end}) is empty or negative")


@dataclass(frozen=True, slots=True)
class Side:
    """One value that some articles of a story give for a measure.

    value      in whole units (150 billion is 1.5e11); None for what is no number (a date, a quote)
    unit       ISO 4217 code for money, a singular noun or unit symbol else, None for a bare number
    qualifier  `more than`, `about`, `up to`, ... as a small closed list of the extractor, None for exact
    as_of      ISO date that the value refers to, where the text says so, else the article's day
    articles   how many articles give it; origins: how many independent ones
    evidence   the passages that give it, by article and place
    figures    where in them its figures are printed, by article and place; () where the side is no figure
    """

    value: float | None
    unit: str | None
    qualifier: str | None
    as_of: str | None
    articles: int
    origins: int
    evidence: tuple[Passage, ...]
    figures: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Values of one story side by side.

    measure   what is measured, in words of the sources
    relation  the gravest among the pairs of its sides
    note      for a person: the implied rate of a conversion, the figures as printed
    pairs     how each two sides stand to each other: the first to the second, the first to the third, ..., the second
              to the third, ...; () where there are not three
    """

    kind: Literal["figure", "date", "place", "score", "quote"]
    measure: str
    relation: Relation
    sides: tuple[Side, ...]
    note: str | None
    pairs: tuple[Relation, ...] = ()

    def between(self, first: int, second: int) -> Relation:
        """How two sides, by their places, stand to each other."""
        if first == second:
            return "same"
        if not self.pairs:
            return self.relation
        low, high = sorted((first, second))
        return self.pairs[low * len(self.sides) - low * (low + 1) // 2 + high - low - 1]


@dataclass(frozen=True, slots=True)
class Compared:
    """What `compare` adds to a story."""

    story_id: str
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence of a story with its score, higher is better; [start, end) is that of a `Sentence`."""

    article_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What `rank` adds to a story: sentences, best first."""

    story_id: str
    ranked: tuple[Ranked, ...]


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
        _require(0 <= self.claim_start < self.claim_end, "an alignment covers at least one character")
        place = (self.article_id, self.field, self.start, self.end)
        if self.operation == "insert":
            _require(place == (None,) * 4, "an insert cites no source")
        else:
            _require(None not in place, f"a {self.operation} cites a source")


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
            _require(alignment.claim_start == at, f"alignments leave a gap or overlap at {at} of {self.text!r}")
            at = alignment.claim_end
        _require(at == len(self.text) > 0, f"alignments end at {at} of {len(self.text)} characters")


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim to be: its wordings, best first, the last one a plain extract."""

    candidates: tuple[Candidate, ...]

    def __post_init__(self) -> None:
        _require(bool(self.candidates), "a draft needs a candidate")


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
