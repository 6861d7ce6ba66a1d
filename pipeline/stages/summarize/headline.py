"""The headline of a story: the title of one of its articles that says most of what the story says."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.records import Alignment, Candidate, Comparison, Field, Member
from pipeline.text.quantities import find_quantities
from pipeline.text.tokens import words

LEADING_SENTENCES = 5
"""Sentences of each article that a title is compared with."""

REPLACED = 0.3
"""What a title is worth whose figure has been replaced."""

_LABEL = re.compile(
    r"\s*(?:OPINION|WATCH|VIDEO|LIVE|UPDATE \d*|UPDATED?|EXCLUSIVE|BREAKING|ANALYSIS|EDITORIAL|PHOTOS|"
    r"Opinion|Watch|Video|Live updates|Exclusive|Breaking|Analysis|Editorial|Live)\s*[:|]\s+"
)
# What follows " | " is the outlet or the section; after " - " it is only where short and capitalised.
_OUTLET = re.compile(r"\s+\|\s[^|]{1,60}\Z|\s+[-–—]\s+(?:The\s+)?[A-Z][\w.&']*(?:\s+[A-Z][\w.&']*){0,3}\s*\Z")
_OPINION = re.compile(
    r"\?\s*\Z|\A\s*(?:OPINION|Opinion|ANALYSIS|Analysis|EDITORIAL|Editorial)\b|\A\W*(?:How|Why|What|Here)\b|"
    r"\A\W*(?:The )?[\w-]+ (?:things|ways|steps|reasons|takeaways|facts|questions)\b"
)


def headline(members: Sequence[Member], comparisons: Sequence[Comparison] = ()) -> Candidate | None:
    """The best title, without label and outlet; None where no article has one. `members` share one language.

    A title with a figure that a later one has replaced ("38 killed", when it is 112 by now) stands back.
    """
    weights = _word_weights(members)
    replaced = _replaced(comparisons)
    best: tuple[float, int] | None = None
    found: Candidate | None = None
    for index, member in enumerate(members):
        for candidate in _titles(member):
            old = any(figure.value in replaced for figure in find_quantities(candidate.text)) if replaced else False
            fitness = _fitness(member, candidate.text) * (REPLACED if old else 1.0)
            key = (-_closeness(candidate.text, weights) * fitness, index)
            if best is None or key < best:
                best, found = key, candidate
    return found


def _replaced(comparisons: Sequence[Comparison]) -> frozenset[float]:
    """Values that an update has replaced; its sides stand by date."""
    updates = [
        [side.value for side in c.sides if side.value is not None] for c in comparisons if c.relation == "update"
    ]
    return frozenset(value for values in updates for value in values[:-1] if value != values[-1])


def _titles(member: Member) -> list[Candidate]:
    """The title field, else the title that stands in the text."""
    if member.title and member.title.strip():
        return [_trimmed(member, "title", 0, member.title)]
    if member.layout.title:
        span = member.layout.title
        return [_trimmed(member, "text", span.start, member.text[span.start : span.end])]
    return []


def _trimmed(member: Member, field: Field, offset: int, text: str) -> Candidate:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    edits: list[str] = []
    label = _LABEL.match(text[:end])
    if label and label.end() < end:
        start, edits = label.end(), ["label removed"]
    outlet = _OUTLET.search(text[start:end][-100:])
    if outlet and end - (outlet.end() - outlet.start()) - start >= 15:
        end -= outlet.end() - outlet.start()
        edits.append("outlet removed")
    kept = text[start:end]
    alignment = Alignment(0, len(kept), member.article_id, field, offset + start, offset + end, "copy")
    return Candidate(kept, (alignment,), tuple(edits))


def _word_weights(members: Sequence[Member]) -> dict[str, float]:
    """For each word the origins that hold it in their first sentences, damped; origins vote, not copies."""
    origins: dict[str, set[str]] = defaultdict(set)
    for member in members:
        leading = [s for s in member.sentences if not s.repeat][:LEADING_SENTENCES]
        for sentence in leading:
            for word in words(member.text[sentence.start : sentence.end]):
                origins[word].add(member.origin)
        for word in words(member.title or ""):
            origins[word].add(member.origin)
    return {word: math.log1p(len(ids)) * (len(word) > 3 or 0.1) for word, ids in origins.items()}


def _closeness(title: str, weights: dict[str, float]) -> float:
    """Weight of a title's words for their number to the power .5: neither the longest nor the shortest wins."""
    counts = Counter(words(title))
    return math.fsum(weights.get(word, 0.0) for word in sorted(counts)) / math.sqrt(max(sum(counts.values()), 1))


def _fitness(member: Member, title: str) -> float:
    """Less for questions and opinion, for titles in capitals, cut off or very long, and for copies."""
    fitness = 0.5 if _OPINION.search(member.title or title) else 1.0
    letters = [c for c in title if c.isalpha()]
    if title.rstrip().endswith(("...", "…", ":")) or (
        letters and all(c.isupper() for c in letters) and len(letters) > 9
    ):
        fitness *= 0.5
    if len(title) > 160:
        fitness *= 0.5
    return fitness * (1.0 if member.copy_of is None else 0.999)
