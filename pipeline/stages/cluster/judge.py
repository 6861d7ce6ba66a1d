"""Which merges hold: a merge is judged by how things stood around it, and the whole tree at once.

A score means one thing in a quiet neighbourhood and another in a crowd: what tells is how it stands to the scores
inside the two groups, to those with rival groups, and to what is usual there (standing.py). A merge that is unlikely
alone may hold where the ones above it are likely: of each subtree either all merges hold, or it is cut at the top,
whichever is likelier.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.stages.cluster.merges import Merge
from pipeline.stages.cluster.network import Networks, log_odds
from pipeline.stages.cluster.standing import Standing
from pipeline.stages.cluster.vectors import Numbers

FEATURES = ("mean", "within_great", "within_small", "alone_great", "alone_small", "rival_great", "rival_small",
            "level_great", "level_small", "between", "great", "small",
            "around", "region", "usual", "best_great", "best_small", "room", "expected")  # fmt: skip

_LEAST = 0.01  # of a mean score: lower ones say no more
_MOST_ARTICLES = 8  # sizes above it say no more: stories of four hundred must not look strange
_MOST_EXPECTED = 50  # the same of sizes beside those that the scores promise: no article has more than 60 pairs or so


def merge_features(made: Sequence[Merge], stands: Standing) -> Numbers:
    """A row of FEATURES for each merge; mean scores as log-odds, those of an article alone as that between."""
    return np.concatenate((_scores(made), _standings(made, stands)), axis=1)


def _scores(made: Sequence[Merge]) -> Numbers:
    mean = log_odds([m.mean for m in made], _LEAST)
    within = [
        np.array([[m.within[side] or 0.0, m.within[side] is None] for m in made]).reshape(-1, 2) for side in (0, 1)
    ]
    rival = [log_odds([m.rival[side] for m in made], _LEAST) for side in (0, 1)]
    columns = [mean]
    columns += [np.where(w[:, 1] > 0, mean, log_odds(w[:, 0], _LEAST)) for w in within]
    columns += [w[:, 1] for w in within]
    columns += rival
    columns += [log_odds([m.level[side] for m in made], _LEAST) for side in (0, 1)]
    columns += [log_odds([m.between for m in made], _LEAST)]
    columns += [np.log(np.minimum([m.size[side] for m in made], _MOST_ARTICLES)) for side in (0, 1)]
    return np.stack(columns, axis=1)


def _standings(made: Sequence[Merge], stands: Standing) -> Numbers:
    """How the articles of the two groups stand, on the average, and how many the scores promise beside each one."""
    sums = np.stack((stands.best, stands.mass, stands.around, stands.region), axis=1).tolist()
    rows = []
    for m in made:
        one, other = sums[m.into], sums[m.gone]
        rows.append((one, other) if m.first else (other, one))
        sums[m.into] = [a + b for a, b in zip(one, other, strict=True)]
    both = np.array(rows).reshape(-1, 2, 4)
    sizes = np.array([m.size for m in made]).reshape(-1, 2)
    articles = sizes.sum(axis=1)
    expected = np.log1p(np.minimum(both[:, :, 1].sum(axis=1) / articles, _MOST_EXPECTED))
    columns = (
        both[:, :, 2].sum(axis=1) / articles,
        both[:, :, 3].sum(axis=1) / articles,
        np.full(len(made), stands.usual),
        log_odds(both[:, 0, 0] / sizes[:, 0], _LEAST),
        log_odds(both[:, 1, 0] / sizes[:, 1], _LEAST),
        expected - np.log(np.minimum(articles, _MOST_EXPECTED)),
        expected,
    )
    return np.stack(columns, axis=1)


def held(made: Sequence[Merge], stands: Standing, networks: Networks, against: Numbers | None = None) -> list[int]:
    """A label for each article: the lowest position of its group; `against` are log-odds that a merge loses."""
    lost = np.zeros(len(made)) if against is None else against
    odds = np.round(networks.merge.log_odds(merge_features(made, stands)) - lost, 6).tolist() if made else []
    return cut(len(stands.best), [(m.into, m.gone) for m in made], odds)


def cut(count: int, made: Sequence[tuple[int, int]], odds: Sequence[float]) -> list[int]:
    """The likeliest way to cut a tree of merges, given the log-odds that each holds; ties are not cut."""
    node = list(range(count))
    children: list[tuple[int, int]] = [(-1, -1)] * count
    whole, best = [0.0] * count, [0.0] * count
    keeps = [True] * count
    for (into, gone), odd in zip(made, odds, strict=True):
        one, other = node[into], node[gone]
        kept = whole[one] + whole[other] - float(np.logaddexp(0, -odd))
        split = best[one] + best[other] - float(np.logaddexp(0, odd))
        children.append((one, other))
        whole.append(kept)
        best.append(max(kept, split))
        keeps.append(kept >= split)
        node[into] = len(children) - 1
        node[gone] = -1
    return _labels(count, children, keeps, [top for top in node if top >= 0])


def _labels(count: int, children: Sequence[tuple[int, int]], keeps: Sequence[bool], tops: Sequence[int]) -> list[int]:
    labels = list(range(count))
    pending = [(top, -1) for top in tops]
    while pending:
        at, group = pending.pop()
        if group < 0 and keeps[at]:
            group = _lowest(children, at)
        if at < count:
            labels[at] = group
        else:
            pending += [(child, group) for child in children[at]]
    return labels


def _lowest(children: Sequence[tuple[int, int]], at: int) -> int:
    """The lowest article under a node: the first child of each merge is the group with the lower number."""
    while children[at][0] >= 0:
        at = children[at][0]
    return at
