"""Which sentences make the summary, and in which order they are read.

The ranking is walked from the best: a sentence is taken where it fits into what is left of the budget and says little
that a chosen one says (Carbonell and Goldstein, "The Use of MMR", SIGIR 1998, with a hard limit for the trade-off).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Candidate, Draft, Member, Span
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.edits import extract_candidate
from pipeline.stages.summarize.faults import SERIOUS
from pipeline.stages.summarize.story import Source
from pipeline.stages.summarize.told import told_already
from pipeline.text.function_words import function_words
from pipeline.text.tokens import token_spans

OVERLAP_LIMIT = 0.65
"""A sentence with more of its longer words than this in one chosen sentence repeats it."""

PLAIN_OVERLAP_LIMIT = 0.4
"""The same for its words without a capital alone, function words left out."""

PLAIN_OVERLAP_LEAST = 0.25
"""With less of these in common, two sentences on the same persons do not say the same."""

FILLED = 0.6
"""Sentences with a fault are only taken while less than this share of the budget is used."""

FILLER = 0.15
"""From there on a sentence needs this share of the best weight: what is left of a budget may stay empty."""


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be chosen.

    position    number of sentences before it in its article
    span        its place in the article; more than one sentence where neighbours are joined
    weight      the score of the ranking
    candidates  its wordings, best first, the last a plain extract
    faults      what a reader would miss in the best wording (a pronoun that stands for nothing, ...)
    """

    member: Member
    position: int
    span: Span
    weight: float
    candidates: tuple[Candidate, ...]
    faults: int

    @property
    def text(self) -> str:
        """The best wording."""
        return self.candidates[0].text


def select(options: Sequence[Option], budget: Budget, slack: float) -> list[Option]:
    """The options that make the summary, in reading order.

    `options` come best first. Those with the fewest faults have the first choice; the best of all is taken
    where nothing fits the budget.

    slack  share of the budget that may be taken beyond it, since claims grow shorter beside others
    """
    chosen: list[Option] = []
    used = 0.0
    for faults in sorted({option.faults for option in options}):
        if chosen and (used >= FILLED or faults >= SERIOUS):
            break
        for option in options:
            if used >= FILLED and option.weight < FILLER * options[0].weight:
                break
            if option.faults != faults:
                continue
            share = budget.used([*(other.text for other in chosen), option.text])
            if share <= 1 + slack and not repeats(option, chosen):
                chosen.append(option)
                used = share
                if faults >= SERIOUS:
                    break
    if not chosen and options:
        fewest = min(option.faults for option in options)
        best = [option for option in options if option.faults == fewest]
        chosen = [min(best, key=lambda option: budget.used([option.text]))]
    return in_reading_order(chosen)


def repeats(option: Option, chosen: Sequence[Option]) -> bool:
    """Whether an option lies in a chosen one, or says mostly what a chosen one says.

    The first sentences of two articles on one event tell one fact unless they show otherwise; later ones need not.
    """
    own = _content(option)
    for other in chosen:
        if other.member.article_id == option.member.article_id and (
            option.span.start < other.span.end and other.span.start < option.span.end
        ):
            return True
        every, plain = (_share(a, b) for a, b in zip(own, _content(other), strict=True))
        if plain > PLAIN_OVERLAP_LIMIT or (every > OVERLAP_LIMIT and plain >= PLAIN_OVERLAP_LEAST):
            return True
    if option.member.language != "en" or option.position > 0:
        return False
    leads = [o.text for o in chosen if o.position == 0 and o.member.article_id != option.member.article_id]
    return told_already(option.text, leads)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """Common words over the smaller set, which counts as three at least; 1 where neither holds a word."""
    return len(a & b) / max(min(len(a), len(b)), 3) if a or b else 1.0


def _content(option: Option) -> tuple[frozenset[str], frozenset[str]]:
    """Words of four letters and more and all that holds a digit, and those of them without a capital."""
    text = option.text
    spelled = [text[start:end] for start, end in token_spans(text)]
    longer = [w for w in spelled if len(w) > 3 or any(c.isdigit() for c in w)]
    plain = frozenset(w for w in longer if not w[0].isupper()) - function_words(option.member.language)
    return frozenset(w.casefold() for w in longer), plain


def in_reading_order(options: Sequence[Option]) -> list[Option]:
    """Options by the day of their article, then place in it: what leads articles leads the summary.

    An article without a day is taken to be of the day of most others, the earliest of these.
    """
    days = Counter(o.member.day for o in options if o.member.day is not None)
    usual = min(days, key=lambda day: (-days[day], day)) if days else ""
    return sorted(options, key=lambda o: (o.member.day or usual, o.position, o.member.article_id))


def plain_option(source: Source) -> Option:
    """A sentence as it is."""
    start, end = source.sentence.start, source.sentence.end
    wording = extract_candidate(source.member, start, end)
    return Option(source.member, source.index, Span(start, end), source.weight, (wording,), 0)


def draft(option: Option) -> Draft:
    """The wordings of an option, each once, the plain extract last."""
    return Draft(tuple(dict.fromkeys(option.candidates)))
