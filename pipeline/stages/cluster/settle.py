"""Stories of this run from fresh clusters and the stories of the last run: ids that readers know do not flicker.

Clusters are made anew each run, on the few articles of the window, and an article on the edge would go to and fro. So a
story stays together until there is news that says otherwise, and fresh clusters decide where new articles go:

- to the story of which the cluster holds most, where that is a good part of it (`JOINS`); else they begin a story;
- a part of a story leaves it where the cluster unites it with new articles alone, these are many (`PARTS`), and more
  than the articles of the story that came in with it: those were no less of a reason when they came;
- a story joins a greater one where the cluster holds both whole, and the smaller one is small in it (`MERGES`).

What each costs and gives on a stream of news was counted by `scripts/replay_days`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

JOINS = 0.5
"""Share of a story's articles that lies in a cluster before the cluster's new articles are the story's."""

PARTS = 2
"""New articles for each one of a part that leaves its story with them."""

MERGES = 6
"""Other articles of a cluster for each one of a story that joins another."""

Groups = list[list[str]]


def settled(
    clusters: Sequence[Sequence[str]], last: Mapping[str, Sequence[str]], arrived: Mapping[str, str] | None = None
) -> Groups:
    """Groups of articles, each article in one; in the order of their first articles in `clusters`.

    clusters  fresh groups of all articles, each article in one
    last      the articles that are still there of each story of the last run
    arrived   when articles came in, those of one run alike; None where that is not known
    """
    story_of = {article: story for story, articles in last.items() for article in articles}
    label = {article: number for number, cluster in enumerate(clusters) for article in cluster}
    order = {article: place for place, article in enumerate(a for cluster in clusters for a in cluster)}
    stays = {story: _greatest(articles, label) for story, articles in last.items() if articles}
    groups: dict[str, list[str]] = {}
    for number, cluster in enumerate(clusters):
        new = sum(article not in story_of for article in cluster)
        for story, part in _parts(cluster, story_of).items():
            alone = len(part) + new == len(cluster)
            leaves = number != stays[story] and alone and new >= PARTS * len(part)
            leaves = leaves and new > _fellows(part, last[story], label, arrived or {})
            groups.setdefault(f"cluster {number}" if leaves else f"story {story}", []).extend(part)
    home = {article: name for name, articles in groups.items() for article in articles}
    joins: dict[str, str] = {}
    for number, cluster in enumerate(clusters):
        target = _placed(cluster, groups, home, joins) or f"cluster {number}"
        for article in cluster:
            if article not in story_of:
                groups.setdefault(target, []).append(article)
    return _joined(groups, joins, order)


def _parts(cluster: Sequence[str], story_of: Mapping[str, str]) -> dict[str, list[str]]:
    """The articles of each story that a cluster holds."""
    parts: dict[str, list[str]] = {}
    for article in cluster:
        if article in story_of:
            parts.setdefault(story_of[article], []).append(article)
    return parts


def _greatest(story: Sequence[str], label: Mapping[str, int]) -> int:
    """The cluster that holds most of a story, of equals that of its first article: that part never leaves it."""
    sizes = Counter(label[article] for article in story)
    first = {label[article]: place for place, article in reversed(list(enumerate(story)))}
    return min(sizes, key=lambda number: (-sizes[number], first[number]))


def _fellows(part: Sequence[str], story: Sequence[str], label: Mapping[str, int], arrived: Mapping[str, str]) -> int:
    """How many articles of other parts of a story came in with this one: enough new ones must outnumber them."""
    moments = {arrived[article] for article in part if article in arrived}
    return sum(arrived.get(article) in moments for article in story if label[article] != label[part[0]])


def _placed(
    cluster: Sequence[str], groups: Mapping[str, Sequence[str]], home: Mapping[str, str], joins: dict[str, str]
) -> str | None:
    """The group that a cluster's new articles go to, None for one of their own; small groups that it holds whole are
    noted as joining that one."""
    held = Counter(home[article] for article in cluster if article in home)
    ordered = sorted(held, key=lambda name: (-held[name], len(groups[name]) - held[name], name))
    good = [name for name in ordered if held[name] >= JOINS * len(groups[name])]
    if not good:
        return None
    whole = [name for name in good if held[name] == len(groups[name])]
    for name in whole[1:] if whole and whole[0] == good[0] else []:
        if len(cluster) - held[name] >= MERGES * held[name]:
            joins[name] = good[0]
    return good[0]


def _joined(groups: Mapping[str, Sequence[str]], joins: Mapping[str, str], order: Mapping[str, int]) -> Groups:
    """The groups after the merges; a group is held whole by one cluster at most, so that there are no chains."""
    merged: dict[str, list[str]] = {}
    for name, articles in groups.items():
        merged.setdefault(joins.get(name, name), []).extend(articles)
    ordered = [sorted(articles, key=order.__getitem__) for articles in merged.values()]
    return sorted(ordered, key=lambda articles: order[articles[0]])
