"""Which stories are closed, and which closed ones go along with those that are followed."""

from collections.abc import Collection, Mapping
from datetime import datetime


def closed_stories(
    stories: Mapping[str, tuple[str, ...]], touched: Collection[str], moments: Mapping[str, datetime], edge: datetime
) -> tuple[str, ...]:
    """Stories whose articles are all before the edge; one that a correction or withdrawal touches stays to say so."""
    return tuple(
        story for story, ids in sorted(stories.items()) if not any(i in touched or moments[i] >= edge for i in ids)
    )


def archived(
    ended: Mapping[str, tuple[str, ...]], past: Collection[str], moments: Mapping[str, datetime], most: int
) -> dict[str, tuple[str, ...]]:
    """The closed stories that are kept, whole, by id: those with the newest articles, up to so many articles."""
    left = {story: tuple(i for i in ids if i in past) for story, ids in ended.items()}
    kept: dict[str, tuple[str, ...]] = {}
    newest_of = {story: max(moments[i] for i in ids) for story, ids in left.items() if ids}
    for story in sorted(newest_of, key=lambda s: (newest_of[s], s), reverse=True):
        most -= len(left[story])
        if most < 0:
            break
        kept[story] = left[story]
    return dict(sorted(kept.items()))
