"""Which sentences make the summary, and in which order they are read.

The ranking is walked from the best: a sentence is taken where it fits into what is left of the budget and says little
that a chosen one says (Carbonell and Goldstein, "The Use of MMR", SIGIR 1998, with a hard limit for the trade-off).
A sentence that tells one side of a conflict brings the sentence that tells the other, or is not taken.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pipeline.records import Candidate, Draft, Member, Span
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.choosing.denials import accuse, denies
from pipeline.stages.summarize.choosing.overlap import Said, alike, longer_words
from pipeline.stages.summarize.choosing.reading_order import Place, reading_order
from pipeline.stages.summarize.choosing.repetition import told_again
from pipeline.stages.summarize.choosing.retold import retold
from pipeline.stages.summarize.choosing.told import gainsays, told_already
from pipeline.stages.summarize.faults.faults import SERIOUS
from pipeline.stages.summarize.story import Source
from pipeline.stages.summarize.wording.edits import extract_candidate

FILLED = 0.6
"""Sentences with a fault are only taken while less than this share of the budget is used."""

FILLER = 0.1
"""From there on a sentence needs this share of the best weight: what is left of a budget may stay empty."""

PLENTY = 0.3
"""A summary that is this share of what several articles say, each origin once, has told what they have in common ..."""

WORTH = 0.5
"""... and takes up a sentence with this share of the best weight alone: short articles have short summaries.

