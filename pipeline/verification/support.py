"""Whether evidence supports a claim, and how many stand behind it.

A claim is supported where its evidence holds its words, figures, names, quotations and negations; contradicted where
the evidence says nearly the same but for one of these; unsupported where the evidence is about something else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from pipeline.records import Evidence, Member, Passage, Reuse, Support, Verdict
from pipeline.text.tokens import token_spans
from pipeline.verification.alterations import alteration_faults
from pipeline.verification.content import all_stems, containment, content_stems, stem
from pipeline.verification.contraries import deed_faults
from pipeline.verification.dates import date_faults, without_dates
from pipeline.verification.directions import direction_faults
from pipeline.verification.embedded import embedding_faults
from pipeline.verification.faults import Fault, shortened
from pipeline.verification.figures import figure_faults
from pipeline.verification.lexicon import akin
from pipeline.verification.limits import limit_faults
from pipeline.verification.names import name_faults
from pipeline.verification.negation import negation_faults, turned
from pipeline.verification.otherwise import stems_given
from pipeline.verification.parts import part_faults
from pipeline.verification.qualifiers import qualifier_faults
from pipeline.verification.quotations import plain, quotation_faults, quotations, requotes
from pipeline.verification.roles import role_faults
from pipeline.verification.standing import standing_faults
from pipeline.verification.statement import Statement, sentences_of, with_periods

KIN = 0.7
"""How much a synonym or derived word in the evidence counts of the word itself."""

_WORDS = 5
"""Words that a reason names at most."""

FEW = 4
"""Content words that a claim must have to be told apart from others by them alone."""


def faults(claim: Statement, evidence: Sequence[Statement], *, beside: bool = False) -> list[Fault]:
    """What the claim says and its evidence does not, words apart; all passages of a group are read together.

    beside  the claim has another source that says all of it, so that a quotation may stand here in slightly other
            words, and after "he said"
    """
    return list(each_fault(claim, evidence, beside=beside))


def faultless(claim: Statement, evidence: Sequence[Statement], *, beside: bool = False) -> bool:
    """Whether `faults` would find nothing, known at the first fault."""
    return next(each_fault(claim, evidence, beside=beside), None) is None


def each_fault(claim: Statement, evidence: Sequence[Statement], *, beside: bool = False) -> Iterator[Fault]:
    """The `faults` one after the other, as far as they are asked for."""
    if any(claim.text in e.text and claim.text in (e.text, *sentences_of(e.text)) for e in evidence):
        return
    if beside and requotes(claim.text, "\n".join(e.text for e in evidence)):
        around = alteration_faults(_unquoted(claim.text), [_unquoted(e.text) for e in evidence], claim.language)
        yield from (f for f in _found(claim, evidence, beside) if f.contradicts and f.kind != "speaker")
        yield from (f for f in around if f.kind == "speaker")
        return
    yield from _found(claim, evidence, beside)


def _found(claim: Statement, evidence: Sequence[Statement], beside: bool) -> Iterator[Fault]:
    evidence = [with_periods(e) for e in evidence]
    source = "\n".join(e.text for e in evidence)
    dateless = without_dates(claim)
    texts = [e.text for e in evidence]
    yield from figure_faults(dateless, source)
    yield from date_faults(claim, evidence)
    yield from name_faults(dateless, source)
    yield from quotation_faults(claim.text, source, nearly=beside)
    yield from negation_faults(claim.text, source, claim.language)
    yield from alteration_faults(claim.text, texts, claim.language)
    yield from deed_faults(claim.text, texts, claim.language, turned)
    yield from direction_faults(claim.text, texts)
    yield from role_faults(claim.text, texts, claim.language)
    yield from standing_faults(claim.text, texts, claim.language)
    yield from qualifier_faults(claim.text, texts, claim.language)
    yield from embedding_faults(claim.text, texts, claim.language)
    yield from limit_faults(claim.text, texts, claim.language)
    yield from part_faults(claim.text, texts, claim.language)


def _unquoted(text: str) -> str:
    """A text whose quotations are empty."""
    for start, end in reversed(quotations(text)):
        text = text[:start] + text[end:]
    return text


def judge(claim: Statement, evidence: Sequence[Statement], threshold: float, *, beside: bool = False) -> Verdict:
    """The verdict on a claim given one group of evidence.

    threshold  share of the claim's content words, in [0, 1], that the evidence must hold; a kindred word counts KIN
    beside     another group supports it already; see `faults`
    """
    if not any(e.text.strip() for e in evidence):
        return Verdict("unsupported", 0.0, ("has no evidence",))
    if plain(claim.text) in (plain(e.text) for e in evidence):
        return Verdict("supported", 1.0, ())
    held = {s for e in evidence for s in all_stems(e.text)}
    said = claim_stems(claim)
    given = stems_given(claim, tuple(evidence), set(said) - held)
    stems = [s for s in said if s not in given]
    share = held_share(stems, held, claim.language)
    found = faults(claim, evidence, beside=beside)
    reasons = tuple(f.reason for f in found)
    same_words = beside and requotes(claim.text, "\n".join(e.text for e in evidence))
    if share < threshold and not same_words:
        absent = _printed(claim.text, {s for s in stems if s not in held})
        return Verdict("unsupported", share, (*reasons, *_missing(absent, reasons)))
    if any(f.contradicts for f in found):
        return Verdict("contradicted", share, reasons)
    return Verdict("unsupported" if found else "supported", share, reasons)


def _missing(absent: Sequence[str], reasons: Sequence[str]) -> Iterator[str]:
    """The words that the evidence lacks, but those that a reason names already: "says 47 pages; source says 48"."""
    said = [reason.partition(";")[0] for reason in reasons]
    left = [word for word in absent if not any(word.removesuffix("'s").removesuffix("’s") in part for part in said)]
    if left or not reasons:
        counted = "1 word is" if len(left) == 1 else f"{len(left)} words are"
        more = ", …" if len(left) > _WORDS else ""
        yield f"{counted} not in the source: {', '.join(map(shortened, left[:_WORDS]))}{more}"


def _printed(text: str, stems: set[str]) -> list[str]:
    """The words of a text that have these stems, each stem once, as they stand there."""
    found = dict[str, str]()
    for start, end in token_spans(text):
        if (of := stem(text[start:end].casefold().replace("’", "'"))) in stems:
            found.setdefault(of, text[start:end])
    return [*found.values()]


def held_share(stems: Sequence[str], held: set[str], language: str) -> float:
    """The share of a claim's stems that evidence holds, kindred words counted as KIN; 0 for a claim without words."""
    distinct = sorted(set(stems))
    kin = sum(KIN for s in distinct if s not in held and any(k in held for k in akin(s, language)))
    return min(containment(distinct, held, {}) + kin / len(distinct), 1.0) if distinct else 0.0


