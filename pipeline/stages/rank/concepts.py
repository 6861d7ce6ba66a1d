"""Ranking by coverage of weighted bigrams and, at a share of their weight, of single content words.

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
from itertools import groupby, pairwise
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Ranked, Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.story import RankInput, StorySentence, rankable, story_sentences, summary_language
from pipeline.tables import schema
from pipeline.text.function_words import function_words
from pipeline.text.name_spelling import one_spelling

BEYOND = 1 << 30
"""A position after that of any sentence."""

SHORT = 4
"""Words of fewer Latin letters or digits are no concepts by themselves."""

Concept = tuple[str, str]
Place = tuple[bool, int, int]


def concepts_of(words: tuple[str, ...], skipped: frozenset[str]) -> list[Concept]:
    """Neighbouring pairs of words, and each word that is not `skipped`, paired with ""."""
    return [*pairwise(words), *((word, "") for word in words if word not in skipped)]


def concept_weights(sentences: list[StorySentence], skipped: frozenset[str], word_share: float) -> dict[Concept, float]:
    """The weight of every concept of a story; an origin counts as much as the one of its articles that says it most."""
    most: dict[tuple[Concept, str], int] = {}
    first: dict[tuple[Concept, str], int] = {}
    for _, group in groupby(sentences, key=lambda s: s.article):
        counts: Counter[tuple[Concept, str]] = Counter()
        for sentence in group:
            keys = [(concept, sentence.origin) for concept in concepts_of(sentence.words, skipped)]
            counts.update(keys)
            first.update((key, sentence.position) for key in keys if sentence.position < first.get(key, BEYOND))
        most.update((key, count) for key, count in counts.items() if count > most.get(key, 0))
    frequency: Counter[Concept] = Counter()
    spread: dict[Concept, float] = defaultdict(float)
    for key, count in most.items():
        frequency[key[0]] += count
        spread[key[0]] += 1 / (1 + first[key])
    share = {concept: 1.0 if concept[1] else word_share for concept in spread}
    return {c: share[c] * math.log1p(frequency[c]) * math.sqrt(spread[c]) for c in spread}


def greedy_order(
    costs: list[float], concepts: list[list[Concept]], places: list[Place], weights: dict[Concept, float]
) -> list[tuple[int, float]]:
    """Positions by new weight over cost, best first, with that score: lazy evaluation (Minoux, 1978)."""
    covered: set[Concept] = set()

    def gain(i: int) -> float:
        return math.fsum(weights[c] for c in concepts[i] if c not in covered) / costs[i]

    heap = [(-gain(i), places[i], i) for i in range(len(costs))]
    heapq.heapify(heap)
    order: list[tuple[int, float]] = []
    while heap:
        stale, place, i = heapq.heappop(heap)
        fresh = -gain(i)
        if heap and fresh != stale and (fresh, place) > heap[0][:2]:
            heapq.heappush(heap, (fresh, place, i))
            continue
        covered.update(concepts[i])
        order.append((i, -fresh))
    return order


@dataclass(frozen=True, kw_only=True)
class RankConcepts:
    """Sentences of a story in the order in which they cover its bigrams.

    language         ISO 639-1 code of the summary; None for the language of most origins
    word_share       weight of a single content word against that of a pair of words, from 0 (pairs alone) to 1
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
    word_share: float
    length_power: float
    anchor_bonus: float
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(0 <= self.word_share <= 1, "word_share", self.word_share, "a number from 0 to 1")
        require(0 <= self.length_power <= 1, "length_power", self.length_power, "a number from 0 to 1")
        require(self.anchor_bonus >= 0, "anchor_bonus", self.anchor_bonus, "a number from 0")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = story_sentences(story.articles, language)
        short = {word for s in sentences for word in s.words if len(word) < SHORT and word.isascii()}
        skipped = frozenset(map(one_spelling, function_words(language))) | short
        weights = concept_weights(sentences, skipped, self.word_share)
        ranked = rankable(sentences, self.sentences_limit)
        order = greedy_order(
            [self._cost(s) for s in ranked],
            [sorted(set(concepts_of(s.words, skipped))) for s in ranked],
            [s.place for s in ranked],
            weights,
        )
        spans = [(story.articles[ranked[i].article].article_id, ranked[i].start, ranked[i].end, x) for i, x in order]
        return Ranking(story.story_id, tuple(Ranked(*span) for span in spans))

    def _cost(self, sentence: StorySentence) -> float:
        bonus = 1 + self.anchor_bonus * sentence.anchored
        return math.pow(max(len(sentence.words), 1), self.length_power) / bonus
