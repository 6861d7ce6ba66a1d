"""From groups of articles to stories: what all ways of clustering share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import pyarrow as pa

from pipeline.records import Clustered, Dropped, Vector
from pipeline.stage import StageResult
from pipeline.tables import to_records, to_table


@dataclass(frozen=True, slots=True)
class ClusterInput:
    """The columns that clustering reads."""

    article_id: str
    vector: Vector
    day: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Dated:
    """An article without its vector."""

    article_id: str
    day: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles to cluster: `leads` stand for their copies, and only they are compared; all earliest first.

    table  the rows of the leads
    """

    articles: list[Dated]
    leads: list[Dated]
    table: pa.Table


def read_corpus(table: pa.Table) -> Corpus:
    """The articles of a table, and the rows of the leads in their order.

    The lead of an origin is its earliest article that is there.
    """
    rows = to_records(table, Dated)
    order = sorted(range(len(rows)), key=lambda i: (rows[i].day is None, rows[i].day or "", rows[i].article_id))
    first: dict[str, int] = {}
    for i in order:
        first.setdefault(rows[i].origin, i)
    leads = list(first.values())
    taken = table.take(pa.array(leads, pa.int64()))
    return Corpus([rows[i] for i in order], [rows[i] for i in leads], taken)


def to_stories(corpus: Corpus, labels: Sequence[int]) -> StageResult:
    """Stories from a label for each lead; copies join the story of their origin."""
    label_of = {lead.origin: label for lead, label in zip(corpus.leads, labels, strict=True)}
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for article in corpus.articles:
        groups[label_of[article.origin]].append(article.article_id)
    stories = [Clustered(story_id(ids[0]), tuple(ids)) for ids in groups.values()]
    stories.sort(key=lambda story: story.story_id)
    return StageResult(to_table(stories, Clustered), to_table([], Dropped))


def story_id(earliest: str) -> str:
    """The id of a story that is born now, made from the id of its earliest article."""
    digest = blake2b(earliest.encode("utf-8", "surrogatepass")).hexdigest()
    return f"story-{digest[:12]}"
