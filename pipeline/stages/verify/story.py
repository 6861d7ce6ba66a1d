"""What `verify` reads of a story, and the walk over its drafts that every variant shares."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from pipeline.records import (
    Alignment,
    Attribution,
    Candidate,
    Claim,
    Draft,
    Evidence,
    Link,
    Member,
    Passage,
    SetAside,
    Verdict,
    Verified,
)
from pipeline.stage import StageResult, map_rows
from pipeline.text.tokens import words
from pipeline.verification.links import links
from pipeline.verification.quotations import plain
from pipeline.verification.statement import Statement, statement_of
from pipeline.verification.support import count_support, day_of, passage_text

Group = tuple[Attribution, ...]
"""Passages that are evidence together."""

Judge = Callable[[Statement, Sequence[Statement], bool], Verdict]
"""The verdict on a claim given one group of evidence, which is not empty and has no passage that is the claim itself,
and whether another group supports it already."""


@dataclass(frozen=True, slots=True)
class VerifyInput:
    """What `verify` reads of a story."""

    story_id: str
    articles: tuple[Member, ...]
    drafts: tuple[Draft, ...]
    attributions: tuple[Attribution, ...]


def claim_id(story_id: str, text: str) -> str:
    """The id of a claim: stable as long as its story and its text are."""
    digest = hashlib.blake2b(f"{story_id}\n{text}".encode("utf-8", "surrogatepass"), digest_size=6)
    return f"claim-{digest.hexdigest()}"


def verify_rows(table: pa.Table, judge: Judge) -> StageResult:
    """Every story of a table; see `verify_story`."""
    return map_rows(table, VerifyInput, Verified, lambda story: verify_story(story, judge))


def verify_story(story: VerifyInput, judge: Judge) -> Verified:
    """The first candidate of each draft that passes becomes a claim; every other wording tried is set aside."""
    articles = {a.article_id: a for a in story.articles}
    groups = _groups(story.attributions)
    claims: list[Claim] = []
    aside: list[SetAside] = []
    said: set[tuple[str, ...]] = set()
    for d, draft in enumerate(story.drafts):
        for c, candidate in enumerate(draft.candidates):
            key = tuple(words(candidate.text)) or (candidate.text,)
            if key in said:
                # The fallbacks say the same at more length: the draft is done.
                aside.append(SetAside(candidate.text, ("repeats an earlier claim",)))
                break
            result = _judged(story.story_id, candidate, groups.get((d, c), []), articles, judge)
            if isinstance(result, Claim):
                claims.append(result)
                said.add(key)
                break
            aside.append(result)
    return Verified(story.story_id, tuple(claims), tuple(aside))


def _groups(attributions: Iterable[Attribution]) -> dict[tuple[int, int], list[Group]]:
    """Groups of each candidate, in order of their numbers."""
    found: dict[tuple[int, int], dict[int, list[Attribution]]] = {}
    for a in attributions:
        found.setdefault((a.draft, a.candidate), {}).setdefault(a.group, []).append(a)
    return {key: [tuple(by_number[n]) for n in sorted(by_number)] for key, by_number in found.items()}


def _judged(
    story_id: str, candidate: Candidate, groups: Iterable[Group], articles: Mapping[str, Member], judge: Judge
) -> Claim | SetAside:
    """The candidate as a claim with the groups that support it, or set aside with the best group's reasons."""
    if cut := truncation(candidate, articles):
        return SetAside(candidate.text, (cut,))
    claim = statement_of(candidate, articles.values())
    judged = verdicts(claim, groups, articles, judge)
    passed = [(group, verdict) for group, verdict in judged if verdict.label == "supported"]
    if not passed:
        none = Verdict("unsupported", 0.0, ("has no evidence",))
        verdict = max((v for _, v in judged), key=lambda v: v.score, default=none)
        return SetAside(candidate.text, tuple(f"{verdict.label}: {reason}" for reason in verdict.reasons))
    evidence = tuple(
        Evidence(number, a.article_id, a.field, a.start, a.end, a.score, held)
        for number, (group, _) in enumerate(passed)
        for a, held in zip(group, links_of(candidate, claim, group, articles), strict=True)
    )
    support = count_support(evidence, articles)
    identity = claim_id(story_id, candidate.text)
    return Claim(identity, candidate.text, support, evidence, candidate.alignments, passed[0][1])


def verdicts(
    claim: Statement, groups: Iterable[Group], articles: Mapping[str, Member], judge: Judge
) -> list[tuple[Group, Verdict]]:
    """The verdict of each group of evidence on a claim, in their order."""
    judged: list[tuple[Group, Verdict]] = []
    for group in groups:
        beside = bool(judged) and judged[0][1].label == "supported"
        judged.append((group, _verdict(claim, evidence_of(group, articles), beside, judge)))
    return judged


def links_of(
    candidate: Candidate, claim: Statement, group: Group, articles: Mapping[str, Member]
) -> list[tuple[Link, ...]]:
    """The links of each passage of a group; () for those that the candidate's own characters come from."""
    copied = [a for a in candidate.alignments if a.operation not in ("insert", "paraphrase", "refer")]
    apart = [a for a in group if not any(_touches(c, a) for c in copied)]
    found = dict(zip(apart, links(claim, [_text(a, articles) for a in apart]), strict=True))
    return [
        tuple(replace(link, start=a.start + link.start, end=a.start + link.end) for link in found.get(a, ()))
        for a in group
    ]


def _touches(alignment: Alignment, passage: Attribution) -> bool:
    same = (alignment.article_id, alignment.field) == (passage.article_id, passage.field)
    return same and (alignment.start or 0) < passage.end and passage.start < (alignment.end or 0)


def _text(a: Attribution, articles: Mapping[str, Member]) -> str:
    return passage_text(_passage(a), articles)


def _passage(a: Attribution) -> Passage:
    return Passage(a.article_id, a.field, a.start, a.end)


def _verdict(claim: Statement, evidence: Sequence[Statement], beside: bool, judge: Judge) -> Verdict:
    if not any(e.text.strip() for e in evidence):
        return Verdict("unsupported", 0.0, ("has no evidence",))
    if plain(claim.text) in (plain(e.text) for e in evidence):
        return Verdict("supported", 1.0, ())
    return judge(claim, evidence, beside)


def truncation(candidate: Candidate, articles: Mapping[str, Member]) -> str | None:
    """Why a candidate is no whole sentence: it is, or was made from, one that its source cuts off."""
    if candidate.text.rstrip(" \"'”’)").endswith(("…", "...")):
        return "ends in an ellipsis"
    for a in candidate.alignments:
        article = articles.get(a.article_id or "")
        if article is None or a.field != "text" or a.operation == "refer":
            continue
        if any(s.truncated and s.start < (a.end or 0) and (a.start or 0) < s.end for s in article.sentences):
            return "comes from a sentence that its source cuts off"
    return None


def evidence_of(group: Group, articles: Mapping[str, Member]) -> list[Statement]:
    """The passages of a group as statements; those that lie outside of their article are empty."""
    return [
        Statement(_text(a, articles), articles[a.article_id].language, day_of(_passage(a), articles))
        for a in group
        if a.article_id in articles
    ]
