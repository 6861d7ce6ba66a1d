"""The passages of a story that may be evidence, and those that a candidate's own alignments cite."""

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Attribution, Candidate, Draft, Field, Passage, Reuse, Sentence
from pipeline.verification.content import all_stems
from pipeline.verification.statement import Statement
from pipeline.verification.support import day_of


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """What `attribute` reads of an article; see `Member`."""

    article_id: str
    title: str | None
    text: str
    day: str | None
    language: str
    sentences: tuple[Sentence, ...]
    origin: str
    reuse: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class AttributeInput:
    """What `attribute` reads of a story."""

    story_id: str
    articles: tuple[CitedArticle, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or title of a story; `position` counts the sentences of its article, -1 for the title."""

    passage: Passage
    position: int
    statement: Statement
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that support a candidate together; score in [0, 1]."""

    passages: tuple[Passage, ...]
    score: float


def _unit(passage: Passage, position: int, articles: Mapping[str, CitedArticle]) -> Unit:
    article = articles[passage.article_id]
    source = article.text if passage.field == "text" else article.title or ""
    text = source[passage.start : passage.end]
    statement = Statement(text, article.language, day_of(passage, articles))
    return Unit(passage, position, statement, frozenset(all_stems(text)))


def units_of(articles: Sequence[CitedArticle]) -> list[Unit]:
    """Titles and sentences of a story, by article and place; sentences that their article repeats are left out."""
    by_id = {a.article_id: a for a in articles}
    units = []
    for article in articles:
        if article.title:
            units.append(_unit(Passage(article.article_id, "title", 0, len(article.title)), -1, by_id))
        for position, s in enumerate(article.sentences):
            if not s.repeat:
                units.append(_unit(Passage(article.article_id, "text", s.start, s.end), position, by_id))
    return units


def postings(units: Sequence[Unit]) -> dict[str, list[int]]:
    """For each stem the units that hold it, ascending."""
    found: dict[str, list[int]] = {}
    for i, unit in enumerate(units):
        for s in sorted(unit.stems):
            found.setdefault(s, []).append(i)
    return found


def idf(units: Sequence[Unit]) -> dict[str, float]:
    """ln(1 + N / df) of each stem over the units of a story: above 0 for any stem."""
    counts = Counter(s for unit in units for s in unit.stems)
    return {s: math.log(1 + len(units) / df) for s, df in sorted(counts.items())}


def _around(article: CitedArticle, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences that [start, end) touches; itself where it touches none."""
    starts = [s.start for s in article.sentences]
    first = max(bisect.bisect_right(starts, start) - 1, 0)
    touched = []
    for s in article.sentences[first:]:
        if s.start >= end:
            break
        if s.end > start:
            touched.append((s.start, s.end))
    return touched or [(start, end)]


def cited(candidate: Candidate, articles: Sequence[CitedArticle]) -> tuple[Passage, ...]:
    """The sentences and titles that a candidate's alignments cite: those of its copies first, then those of its names.

    In order of citation; what lies in no article of the story is left out, and so is an article that gives a name
    alone: it does not say what the claim says.
    """
    saying = {a.article_id for a in candidate.alignments if a.operation != "refer"}
    by_id = {a.article_id: a for a in articles if a.article_id in saying or not any(saying)}
    found: dict[Passage, None] = {}
    for a in sorted(candidate.alignments, key=lambda a: a.operation in ("refer", "date")):
        if a.article_id in by_id and a.start is not None and a.end is not None:
            found |= dict.fromkeys(_cited_by(a.field, a.start, a.end, by_id[a.article_id]))
    return tuple(found)


def _cited_by(field: Field | None, start: int, end: int, article: CitedArticle) -> list[Passage]:
    if field == "title":
        return [Passage(article.article_id, "title", 0, len(article.title))] if article.title else []
    return [Passage(article.article_id, "text", s, e) for s, e in _around(article, start, end)]


def own_first(own: tuple[Passage, ...], score: float, others: Iterable[Group]) -> list[Group]:
    """The candidate's own sources, then all other groups, best first; groups of nothing but own ones are left out."""
    rest = [g for g in others if not set(g.passages) <= set(own)]
    return ([Group(own, score)] if own else []) + sorted(rest, key=lambda g: -g.score)


def attributions(draft: int, candidate: int, groups: Iterable[Group]) -> list[Attribution]:
    """Groups as records, numbered from 0 in the order given."""
    return [
        Attribution(draft, candidate, number, p.article_id, p.field, p.start, p.end, round(group.score, 6))
        for number, group in enumerate(groups)
        for p in group.passages
    ]
