"""The stories of a run as those of the last one go on in them, and closed ones to which new articles came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.records import Clustered
from pipeline.window.admission import Before, Taken
from pipeline.window.lineage import Descent, carried, descent
from pipeline.window.settle import reopened, settled

Order = Mapping[str, tuple[bool, str, str]]
"""Of articles by id: by day, undated last, then id."""


@dataclass(frozen=True, kw_only=True)
class Continued:
    """Stories with their ids.

    closed    stories of the last run that are followed no more
    reopened  stories that were closed before and are followed again
    returned  ids of the articles that closed stories had to which new ones came
    """

    stories: list[Clustered]
    descent: Descent
    closed: tuple[str, ...]
    reopened: tuple[str, ...]
    returned: frozenset[str]


def continued(clusters: Sequence[Sequence[str]], order: Order, before: Before, taken: Taken) -> Continued:
    """Settle clusters of articles into the stories of the last run.

    Articles of closed stories are left out of the clusters, unless new ones came to their story.
    """
    last = _still_there(order, before, taken)
    followed = {i for ids in last.values() for i in ids}
    back = reopened([list(ids) for ids in clusters if followed.isdisjoint(ids)], taken.archive)
    elsewhere = {a.article_id for a in taken.context}.union(*back.values())
    left = [ids for ids in ([i for i in ids if i not in elsewhere] for ids in clusters) if ids]
    left.sort(key=lambda ids: order[ids[0]])
    groups = settled(left, last, taken.arrived) + [[*taken.archive[story], *new] for story, new in back.items()]
    fresh = [Clustered(ids[0], tuple(ids)) for ids in (sorted(group, key=order.__getitem__) for group in groups)]
    stories = carried(fresh, {**before.archive, **taken.archive, **before.stories})
    again = tuple(story for story in sorted(back) if story not in taken.closed)
    closed = tuple(story for story in taken.closed if story not in back)
    open_ = {story for story in before.stories if story not in closed}
    return Continued(
        stories=stories,
        descent=descent(stories, open_.union(again)),
        closed=closed,
        reopened=again,
        returned=frozenset(i for story in back for i in taken.archive[story]),
    )


def _still_there(order: Order, before: Before, taken: Taken) -> dict[str, list[str]]:
    """The stories of the last run that are followed, with those of their articles that are in this run."""
    members = {
        story: sorted((a for a in articles if a in order), key=order.__getitem__)
        for story, articles in before.stories.items()
        if story not in taken.closed
    }
    return {story: articles for story, articles in members.items() if articles}


def in_time(articles: pa.Table) -> Order:
    """The order of articles by their day, as `clean` found it or else as they were published."""
    name = "day" if "day" in articles.column_names else "published"
    days = (day[:10] if day else None for day in articles[name].to_pylist())
    return {i: (day is None, day or "", i) for i, day in zip(articles["article_id"].to_pylist(), days, strict=True)}
