"""Which story of the last run a story of this one continues: ids are made at birth and carried along.

A story of the last run hands its id to the one story that took most of its articles, and a story takes the id of the
one that gave it most. What joins a larger story loses its id, what leaves one gets an id of its own; `previous` names
all stories that a story came from, so that neither happens in silence.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Clustered
from pipeline.stages.cluster.stories import story_id


@dataclass(frozen=True, slots=True)
class Descent:
    """What became of stories of the last run that did not simply go on.

    merged  (story of this run, the stories of the last one whose ids ended in it), by id
    split   (story of the last run, all stories of this one that hold its articles, that which carries its id first)
    ended   stories of the last run of which no article is left, by id
    """

    merged: tuple[tuple[str, tuple[str, ...]], ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]
    ended: tuple[str, ...]


def carried(stories: Sequence[Clustered], last: Mapping[str, Collection[str]]) -> list[Clustered]:
    """The stories under the ids that they carry on from the last run, by id; `previous` says which they continue.

    last  the articles of each story of the last run, those that left the window too: their ids are not given again
    """
    shared = _shared(stories, last)
    heir = _heirs(stories, last, shared)
    taken = set(last)
    named = []
    for position in sorted(range(len(stories)), key=lambda i: stories[i].article_ids):
        own = heir.get(position)
        if own is None:
            own = _born(stories[position].article_ids[0], taken)
            taken.add(own)
        came = sorted(shared[position], key=lambda old: (old != own, -shared[position][old], old))
        named.append(replace(stories[position], story_id=own, previous=tuple(came)))
    return sorted(named, key=lambda story: story.story_id)


def descent(stories: Sequence[Clustered], last: Collection[str]) -> Descent:
    """What merged, split and ended, from stories that `carried` has named and the ids of the last run's stories."""
    kept = {story.story_id for story in stories}
    parts: dict[str, list[str]] = {old: [] for old in sorted(last)}
    for story in sorted(stories, key=lambda s: s.story_id):
        for old in story.previous:
            parts[old].append(story.story_id)
    merged = [(s.story_id, tuple(o for o in s.previous if o not in kept)) for s in stories]
    return Descent(
        merged=tuple(sorted((own, gone) for own, gone in merged if gone)),
        split=tuple((old, tuple(sorted(new, key=lambda n: (n != old, n)))) for old, new in parts.items() if new[1:]),
        ended=tuple(old for old, new in parts.items() if not new),
    )


def _shared(stories: Sequence[Clustered], last: Mapping[str, Collection[str]]) -> list[Counter[str]]:
    """For each story how many articles it has of each story of the last run."""
    story_of = {article: old for old, articles in last.items() for article in articles}
    return [Counter(story_of[a] for a in story.article_ids if a in story_of) for story in stories]


def _heirs(
    stories: Sequence[Clustered], last: Mapping[str, Collection[str]], shared: Sequence[Counter[str]]
) -> dict[int, str]:
    """The id that each position carries on: most shared articles first; of equals the old story of which less is
    elsewhere, then the smaller id, then the story whose articles come first."""
    pairs = [(i, old, count) for i, counts in enumerate(shared) for old, count in counts.items()]
    pairs.sort(key=lambda p: (-p[2], len(last[p[1]]) - p[2], p[1], stories[p[0]].article_ids))
    heir: dict[int, str] = {}
    given: set[str] = set()
    for position, old, _ in pairs:
        if position not in heir and old not in given:
            heir[position] = old
            given.add(old)
    return heir


def _born(earliest: str, taken: Collection[str]) -> str:
    """An id that no story has: where the usual one is carried by another story, a next one of the same article."""
    found, turn = story_id(earliest), 1
    while found in taken:
        turn += 1
        found = story_id(f"{earliest}\n{turn}")
    return found
