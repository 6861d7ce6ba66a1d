"""Whether a sentence tells anything new after the chosen ones of other articles: the leads on one event seldom do.

Words are compared by their first letters, so that "appoints" and "appointed" are one; names, which the sentences of a
story share anyhow, count half. It is meant for the first sentences of two articles: compared with all sentences it
finds hardly more that is told twice and costs twice the ROUGE-2 (English MultiLing 2011: .215 without, .210 on
first sentences, .203 on all). English only: first letters and capitals say less elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.text.function_words import function_words
from pipeline.text.name_words import CALENDAR, SPEECH
from pipeline.text.tokens import token_spans

STEM = 5
"""Letters by which words are compared."""

NAME_WEIGHT = 0.5
"""What a name counts against a common word."""

LIMIT = 0.33
"""A sentence with more than this share of its weight in others may be told already."""

BACK_LIMIT = 0.33
"""It is, where one of the others has so much of its own weight in it: two wordings of one fact hold each other."""

WITHIN_LIMIT = 0.6
"""Or where the others hold more than this share of it."""

COMMON_LIMIT = 0.25
"""And with less than this share of its common words there, it says other things of the same persons."""

LEAST = 3.0
"""What a sentence weighs at least: two words alone prove nothing."""

_DATES = CALENDAR | {"may"}


@dataclass(frozen=True, slots=True)
class Content:
    """The stems of an English sentence that say something, by kind; days of a month and ages are no figures."""

    common: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]

    @property
    def weight(self) -> float:
        """Of all that it says, figures apart."""
        return len(self.common) + NAME_WEIGHT * len(self.names)


def content(text: str) -> Content:
    """What an English sentence says, in stems."""
    skipped = function_words("en") | _DATES | SPEECH
    kinds: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    common, names, figures = kinds
    before = ""
    for start, end in token_spans(text):
        word, key = text[start:end], text[start:end].casefold()
        if any(c.isdigit() for c in word):
            figures.update([key] if before not in _DATES and not text.startswith("-year-old", end) else [])
        elif len(key) > 3 and key not in skipped:
            (names if word[0].isupper() else common).add(key[:STEM])
        before = key
    return Content(frozenset(common - names), frozenset(names), frozenset(figures))


def told_already(text: str, others: Iterable[str]) -> bool:
    """Whether `others` together hold every figure of a text and so much of its weight that it says nothing new."""
    own, known = content(text), [content(other) for other in others]
    if own.figures.difference(*(other.figures for other in known)):
        return False
    common, weight = _shared(own, known)
    if not common or common < COMMON_LIMIT * len(own.common):
        return False
    share = weight / max(own.weight, LEAST)
    back = max(_shared(own, [other])[1] / max(other.weight, LEAST) for other in known)
    return share > WITHIN_LIMIT or (share > LIMIT and back >= BACK_LIMIT)


def _shared(own: Content, known: Iterable[Content]) -> tuple[int, float]:
    """Common words of a text that stand in others, and the weight of these and of its names there."""
    stems = {stem for other in known for stem in other.common | other.names}
    common, names = len(own.common & stems), len(own.names & stems)
    return common, common + NAME_WEIGHT * names
