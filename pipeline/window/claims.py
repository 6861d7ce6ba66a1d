"""Claims and figures of a story beside those of the last run: what is new, changed, withdrawn, updated."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.exports import figures
from pipeline.exports.changes import ClaimChange, FigureChange, PastClaim, PastEvidence, WithdrawalReason
from pipeline.exports.story import Story
from pipeline.records import Claim, Comparison, Passage, Side
from pipeline.text.quantities import find_quantities
from pipeline.text.tokens import words

ALIKE = 0.5
"""Dice's coefficient of the words of two claims from which one is the other, changed."""


PLAIN = ("update", "same", "rounding")
"""Relations whose newest value stands for the measure; sides in conflict are no update of each other."""


class Past(NamedTuple):
    """A claim of the last run and the story that it stood in."""

    claim: Claim
    story: Story


def claim_changes(
    story: Story,
    past: Sequence[Story],
    withdrawn: Collection[str],
    aged: Collection[str] = (),
    known: Collection[str] = (),
) -> tuple[ClaimChange, ...]:
    """New and changed claims in the order of the story, then those that are gone in the order of the last run.

    past       the stories of the last run that this one continues
    withdrawn  ids of articles
    aged       ids of articles that left since they are older than is remembered
    known      ids of articles of a story that was told before, which is not kept: what they support is not new
    """
    before = [Past(claim, old) for old in past for claim in old.claims]
    same = {claim.text for claim in story.claims}
    gone = [p for p in before if p.claim.text not in same]
    said = {p.claim.text for p in before}
    fresh = [claim for claim in story.claims if claim.text not in said and not _supported(claim, known)]
    was = _matched(fresh, gone)
    found = [
        ClaimChange("changed", c.claim_id, _past(gone[was[i]])) if i in was else ClaimChange("new", c.claim_id, None)
        for i, c in enumerate(fresh)
    ]
    left = [p for n, p in enumerate(gone) if n not in was.values()]
    found += [ClaimChange("withdrawn", None, _past(p), _reason(p, story, withdrawn, aged)) for p in left]
    return tuple(found)


def figure_changes(story: Story, past: Sequence[Story], changed: Sequence[ClaimChange]) -> tuple[FigureChange, ...]:
    """Figures that the sources update since the last run, then those in changed claims that are none of these."""
    found = [figure for c in story.comparisons if (figure := _updated(story, past, c))]
    told = {(figure.value, figure.was_value) for figure in found}
    texts = {claim.claim_id: claim for claim in story.claims}
    for change in changed:
        if change.was is not None and change.claim_id is not None:
            for figure in _in_claim(texts[change.claim_id], change.was):
                if (figure.value, figure.was_value) not in told:
                    told.add((figure.value, figure.was_value))
                    found.append(figure)
    return tuple(found)


def _supported(claim: Claim, known: Collection[str]) -> bool:
    """Whether one group of a claim's evidence lies in known articles alone."""
    groups: dict[int, bool] = {}
    for e in claim.evidence:
        groups[e.group] = groups.get(e.group, True) and e.article_id in known
    return any(groups.values())


def _matched(fresh: Sequence[Claim], gone: Sequence[Past]) -> dict[int, int]:
    """For positions of new claims those of the old ones that they change: most alike first, then in reading order."""
    bags = [Counter(words(claim.text)) for claim in fresh], [Counter(words(p.claim.text)) for p in gone]
    pairs = [(-_dice(new, old), i, n) for i, new in enumerate(bags[0]) for n, old in enumerate(bags[1])]
    was: dict[int, int] = {}
    for likeness, i, n in sorted(pairs):
        if -likeness >= ALIKE and i not in was and n not in was.values():
            was[i] = n
    return was


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _past(past: Past) -> PastClaim:
    sha256 = {a.article_id: a.sha256 for a in past.story.articles}
    evidence = tuple(
        PastEvidence(e.group, e.article_id, e.field, e.start, e.end, e.score, sha256[e.article_id])
        for e in past.claim.evidence
    )
    return PastClaim(past.claim.claim_id, past.claim.text, evidence)


