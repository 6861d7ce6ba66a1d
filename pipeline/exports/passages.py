"""Passages as they are shown: the cited place with a few lines around it, and what of it was copied."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from pipeline.exports import figures
from pipeline.exports.story import ExportArticle, Story
from pipeline.records import Alignment, Claim, Evidence, Operation, Passage, Side

Mark = Literal["context", "cited", "copied", "changed", "gap"]
"""context  around the passage
cited    of the passage
copied   of the passage, and stands in the claim character by character
changed  of the passage, and stands in the claim in another form, or in the claim too, which does not copy it from here
gap      an ellipsis of ours: something is left out here"""

_GAP = "…"


class Used(NamedTuple):
    """A place of a source that a claim is made from, or that holds the figure of a side."""

    article_id: str
    field: str
    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text; `operation` for a stretch of a claim, None for one of a source."""

    text: str
    mark: Mark
    operation: Operation | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A few lines of one field of an article, in pieces."""

    article: ExportArticle
    in_title: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The excerpts that support a claim together."""

    number: int
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """How much is shown around a passage.

    sentences   before and after it
    characters  of such a sentence at most
    passage     characters of a passage at most: a source without full stops must not be reprinted whole
    """

    sentences: int
    characters: int
    passage: int


def claim_pieces(text: str, alignments: Sequence[Alignment]) -> tuple[Piece, ...]:
    """A claim cut where its alignments meet."""
    pieces: list[Piece] = []
    for alignment in alignments:
        mark: Mark = "copied" if alignment.operation == "copy" else "changed"
        pieces.append(Piece(text[alignment.claim_start : alignment.claim_end], mark, alignment.operation))
    return tuple(pieces)


def copied_share(claim: Claim) -> float:
    """The share of the characters of a claim that are copied from a source, in [0, 1]."""
    copied = sum(a.claim_end - a.claim_start for a in claim.alignments if a.operation == "copy")
    return copied / len(claim.text) if claim.text else 0.0


def groups(story: Story, claim: Claim, window: Window, at_most: int) -> tuple[Group, ...]:
    """The first independent groups of evidence of a claim, best first."""
    used = [*_used(claim.alignments), *_linked(claim.evidence)]
    articles = {a.article_id: a for a in story.articles}
    return tuple(
        Group(n, _excerpts(articles, [e for e in claim.evidence if e.group == n], used, window))
        for n in independent_groups(story, claim)[:at_most]
    )


def independent_groups(story: Story, claim: Claim) -> tuple[int, ...]:
    """The groups of evidence but those that only stand in other copies of a text that is shown already."""
    return _told_apart(story, claim)[0]


def echoes(story: Story, claim: Claim) -> tuple[ExportArticle, ...]:
    """The articles whose passages are not shown, since a copy of their text is."""
    return _told_apart(story, claim)[1]


def _told_apart(story: Story, claim: Claim) -> tuple[tuple[int, ...], tuple[ExportArticle, ...]]:
    articles = {a.article_id: a for a in story.articles}
    members: dict[int, list[ExportArticle]] = {}
    for evidence in claim.evidence:
        if evidence.article_id in articles:
            members.setdefault(evidence.group, []).append(articles[evidence.article_id])
    kept: list[int] = []
    stands_for: dict[str, str] = {}  # origin: the article that was shown for it first
    echoing: dict[str, ExportArticle] = {}
    for number in sorted(members):
        echo = [a for a in members[number] if stands_for.get(a.origin, a.article_id) != a.article_id]
        if len(echo) == len(members[number]):
            echoing |= {a.article_id: a for a in echo}
            continue
        kept.append(number)
        for article in members[number]:
            stands_for.setdefault(article.origin, article.article_id)
    return tuple(kept), tuple(echoing.values())


