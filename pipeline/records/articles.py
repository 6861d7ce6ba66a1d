"""An article as it came in, and what the stages that work on articles add to it."""

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import RecordError
from pipeline.records.places import Span, check_range

Part = Literal["title", "deck", "body"]

DateFault = Literal["future", "too_early", "unreadable"]
"""Why a date is not taken: more than a day ahead of the run, before 1800, or no date that is known."""

LeftOutField = Literal["outlet", "url", "title", "author", "language"]

LeftOutReason = Literal["too_long", "not_text", "not_a_url"]


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
        if not self.article_id:
            raise RecordError("an article needs an id")


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
        check_range("sentence", self.start, self.end)


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
