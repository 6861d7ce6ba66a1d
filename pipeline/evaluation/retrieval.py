"""Benchmarks of `attribute`: whether the passages that people chose for a claim are found, and how high they stand.

WiCE (Kamoi et al., EMNLP 2023): sets of sentences of a web page that support a claim of Wikipedia, each set an
alternative. SuperPAL (Ernst et al., CoNLL 2021): sentences of news that say what a sentence of a human summary says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from pipeline.evaluation.benchmark import SYSTEM, read_lines
from pipeline.evaluation.results import Row
from pipeline.evaluation.samples import gather, ratio
from pipeline.records import Sentence
from pipeline.stage import check_parameters, require
from pipeline.stages.attribute.passages import CitedArticle
from pipeline.stages.attribute.story_index import Index
from pipeline.store import RunFolder
from pipeline.verification.statement import Statement

ARTICLE = "article"


@runtime_checkable
class Retriever(Protocol):
    """What is asked of `attribute`: passages by relevance, and the few that say most of a claim, by position."""

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]: ...

    def best_set(self, claim: Statement, index: Index) -> list[int]: ...


def index_of(sentences: Sequence[str]) -> tuple[Index, list[int]]:
    """An index of one article, and for each of its passages the position of the sentence."""
    text, spans, numbers = "", list[Sentence](), list[int]()
    for number, sentence in enumerate(sentences):
        if sentence.strip():
            spans.append(Sentence(len(text), len(text) + len(sentence), "body", False, False))
            numbers.append(number)
        text += f"{sentence}\n"
    return Index.of([CitedArticle(ARTICLE, None, text, None, "en", tuple(spans), ARTICLE, ())]), numbers


def index_of_pool(sentences: Sequence[str]) -> tuple[Index, list[int]]:
    """An index of sentences that do not stand beside each other, and for each of its passages which one it is."""
    given = [(number, sentence) for number, sentence in enumerate(sentences) if sentence.strip()]
    articles = [
        CitedArticle(name, None, text, None, "en", (Sentence(0, len(text), "body", False, False),), name, ())
        for name, text in ((f"{ARTICLE}-{n}", text) for n, text in given)
    ]
    return Index.of(articles), [number for number, _ in given]


def set_f1(found: Sequence[int], gold: Sequence[int]) -> float:
    """The harmonic mean of precision and recall of a set."""
    both = len(set(found) & set(gold))
    return 2 * both / (len(set(found)) + len(set(gold))) if both else 0.0


def average_precision(ranked: Sequence[int], gold: set[int]) -> float:
    """The mean, over what is sought, of the precision where it stands; 0 for what is not found."""
    hits, total = 0, 0.0
    for place, number in enumerate(ranked, start=1):
        if number in gold:
            hits += 1
            total += hits / place
    return total / len(gold)


@dataclass(frozen=True, kw_only=True)
class WiceBenchmark:
    """Sets of sentences for the claims of which people found some support.

    claims     JSON Lines with `claim`, `sentences`, `supporting` and `label`
    attribute  the stage as it is configured
    """

    name: str
    files: tuple[str, ...]
    claims: str
    attribute: Retriever

    def __post_init__(self) -> None:
        check_parameters(self)

    @property
    def signature(self) -> str:
        return (
            "metrics=f1,hit|sets=best_of_alternatives|labels=supported,partially_supported|hit=any_sentence|unit=claim"
        )

    def rows(self, run: RunFolder) -> list[Row]:
        """One row over all claims."""
        parts = list(self._parts())
        names = ("F1", "hit rate", "sentences")
        samples = gather(parts, {name: ratio(name, "claims", empty=0.0) for name in names})
        return [Row.of(samples, system=SYSTEM, group="all", items=len(parts), counts={})]

    def _parts(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        for row in read_lines(Path(self.claims)):
            sets = [s for s in row["supporting"] if s]
            if row["label"] == "not_supported" or not sets:
                continue
            index, numbers = index_of(row["sentences"])
            found = [numbers[i] for i in self.attribute.best_set(Statement(row["claim"], "en", None), index)]
            best = max(set_f1(found, gold) for gold in sets)
            hit = bool(set(found) & {number for gold in sets for number in gold})
            yield row["id"], {"claims": 1, "F1": best, "hit rate": float(hit), "sentences": len(found)}


@dataclass(frozen=True, kw_only=True)
class SuperpalBenchmark:
    """Sentences of the sources of a topic, ranked for each sentence of its summary.

    alignments  JSON Lines with `topic`, `summary_sentence` and `source_sentence`
    attribute   the stage as it is configured
    """

    name: str
    files: tuple[str, ...]
    alignments: str
    attribute: Retriever

    def __post_init__(self) -> None:
        check_parameters(self)
        require(isinstance(self.attribute, Retriever), "attribute", self.attribute, "a stage that ranks passages")

    @property
    def signature(self) -> str:
        return (
            "metrics=map,p@1|query=summary_sentence|pool=aligned_sentences_of_topic|gold=any_span|unit=summary_sentence"
        )

    def rows(self, run: RunFolder) -> list[Row]:
        """One row over all sentences of summaries."""
        parts = list(self._parts())
        samples = gather(parts, {name: ratio(name, "sentences", empty=0.0) for name in ("MAP", "P@1")})
        return [Row.of(samples, system=SYSTEM, group="all", items=len(parts), counts={})]

    def _parts(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        topics: dict[str, dict[str, None]] = {}
        gold: dict[tuple[str, str], set[str]] = {}
        for row in read_lines(Path(self.alignments)):
            topics.setdefault(row["topic"], {})[row["source_sentence"].replace("\n", " ")] = None
            query = row["topic"], row["summary_sentence"]
            gold.setdefault(query, set()).add(row["source_sentence"].replace("\n", " "))
        for topic, sentences in topics.items():
            pool = list(sentences)
            index, numbers = index_of_pool(pool)
            for (_, summary), right in ((q, g) for q, g in gold.items() if q[0] == topic):
                found = [numbers[i] for i, _ in self.attribute.ranked(Statement(summary, "en", None), index)]
                sought = {n for n, s in enumerate(pool) if s in right}
                first = float(bool(found) and found[0] in sought)
                yield f"{topic} {summary}", {"sentences": 1, "MAP": average_precision(found, sought), "P@1": first}
