"""Articles prepared once, and any number of texts held against them.

A sentence is supported where `verify` finds that a group of passages which `attribute` chose bears it out. Where none
does, the verdict is that of what says most of it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, runtime_checkable

from pipeline.checking.checked import Against, Checked
from pipeline.checking.texts import Asked
from pipeline.errors import ConfigurationError
from pipeline.records import Alignment, Attribution, Candidate, Evidence, Member, Passage, Support, Verdict
from pipeline.stages.attribute.passages import CitedArticle, Group, Unit, attributions
from pipeline.stages.attribute.story_index import Index
from pipeline.stages.verify.story import Group as Cited
from pipeline.stages.verify.story import links_of, verdicts
from pipeline.text.language import detect_language
from pipeline.text.sentences import sentence_spans
from pipeline.verification.check import Sources, check
from pipeline.verification.model import shipped_models
from pipeline.verification.statement import Statement, joined, statement_of
from pipeline.verification.support import count_support, faults, passage_text

_WEIGHED = ("en", "und")
"""Languages that the weights know."""

_NOTHING = Verdict("unsupported", 0.0, ("has no evidence",))


@runtime_checkable
class Attributes(Protocol):
    """What is asked of `attribute`: groups of passages that support a candidate, best first, or what is nearest."""

    def groups(self, candidate: Candidate, index: Index) -> list[Group]: ...


@runtime_checkable
class Judges(Protocol):
    """What is asked of `verify`: the verdict on a claim given one group of evidence; see `Judge` in its story.py."""

    def judge(self, claim: Statement, evidence: Sequence[Statement], beside: bool) -> Verdict: ...


@runtime_checkable
class Ranks(Protocol):
    """What `attribute` may offer too: places of passages by relevance."""

    def ranked(self, claim: Statement, index: Index) -> list[tuple[int, float]]: ...


_NEAR = 12
"""Passages that are asked whether they say otherwise."""

_VALUES = ("figure", "date", "negation")
"""What they must say otherwise, and nothing else: another speaker or name may be another event."""


@dataclass(frozen=True)
class _Held:
    """Articles that a text is held against."""

    articles: dict[str, Member]

    @cached_property
    def index(self) -> Index:
        return Index.of(
            CitedArticle(a.article_id, a.title, a.text, a.day, a.language, a.sentences, a.origin, a.reuse)
            for a in self.articles.values()
        )

    @cached_property
    def sources(self) -> Sources:
        return Sources.of(unit.statement for unit in self.index.units)


@dataclass(frozen=True)
class Checker:
    """Articles and the two stages that check.

    Raises:
        ConfigurationError: a variant of a stage has no `groups`, or no `judge`.
    """

    articles: Sequence[Member]
    attribute: Attributes
    verify: Judges

    def __post_init__(self) -> None:
        for name, kind, method in (("attribute", Attributes, "groups"), ("verify", Judges, "judge")):
            if not isinstance(stage := getattr(self, name), kind):
                raise ConfigurationError(f"{name} is {type(stage).__name__}, which has no `{method}`: choose another")

    @cached_property
    def _all(self) -> _Held:
        return _Held({a.article_id: a for a in self.articles})

    def check(self, asked: str | Asked) -> Iterator[Checked]:
        """Each sentence of a text, in its order.

        Raises:
            ConfigurationError: the text names an article that is not there.
        """
        asked = Asked("text", asked) if isinstance(asked, str) else asked
        held = self._all if asked.articles is None else self._some(asked.id, asked.articles)
        if not asked.text.strip():
            return
        language = statement_of(_candidate(asked.text), held.articles.values()).language
        spans = sentence_spans(asked.text, 0, len(asked.text), language)
        for number, (start, end) in enumerate(spans, start=1):
            yield self._checked(asked, number, start, end, held)

    def _some(self, name: str, articles: Collection[str]) -> _Held:
        if unknown := [a for a in articles if a not in self._all.articles]:
            raise ConfigurationError(f"text {name!r} names the article {unknown[0]!r}, which is not there")
        return _Held({a: self._all.articles[a] for a in sorted(set(articles))})

    def _checked(self, asked: Asked, number: int, start: int, end: int, held: _Held) -> Checked:
        candidate = _candidate(joined(asked.text[start:end]))
        index = self._index_for(candidate, held)
        claim = statement_of(candidate, index.articles)
        groups = _cited(attributions(0, 0, self.attribute.groups(candidate, index)))
        judged = verdicts(claim, groups, held.articles, self.verify.judge)
        supporting = [group for group, verdict in judged if verdict.label == "supported"]
        evidence = tuple(
            Evidence(n, a.article_id, a.field, a.start, a.end, a.score, links)
            for n, group in enumerate(supporting)
            for a, links in zip(group, links_of(candidate, claim, group, held.articles), strict=True)
        )
        best = max(judged, key=lambda j: (j[1].label == "supported", j[1].score), default=((), _NOTHING))
        nearest = () if supporting else tuple(Passage(a.article_id, a.field, a.start, a.end) for a in best[0])
        shown = nearest or tuple(Passage(e.article_id, e.field, e.start, e.end) for e in evidence)
        return Checked(
            id=asked.id,
            sentence=number,
            start=start,
            end=end,
            text=candidate.text,
            verdict=best[1],
            probability=check(claim, held.sources, shipped_models()).score if claim.language in _WEIGHED else None,
            support=count_support(evidence, held.articles) if evidence else Support(0, 0, 0),
            evidence=evidence,
            nearest=nearest,
            against=tuple(self._against(claim, held, {p.article_id for p in shown})),
            passages=tuple(passage_text(p, held.articles) for p in shown),
        )

    def _index_for(self, candidate: Candidate, held: _Held) -> Index:
        """That of the article that is nearest to a claim: "on May 18" and "last week" are read beside its day.

        Only passages in the language of the sentence are near, where there are any, or in that of most articles.
        """
        if not isinstance(self.attribute, Ranks):
            return held.index
        claim = statement_of(candidate, held.articles.values())
        own = detect_language(candidate.text, None)
        spoken = own if any(a.language == own for a in held.index.articles) else claim.language
        ranked = self.attribute.ranked(replace(claim, language=spoken), held.index)
        ranked = ranked or self.attribute.ranked(claim, held.index)
        return held.index.told_by(held.index.units[ranked[0][0]].passage.article_id) if ranked else held.index

    def _against(self, claim: Statement, held: _Held, told: Collection[str]) -> Iterator[Against]:
        """Near passages that contradict a claim, the first of each article that is not among those told of already."""
        seen = set(told)
        ranked = self.attribute.ranked(claim, held.index)[:_NEAR] if isinstance(self.attribute, Ranks) else []
        for place, _ in ranked:
            unit = held.index.units[place]
            p = unit.passage
            if p.article_id not in seen:
                wrong = faults(claim, [unit.statement])
                if wrong and all(f.contradicts and f.kind in _VALUES for f in wrong) and self._denies(claim, unit):
                    seen.add(p.article_id)
                    reasons = tuple(f.reason for f in wrong)
                    yield Against(p.article_id, p.field, p.start, p.end, unit.statement.text, reasons)

    def _denies(self, claim: Statement, unit: Unit) -> bool:
        return self.verify.judge(claim, [unit.statement], False).label == "contradicted"


def _candidate(text: str) -> Candidate:
    """A text that cites nothing."""
    return Candidate(text, (Alignment(0, len(text), None, None, None, None, "insert"),), ())


def _cited(found: Sequence[Attribution]) -> list[Cited]:
    """Passages by group."""
    numbers = dict.fromkeys(a.group for a in found)
    return [tuple(a for a in found if a.group == number) for number in numbers]
