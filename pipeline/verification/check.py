"""A claim of any origin held against all sentences of its sources: what supports or contradicts it, how surely.

The best passage is the sentence, or two of them, that holds most of the claim's words with the fewest faults. The
models of model.py weigh what the claim shares with all of the source; the faults against the best passage give the
reasons.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from pipeline.records import Verdict
from pipeline.verification.alterations import slot_faults
from pipeline.verification.faults import AT_MOST, Fault, shortened
from pipeline.verification.features import HAS_SOURCE, WAS_ALTERED, altered_features, support_features
from pipeline.verification.model import Linear, Models
from pipeline.verification.otherwise import words_to_find
from pipeline.verification.reading import Reading, held_by
from pipeline.verification.source import LONGEST, Source, Word, words_of
from pipeline.verification.statement import Statement, joined, sentences_of
from pipeline.verification.support import each_fault

FAULT = 0.3
"""How much of a claim's words one fault weighs up, where passages are compared."""

NEAR_COPY = 0.6
"""Share of a claim's words that a passage must hold for its other words to contradict the claim."""

EXCHANGED = 0.75
"""Share from which on what a passage has in another place was exchanged, not left to another passage."""

_CANDIDATES = 4
_COMPARABLE = 0.7  # of what the best sentence holds: others are not looked at
_ONE_OF_TWO = 0.4  # share that one of two passages must hold by itself
_MOST = 2
_KINDS = ("figure", "date", "name", "negation", "quotation", "opposite", "modality", "speaker", "direction")

_FROM_PASSAGES: Mapping[str, int] = {
    "best passage": 1,
    **{f"{near}wrong {kind}": -1 for near in ("", "near-copy, ") for kind in _KINDS},
}
SUPPORT: Mapping[str, int] = {**HAS_SOURCE, **_FROM_PASSAGES}
"""Features of the model of support, and the signs of their weights."""

ALTERED: Mapping[str, int] = {**WAS_ALTERED, "contrary": 1}
"""Features of the model of alteration, and the signs of their weights."""

_CONTRARY = ("negation", "opposite", "speaker", "direction")


@dataclass(frozen=True, slots=True)
class Sources:
    """Sentences of the articles that a claim is checked against, prepared once for any number of claims."""

    statements: tuple[Statement, ...]
    source: Source

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> "Sources":
        """The sources of statements, one a sentence; those without words are left out."""
        kept = tuple(_joined(s) for s in statements if words_of(s.text))
        return cls(kept, Source.of(s.text for s in kept))


def _joined(statement: Statement) -> Statement:
    text = joined(statement.text)
    return statement if text == statement.text else replace(statement, text=text)


@dataclass(frozen=True, slots=True)
class Passages:
    """What speaks most for a sentence of a claim: positions of sentences, the share that they hold, what is wrong."""

    sentences: tuple[int, ...]
    share: float
    faults: tuple[Fault, ...]

    @property
    def worth(self) -> float:
        return self.share - FAULT * len(self.faults)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of a claim.

    support, altered  features of both models by name
    passages          what speaks most for each of its sentences
    absent            words with content that no source has in any form
    """

    support: Mapping[str, float]
    altered: Mapping[str, float]
    passages: tuple[Passages, ...]
    absent: tuple[Word, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for p in self.passages for fault in p.faults)


def examine(claim: Statement, sources: Sources) -> Findings:
    """What a claim shares with its sources and where it departs from them."""
    parts = [Statement(text, claim.language, claim.day) for text in sentences_of(joined(claim.text))]
    sought = [words_to_find(part, sources.statements, sources.source) for part in parts]
    read = [Reading(part.text, s.words, sources.source) for part, s in zip(parts, sought, strict=True)]
    # Whether it was altered is asked of all names.
    named = [
        reading if s.words == s.named else Reading(part.text, s.named, sources.source)
        for part, s, reading in zip(parts, sought, read, strict=True)
    ]
    passages = tuple(best for p, r in zip(parts, read, strict=True) if (best := best_passages(p, r, sources)))
    wrong = _wrong(passages)
    support = {**support_features([r for r in read if r.words]), **wrong}
    contrary = {"contrary": sum(wrong[f"near-copy, wrong {kind}"] for kind in _CONTRARY)}
    return Findings(
        support,
        {**altered_features(named), **contrary},
        passages,
        tuple(dict.fromkeys(w for r in read for w in r.absent)),
    )


def _wrong(passages: Sequence[Passages]) -> dict[str, float]:
    """Means over passages of what they hold, and of the faults of each kind against them."""
    found = dict.fromkeys(_FROM_PASSAGES, 0.0)
    for passage in passages:
        found["best passage"] += passage.share
        near = _nearness(passage.share)
        for kind, times in Counter(fault.kind for fault in passage.faults).items():
            found[f"wrong {kind}"] += min(times, _MOST)
            found[f"near-copy, wrong {kind}"] += min(times, _MOST) * near
    count = len(passages)
    return {name: value / count for name, value in found.items()} if count > 1 else found


def _nearness(share: float) -> float:
    """From 0 for a passage with half of the claim's words to 1 for one with all of them."""
    return max(0.0, 2 * share - 1) ** 2


