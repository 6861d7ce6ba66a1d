"""Words that stand in articles of many origins: navigation, offers and notices that `clean` left in, or formulas.

They are nobody's, and what two articles have in common is better told without them. Origins count, not articles: of a
wire story that many reprint no word is furniture.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.candidates import Prints
from pipeline.stages.deduplicate.origins import Corpus
from pipeline.stages.deduplicate.ranges import Integers, bases, ranges
from pipeline.text.shingles import shingles
from pipeline.text.word_hashes import Hashes

_ORIGINS = 5
"""Origins from which on a common run of words is furniture."""


def furniture(corpus: Corpus, prints: Prints, first: Integers, articles: Integers, size: int) -> NDArray[np.bool_]:
    """Which words of all are furniture, looked for in some articles alone.

    Args:
        first: of the group of each article
        size: words in a shingle
    """
    found = np.zeros(len(corpus.kinds), dtype=np.bool_)
    counts = corpus.texts.counts[articles]
    at = ranges(corpus.texts.starts[articles], counts)
    own = ranges(bases(counts), np.maximum(counts - size + 1, 0))
    held = np.isin(shingles(corpus.texts.words[at], size)[own], _of_many(prints, first, articles))
    # Fingerprints in a row are less than a shingle apart: their words leave no gaps.
    for offset in range(size):
        found[at[own[held] + offset]] = True
    return found


def _of_many(prints: Prints, first: Integers, articles: Integers) -> Hashes:
    """Fingerprints of some articles that articles of many origins have."""
    asked = np.unique(prints.keys[np.isin(prints.articles, articles)])
    held = np.isin(prints.keys, asked)
    number = np.searchsorted(asked, prints.keys[held])
    codes = np.unique(number * len(first) + first[prints.articles[held]])
    return asked[np.bincount(codes // max(len(first), 1), minlength=len(asked)) >= _ORIGINS]