def _reason(past: Past, story: Story, withdrawn: Collection[str], aged: Collection[str]) -> WithdrawalReason:
    """Why a claim is gone: what all groups of its evidence lost, else that other things are said."""
    now = {a.article_id: a.sha256 for a in story.articles}
    before = {a.article_id: a.sha256 for a in past.story.articles}
    faults: dict[int, set[WithdrawalReason]] = {e.group: set() for e in past.claim.evidence}
    for e in past.claim.evidence:
        if e.article_id in withdrawn:
            faults[e.group].add("article_withdrawn")
        elif e.article_id in aged:
            faults[e.group].add("article_aged")
        elif e.article_id not in now:
            faults[e.group].add("article_moved")
        elif now[e.article_id] != before[e.article_id]:
            faults[e.group].add("article_corrected")
    if not all(faults.values()):
        return "superseded"
    every = set().union(*faults.values())
    ordered: tuple[WithdrawalReason, ...] = ("article_withdrawn", "article_corrected", "article_moved", "article_aged")
    return next((reason for reason in ordered if reason in every), "superseded")


def _updated(story: Story, past: Sequence[Story], comparison: Comparison) -> FigureChange | None:
    """The newest value of a measure where the last run could not give it, beside the newest that it gave."""
    if comparison.kind != "figure" or comparison.relation not in PLAIN or not comparison.sides:
        return None
    newest = comparison.sides[-1]  # they ascend by day
    texts = {a.article_id: a.sha256 for a in story.articles}
    known = {a.article_id for old in past for a in old.articles if texts.get(a.article_id) == a.sha256}
    if any(e.article_id in known for e in newest.evidence):
        return None
    if (before := next(_before(past, comparison), None)) is not None:
        return _figure(comparison.measure, story, newest, *before)
    earlier = [s for s in comparison.sides[:-1] if any(e.article_id in known for e in s.evidence)]
    if comparison.relation == "update" and earlier:
        return _figure(comparison.measure, story, newest, story, earlier[-1])
    return None


def _before(past: Sequence[Story], comparison: Comparison) -> Iterator[tuple[Story, Side]]:
    """The newest value of the measure in the last run; of several comparisons of it, in those that share a value."""
    same = [
        (old, other)
        for old in past
        for other in old.comparisons
        if (other.kind, other.measure) == ("figure", comparison.measure)
        and other.relation in PLAIN
        and other.sides
        and other.sides[-1].unit == comparison.sides[-1].unit
    ]
    values = {side.value for side in comparison.sides}
    for old, other in same:
        if len(same) == 1 or any(side.value in values for side in other.sides):
            yield old, other.sides[-1]


def _figure(measure: str, story: Story, side: Side, old: Story, was: Side) -> FigureChange | None:
    if side.value is None or was.value is None or _holds(side.value, side.qualifier, was.value):
        return None
    printed = figures.figure(story, side), figures.figure(old, was)
    return FigureChange(measure, *printed, side.value, was.value, None, side.evidence)


def _holds(value: float, qualifier: str | None, was: float) -> bool:
    """Whether a figure is no other than it was: "more than 10" takes nothing back of an 11."""
    above = qualifier in ("more than", "at least") and was >= value
    below = qualifier in ("less than", "up to") and was <= value
    return above or below or math.isclose(value, was)


def _in_claim(claim: Claim, was: PastClaim) -> Iterator[FigureChange]:
    """Figures that stand at one place of two versions of a claim."""
    now, before = find_quantities(claim.text), find_quantities(was.text)
    kinds = [[(q.kind, q.unit) for q in found] for found in (now, before)]
    if kinds[0] != kinds[1]:
        return
    first = [e for e in claim.evidence if e.group == 0]
    evidence = tuple(Passage(e.article_id, e.field, e.start, e.end) for e in first)
    for new, old in zip(now, before, strict=True):
        if not _holds(new.value, new.qualifier, old.value):
            printed = claim.text[new.start : new.end], was.text[old.start : old.end]
            yield FigureChange(new.unit, *printed, new.value, old.value, claim.claim_id, evidence)


def material(story: Story) -> str:
    """All that a reader would call another state of the story, as text: headline, claims and figures, in any order."""
    headline = story.headline.text if story.headline else ""
    values = sorted(
        repr((c.measure, c.relation, sorted((s.value or 0.0, s.unit or "") for s in c.sides)))
        for c in story.comparisons
    )
    return "\n".join([headline, *sorted(c.text for c in story.claims), *values])


def by_id(stories: Sequence[Story]) -> Mapping[str, Story]:
    """Stories by their ids."""
    return {story.story_id: story for story in stories}
