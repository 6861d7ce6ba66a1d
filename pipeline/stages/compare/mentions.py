"""Figures of a story's sentences with the words that say what they measure.

The words of a figure fall into three: its focus (what follows it, up to the next break: "military aid"), its lead
(what stands before it in its clause: "allies have provided") and the rest of the sentence. Words are stems, a few
of them mapped to one concept each ("aid", "assistance").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import Member, Sentence
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity, dimension
from pipeline.text.unit_phrases import STOP
from pipeline.text.units import singular

CONCEPTS = {
    stem: words[0]
    for words in (
        ("aid", "assist", "help"),
        ("kill", "dead", "death", "die", "fatal", "slain", "slay", "toll"),
        ("injur", "wound", "hurt"),
        ("arrest", "detain", "custod"),
        ("person", "victim", "resid", "civili"),
        ("country", "nation"),
        ("soldie", "troop"),
        ("plan", "packag", "propos", "bill", "deal"),
        ("kid", "child"),
        ("case", "infect"),
    )
    for stem in words
}
"""Stems that stand for the first of their row."""

STATES = frozenset({"kill", "injur", "arrest", "missin", "evacua", "displa", "rescue", "hospit", "vaccin", "charge"})
"""What became of people: counts of different states are different measures."""

INCREMENTS = frozenset(
    ["another", "additional", "more", "other", "further", "extra", "new", "remaining", "rest", "first", "last", "final"]
)
"""Words that make a count a part of some total."""

_IDLE = STOP | frozenset({
    "said", "say", "says", "told", "according", "reported", "report", "reports", "announced", "announce",
    "officials", "official", "statement", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "year", "years", "month", "months", "week", "weeks", "day", "days", "today",
    "yesterday", "tomorrow", "since", "last", "next", "first", "second", "third", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "million", "billion", "trillion",
    "dozen", "total", "number", "figure", "including", "include", "includes", "included", "least", "nearly",
    "almost", "about", "around", "approximately", "roughly", "much", "many", "while", "however", "well", "like",
    "among", "per", "mr", "mrs", "ms", "dr", "get", "got", "made", "make",
})  # fmt: skip
_BREAK = re.compile(
    r"[;:()\[\]“”\"—]|,(?!\d)|--|\s(?:and|but|while|or|which|who|whom|that|including|since|after|before|when|because|if"
    r"|as|compared|versus|than|although|though|until|whose|where|with)(?![^\W_])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PART = re.compile(
    r"(?<![^\W_])(?:including|includes|of which|of whom|of them|among them)(?: [^\W\d_]+){0,3}\s*$", re.IGNORECASE
)
_SUBSET = re.compile(r"\s*of (?:the|them|those|these|his|her|its|their|whom|which)(?![^\W_])", re.IGNORECASE)
_MIDDLE_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
_PERIOD = re.compile(
    r"(?<![^\W_])(?:(?:this|last|past|next|previous|prior|each|every|per|a|an) (?:[a-z]+ )?"
    r"(?:seasons?|years?|months?|weeks?|days?|quarters?|halves|half|decades?|games?|hours?)|since \w+|careers?|season"
    r"|annual(?:ly)?|daily|weekly|monthly|quarterly|yearly|so far|ago|earlier|previously|lifetime)(?![^\W_])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![^\W_])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|(?:1[89]|20)\d\d)(?![^\W_])"
)
_FOCUS_WORDS = 8
_PHRASE_WORDS = 6
_LEAD = 160  # code points before a figure that are looked at


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a sentence of an article.

    origin    who is counted for it: the origin of the article, or of the text that it carries here
    focus, lead, rest  stems, see above; `names` are the stems of names among focus and lead
    people    stems of the names of the whole sentence; `subject` is the last of them before the figure
    period    stretches of time ("this season") that the sentence speaks of up to the end of the focus
    times     weekdays, months and years of the sentence
    figures   how many figures the sentence holds
    modifiers stems between the number and the noun it counts
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
    focus: frozenset[str]
    lead: frozenset[str]
    rest: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    subject: str | None
    period: frozenset[str]
    times: frozenset[str]
    figures: int
    modifiers: frozenset[str]
    state: str | None
    partial: bool
    part_of: int | None

    @property
    def words(self) -> frozenset[str]:
        """All stems of the sentence."""
        return self.focus | self.lead | self.rest


def stem(word: str) -> str:
    """A rough stem, the same for "assist", "assisted" and "assistance"; concepts are mapped to their name."""
    lower = singular(word.casefold().replace("’", "'").removesuffix("'s"))
    for suffix in ("ing", "ed", "ly"):
        if lower.endswith(suffix) and len(lower) - len(suffix) >= 3:
            lower = lower.removesuffix(suffix)
            break
    short = lower[:6]
    return CONCEPTS.get(short, CONCEPTS.get(lower[:5], CONCEPTS.get(lower, short)))


def stems(text: str) -> list[str]:
    """The stems of the content words of a text, in order."""
    return [stem(m[0]) for m in _WORD.finditer(text) if len(m[0]) > 1 and m[0].casefold() not in _IDLE]


def mentions_of(articles: Sequence[Member]) -> list[Mention]:
    """The figures of all sentences that are no repeats, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [
        mention for index, member in enumerate(articles) for mention in _of_article(_Source(index, member), origins)
    ]


