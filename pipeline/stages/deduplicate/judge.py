"""Whether what two articles share makes one a copy of the other, or only a notice of the same form.

Two notices of one form share all but what they are about: figures and names differ far more often than other words,
while an editor's hand or a misprint falls on all words alike.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.alignment import MINE, PAIR, THEIRS, Runs
from pipeline.stages.deduplicate.kinds import FIGURE, NAME, TAIL
from pipeline.stages.deduplicate.origins import Corpus, Pairs
from pipeline.stages.deduplicate.ranges import Integers, bases, ranges
from pipeline.text.word_hashes import Hashes, mixed

_OTHER_NOTICE = 0.7
"""How often a figure or name differs between two notices of one form; by common sense, not fitted."""

_FEWEST_EDITS = 0.01
_ODDS = 4.0
"""Natural logarithm of the odds from which on two texts are two notices: one figure of one, and no other edit."""

_EXCHANGED = 15
"""Words at most that took the place of each other, as many as a headline has."""

_SALT = np.uint64(0x9E3779B97F4A7C15)  # odd; tells a word in one place from the same word in another

Mask = NDArray[np.bool_]
Odds = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts, for many pairs, one after the other.

    begins  where the text of each pair begins
    pairs   of each word
    same    which words stand in the other text too, in the same place
    places  words in the regions that took the place of others, and the region of each
    """

    begins: Integers
    counts: Integers
    words: Hashes
    kinds: NDArray[np.uint8]
    same: Mask
    places: Integers
    regions: Integers

    def per_pair(self, mask: Mask) -> Integers:
        """How many words of each pair are so."""
        total = np.concatenate((np.zeros(1, np.int64), np.cumsum(mask)))
        found: Integers = total[self.begins + self.counts] - total[self.begins]
        return found

    def per_region(self, mask: Mask, count: int) -> Integers:
        """How many words of each region are so."""
        return np.bincount(self.regions[mask[self.places]], minlength=count)

    def keys(self) -> Hashes:
        """The words in regions, those of one region told from those of another."""
        return mixed(self.words[self.places] + self.regions.astype(np.uint64) * _SALT)


def same_form_only(corpus: Corpus, pairs: Pairs, blocks: Runs) -> Mask:
    """Whether two texts of each pair are more likely two notices of one form than one text with edits.

    Args:
        blocks: runs of equal words, at least one for each pair
    """
    if not len(pairs):
        return np.zeros(0, dtype=np.bool_)
    regions = _between(blocks, corpus.texts.counts[pairs])
    mine = _side(corpus, pairs[:, 0], blocks, regions, MINE)
    theirs = _side(corpus, pairs[:, 1], blocks, regions, THEIRS)
    ours, others = mine.keys(), theirs.keys()
    mine.same[mine.places[np.isin(ours, others)]] = True
    theirs.same[theirs.places[np.isin(others, ours)]] = True
    kept, known = _whole_figures(mine), _whole_figures(theirs)
    plain = mine.kinds & (FIGURE | TAIL | NAME) == 0
    edited = _by_pair(regions, mine.per_region(plain & ~kept, len(regions)), len(pairs))
    unedited = mine.per_pair(plain & kept)
    edits: Odds = np.clip(edited / np.maximum(edited + unedited, 1), _FEWEST_EDITS, _OTHER_NOTICE)
    other = np.zeros(len(pairs), dtype=np.bool_)
    for kind in (FIGURE, NAME):
        here, there = mine.kinds & kind != 0, theirs.kinds & kind != 0
        lost, new = mine.per_region(here & ~kept, len(regions)), theirs.per_region(there & ~known, len(regions))
        exchanged = _by_pair(regions, np.minimum(lost, new), len(pairs))
        other |= _odds(mine.per_pair(here & kept), exchanged, edits) > _ODDS
    return other & np.isin(np.arange(len(pairs)), regions[:, PAIR])


def _between(blocks: Runs, counts: Integers) -> Runs:
    """The few words that stand between equal runs, before the first and after the last, in both texts."""
    ends = np.repeat(np.arange(len(counts)), 5).reshape(-1, 5)
    ends[:, [MINE, THEIRS]], ends[:, [MINE + 1, THEIRS + 1]] = counts, counts
    edges = np.concatenate((blocks, ends))
    edges = edges[np.argsort(edges[:, PAIR], kind="stable")]
    gaps = edges.copy()
    gaps[:, [MINE + 1, THEIRS + 1]] = edges[:, [MINE, THEIRS]]
    gaps[1:, [MINE, THEIRS]] = edges[:-1, [MINE + 1, THEIRS + 1]]
    gaps[np.diff(edges[:, PAIR], prepend=-1) != 0, MINE] = 0
    gaps[np.diff(edges[:, PAIR], prepend=-1) != 0, THEIRS] = 0
    sizes = gaps[:, [MINE + 1, THEIRS + 1]] - gaps[:, [MINE, THEIRS]]
    return gaps[((sizes > 0) & (sizes <= _EXCHANGED)).all(axis=1)]


def _side(corpus: Corpus, articles: Integers, blocks: Runs, regions: Runs, side: int) -> Side:
    counts = corpus.texts.counts[articles]
    begins, at = bases(counts), ranges(corpus.texts.starts[articles], counts)
    edges = np.zeros(len(at) + 1, dtype=np.int32)
    np.add.at(edges, begins[blocks[:, PAIR]] + blocks[:, side], 1)
    np.add.at(edges, begins[blocks[:, PAIR]] + blocks[:, side + 1], -1)
    sizes = regions[:, side + 1] - regions[:, side]
    return Side(
        begins=begins,
        counts=counts,
        words=corpus.texts.words[at],
        kinds=corpus.kinds[at],
        same=np.cumsum(edges[:-1]) > 0,
        places=ranges(begins[regions[:, PAIR]] + regions[:, side], sizes),
        regions=np.repeat(np.arange(len(regions)), sizes),
    )


def _whole_figures(side: Side) -> Mask:
    """Which words are the same, and whole: a figure is where all of its parts are; it has four parts at most."""
    same, tails = side.same, side.kinds & TAIL != 0
    for _ in range(3):
        same = same & ~np.append(tails[1:] & ~same[1:], False)[: len(same)]
    return same


def _by_pair(regions: Runs, values: Integers, count: int) -> Integers:
    return np.bincount(regions[:, PAIR], values, count).astype(np.int64)


def _odds(agree: Integers, differ: Integers, edits: Odds) -> Odds:
    """Logarithm of how much likelier words agree and differ as in another notice than by edits."""
    by_names, by_edits = np.log(_OTHER_NOTICE / edits), np.log((1 - _OTHER_NOTICE) / (1 - edits))
    odds: Odds = differ.astype(np.float64) * by_names + agree.astype(np.float64) * by_edits
    return odds
