"""The headline of a story: the title of one of its articles that says most of what the story says."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.records import Candidate, Comparison, Member
from pipeline.stages.summarize.edits import part
from pipeline.stages.summarize.titles import as_headline, is_catchy, is_shouted, spellings
from pipeline.text.quantities import find_quantities
from pipeline.text.tokens import words

LEADING_SENTENCES = 5
"""Sentences of each article that a title is compared with."""

LONG = 14
"""Words from which a claim is shortened to a headline."""

CATCHY = 0.35
"""What a title is worth that asks or takes sides."""

REPLACED = 0.3
"""What a title is worth whose figure has been replaced."""

_TAIL = re.compile(
    r",\s(?:according to|who|which|where|while|as|after|when|[a-z]+ing)\s|"
    r",\s(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|told)\b|"
    r",\s(?:the\s)?(?:[\w’'-]+\s){1,3}(?:said|says|reported)\b"
)


def headline(
    members: Sequence[Member], comparisons: Sequence[Comparison] = (), claims: Sequence[Candidate] = ()
) -> Candidate | None:
    """The best title, without label and outlet; without titles the start of the first claim; None without claims too.

    A title with a figure that a later one has replaced ("38 killed", when it is 112 by now) stands back. `members`
    share one language.

    claims  the summary, to which the headline should be central
    """
    weights = _word_weights(members, claims)
    replaced = _replaced(comparisons)
    spelled = spellings(members) if any(is_shouted(member.title or "") for member in members) else {}
    best: tuple[float, int] | None = None
    found: Candidate | None = None
    for index, member in enumerate(members):
        for candidate in _titles(member, spelled):
            old = any(figure.value in replaced for figure in find_quantities(candidate.text)) if replaced else False
            fitness = _fitness(member, candidate.text) * (REPLACED if old else 1.0)
            key = (-_closeness(candidate.text, weights) * fitness, index)
            if best is None or key < best:
                best, found = key, candidate
    return found or (_of_claim(claims[0]) if claims else None)


def _of_claim(claim: Candidate) -> Candidate | None:
    """The start of a claim up to where an attribution or a loose clause begins, without its full stop."""
    text = claim.text
    tail = _TAIL.search(text, 40) if len(text.split()) > LONG else None
    end = tail.start() if tail else len(text.rstrip(" .।"))
    return part(claim, 0, end) or claim


def _replaced(comparisons: Sequence[Comparison]) -> frozenset[float]:
    """Values that an update has replaced; its sides stand by date."""
    updates = [
        [side.value for side in c.sides if side.value is not None] for c in comparisons if c.relation == "update"
    ]
    return frozenset(value for values in updates for value in values[:-1] if value != values[-1])


def _titles(member: Member, spelled: Mapping[str, str]) -> list[Candidate]:
    """The title field, else the title that stands in the text."""
    if member.title and member.title.strip():
        return [as_headline(member, "title", 0, len(member.title), spelled)]
    if member.layout.title:
        return [as_headline(member, "text", member.layout.title.start, member.layout.title.end, spelled)]
    return []


def _word_weights(members: Sequence[Member], claims: Sequence[Candidate]) -> dict[str, float]:
    """For each word the origins that hold it in their first sentences, damped, more for words of the summary."""
    origins: dict[str, set[str]] = defaultdict(set)
    for member in members:
        leading = [s for s in member.sentences if not s.repeat][:LEADING_SENTENCES]
        for sentence in leading:
            for word in words(member.text[sentence.start : sentence.end]):
                origins[word].add(member.origin)
        for word in words(member.title or ""):
            origins[word].add(member.origin)
    said = Counter(word for claim in claims for word in set(words(claim.text)))
    share = {word: count / len(claims) for word, count in said.items()}
    return {
        word: math.log1p(len(ids)) * (len(word) > 3 or 0.1) * (1 + share.get(word, 0.0))
        for word, ids in origins.items()
    }


def _closeness(title: str, weights: dict[str, float]) -> float:
    """Weight of a title's words for their number to the power .5: neither the longest nor the shortest wins."""
    counts = Counter(words(title))
    return math.fsum(weights.get(word, 0.0) for word in sorted(counts)) / math.sqrt(max(sum(counts.values()), 1))


def _fitness(member: Member, title: str) -> float:
    """Less for questions and opinion, for titles in capitals, cut off or very long, and for copies."""
    fitness = CATCHY if is_catchy(member.title or title) else 1.0
    if title.rstrip().endswith(("...", "…", ":")) or is_shouted(title):
        fitness *= 0.5
    if len(title) > 160 or len(title.split()) < 3:
        fitness *= 0.5
    return fitness * (1.0 if member.copy_of is None else 0.999)
