"""Every record that passes between stages, frozen, with its invariants.

    places      Span, Passage: half-open ranges of code points in `Article.text` or `Article.title`
    articles    Article, and what survey to embed add to one
    stories     Clustered, its Members, the Ranking of their sentences
    ledger      Compared: the values of a story side by side
    drafts      Summarized and Attributed: wordings of claims, their alignments, the passages that support them
    claims      Verified: what is published, with its evidence, and what is not
    dropped     Dropped: a row that is set aside

Records hold plain values, so that they map to Arrow columns one to one (see tables.py).
"""

from pipeline.records.articles import (
    Article,
    Cleaned,
    DateFault,
    Deduplicated,
    Embedded,
    Indexed,
    Layout,
    LeftOut,
    LeftOutField,
    LeftOutReason,
    Part,
    Reuse,
    Sentence,
    Vector,
)
from pipeline.records.claims import Claim, Evidence, Link, LinkKind, SetAside, Support, Verdict, VerdictLabel, Verified
from pipeline.records.drafts import (
    INSERTIONS,
    OPERATIONS,
    Alignment,
    Attributed,
    Attribution,
    Candidate,
    Draft,
    Operation,
    Summarized,
)
from pipeline.records.dropped import Dropped
from pipeline.records.ledger import Compared, Comparison, Relation, Side
from pipeline.records.places import Field, Passage, Span
from pipeline.records.stories import Clustered, Member, Ranked, Ranking, Status

__all__ = [
    "INSERTIONS",
    "OPERATIONS",
    "Alignment",
    "Article",
    "Attributed",
    "Attribution",
    "Candidate",
    "Claim",
    "Cleaned",
    "Clustered",
    "Compared",
    "Comparison",
    "DateFault",
    "Deduplicated",
    "Draft",
    "Dropped",
    "Embedded",
    "Evidence",
    "Field",
    "Indexed",
    "Layout",
    "LeftOut",
    "LeftOutField",
    "LeftOutReason",
    "Link",
    "LinkKind",
    "Member",
    "Operation",
    "Part",
    "Passage",
    "Ranked",
    "Ranking",
    "Relation",
    "Reuse",
    "Sentence",
    "SetAside",
    "Side",
    "Span",
    "Status",
    "Summarized",
    "Support",
    "Vector",
    "Verdict",
    "VerdictLabel",
    "Verified",
]
