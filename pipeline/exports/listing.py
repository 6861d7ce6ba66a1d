"""The numbered lists of a story: its sources, what each claim cites, and its figures side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.exports.display import RELATIONS, known_outlet
from pipeline.exports.story import ExportArticle, Story
from pipeline.records import Claim, Comparison, Passage, Side

_RELATION_ORDER = {relation: position for position, relation in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Source:
    """An article in the list of sources.

    number   counts from 1 in the order shown
    copy_of  number of the source that it copies; None for an original, and where that one is not of this story
    copies   whether it is a copy at all
    carried  (number of the source or None, share of the body in (0, 1]), most first
    """

    number: int
    article: ExportArticle
    copies: bool
    copy_of: int | None
    carried: tuple[tuple[int | None, float], ...]


def sources(story: Story) -> tuple[Source, ...]:
    """The articles of a story, each original followed by its copies, in the order in which the originals appeared."""
    appeared: dict[str, int] = {}
    for article in story.articles:
        appeared.setdefault(article.origin, len(appeared))
    ordered = sorted(story.articles, key=lambda a: (appeared[a.origin], a.copy_of is not None))
    number_of = {a.article_id: n for n, a in enumerate(ordered, start=1)}
    return tuple(
        Source(
            number=number_of[a.article_id],
            article=a,
            copies=a.copy_of is not None,
            copy_of=number_of.get(a.copy_of or ""),
            carried=_carried(a, number_of),
        )
        for a in ordered
    )


def numbers(listed: Sequence[Source]) -> dict[str, int]:
    """The number of each article."""
    return {s.article.article_id: s.number for s in listed}


def outlets(listed: Sequence[Source]) -> tuple[str, ...]:
    """The outlets to name, each once, originals first; what is unknown is left out."""
    named = (known_outlet(s.article) for s in sorted(listed, key=lambda s: s.copies))
    return tuple(name for name in dict.fromkeys(named) if name is not None)


def _carried(article: ExportArticle, number_of: Mapping[str, int]) -> tuple[tuple[int | None, float], ...]:
    shares: dict[str, float] = {}
    for reuse in article.reuse:
        shares[reuse.source] = shares.get(reuse.source, 0.0) + reuse.share
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    return tuple((number_of.get(source), min(share, 1.0)) for source, share in ordered)


def cited(claim: Claim, listed: Sequence[Source]) -> tuple[int, ...]:
    """Numbers of the sources that support a claim, those of its best group first."""
    number_of = numbers(listed)
    groups: dict[int, set[int]] = {}
    for evidence in claim.evidence:
        if evidence.article_id in number_of:
            groups.setdefault(evidence.group, set()).add(number_of[evidence.article_id])
    ordered = [n for group in sorted(groups) for n in sorted(groups[group])]
    return tuple(dict.fromkeys(ordered))


def credited(claim: Claim, listed: Sequence[Source]) -> tuple[str, ...]:
    """The outlets that say what a claim says, those of its best group first; what is unknown is left out."""
    return _named(cited(claim, listed), listed)


def giving(side: Side, listed: Sequence[Source]) -> tuple[str, ...]:
    """The outlets that give one side of a comparison; what is unknown is left out."""
    return _named(cited_by(side.evidence, listed), listed)


def _named(numbers: Sequence[int], listed: Sequence[Source]) -> tuple[str, ...]:
    article_of = {s.number: s.article for s in listed}
    named = (known_outlet(article_of[number]) for number in numbers)
    return tuple(name for name in dict.fromkeys(named) if name is not None)


def contesting(story: Story, claim: Claim) -> tuple[int, ...]:
    """Positions, among what `differing` gives, of the contradictions on a figure, day or place that a claim tells."""
    told = [(a.article_id, a.field, a.start, a.end) for a in claim.alignments]
    return tuple(
        position
        for position, comparison in enumerate(differing(story))
        if any(
            (place.article_id, place.field) == (article_id, field) and start < place.end and place.start < end
            for side in _contradicted(comparison)
            for place in side.figures
            for article_id, field, start, end in told
            if start is not None and end is not None
        )
    )


def contested(story: Story, claim: Claim) -> list[int]:
    """The same contradictions as positions among all comparisons of the story, ascending."""
    found = [differing(story)[position] for position in contesting(story, claim)]
    return [position for position, comparison in enumerate(story.comparisons) if any(comparison is c for c in found)]


def contradictions(story: Story) -> int:
    """On how many points the sources of a story contradict each other."""
    return sum(comparison.relation == "conflict" for comparison in differing(story))


def disputed(stories: Sequence[Story]) -> int:
    """In how many stories sources contradict each other."""
    return sum(contradictions(story) > 0 for story in stories)


def _contradicted(comparison: Comparison) -> Iterator[Side]:
    """The sides that another one contradicts, which is more than to have taken its place."""
    for number, side in enumerate(comparison.sides):
        if any(comparison.between(number, other) == "conflict" for other in range(len(comparison.sides))):
            yield side


def cited_by(evidence: Sequence[Passage], listed: Sequence[Source]) -> tuple[int, ...]:
    """Numbers of the sources of some passages, ascending."""
    articles = {e.article_id for e in evidence}
    return tuple(s.number for s in listed if s.article.article_id in articles)


def differing(story: Story) -> tuple[Comparison, ...]:
    """What independent sources give differently, conflicts first."""
    found = [c for c in _independent(story) if c.relation != "same"]
    return tuple(sorted(found, key=lambda c: _RELATION_ORDER[c.relation]))


def agreeing(story: Story) -> tuple[Comparison, ...]:
    """What several independent sources give alike."""
    return tuple(c for c in _independent(story) if c.relation == "same" and sum(s.origins for s in c.sides) > 1)


def _independent(story: Story) -> list[Comparison]:
    """Comparisons but those of one text and its copies: what it says in two units is no difference of sources."""
    origin_of = {article.article_id: article.origin for article in story.articles}
    return [
        c
        for c in story.comparisons
        if len({origin_of.get(e.article_id, e.article_id) for side in c.sides for e in side.evidence}) > 1
    ]