def best_passages(claim: Statement, reading: Reading, sources: Sources) -> Passages | None:
    """The sentence, or two, that speaks most for one sentence of a claim; None where none has a word of it."""
    content, held = reading.content, reading.held
    most = _COMPARABLE * max(held.values(), default=0.0)
    first = [s for _, s in sorted([(-weight, s) for s, weight in held.items() if weight >= most])[:_CANDIDATES]]
    best: Passages | None = None
    for sentence in first:
        best = _better(best, (sentence,), held[sentence] / reading.total, claim, sources)
        if best and not best.faults:
            return best
    if best is None or best.share < _ONE_OF_TWO:
        return best
    if best.share >= EXCHANGED and any(fault.contradicts for fault in best.faults):
        return best  # a second passage does not make good what a near-copy exchanged
    start = best.sentences[0]
    more = held_by((w for w in content if start not in sources.source.holders.get(w.stem, ())), sources.source)
    if not more:
        return best
    other = min(more, key=lambda s: (-more[s], abs(s - start), s))
    pair = min(start, other), max(start, other)
    return _better(best, pair, _held_by_pair(content, pair, sources.source) / reading.total, claim, sources)


def _better(
    best: Passages | None, group: tuple[int, ...], share: float, claim: Statement, sources: Sources
) -> Passages | None:
    """The better of the best passages so far and others, which are not looked at where they hold too little."""
    found = list[Fault]()
    if best is not None and share <= best.worth:
        return best
    for fault in _faults(claim, [sources.statements[s] for s in group]):
        found.append(fault)
        if best is not None and share - FAULT * len(found) <= best.worth:
            return best
    return Passages(group, share, tuple(found))


def _faults(claim: Statement, group: Sequence[Statement]) -> Iterator[Fault]:
    """Faults of a group; a second passage does not make good what a near-copy of one has in the place of another."""
    found = each_fault(claim, group)
    first = next(found, None)
    if first is not None:
        yield from chain([first], found)
    elif len(group) > 1:
        yield from islice((fault for passage in group for fault in slot_faults(claim.text, passage.text)), 1)


def _held_by_pair(content: Sequence[Word], pair: tuple[int, int], source: Source) -> float:
    """Weight of the content that one of two sentences holds, or both."""
    return sum([w.weight for w in content if any(s in source.holders.get(w.stem, ()) for s in pair)])


def check(claim: Statement, sources: Sources, models: Models) -> Verdict:
    """The verdict on a claim; its score is the probability that the sources support it.

    A claim without words, or sources without any, have no evidence. Reasons name what is wrong, worst first.
    """
    longest = max((len(words_of(text)) for text in sentences_of(claim.text)), default=0)
    if longest > LONGEST:
        return Verdict("unsupported", 0.0, (f"has a sentence of {longest} words, which is too long to be checked",))
    findings = examine(claim, sources)
    if not findings.passages:
        return Verdict("unsupported", 0.0, ("has no evidence",))
    support, altered = models.support(findings.support), models.altered(findings.altered)
    reasons = tuple(fault.reason for fault in findings.faults)
    near = all(p.share >= NEAR_COPY for p in findings.passages)
    if near and any(fault.contradicts for fault in findings.faults):
        return Verdict("contradicted", support, reasons)
    if support < models.support.threshold:
        return Verdict("unsupported", support, (*reasons, *_missing(findings)))
    if reasons:
        return Verdict("unsupported", support, reasons)
    if altered > models.altered.threshold:
        return Verdict("unsupported", support, (_altered_by(findings, models.altered), *_missing(findings)))
    return Verdict("supported", support, ())


_ALTERED_BY: Mapping[str, str] = {
    "opposed": "has a word whose opposite the source has",
    "opposed nearby": "has a word whose opposite the source has there",
    "opposite in place": "has a word where the source has its opposite",
    "prefixed opposite": "has a word that the source has with “un-”, “in-” or the like, or without it",
    "new negations": "negates what the source does not",
    "lost negations": "leaves out a negation",
    "contrasts": "has a “but” or “although” of its own",
    "new contrasts": "has an “only”, “all” or “but” of its own",
    "strangers": "has words that are like none of the source",
    "number words moved": "has a number or day in another place",
    "missing figures": "has a figure that the source lacks",
    "missing numbers": "has a number that the source lacks",
    "missing number words": "has a number or day that the source lacks",
    "missing names": "has a name that the source lacks",
    "contrary": "turns what a near passage says",
}


def _altered_by(findings: Findings, model: Linear) -> str:
    """What speaks most for an alteration."""
    worth = {name: model.weights.get(name, 0.0) * findings.altered[name] for name in _ALTERED_BY}
    most = max(worth, key=lambda name: worth[name])
    return f"was altered, it seems: {_ALTERED_BY[most]}" if worth[most] > 0 else "was altered, by its words"


def _missing(findings: Findings) -> tuple[str, ...]:
    """The words of a claim that no source has, rarest first."""
    absent = {w.text: w.weight for w in findings.absent}
    rarest = sorted(absent, key=lambda w: (-absent[w], w))[:AT_MOST]
    return (f"no source has the words {', '.join(map(shortened, rarest))}",) if rarest else ()
