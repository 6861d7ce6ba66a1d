"""Ranking by coverage of weighted bigrams and, at a share of their weight, of single content words.

Gillick and Favre, "A Scalable Global Model for Summarization" (ILP-NLP 2009): a summary is worth the sum of the weights
of the bigrams in it, each counted once. Weights are learned (learned.py) or follow a formula (formula.py). Sentences
stand in the order in which they cover them greedily (greedy.py); those of the best set for a budget come first where
it is asked for (exact.py).
"""

import math
from dataclasses import dataclass
from typing import ClassVar, Literal

import pyarrow as pa

from pipeline.records import Ranked, Ranking
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.exact import best_set
from pipeline.stages.rank.formula import formula_weights
from pipeline.stages.rank.greedy import Concept, concepts_of, greedy_order
from pipeline.stages.rank.learned import learned_weights, models, word_worth
from pipeline.stages.rank.story import RankInput, StorySentence, rankable, story_sentences, summary_language
from pipeline.stages.rank.vectors import to_titles
from pipeline.tables import schema
from pipeline.text.function_words import function_words
from pipeline.text.name_spelling import one_spelling


@dataclass(frozen=True, kw_only=True)
class RankConcepts:
    """Sentences of a story in the order in which they cover its bigrams.

    language         ISO 639-1 code of the summary; None for the language of most origins
    weights          of concepts: `learned` from summaries that people wrote, or by the closed `formula`
    without_topic    use weights learned without this MultiLing topic, to test on it; None: from all
    word_share       weight of a single content word against that of a pair of words, from 0 (pairs alone) to 1
    length_power     new weight is divided by the words of the sentence to this power; 0 favours long sentences, 1 short
    place_power      new weight is divided by 1 + the sentences before it in its article to this power; 0: place is
                     nothing beside what the concepts know of it
    anchor_bonus     added to the weight of sentences that say when and where, as a share of it
    title_bonus      added as well, as much as a sentence is like the titles of the story, in [0, 1]
    exact_words      sentences of the best set of so many words come first; None: greedy order alone
    sentences_limit  sentences that are ranked at most: those nearest the top of their articles
    """

    reads: ClassVar[pa.Schema] = schema(RankInput)
    writes: ClassVar[pa.Schema] = schema(Ranking)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 7
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    language: str | None
    weights: Literal["learned", "formula"]
    without_topic: str | None
    word_share: float
    length_power: float
    place_power: float
    anchor_bonus: float
    title_bonus: float
    exact_words: int | None
    sentences_limit: int

    def __post_init__(self) -> None:
        check_parameters(self)
        topics = sorted(models())[1:]
        require(self.without_topic in (None, *topics), "without_topic", self.without_topic, f"null or one of {topics}")
        require(0 <= self.word_share <= 1, "word_share", self.word_share, "a number from 0 to 1")
        require(0 <= self.length_power <= 1, "length_power", self.length_power, "a number from 0 to 1")
        require(0 <= self.place_power <= 1, "place_power", self.place_power, "a number from 0 to 1")
        require(self.anchor_bonus >= 0, "anchor_bonus", self.anchor_bonus, "a number from 0")
        require(self.title_bonus >= 0, "title_bonus", self.title_bonus, "a number from 0")
        exact = self.exact_words
        require(exact is None or exact > 0, "exact_words", exact, "a whole number above 0, or null")
        require(self.sentences_limit > 0, "sentences_limit", self.sentences_limit, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, RankInput, Ranking, self.rank)

    def rank(self, story: RankInput) -> Ranking:
        """The ranking of one story."""
        language = summary_language(story.articles, self.language)
        sentences = story_sentences(story.articles, language)
        skipped = frozenset(map(one_spelling, function_words(language)))
        weights = self._weights(sentences, skipped, language)
        ranked = rankable(sentences, self.sentences_limit)
        titled = dict(zip(sentences, to_titles(sentences).tolist(), strict=True))
        concepts = [sorted(set(concepts_of(s.words, skipped))) for s in ranked]
        order = greedy_order([self._cost(s, titled[s]) for s in ranked], concepts, [s.place for s in ranked], weights)
        if self.exact_words is not None:
            order = _first(order, best_set([len(s.words) for s in ranked], concepts, weights, self.exact_words))
        spans = [(story.articles[ranked[i].article].article_id, ranked[i].start, ranked[i].end, x) for i, x in order]
        return Ranking(story.story_id, tuple(Ranked(*span) for span in spans))

    def _weights(self, sentences: list[StorySentence], skipped: frozenset[str], language: str) -> dict[Concept, float]:
        if self.weights == "formula":
            return formula_weights(sentences, skipped, self.word_share)
        model = models()[self.without_topic or ""]
        return learned_weights(sentences, skipped, word_worth(language), self.word_share, model)

    def _cost(self, sentence: StorySentence, titled: float) -> float:
        bonus = 1 + self.anchor_bonus * sentence.anchored + self.title_bonus * titled
        place = math.pow(1 + sentence.position, self.place_power)
        return math.pow(max(len(sentence.words), 1), self.length_power) * place / bonus


def _first(order: list[tuple[int, float]], chosen: list[int]) -> list[tuple[int, float]]:
    """The chosen positions first; scores stay in falling order, so that they say the rank and no more."""
    front = [i for i, _ in order if i in set(chosen)]
    back = [i for i, _ in order if i not in set(chosen)]
    return list(zip([*front, *back], [score for _, score in order], strict=True))
