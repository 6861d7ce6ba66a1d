"""Ranking by coverage of weighted bigrams.

Gillick and Favre, "A Scalable Global Model for Summarization" (ILP-NLP 2009): a summary is worth the sum of the weights
of the bigrams in it, each counted once. Instead of their document frequency with a cut, all bigrams are kept with

    w(b) = ln(1 + tf(b)) * sqrt(sum over origins o that hold b of 1 / (1 + first(b, o)))

where first(b, o) is the position of the first sentence of o with b. Sentences are taken greedily by new weight for
their length (Lin and Bilmes, "Multi-document Summarization via Budgeted Maximization of Submodular Functions",
HLT 2010), so redundancy is part of the order, and what a sentence brings never grows: scores fall along the order.
"""

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Ranked, Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.story import RankInput, StorySentence, rankable, story_sentences, summary_language
from pipeline.tables import schema

Bigram = tuple[str, str]


def bigrams(words: tuple[str, ...]) -> list[Bigram]:
    """Neighbouring pairs of words; a lone word is paired with nothing."""
    return list(pairwise(words)) if len(words) != 1 else [(words[0], "")]


def bigram_weights(sentences: list[StorySentence]) -> dict[Bigram, float]:
    """The weight of every bigram of a story; an origin counts as much as the one of its articles that says it most."""
    counts: dict[tuple[Bigram, str], Counter[int]] = defaultdict(Counter)
    first: dict[tuple[Bigram, str], int] = {}
    for sentence in sentences:
        for bigram in bigrams(sentence.words):
            key = (bigram, sentence.origin)
            counts[key][sentence.article] += 1
            first[key] = min(first.get(key, sentence.position), sentence.position)
    frequency: Counter[Bigram] = Counter()
    spread: dict[Bigram, float] = defaultdict(float)
    for key in sorted(counts):  # one order of addition, so that sums have the same last bit
        frequency[key[0]] += max(counts[key].values())
        spread[key[0]] += 1 / (1 + first[key])
    return {bigram: math.log1p(frequency[bigram]) * math.sqrt(spread[bigram]) for bigram in spread}


def greedy_order(
    sentences: list[StorySentence], weights: dict[Bigram, float], length_power: float, anchor_bonus: float = 0.0
) -> list[tuple[StorySentence, float]]:
    """Sentences by new weight for their length, best first, with that score: lazy evaluation (Minoux, 1978)."""
    concepts = [sorted(set(bigrams(s.words))) for s in sentences]
    covered: set[Bigram] = set()

    def gain(i: int) -> float:
        new = math.fsum(weights[b] for b in concepts[i] if b not in covered)
        return (
            (1 + anchor_bonus * sentences[i].anchored) * new / math.pow(max(len(sentences[i].words), 1), length_power)
        )

    heap = [(-gain(i), sentences[i].place, i) for i in range(len(sentences))]
    heapq.heapify(heap)
    order: list[tuple[StorySentence, float]] = []
    while heap:
        stale, place, i = heapq.heappop(heap)
        fresh = -gain(i)
        if heap and (fresh, place) > heap[0][:2] and fresh != stale:
            heapq.heappush(heap, (fresh, place, i))
            continue
        covered.update(concepts[i])
        order.append((sentences[i], -fresh))
    return order


@dataclass(frozen=True, kw_only=True)
class RankConcepts:
    """Sentences of a story in the order in which they cover its bigrams.

    language         ISO 639-1 code of the summary; None for the language of most origins
    length_power     new weight is divided by the words of the sentence to this power; 0 favours long sentences, 1 short
    anchor_bonus     added to the weight of sentences that say when and where, as a share of it
    sentences_limit  sentences that are ranked at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    language: str | None
    length_power: float
    anchor_bonus: float
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.length_power <= 1, "length_power", self.length_power, "a number from 0 to 1")
        require(self.anchor_bonus >= 0, "anchor_bonus", self.anchor_bonus, "a number from 0")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = story_sentences(story.articles, language)
        weights = bigram_weights(sentences)
        order = greedy_order(rankable(sentences, self.sentences_limit), weights, self.length_power, self.anchor_bonus)
        return Ranking(
            story.story_id,
            tuple(Ranked(story.articles[s.article].article_id, s.start, s.end, score) for s, score in order),
        )
