"""What is known of the concepts of a story, in numbers that hold in any language.

Hong and Nenkova, "Improving the Estimation of Word Importance for News Multi-Document Summarization" (EACL 2014) learn
the weight of words; Li, Liu and Zhao, "Using External Resources and Joint Learning for Bigram Weighting in ILP-Based
Multi-Document Summarization" (NAACL 2015) that of bigrams. All counts are by independent origin: of an origin's
articles the one that says a concept most counts. The one thing that is of a language is what its words are worth in
any story: people who summarize prefer some.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.stages.rank.greedy import Concept, concepts_of
from pipeline.stages.rank.story import StorySentence
from pipeline.stages.rank.vectors import to_centroid, votes

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NAMES = (
    "log of 1 + frequency",
    "log of origins",
    "share of origins",
    "closed formula over root of all origins",
    "root of mean lead value",
    "log of 1 + best first position",
    "mean log of 1 + first position",
    "mean relative first position",
    "opens an article",
    "share of titles",
    "largest likeness of a sentence to the story",
    "mean likeness of its sentences to the story",
    "log of frequency an origin",
    "log of rarer word's frequency a sentence",
    "log of commoner word's frequency a sentence",
    "log of frequency a rarer word",
    "share of origins with the rarer word",
    "holds a function word",
    "function words alone",
    "holds a digit",
    "log of origins, times log of all origins",
    "share of origins, times log of all origins",
    "root of mean lead value, times log of all origins",
    "log of 1 + best first position, times log of all origins",
    "share of titles, times log of all origins",
    "worth of its words in any story",
)
"""Columns of the features, in order; the lead value of an origin is 1 / (1 + first position)."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every concept of every sentence: `concepts` are numbered from 0; all arrays are of one length."""

    concepts: list[Concept]
    concept: Ints
    sentence: Ints
    article: Ints
    origin: Ints
    position: Ints
    relative: Floats
    title: npt.NDArray[np.bool_]


def occurrences(sentences: list[StorySentence], skipped: frozenset[str]) -> Occurrences:
    """The concepts of the sentences of a story, numbered as they come."""
    number: dict[Concept, int] = {}
    found = [[number.setdefault(c, len(number)) for c in concepts_of(s.words, skipped)] for s in sentences]
    at = np.repeat(np.arange(len(sentences)), [len(ids) for ids in found])
    origins = {origin: i for i, origin in enumerate(sorted({s.origin for s in sentences}))}
    article = np.array([s.article for s in sentences], dtype=np.int64)
    position = np.array([s.position for s in sentences], dtype=np.int64)
    last = np.zeros(article.max() + 1)
    np.maximum.at(last, article, position + 1)
    return Occurrences(
        concepts=list(number),
        concept=np.array([i for ids in found for i in ids], dtype=np.int64),
        sentence=at,
        article=article[at],
        origin=np.array([origins[s.origin] for s in sentences], dtype=np.int64)[at],
        position=position[at],
        relative=(position / last[article])[at],
        title=np.array([s.start == s.end for s in sentences])[at],
    )


