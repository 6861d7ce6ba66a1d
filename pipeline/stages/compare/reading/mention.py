"""A figure of a sentence, with the words that say what it measures."""

from dataclasses import dataclass

from pipeline.stages.compare.reading.voices import Voice
from pipeline.text.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a sentence of an article.

    origin    who is counted for it: the origin of the article, or of the text that it carries here
    noun      stem of what is counted, or None
    focus, lead  stems of what follows it and of what stands before it; `clause` are those of both
    names     the stems of names among focus and lead
    words     stems of the sentence
    people    stems of the names of the whole sentence; `subject` is the last of them before the figure
    full_names  two capitalised words on end near the figure, places after "in" or "of" left out
    period    stretches of time ("this season") that the sentence speaks of up to the end of the focus
    times     weekdays, months and years of the sentence
    figures   how many figures the sentence holds
    modifiers stems between the number and the noun it counts
    whole     whether it is the whole of which the figure before it is a part: the 163 of "140 of the 163"
    measure   what is counted, where the tables of measures.py know it; `counter` is who counted a crowd
    past      whether the sentence speaks of a year before that of the article
    expected  whether the clause speaks of what is forecast, planned or asked for, and not of what is
    former    whether it follows "from", as what was before
    revised   whether the sentence says that a figure takes the place of another one
    rises     whether the sentence says that something grows
    counting  whether what stands around it says that it is counted on ("so far")
    voice     who says it, or None
    contrasted  whether a word of contrast ("while", "but") stands between it and the figure before it in its sentence
    polled    whether it is a share in a poll or in a count of votes that goes on, or counts those who told it to the
              outlet: no two are of one moment, or of one outlet
    culprit   whether the sentence says that those are counted, or not, who did it
    places    stems of names in what follows the figure
    scene     stems of names in the sentence, the first sentence and the title
    opening   whether it stands in the first sentence of its article
    alone     whether its article gives no other value of the same dimension
    parts     what the figure comes to with its neighbours of the same dimension in the sentence, if it has any
    gloss_of  start of the figure of which this one is the same in another unit, in brackets, or None
    numbered  whether it names one of a row, as in "stage 13", or the age of a group, and is no amount of one thing
    years     first and last year of a stretch that the sentence speaks of, or None
    used      the preposition right after a sum, which says what it is for, or None
    english   whether its article is in English
    nearby    the content words nearest to it, on either side, as they are written (see nearby.py)
    numerals  the other numbers of the sentence that are printed in digits, but for years
    part_of   start of the figure of the same sentence that this one is a part of ("150, including 65"), or None
    """

    article: int
    article_id: str
    day: str | None
    origin: str
    sentence: tuple[int, int]
    quantity: Quantity
    dimension: str
    printed: str
    phrase: str
    noun: str | None
    focus: frozenset[str]
    lead: frozenset[str]
    clause: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    full_names: frozenset[str]
    subject: str | None
    period: frozenset[str]
    times: frozenset[str]
    figures: int
    modifiers: frozenset[str]
    state: str | None
    partial: bool
    whole: bool
    measure: str | None
    counter: str | None
    past: bool
    expected: bool
    former: bool
    revised: bool
    rises: bool
    counting: bool
    voice: Voice | None
    contrasted: bool
    polled: bool
    culprit: bool
    places: frozenset[str]
    scene: frozenset[str]
    opening: bool
    alone: bool
    parts: frozenset[float]
    numbered: bool
    years: tuple[str, str] | None
    used: str | None
    english: bool
    nearby: tuple[str, ...]
    numerals: frozenset[str]
    gloss_of: int | None
    part_of: int | None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: by article and code point."""
        return self.article, self.quantity.start