def claim_stems(claim: Statement) -> list[str]:
    """Stems of the words of a claim that its evidence must hold.

    Dates are left out: they are compared as dates, whatever their words. In a short claim the function words count.
    """
    text = without_dates(claim)
    return all_stems(text) if is_short(claim) else content_stems(text, claim.language)


def is_short(claim: Statement) -> bool:
    """Whether a claim has so few content words that others share them all: "We want it that way."."""
    return len(set(content_stems(without_dates(claim), claim.language))) < FEW


def passage_text(passage: Passage, articles: Mapping[str, Member]) -> str:
    """The characters of a passage; empty where it lies outside of its article, or the article is not given."""
    article = articles.get(passage.article_id)
    source = article and (article.text if passage.field == "text" else article.title)
    return source[passage.start : passage.end] if source and passage.end <= len(source) else ""


class Carrier(Protocol):
    """What is asked of an article whose text may come from another."""

    @property
    def day(self) -> str | None: ...
    @property
    def origin(self) -> str: ...
    @property
    def reuse(self) -> tuple[Reuse, ...]: ...


def day_of(passage: Passage, articles: Mapping[str, Carrier]) -> str | None:
    """The day that a passage's relative dates refer to: its article's; of an undated one, that of its origin."""
    day = articles[passage.article_id].day
    source = articles.get(origin_of(passage, articles)) if day is None else None
    return source.day if source else day


def origin_of(passage: Passage, articles: Mapping[str, Carrier]) -> str:
    """The origin of a passage: that of its article, or of the article that it is carried from."""
    article = articles[passage.article_id]
    if passage.field == "text":
        for reuse in article.reuse:
            if reuse.start <= passage.start and passage.end <= reuse.end:
                source = articles.get(reuse.source)
                return source.origin if source else reuse.source
    return article.origin


def count_support(evidence: Iterable[Evidence], articles: Mapping[str, Member]) -> Support:
    """How many articles, outlets and independent origins the evidence comes from.

    An unknown outlet counts one an origin. Evidence of articles that are not given counts nothing. Passages that
    support a claim only together are no more than one origin behind it.
    """
    groups: dict[int, list[Passage]] = {}
    for e in evidence:
        if e.article_id in articles:
            groups.setdefault(e.group, []).append(Passage(e.article_id, e.field, e.start, e.end))
    origins = [{origin_of(p, articles) for p in passages} for passages in groups.values()]
    alone = {origin for found in origins if len(found) == 1 for origin in found}
    cited = [articles[a] for a in sorted({p.article_id for passages in groups.values() for p in passages})]
    outlets = {(a.outlet is None, a.outlet or a.origin) for a in cited}
    return Support(len(cited), len(outlets), len(alone) or min(len(groups), 1))