def features(
    sentences: list[StorySentence], skipped: frozenset[str], worth: Mapping[str, float]
) -> tuple[list[Concept], Floats]:
    """The concepts of a story that has some, and a row of NAMES for each.

    worth  of words in any story; those that are not in it have none
    """
    held = occurrences(sentences, skipped)
    count = len(held.concepts)
    if not count:
        return [], np.zeros((0, len(NAMES)))
    origins = len({s.origin for s in sentences})
    by = _ByOrigin(held, count)
    title = np.unique(held.concept[held.title] * (origins + 1) + held.origin[held.title]) // (origins + 1)
    titles = np.bincount(title, minlength=count) / origins
    near = to_centroid(sentences)
    near = (near / (near.max() or 1))[held.sentence]
    weight = votes(sentences)
    total, voice = float(weight.sum()), weight[held.sentence]
    largest = np.zeros(count)
    np.maximum.at(largest, held.concept, near)
    mean = np.bincount(held.concept, near * voice, count) / np.bincount(held.concept, voice, count)
    rarer, commoner, spread = _words(sentences, weight, held.concepts)
    lead = np.sqrt(by.lead / origins)
    plain = [
        np.log1p(by.frequency),
        np.log(by.origins),
        by.origins / origins,
        np.log1p(by.frequency) * lead,
        lead,
        np.log1p(by.first),
        by.mean_log_first,
        by.mean_relative,
        by.first == 0,
        titles,
        largest,
        mean,
        np.log(by.frequency / by.origins),
        np.log(rarer / total),
        np.log(commoner / total),
        np.log(by.frequency / rarer),
        spread / origins,
        *_forms(held.concepts, skipped),
    ]
    size = np.log(origins)
    crossed = [plain[i] * size for i in (1, 2, 4, 5, 9)]
    of_words = np.array([worth.get(a, 0.0) + worth.get(b, 0.0) for a, b in held.concepts])
    return held.concepts, np.stack([*plain, *crossed, of_words], axis=1)


class _ByOrigin:
    """Sums over the origins of each concept."""

    def __init__(self, held: Occurrences, count: int) -> None:
        width = int(held.origin.max()) + 1
        # Of the articles of an origin the one that says a concept most.
        key = (held.concept * (int(held.article.max()) + 1) + held.article) * width + held.origin
        cells, times = np.unique(key, return_counts=True)
        pairs, place = np.unique(held.concept * width + held.origin, return_inverse=True)
        cell_pair = np.searchsorted(pairs, cells // width // (int(held.article.max()) + 1) * width + cells % width)
        most = np.zeros(len(pairs))
        np.maximum.at(most, cell_pair, times)
        first = np.full(len(pairs), np.inf)
        np.minimum.at(first, place, held.position)
        relative = np.ones(len(pairs))
        np.minimum.at(relative, place, held.relative)
        concept = pairs // width
        self.origins = np.bincount(concept, minlength=count).astype(np.float64)
        self.frequency = np.bincount(concept, most, count)
        self.lead = np.bincount(concept, 1 / (1 + first), count)
        self.mean_log_first = np.bincount(concept, np.log1p(first), count) / self.origins
        self.mean_relative = np.bincount(concept, relative, count) / self.origins
        self.first = np.full(count, np.inf)
        np.minimum.at(self.first, concept, first)


def _words(sentences: list[StorySentence], weight: Floats, concepts: list[Concept]) -> tuple[Floats, Floats, Floats]:
    """For each concept the frequency of its rarer and its commoner word, and the origins of the less spread one."""
    number: dict[str, int] = {}
    found = [[number.setdefault(word, len(number)) for word in s.words] for s in sentences]
    origins = {origin: i for i, origin in enumerate(sorted({s.origin for s in sentences}))}
    word = np.array([i for ids in found for i in ids], dtype=np.int64)
    sizes = [len(ids) for ids in found]
    origin = np.repeat([origins[s.origin] for s in sentences], sizes)
    frequency = np.bincount(word, np.repeat(weight, sizes), len(number))
    spread = np.bincount(np.unique(word * len(origins) + origin) // len(origins), minlength=len(number))
    one = np.array([number[a] for a, _ in concepts])
    two = np.array([number[b] if b else number[a] for a, b in concepts])
    return (
        np.minimum(frequency[one], frequency[two]),
        np.maximum(frequency[one], frequency[two]),
        np.minimum(spread[one], spread[two]).astype(np.float64),
    )


def _forms(concepts: list[Concept], function: frozenset[str]) -> list[npt.NDArray[np.bool_]]:
    """Whether a concept holds a function word, none but such, and a digit."""
    flags = [(a in function, b in function if b else a in function) for a, b in concepts]
    counted = {word for word in {word for pair in concepts for word in pair} if any(map(str.isdigit, word))}
    digits = [a in counted or b in counted for a, b in concepts]
    return [np.array([x or y for x, y in flags]), np.array([x and y for x, y in flags]), np.array(digits)]
