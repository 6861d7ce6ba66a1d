"""How well passages fit the texts that they stand in: what belongs to a text speaks of what the rest of it speaks of
(M. A. K. Halliday and R. Hasan, "Cohesion in English", 1976: lexical cohesion, here by repeated words)."""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.origins import Corpus
from pipeline.stages.deduplicate.ranges import Integers, ranges
from pipeline.text.word_hashes import Hashes, mixed

_SALT = np.uint64(0xD1B54A32D192ED03)  # odd; tells a word of one text from the same word of another


def cohesions(corpus: Corpus, articles: Integers, starts: Integers, ends: Integers) -> NDArray[np.float64]:
    """For runs of words of articles, by position: the logarithm of how many different words of each stand elsewhere in
    its article too, over the square root of how many different words stand there: a longer text has more of any."""
    if not len(articles):
        return np.zeros(0)
    begins = corpus.texts.starts[articles] + starts
    width = int((ends - starts).max()) + 1
    runs, which = np.unique(begins * width + ends - starts, return_inverse=True)
    owners = np.zeros(len(runs), dtype=np.int64)
    owners[which] = articles
    inside, run, words = _counted(corpus, runs // width, runs % width, owners)
    whole, sizes = _elsewhere(corpus, owners, words)
    common = np.bincount(run, whole > inside, len(runs))
    rest = sizes - np.bincount(run, minlength=len(runs)) + common
    found: NDArray[np.float64] = np.log((common + 1) / np.sqrt(np.maximum(rest, 1)))[which]
    return found


def _counted(corpus: Corpus, begins: Integers, counts: Integers, owners: Integers) -> tuple[Integers, Integers, Hashes]:
    """How often each different word of each run stands in it, its run, and the word as one of its article."""
    run = np.repeat(np.arange(len(begins)), counts)
    words = _of_article(corpus, ranges(begins, counts), np.repeat(owners, counts))
    _, at, often = np.unique(mixed(words + run.astype(np.uint64) * _SALT), return_index=True, return_counts=True)
    return often, run[at], words[at]


def _elsewhere(corpus: Corpus, owners: Integers, words: Hashes) -> tuple[Integers, Integers]:
    """How often words stand in their articles, and how many different words each of the owners has."""
    chosen, own = np.unique(owners, return_inverse=True)
    counts = corpus.texts.counts[chosen]
    at = ranges(corpus.texts.starts[chosen], counts)
    held, first, often = np.unique(
        _of_article(corpus, at, np.repeat(chosen, counts)), return_index=True, return_counts=True
    )
    sizes = np.bincount(np.repeat(np.arange(len(chosen)), counts)[first], minlength=len(chosen))
    return often[np.searchsorted(held, words)], sizes[own]


def _of_article(corpus: Corpus, at: Integers, articles: Integers) -> Hashes:
    return mixed(corpus.texts.words[at] + articles.astype(np.uint64) * _SALT)