class _Source:
    """An article, with what its sentences need to know of all of it."""

    def __init__(self, index: int, member: Member) -> None:
        self.index = index
        self.member = member
        self.names = frozenset(stem(m[0]) for m in _MIDDLE_NAME.finditer(member.text))

    def origin(self, sentence: Sentence, origins: dict[str, str]) -> str:
        """Who is counted for a sentence: the source of a passage that the article carries, else its own origin."""
        for reuse in self.member.reuse:
            if reuse.start <= sentence.start and sentence.end <= reuse.end:
                return origins.get(reuse.source, reuse.source)
        return self.member.origin


def _of_article(source: _Source, origins: dict[str, str]) -> Iterator[Mention]:
    for sentence in source.member.sentences:
        if not sentence.repeat:
            yield from _of_sentence(source, sentence, source.origin(sentence, origins))


def _of_sentence(source: _Source, sentence: Sentence, origin: str) -> Iterator[Mention]:
    text = source.member.text
    quantities = find_quantities(text, sentence.start, sentence.end)
    previous: Mention | None = None
    for place, quantity in enumerate(quantities):
        before = quantities[place - 1].end if place else sentence.start
        after = quantities[place + 1].start if place + 1 < len(quantities) else sentence.end
        if (
            quantity.vague
            or (quantity.kind == "count" and quantity.value <= 1)
            or (sentence.truncated and _at_cut(text, quantity, sentence))
        ):
            continue
        previous = _mention(source, sentence, quantity, (before, after), origin, previous, len(quantities))
        yield previous


