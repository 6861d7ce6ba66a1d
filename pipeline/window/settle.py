"""Stories of this run from fresh clusters and the stories of the last run: ids that readers know do not flicker.

Clusters are made anew each run, on the few articles of the window, and an article on the edge would go to and fro. So a
story stays together, new articles go where their cluster is (`JOINS`), and an article that readers know under one story
is told under another only where that is worth it: each one that goes must bring the stories so much nearer to the
fresh clusters, in articles of B-cubed precision and recall (`WORTH`, `WORTH_OF_MERGE`). What is nearest for the least
goes first. What these cost and give on streams of news was counted by `scripts/replay_days`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

JOINS = 0.4
"""Share of a story's articles that lies in a cluster before the cluster's new articles are the story's."""

WORTH = 1.3
"""Articles by which each one that leaves a story must bring all stories nearer to the clusters. One that leaves two
others for two new ones brings 1.33; one that leaves two for a single new one 1.17; one that just leaves another 0.5."""

FELLOW = 0.1
"""What is asked more for each article that is left and came in with one that leaves: they were judged together, and
what spoke for one story then is there still."""

WORTH_OF_MERGE = 0.85
"""The same of each article of a story that joins a greater one: 6 others for one that was alone."""

Groups = list[list[str]]


@dataclass(slots=True)
class _Group:
    """Articles that are one story, by the cluster that holds them.

    known  how many of each readers know under the story's id
    """

    parts: dict[int, list[str]] = field(default_factory=dict)
    known: Counter[int] = field(default_factory=Counter)

    def add(self, cluster: int, articles: Sequence[str], known: int) -> None:
        self.parts.setdefault(cluster, []).extend(articles)
        self.known[cluster] += known

    @property
    def counts(self) -> dict[int, int]:
        return {cluster: len(articles) for cluster, articles in self.parts.items()}


@dataclass(frozen=True, slots=True)
class _Move:
    """The part of a group that lies in a cluster goes to another group, None for one of its own.

    worth  articles gained for each that is told under another id, against what is asked
    """

    worth: float
    gain: float
    cluster: int
    source: str
    target: str | None


def settled(
    clusters: Sequence[Sequence[str]], last: Mapping[str, Sequence[str]], arrived: Mapping[str, str] | None = None
) -> Groups:
    """Groups of articles, each article in one; in the order of their first articles in `clusters`.

    clusters  fresh groups of all articles, each article in one
    last      the articles that are still there of each story of the last run
    arrived   when articles came in, those of one run alike; None where that is not known
    """
    groups = _placed(clusters, last)
    sizes = [len(cluster) for cluster in clusters]
    for names in _entangled(groups):
        _untangle(groups, names, sizes, arrived or {})
    order = {article: place for place, article in enumerate(a for cluster in clusters for a in cluster)}
    found = [sorted((a for part in g.parts.values() for a in part), key=order.__getitem__) for g in groups.values()]
    return sorted((articles for articles in found if articles), key=lambda articles: order[articles[0]])