def _excerpts(
    articles: dict[str, ExportArticle],
    evidence: Iterable[Evidence | Passage],
    used: Sequence[Used],
    window: Window,
) -> tuple[Excerpt, ...]:
    """One excerpt for each field of each article, in the order of first mention."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for passage in evidence:
        if passage.article_id in articles:
            places.setdefault((passage.article_id, passage.field), []).append((passage.start, passage.end))
    return tuple(
        excerpt(articles[article_id], field, cited, used, window) for (article_id, field), cited in places.items()
    )


def side_excerpts(story: Story, side: Side, window: Window, at_most: int) -> tuple[Excerpt, ...]:
    """Passages that give one side of a comparison, one an origin, in their sentence alone, with the figure marked."""
    articles = {a.article_id: a for a in story.articles}
    first: dict[str, Passage] = {}  # origin: the passage that is shown for it
    for passage in side.evidence:
        if passage.article_id in articles:
            first.setdefault(articles[passage.article_id].origin, passage)
    used = [Used(*place, "copied") for place in figures.places(story, side)]
    return _excerpts(articles, list(first.values())[:at_most], used, replace(window, sentences=0))


def _used(alignments: Iterable[Alignment]) -> list[Used]:
    """The cited places of alignments."""
    return [
        Used(a.article_id, a.field or "text", a.start, a.end, "copied" if a.operation == "copy" else "changed")
        for a in alignments
        if a.article_id is not None and a.start is not None and a.end is not None
    ]


def _linked(evidence: Iterable[Evidence]) -> list[Used]:
    """The words of evidence that the claim says too, and does not copy from there."""
    return [Used(e.article_id, e.field, link.start, link.end, "changed") for e in evidence for link in e.links]


def excerpt(
    article: ExportArticle,
    field: str,
    cited: Sequence[tuple[int, int]],
    used: Sequence[Used],
    window: Window,
) -> Excerpt:
    """The cited places of a field with the sentences around them, marked."""
    text = article.field(field)
    cited = [(s, min(e, s + window.passage, len(text))) for s, e in cited if s < len(text)]
    used = [u for u in used if (u.article_id, u.field) == (article.article_id, field)]
    if field == "title":
        shown = [(0, min(len(text), window.passage))] if text else []
    else:
        shown = _merged([*cited, *_sentences_around(article, cited, window)])
    return Excerpt(article, field == "title", tuple(_pieces(article, text, shown, cited, used)))


def _sentences_around(
    article: ExportArticle, cited: Iterable[tuple[int, int]], window: Window
) -> Iterable[tuple[int, int]]:
    """The sentences that hold a cited place, and those before and after it, each cut to the window."""
    starts = [s.start for s in article.sentences]
    ends = [s.end for s in article.sentences]
    for start, end in cited:
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        for i in range(max(0, first - window.sentences), min(len(starts), last + 1 + window.sentences)):
            if i < first:
                yield max(starts[i], ends[i] - window.characters), ends[i]
            elif i > last:
                yield starts[i], min(ends[i], starts[i] + window.characters)
            else:
                yield max(starts[i], start - window.characters), min(ends[i], end + window.characters)


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _pieces(
    article: ExportArticle,
    text: str,
    shown: Sequence[tuple[int, int]],
    cited: Sequence[tuple[int, int]],
    used: Sequence[Used],
) -> Iterable[Piece]:
    """The shown ranges cut where a mark begins or ends, with an ellipsis where something is left out."""
    whole = {0, len(text)} | {s.start for s in article.sentences} | {s.end for s in article.sentences}
    at: int | None = None
    for start, end in shown:
        between = text[at:start] if at is not None else ""
        if (at is None and start not in whole) or between.strip():
            yield Piece(f" {_GAP} " if between else f"{_GAP} ", "gap")
        elif between:  # blank lines are not shown
            yield Piece("\n" if "\n" in between else between[0], "context")
        marks = [*cited, *((u.start, u.end) for u in used)]
        cuts = {start, end} | {cut for place in marks for cut in place if start < cut < end}
        for left, right in pairwise(sorted(cuts)):
            yield Piece(text[left:right], _mark(left, cited, used))
        at = end
    if at is not None and at not in whole:
        yield Piece(f" {_GAP}", "gap")


def _mark(at: int, cited: Sequence[tuple[int, int]], used: Sequence[Used]) -> Mark:
    """The mark of the characters that begin at `at`; a copy outside the evidence is marked too."""
    marks = [u.mark for u in used if u.start <= at < u.end]
    if marks:
        return "copied" if "copied" in marks else marks[0]
    return "cited" if any(start <= at < end for start, end in cited) else "context"
