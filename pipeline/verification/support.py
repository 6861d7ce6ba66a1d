"""Whether evidence supports a claim, and how many stand behind it.

A claim is supported where its evidence holds its words, figures, names, quotations and negations; contradicted where
the evidence says nearly the same but for one of these; unsupported where the evidence is about something else.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import Evidence, Member, Passage, Support, Verdict
from pipeline.verification.content import containment, content_stems
from pipeline.verification.faults import Fault
from pipeline.verification.figures import figure_faults
from pipeline.verification.names import name_faults
from pipeline.verification.negation import negation_faults
from pipeline.verification.quotations import plain, quotation_faults


def faults(claim: str, evidence: str, language: str) -> list[Fault]:
    """What the claim says and the evidence does not, words apart.

    evidence  the text of all passages of a group, a line each
    language  ISO 639-1 code of both
    """
    return [
        *figure_faults(claim, evidence),
        *name_faults(claim, evidence, language),
        *quotation_faults(claim, evidence),
        *negation_faults(claim, evidence, language),
    ]


def judge(claim: str, evidence: Sequence[str], language: str, threshold: float) -> Verdict:
    """The verdict on a claim given one group of evidence.

    evidence   the text of each passage
    threshold  share of the claim's content words, in [0, 1], that the evidence must hold
    """
    source = "\n".join(evidence)
    if not source.strip():
        return Verdict("unsupported", 0.0, ("has no evidence",))
    if plain(claim) in map(plain, evidence):
        return Verdict("supported", 1.0, ())
    held = set(content_stems(source, language))
    share = containment(content_stems(claim, language), held, {})
    found = faults(claim, source, language)
    reasons = tuple(f.reason for f in found)
    if share < threshold:
        absent = sorted({s for s in content_stems(claim, language) if s not in held})
        return Verdict(
            "unsupported", share, (*reasons, f"{len(absent)} words are in no source: {', '.join(absent[:5])}")
        )
    if any(f.contradicts for f in found):
        return Verdict("contradicted", share, reasons)
    return Verdict("unsupported" if found else "supported", share, reasons)


def passage_text(passage: Passage, articles: Mapping[str, Member]) -> str:
    """The characters of a passage; empty where it lies outside of its article, or the article is not given."""
    article = articles.get(passage.article_id)
    source = article and (article.text if passage.field == "text" else article.title)
    return source[passage.start : passage.end] if source and passage.end <= len(source) else ""


def origin_of(passage: Passage, articles: Mapping[str, Member]) -> str:
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

    An unknown outlet counts one an origin. Evidence of articles that are not given counts nothing.
    """
    places = [Passage(e.article_id, e.field, e.start, e.end) for e in evidence if e.article_id in articles]
    origins = {origin_of(p, articles) for p in places}
    cited = [articles[a] for a in sorted({p.article_id for p in places})]
    outlets = {(a.outlet is None, a.outlet or a.origin) for a in cited}
    return Support(len(cited), len(outlets), len(origins))