def _at_cut(text: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether the cut of a truncated sentence may have taken the unit or noun of the figure with it."""
    return len(_WORD.findall(text, quantity.end, sentence.end)) < 3


def _mention(
    source: _Source,
    sentence: Sentence,
    quantity: Quantity,
    room: tuple[int, int],
    origin: str,
    previous: Mention | None,
    figures: int,
) -> Mention:
    member, text = source.member, source.member.text
    focus_text = _focus(text, quantity, room[1])
    lead_start, lead_text = _lead(text, quantity, room[0])
    bridge = text[room[0] : quantity.start] if previous else ""
    gloss = previous is not None and re.fullmatch(r"\s*[(\[]\s*(?:about |around |roughly |or )?", bridge) is not None
    focus_end = quantity.end + len(focus_text)
    focus, lead = frozenset(stems(focus_text)), frozenset(stems(lead_text))
    if gloss and previous is not None:
        focus, lead = previous.focus | focus, previous.lead
    noun = frozenset({stem(quantity.unit)}) if quantity.unit and quantity.kind == "count" else frozenset[str]()
    return Mention(
        article=source.index,
        article_id=member.article_id,
        day=member.day,
        origin=origin,
        sentence=(sentence.start, sentence.end),
        quantity=quantity,
        dimension=dimension(quantity),
        printed=_printed(text, quantity),
        phrase=_phrase(focus_text, lead_text),
        focus=focus - noun,
        lead=lead,
        rest=frozenset(stems(text[sentence.start : min(sentence.end, sentence.start + 600)])) - focus - lead - noun,
        names=_names(source, sentence, lead_start, focus_end),
        people=_names(source, sentence, sentence.start, sentence.end),
        subject=_subject(source, sentence, quantity.start),
        period=frozenset(m[0].casefold() for m in _PERIOD.finditer(text, sentence.start, focus_end)),
        times=frozenset(m[0] for m in _TIME.finditer(text, sentence.start, sentence.end)),
        figures=figures,
        modifiers=_modifiers(focus_text, quantity),
        state=_state(text, quantity, focus_text, lead_text),
        partial=_is_partial(text, quantity, focus_text, lead_text),
        part_of=previous.quantity.start if previous is not None and not gloss and _PART.search(bridge) else None,
    )


def _focus(text: str, quantity: Quantity, limit: int) -> str:
    """What follows a figure, up to the next break or figure, eight words at most."""
    stop = _BREAK.search(text, quantity.end, limit)
    end = stop.start() if stop else limit
    count = 0
    for count, word in enumerate(_WORD.finditer(text, quantity.end, end), start=1):
        if count == _FOCUS_WORDS:
            return text[quantity.end : word.end()]
    return text[quantity.end : end].rstrip(" \t\n.!?…")


def _lead(text: str, quantity: Quantity, limit: int) -> tuple[int, str]:
    """What stands before a figure, back to the last break or figure."""
    start = max(limit, quantity.start - _LEAD)
    for match in _BREAK.finditer(text, start, quantity.start):
        start = match.end()
    return start, text[start : quantity.start]


def _printed(text: str, quantity: Quantity) -> str:
    figure = " ".join(text[quantity.start : quantity.end].split())
    return f"{quantity.qualifier} {figure}" if quantity.qualifier else figure


def _phrase(focus: str, lead: str) -> str:
    """A few words of the source for what a figure measures: what follows it, else what leads to it."""
    words: list[str] = []
    following = re.sub(r"^[\s-]+", "", focus).split()
    for place, word in enumerate(following):
        idle = word.casefold() in STOP
        if not words and (idle or not stems(word)):
            continue
        goes_on = word.casefold() in ("of", "the", "a", "an", "its", "their") or any(
            stem(w) in STATES for w in following[place + 1 : place + 3]
        )
        if len(words) == _PHRASE_WORDS or (idle and not goes_on):
            break
        words.append(word)
    while words and words[-1].casefold() in STOP:
        words.pop()
    if not words:
        words = [w for w in lead.split() if w.casefold() not in _IDLE][-3:]
    return " ".join(words).strip(" .,;:-–'’\"“”")


def _names(source: _Source, sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """Stems of capitalised words; the first of the sentence is a name where it is capital elsewhere too."""
    found = (m for m in _WORD.finditer(source.member.text, max(start, sentence.start), min(end, sentence.end)))
    return frozenset(
        stem(m[0])
        for m in found
        if m[0][0].isupper() and len(m[0]) > 1 and m[0].casefold() not in _IDLE
        if m.start() > sentence.start + 1 or stem(m[0]) in source.names
    )


def _subject(source: _Source, sentence: Sentence, end: int) -> str | None:
    """The stem of the last name before a figure, looked for in the 160 code points before it."""
    start = max(sentence.start, end - _LEAD)
    for match in reversed(list(_WORD.finditer(source.member.text, start, end))):
        known = match.start() > sentence.start + 1 or stem(match[0]) in source.names
        if match[0][0].isupper() and len(match[0]) > 1 and known and match[0].casefold() not in _IDLE:
            return stem(match[0])
    return None


def _modifiers(focus: str, quantity: Quantity) -> frozenset[str]:
    """Stems between a number and its noun: "ballistic" of "50 ballistic missiles"."""
    if quantity.kind != "count" or quantity.unit is None:
        return frozenset()
    found: list[str] = []
    for match in _WORD.finditer(focus):
        if singular(match[0]) == quantity.unit:
            return frozenset(found)
        if match[0].casefold() not in _IDLE:
            found.append(stem(match[0]))
    return frozenset()


def _state(text: str, quantity: Quantity, focus: str, lead: str) -> str | None:
    after = [s for s in stems(focus) if s in STATES]
    before = [s for s in stems(lead) if s in STATES]
    return after[0] if after else before[-1] if before else None


def _is_partial(text: str, quantity: Quantity, focus: str, lead: str) -> bool:
    """Whether the figure is said of a part: "another 12", "two of the men"."""
    near = [w.casefold() for w in lead.split()[-2:]] + [w.casefold() for w in focus.split()[:2]]
    return any(w in INCREMENTS for w in near) or _SUBSET.match(text, quantity.end) is not None