On 1,000 stories of neus/train, whose articles have some 70 words, ROUGE-1/2/L rises by .0037/.0032/.0047 (standard
error .0009) with 56 words for 58 of at most 80; stories of longer articles do not reach that share.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be chosen.

    position    number of sentences before it in its article
    span        its place in the article; more than one sentence where neighbours are joined
    weight      the score of the ranking
    candidates  its wordings, best first, the last a plain extract
    faults      what a reader would miss in the best wording (a pronoun that stands for nothing, ...)
    sides       what it tells of conflicts (sides.py): pairs of the number of a conflict and of a side of it
    """

    member: Member
    position: int
    span: Span
    weight: float
    candidates: tuple[Candidate, ...]
    faults: int
    sides: frozenset[tuple[int, int]] = frozenset()

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
    chosen = _Pool(options, budget, 1 + slack).walked()
    if not chosen and options:
        fair = [option for option in options if not option.sides] or options
        fewest = min(option.faults for option in fair)
        best = [option for option in fair if option.faults == fewest]
        return [min(best, key=lambda option: budget.used([option.text]))]
    return in_reading_order([options[i] for i in chosen])


class _Pool:
    """The options of a story, named by their numbers, and what one has been found to say."""

    def __init__(self, options: Sequence[Option], budget: Budget, most: float) -> None:
        self.options, self.budget, self.most = options, budget, most
        self.said = [_said(option) for option in options]
        self.plenty = _plenty({option.member.origin: option.member for option in options}.values())

    def walked(self) -> list[int]:
        """What fits, by faults and then by worth."""
        chosen: list[int] = []
        used = 0.0
        for faults in sorted({option.faults for option in self.options}):
            if chosen and (used >= FILLED or faults >= SERIOUS):
                break
            # What an option is worth never grows: it is looked at when its turn comes (Minoux, see rank/greedy.py).
            waiting = [(-option.weight, i) for i, option in enumerate(self.options) if option.faults == faults]
            heapify(waiting)
            while waiting and -waiting[0][0] >= self.least(chosen, used):
                most, i = heappop(waiting)
                together = [*chosen, i, *self.others_of_its_conflicts(i, chosen)]
                share = self.budget.used([self.options[j].text for j in together])
                if i in chosen or share > self.most:
                    continue
                if (worth := self.worth(i, chosen)) < -most:
                    heappush(waiting, (-worth, i))
                elif not self.repeats(i, chosen):
                    chosen, used = together, share
                    if faults >= SERIOUS:
                        break
        return self.with_denial(chosen)

    def worth(self, i: int, chosen: Sequence[int]) -> float:
        """The weight of an option beside those chosen: less where it is likely to tell again what one of them tells.

        Between the square of that likelihood, which gains no ROUGE, and itself, which loses some.
        """
        option = self.options[i]
        if option.member.language != "en":
            return option.weight
        again = told_again(option.text, [self.options[j].text for j in chosen])
        return option.weight * (1 - again * math.sqrt(again))

    def with_denial(self, chosen: list[int]) -> list[int]:
        """Those chosen and the best option that denies what they accuse somebody of, where none of them does.

        It takes the place of the one chosen last where there is no room for both.
        """
        found = self.denial(chosen)
        last = chosen[-1:] if chosen and self.options[chosen[-1]].sides else []
        for kept in (chosen, [*chosen[:-1], *last]):
            if found is None or not accuse(self._english(kept)):
                break
            if self.budget.used([self.options[j].text for j in (*kept, found)]) <= self.most:
                return [*kept, found]
        return chosen

    def denial(self, chosen: Sequence[int]) -> int | None:
        """The best option that denies what the chosen ones accuse somebody of."""
        told = self._english(chosen)
        for i, option in enumerate(self.options if accuse(told) else ()):
            fits = i not in chosen and option.faults < SERIOUS and not option.sides and denies(option.text, told)
            if fits and not any(_overlap(option, self.options[j]) for j in chosen):
                return i
        return None

    def _english(self, chosen: Sequence[int]) -> list[str]:
        return [self.options[j].text for j in chosen if self.options[j].member.language == "en"]

    def least(self, chosen: Sequence[int], used: float) -> float:
        """The weight that a sentence needs beside those chosen."""
        plenty = sum(len(self.options[j].text) for j in chosen) > self.plenty
        return (WORTH if plenty else FILLER if used >= FILLED else 0.0) * self.options[0].weight

    def others_of_its_conflicts(self, i: int, chosen: Sequence[int]) -> list[int]:
        """For each side that an option leaves open, the best option that tells it."""
        found: list[int] = []
        told = {side for j in (*chosen, i) for side in self.options[j].sides}
        numbers = {number for number, _ in self.options[i].sides}
        for j, option in enumerate(self.options):
            new = {side for side in option.sides if side[0] in numbers} - told
            if new and option.faults < SERIOUS:
                found.append(j)
                told |= option.sides
                numbers |= {number for number, _ in option.sides}
        return found

    def repeats(self, i: int, chosen: Sequence[int]) -> bool:
        """Whether an option lies in a chosen one, or says mostly what a chosen one says.

        The first sentences of two articles on one event tell one fact unless they show otherwise; later ones need not.
        """
        option = self.options[i]
        if any(
            _overlap(option, self.options[j])
            or (alike(self.said[i], self.said[j]) and not _gainsays(option, self.options[j]))
            for j in chosen
        ):
            return True
        if option.member.language != "en":
            return False
        others = [self.options[j] for j in chosen]
        if retold(option.text, [o.text for o in others]):
            return True
        if option.position > 0:
            return False
        leads = [o.text for o in others if o.position == 0 and o.member.article_id != option.member.article_id]
        return told_already(option.text, leads)


def _plenty(members: Collection[Member]) -> float:
    """Characters from which a summary of articles, each of its own origin, tells most of what they have in common."""
    said = sum(sentence.end - sentence.start for m in members for sentence in m.sentences if not sentence.repeat)
    return PLENTY * said if len(members) > 1 else math.inf


def _overlap(one: Option, other: Option) -> bool:
    """Whether two options share characters of an article."""
    same = one.member.article_id == other.member.article_id
    return same and one.span.start < other.span.end and other.span.start < one.span.end


def _gainsays(one: Option, other: Option) -> bool:
    return one.member.language == other.member.language == "en" and gainsays(one.text, other.text)


def _said(option: Option) -> Said:
    return longer_words(option.text, option.member.language)


def in_reading_order(options: Sequence[Option]) -> list[Option]:
    """Options, given best first, as they are read (reading_order.py); the sides of a conflict stand together.

    An article without a day is taken to be of the day of most others, the earliest of these.
    """
    days = Counter(o.member.day for o in options if o.member.day is not None)
    usual = min(days, key=lambda day: (-days[day], day)) if days else ""
    places = [Place(o.member.day or usual, o.member.article_id, o.position, _said(o)[0]) for o in options]
    waiting = [options[i] for i in reading_order(places)]
    ordered: list[Option] = []
    while waiting:
        first = waiting.pop(0)
        numbers = {number for number, _ in first.sides}
        beside = [option for option in waiting if any(number in numbers for number, _ in option.sides)]
        waiting = [option for option in waiting if option not in beside]
        ordered += [first, *beside]
    return ordered


def plain_option(source: Source) -> Option:
    """A sentence as it is."""
    start, end = source.sentence.start, source.sentence.end
    wording = extract_candidate(source.member, start, end)
    return Option(source.member, source.index, Span(start, end), source.weight, (wording,), 0)


def draft(option: Option) -> Draft:
    """The wordings of an option, each once, the plain extract last."""
    return Draft(tuple(dict.fromkeys(option.candidates)))