def reopened(clusters: Sequence[Sequence[str]], closed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """New articles of closed stories, by story: where a cluster is such a story, whole, and new articles alone.

    clusters  fresh groups; articles of stories that are followed still must not be taken for new ones, so that a
              cluster with any of these is left out by the caller
    """
    story_of = {article: story for story, articles in closed.items() for article in articles}
    found: dict[str, list[str]] = {}
    for cluster in clusters:
        held = Counter(story_of[article] for article in cluster if article in story_of)
        if len(held) == 1 and len(cluster) > held.total():
            (story,) = held
            if held[story] == len(closed[story]):
                found[story] = [article for article in cluster if article not in story_of]
    return found


def _placed(clusters: Sequence[Sequence[str]], last: Mapping[str, Sequence[str]]) -> dict[str, _Group]:
    """The stories of the last run, each with the new articles that go to it, and groups of new ones alone."""
    story_of = {article: story for story, articles in last.items() for article in articles}
    groups = {f"story {story}": _Group() for story, articles in sorted(last.items()) if articles}
    for number, cluster in enumerate(clusters):
        held = Counter(story_of[article] for article in cluster if article in story_of)
        for story in held:
            part = [article for article in cluster if story_of.get(article) == story]
            groups[f"story {story}"].add(number, part, len(part))
        new = [article for article in cluster if article not in story_of]
        ordered = sorted(held, key=lambda story: (-held[story], len(last[story]) - held[story], story))
        good = [story for story in ordered if held[story] >= JOINS * len(last[story])]
        if new:
            groups.setdefault(f"story {good[0]}" if good else f"cluster {number}", _Group()).add(number, new, 0)
    return groups


def _entangled(groups: Mapping[str, _Group]) -> list[list[str]]:
    """Names of groups that share clusters, directly or through others; a group that is one cluster is in none."""
    holders: dict[int, list[str]] = {}
    for name, group in groups.items():
        for cluster in group.parts:
            holders.setdefault(cluster, []).append(name)
    seen: set[str] = set()
    found = []
    for start in groups:
        if start in seen:
            continue
        seen.add(start)
        reached, pending = [], [start]
        while pending:
            name = pending.pop()
            reached.append(name)
            near = {other for cluster in groups[name].parts for other in holders[cluster]} - seen
            seen |= near
            pending += sorted(near)
        if len(reached) > 1 or len(groups[start].parts) > 1:
            found.append(sorted(reached))
    return found


def _untangle(groups: dict[str, _Group], names: list[str], sizes: Sequence[int], arrived: Mapping[str, str]) -> None:
    """Make the moves that are worth it, the best one first, until there is none."""
    while moves := [move for name in names for move in _moves(groups, name, names, sizes, arrived)]:
        best = max(moves, key=lambda m: (m.worth, m.gain, -m.cluster, m.source, m.target or ""))
        source = groups[best.source]
        target = best.target
        if target is None:
            target = f"{best.source} / {best.cluster}"
            groups[target] = _Group()
            names.append(target)
        groups[target].add(best.cluster, source.parts.pop(best.cluster), source.known.pop(best.cluster))


def _moves(
    groups: Mapping[str, _Group], name: str, names: Sequence[str], sizes: Sequence[int], arrived: Mapping[str, str]
) -> list[_Move]:
    """The moves of a group's parts that are worth it."""
    group, found = groups[name], []
    for cluster in group.parts:
        rest = {c: n for c, n in group.counts.items() if c != cluster}
        part = {cluster: len(group.parts[cluster])}
        others: list[str | None] = [n for n in names if n != name and cluster in groups[n].parts]
        for target in [*others, None] if rest else others:
            there = groups[target] if target is not None else _Group()
            joined = there.counts | {cluster: len(group.parts[cluster]) + len(there.parts.get(cluster, ()))}
            before = _likeness(rest | part, sizes) + _likeness(there.counts, sizes)
            gain = _likeness(rest, sizes) + _likeness(joined, sizes) - before
            changed = _renamed(group.known[cluster], group.known.total(), there.known.total())
            asked = changed * (WORTH + FELLOW * _fellows(group, cluster, arrived) if rest else WORTH_OF_MERGE)
            if changed and gain >= asked:
                found.append(_Move(round(gain / asked, 9), round(gain, 9), cluster, name, target))
    return found


def _fellows(group: _Group, cluster: int, arrived: Mapping[str, str]) -> int:
    """How many articles of a group's other parts came in with one of the part in a cluster."""
    moments = {arrived[article] for article in group.parts[cluster] if article in arrived}
    return sum(arrived.get(a) in moments for c, part in group.parts.items() if c != cluster for a in part)


def _renamed(part: int, known: int, there: int) -> int:
    """How many articles that readers know get another id when `part` of the `known` ones of a group go to a group that
    has `there`: the id of the lesser side ends in a merge, or is made anew in a split."""
    if part == known:
        return min(part, there)
    return part if there else min(part, known - part)


def _likeness(counts: Mapping[int, int], sizes: Sequence[int]) -> float:
    """The sum over a group's articles of the mean of B-cubed precision and recall, fresh clusters taken for the truth.

    counts  of its articles in each cluster
    """
    total = sum(counts.values())
    return sum(n * n * (1 / total + 1 / sizes[cluster]) / 2 for cluster, n in counts.items())
