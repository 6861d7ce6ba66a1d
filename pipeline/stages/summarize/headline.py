"""The headline of a story: the title of one of its articles that says most of what the story says."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.records import Candidate, Comparison, Member
from pipeline.stages.summarize.titles import as_headline, is_catchy, is_shouted, spellings
from pipeline.stages.summarize.wording.edits import part
from pipeline.text.quantities import find_quantities
from pipeline.text.tokens import words
from pipeline.verification.lexicon import lexicon

LEADING_SENTENCES = 5
"""Sentences of each article that a title is compared with."""

LONG = 14
"""Words from which a claim is shortened to a headline."""

CATCHY = 0.35
"""What a title is worth that asks or takes sides."""

REPLACED = 0.3
"""What a title is worth whose figure has been replaced."""

OVERTAKEN = 0.5
"""What a title is worth that announces what another tells as done."""

HALVES = 0.8
"""What a title is worth that is two, with a semicolon between."""

LONE = 0.3
"""What a word of one origin weighs: nobody else tells it. Two origins weigh 1.1, three 1.4."""

SAID = 2.0
"""What a word gains that all claims hold."""

LENGTH_POWER = 0.6
"""A title's weight is divided by its words to this power: neither the longest nor the shortest wins."""

_FUTURE = re.compile(
    r"\b(?:to|will)\s+(?!be\b|have|do\b|make|take|get\b|give|help|say\b|tell\b|set\b|put\b|call\b)([a-z]{2,}[a-rt-z])\b",
    re.IGNORECASE,
)
# "Overrides veto", "announces veto".
_DONE = re.compile(r"\b[a-z]{2,}(?:s|ed)\b|(?:(?<=\bannounces )|(?<=\bannounced ))[a-z]+", re.IGNORECASE)

_TAIL = re.compile(
    r",\s(?:according to|who|which|where|while|as|after|when|[a-z]+ing)\s|"
    r",\s(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|told)\b|"
    r",\s(?:the\s)?(?:[\w’'-]+\s){1,3}(?:said|says|reported)\b"
)


def headline(
    members: Sequence[Member], comparisons: Sequence[Comparison] = (), claims: Sequence[Candidate] = ()
) -> Candidate | None:
    """The best title, without label and outlet; without titles the start of the first claim; None without claims too.

    A title with a figure that a later one has replaced ("38 killed", when it is 112 by now) stands back, and so does
    one that is overtaken ("set to override veto", when another has "overrides veto"). `members` share one language.

    claims  the summary, to which the headline should be central
    """
    weights = _word_weights(members, claims)
    replaced = _replaced(comparisons)
    spelled = spellings(members) if any(is_shouted(member.title or "") for member in members) else {}
    titles = [(member, candidate) for member in members for candidate in _titles(member, spelled)]
    best: tuple[float, int] | None = None
    found: Candidate | None = None
    for index, (member, candidate) in enumerate(titles):
        old = any(figure.value in replaced for figure in find_quantities(candidate.text)) if replaced else False
        fitness = _fitness(member, candidate.text) * (REPLACED if old else 1.0)
        fitness *= OVERTAKEN if _overtaken(candidate.text, [other.text for _, other in titles]) else 1.0
        key = (-_closeness(candidate.text, weights) * fitness, index)
        if best is None or key < best:
            best, found = key, candidate
    return found or (_of_claim(claims[0]) if claims else None)


def _overtaken(title: str, titles: Sequence[str]) -> bool:
    """Whether an English title says that something will be done which another says is done: "to sign", "signs"."""
    announced = {lexicon().stem(verb.casefold()) for verb in _FUTURE.findall(title)}
    return bool(announced) and any(not announced.isdisjoint(_told_as_done(other)) for other in titles)


def _told_as_done(title: str) -> set[str]:
    """Stems of the words of a title that may be finite verbs, those that it announces left out."""
    return {lexicon().stem(word.casefold()) for word in _DONE.findall(_FUTURE.sub(" ", title))}


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
        word: (math.log1p(len(ids)) if len(ids) > 1 else LONE)
        * (len(word) > 3 or 0.1)
        * (1 + SAID * share.get(word, 0))
        for word, ids in origins.items()
    }


def _closeness(title: str, weights: dict[str, float]) -> float:
    """Weight of a title's words for their number, damped."""
    counts = Counter(words(title))
    total = max(sum(counts.values()), 1)
    return round(math.fsum(weights.get(word, 0.0) for word in sorted(counts)) / math.pow(total, LENGTH_POWER), 9)


def _fitness(member: Member, title: str) -> float:
    """Less for questions and opinion, for titles in capitals, cut off, in halves or very long, and for copies."""
    fitness = CATCHY if is_catchy(member.title or title) else 1.0
    if title.rstrip().endswith(("...", "…", ":")) or is_shouted(title):
        fitness *= 0.5
    if "; " in title:
        fitness *= HALVES
    if len(title) > 160 or len(title.split()) < 3:
        fitness *= 0.5
    return fitness * (1.0 if member.copy_of is None else 0.999)
