"""Where two texts run word for word alike, and over small edits inside of that; for many pairs of texts at a time.

Shingles that both have are the seeds; those in a row make a block, and blocks that follow each other in both texts
with a few other words between them are one passage (seed and extend: M. Potthast et al., "Overview of the 5th
International Competition on Plagiarism Detection", 2013).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.ranges import Integers, bases, ranges
from pipeline.text.shingles import shingles
from pipeline.text.word_hashes import Hashes

PAIR, MINE, THEIRS = 0, 1, 3
"""Columns of runs."""

Runs = NDArray[np.int64]
"""A pair by its position, start and end in its first text, start and end in its second, a row; in words of that text,
half-open; rows by pair, then by place in the first text; shape (runs, 5)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Words of texts, somewhere in one array each; `starts` and `counts` tell where."""

    words: Hashes
    starts: Integers
    counts: Integers


def common_blocks(texts: Texts, pairs: NDArray[np.int64], size: int) -> Runs:
    """Maximal runs of at least `size` equal words of pairs of texts, by place in the first of a pair; where a shingle
    of it stands several times in the second, the first of them counts."""
    chosen, own = np.unique(pairs, return_inverse=True)
    own = own.reshape(pairs.shape)
    counts = np.maximum(texts.counts[chosen] - size + 1, 0)
    numbers = _numbers(texts, chosen, size)
    order = np.lexsort((own[:, 0], own[:, 1]))
    left, right = own[order, 0], own[order, 1]
    lengths, begins = counts[left], bases(counts)
    at = ranges(begins[left], lengths)
    theirs = _places_of(numbers, begins, counts, (right, numbers[at], lengths)) - np.repeat(begins[right], lengths)
    hits = np.flatnonzero((theirs >= 0) & (theirs < np.repeat(counts[right], lengths)))
    pair = np.repeat(np.arange(len(order)), lengths)[hits]
    mine, theirs = at[hits] - begins[left[pair]], theirs[hits]
    new = np.ones(len(hits), dtype=np.bool_)
    new[1:] = (np.diff(pair) != 0) | (np.diff(mine) != 1) | (np.diff(theirs) != 1)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(hits))[: len(first)] - 1
    runs = np.stack((order[pair[first]], mine[first], mine[last] + size, theirs[first], theirs[last] + size), axis=1)
    return runs[np.argsort(runs[:, PAIR], kind="stable")]


def _numbers(texts: Texts, chosen: Integers, size: int) -> Integers:
    """A small number for each shingle of some texts, one text after the other; equal ones have equal numbers."""
    counts = texts.counts[chosen]
    joined = shingles(texts.words[ranges(texts.starts[chosen], counts)], size)
    own = joined[ranges(bases(counts), np.maximum(counts - size + 1, 0))]
    order = np.argsort(own)
    numbers = np.zeros(len(own), dtype=np.int64)
    numbers[order[1:]] = np.cumsum(np.diff(own[order]) != 0)
    return numbers


def _places_of(
    numbers: Integers, begins: Integers, counts: Integers, asked: tuple[Integers, Integers, Integers]
) -> Integers:
    """For runs of numbers that are looked for in a text each (texts ascending): where in all `numbers` each first
    stands, in that text or anywhere before; -1 for nowhere."""
    texts, wanted, lengths = asked
    last = np.full(len(numbers), -1, dtype=np.int64)
    found = np.empty(len(wanted), dtype=np.int64)
    firsts = np.flatnonzero(np.diff(texts, prepend=-1))
    ends = np.cumsum(lengths)
    stops = ends[np.append(firsts[1:], len(texts)) - 1] if len(texts) else ends
    backwards, places = numbers[::-1], np.arange(len(numbers))[::-1]
    at = 0
    for text, stop in zip(texts[firsts].tolist(), stops.tolist(), strict=True):
        high = len(numbers) - int(begins[text])
        low = high - int(counts[text])
        last[backwards[low:high]] = places[low:high]
        found[at:stop] = last[wanted[at:stop]]
        at = stop
    return found


def bridged(blocks: Runs, gap: int) -> Runs:
    """Passages: blocks joined where at most `gap` words of either text stand between two that follow each other.
    `gap` is at most the size of the seeds: blocks may overlap by so much."""
    if len(blocks) < 2:
        return blocks
    before, after = blocks[:-1], blocks[1:]
    mine, theirs = after[:, MINE] - before[:, MINE + 1], after[:, THEIRS] - before[:, THEIRS + 1]
    apart = (before[:, PAIR] != after[:, PAIR]) | (mine > gap) | (theirs > gap) | (theirs < -gap)
    first = np.flatnonzero(np.concatenate(([True], apart)))
    last = np.append(first[1:], len(blocks)) - 1
    passages = blocks[first]
    passages[:, MINE + 1], passages[:, THEIRS + 1] = blocks[last, MINE + 1], blocks[last, THEIRS + 1]
    return passages


def united(runs: Runs, side: int, counts: Integers) -> NDArray[np.int64]:
    """What runs cover of one of the two texts: pair, start and end of parts that do not overlap, shape (parts, 3).

    Args:
        side: MINE or THEIRS
        counts: words of that text, for each pair
    """
    begin = bases(counts)[runs[:, PAIR]]
    order = np.argsort(begin + runs[:, side], kind="stable")
    starts, ends = (begin + runs[:, side])[order], (begin + runs[:, side + 1])[order]
    reached = np.concatenate((np.zeros(1, np.int64), np.maximum.accumulate(ends)))[: len(ends)]
    starts, begin = np.maximum(starts, reached), begin[order]
    parts: NDArray[np.int64] = np.stack((runs[order, PAIR], starts - begin, ends - begin), axis=1)[starts < ends]
    return parts


def covered(runs: Runs, side: int, count: int) -> NDArray[np.bool_]:
    """Which of the `count` words of a text lie in runs, all of one pair; `side` is MINE or THEIRS."""
    edges = np.zeros(count + 1, dtype=np.int64)
    np.add.at(edges, runs[:, side], 1)
    np.add.at(edges, runs[:, side + 1], -1)
    inside: NDArray[np.bool_] = np.cumsum(edges[:-1]) > 0
    return inside
