"""Where two texts run word for word alike, and over small edits inside of that.

Shingles that both have are the seeds; those in a row make a block, and blocks that follow each other in both texts
with a few other words between them are one passage (seed and extend: M. Potthast et al., "Overview of the 5th
International Competition on Plagiarism Detection", 2013).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.text.shingles import shingles
from pipeline.text.word_hashes import Hashes

Blocks = NDArray[np.int64]
"""Start and end in the one text, start and end in the other, a row; in words, half-open; shape (blocks, 4)."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """Shingles of a text, in order, and the order that sorts them."""

    own: Hashes
    order: NDArray[np.int64]
    size: int


def seeds(words: Hashes, size: int) -> Seeds:
    """The shingles of `size` words of a text."""
    own = shingles(words, size)
    return Seeds(own, np.argsort(own, kind="stable"), size)


def common_blocks(left: Seeds, right: Seeds) -> Blocks:
    """Maximal runs of equal words of at least the seeds' size, by place in `left`; where a shingle of it stands
    several times in `right`, the first of them counts."""
    if not len(left.own) or not len(right.own):
        return np.zeros((0, 4), dtype=np.int64)
    ordered = right.own[right.order]
    at = np.minimum(np.searchsorted(ordered, left.own), len(ordered) - 1)
    mine = np.flatnonzero(ordered[at] == left.own)
    theirs = right.order[at[mine]]
    new = np.ones(len(mine), dtype=np.bool_)
    new[1:] = (np.diff(mine) != 1) | (np.diff(theirs) != 1)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(mine)) - 1 if len(mine) else first
    return np.stack((mine[first], mine[last] + left.size, theirs[first], theirs[last] + left.size), axis=1)


def bridged(blocks: Blocks, gap: int) -> Blocks:
    """Passages: blocks joined where at most `gap` words of either text stand between two that follow each other.
    `gap` is at most the size of the seeds: blocks may overlap by so much."""
    if len(blocks) < 2:
        return blocks
    mine, theirs = blocks[1:, 0] - blocks[:-1, 1], blocks[1:, 2] - blocks[:-1, 3]
    first = np.flatnonzero(np.concatenate(([True], (mine > gap) | (theirs > gap) | (theirs < -gap))))
    last = np.append(first[1:], len(blocks)) - 1
    return np.stack((blocks[first, 0], blocks[last, 1], blocks[first, 2], blocks[last, 3]), axis=1)


def covered(passages: Blocks, side: int, count: int) -> NDArray[np.bool_]:
    """Which of the `count` words of a text lie in passages; `side` is 0 for the one and 2 for the other text."""
    edges = np.zeros(count + 1, dtype=np.int64)
    np.add.at(edges, passages[:, side], 1)
    np.add.at(edges, passages[:, side + 1], -1)
    inside: NDArray[np.bool_] = np.cumsum(edges[:-1]) > 0
    return inside
