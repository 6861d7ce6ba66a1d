"""Made-up sets on which a way to make stories could collapse, into one giant story or into articles alone.

Nothing but different events, one story alone, few articles, articles that hardly any other belongs to, headlines
alone, lower case, crowds of headlines with snippets in stories of one item to four hundred, and the articles of a
set shuffled. Sets are drawn with fixed seeds from those of ../shared/data; only their figures are kept.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from pipeline.evaluation.made_up import Item, crowds, cut, indexed, some, titled
from pipeline.evaluation.metrics import agreement, cluster_counts
from pipeline.evaluation.significance import values
from pipeline.records import Clustered
from pipeline.stage import StageResult
from pipeline.stages.cluster.scored import ClusterScored
from pipeline.tables import to_records

ALL = 10**6  # more stories than any set has
CROWD = (1, 1, 2, 4, 8, 20, 60, 150, 400)


@dataclass(frozen=True, slots=True)
class Stress:
    """A kind of set, with one batch of articles or several."""

    name: str
    batches: Sequence[Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Withstood:
    """Mean B-cubed F1 over the batches, and how many stories were found for each of gold."""

    f1: float
    ratio: float


def stresses(sets: Mapping[str, list[Item]]) -> Iterator[Stress]:
    """The sets, from the items of neus/train, neus/val, basil and ecbplus."""
    train, val, basil, ecb = (sets[name] for name in ("neus/train", "neus/val", "basil", "ecbplus"))
    stories = sorted({i.story for i in ecb})
    yield Stress("50 different", [some(val, 50, seed, 1.0) for seed in range(4)])
    yield Stress("500 different", [some(train, 500, 7, 1.0)])
    yield Stress("300 different, untitled", [cut(some(val, 300, 1, 1.0), "untitled")])
    yield Stress("100 different, long", [some(basil, ALL, 1, 1.0)])
    yield Stress("66 different, look-alikes", [some(ecb, ALL, 1, 1.0)])
    yield Stress("one story of three", [some(val, 1, seed, 0.0) for seed in range(20)])
    yield Stress("one story of ten or so", [[i for i in ecb if i.story == name] for name in stories[::4]])
    yield Stress("2 articles", [random.Random(seed).sample(val, 2) for seed in range(10)])
    yield Stress("5 articles", [random.Random(seed).sample(val, 5) for seed in range(10)])
    yield Stress("50 articles", [random.Random(seed).sample(val, 50) for seed in range(5)])
    yield Stress("20 stories", [some(val, 20, seed, 0.2) for seed in range(5)])
    yield Stress("half alone", [some(val, ALL, 5, 0.5)])
    yield Stress("nearly all alone", [some(val, ALL, 6, 0.95)])
    yield Stress("headlines", [cut(val, "headline")])
    yield Stress("headline and snippet", [cut(val, "snippet")])
    yield Stress("the same, lower case", [lowered(cut(val, "snippet"))])
    yield Stress("looks of all kinds", [cut(val, "mixed")])
    yield Stress("crowds, thin topics", [crowds(val, 120, CROWD, 12)])
    yield Stress("crowds, far apart", [lowered(crowds(basil, ALL, CROWD, 13))])
    yield Stress("crowds, look-alikes", [crowds(titled(ecb), ALL, CROWD, 14)])


def lowered(items: Sequence[Item]) -> list[Item]:
    """The items in lower case."""
    return [replace(one, title=one.title.lower(), body=one.body.lower()) for one in items]


def withstood(stage: Callable[[pa.Table], StageResult], stress: Stress) -> Withstood:
    """How a stage that reads what `cluster=scored` reads does on a kind of set."""
    f1, found, gold = 0.0, 0, 0
    for items in stress.batches:
        true = {one.key: one.story for one in items}
        stories = {
            key: story.story_id
            for story in to_records(stage(clustered_input(items)).kept, Clustered)
            for key in story.article_ids
        }
        f1 += values(agreement(stories, true))["B-cubed F1"] / len(stress.batches)
        counts = cluster_counts(stories, true)
        found, gold = found + counts[0], gold + counts[1]
    return Withstood(f1, found / gold)


def clustered_input(items: Sequence[Item], days: Mapping[str, str] | None = None) -> pa.Table:
    """The columns that `cluster=scored` reads, of a run of its own; undated but for `days`, and all in English."""
    terms, vectors = indexed(items)
    keys = terms.column("article_id")
    dates = pa.array([(days or {}).get(one.key) for one in items], pa.large_string())
    english = pa.array(["en"] * len(items), pa.large_string())
    columns = {
        "article_id": keys,
        "title_terms": terms.column("title_terms"),
        "body_terms": terms.column("body_terms"),
        "vector": vectors.column("vector"),
        "published": dates,
        "day": dates,
        "language": english,
        "origin": keys,
    }
    alone = {field.name: pa.nulls(len(items), field.type) for field in ClusterScored.reads if field.name not in columns}
    return pa.table({**columns, **alone})
