"""Figures of a story's sentences with the words that say what they measure.

The words of a figure fall into three: its focus (what follows it, up to the next break: "military aid"), its lead
(what stands before it in its clause: "allies have provided") and the rest of the sentence. Words are stems
(see words.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Member, Sentence
from pipeline.stages.compare.clauses import REACH, focus_of, is_partial, lead_of, modifiers_of, phrase_of, state_of
from pipeline.stages.compare.measures import counter_of, is_nation, measured
from pipeline.stages.compare.words import IDLE, STATES, WORD, stem, stems
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity, dimension
from pipeline.text.units import CASUALTIES

_PART = re.compile(
    r"(?<![^\W_])(?:including|includes|of which|of whom|of them|among them)(?: [^\W\d_]+){0,3}\s*$", re.IGNORECASE
)
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
_RISES = re.compile(
    r"(?<![^\W_])(?:ris(?:es|en|ing)|rose|rais(?:es|ed)|climb(?:s|ed|ing)|grow(?:s|n|ing)|grew"
    r"|jump(?:s|ed)|increas(?:ed|es|ing)|mount(?:s|ing)|so far)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"(?<![^\W_])(?:polls?|polled|polling|surveys?|surveyed|approval|approve[sd]?|respondents|favorab\w+"
    r"|percent reporting|precincts?|(?:of|in) the vote|votes|ballots|turnout|leads?|trails?|trailed|ahead of)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_CULPRIT = re.compile(
    r"(?<![^\W_])(?:including|excluding|besides|counting|plus|as well as|along with) (?:the |a |one )?"
    r"(?:suspected |alleged |suicide )?(?:gunm[ae]n|shooters?|attackers?|assailants?|suspects?|bombers?|killers?"
    r"|hijackers?)(?![^\W_])",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r" [A-Z][a-z]")
_GLOSS = re.compile(r"\s*[(\[]\s*(?:or |i\.e\. |equal to )?(?:about |around |roughly |nearly |some )?$")
_CASUALTY = re.compile(rf"[ -](?:{'|'.join(sorted(CASUALTIES))})(?![^\W_])", re.IGNORECASE)
_CLOSED = re.compile(r"\s*[)\]]")
_NO_NAMES = frozenset({"unit", "state", "us", "us'"})  # the country is named or not, and in two ways
_PARTS = 4  # neighbouring figures that are added up at most
_OPENING = 300  # code points of the title and of the first sentence that say where its events are
_ROOM = 400  # code points on either side of a figure that are searched for names and times


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a sentence of an article.

    origin    who is counted for it: the origin of the article, or of the text that it carries here
    noun      stem of what is counted, or None
    focus, lead, rest  stems, see above; `names` are the stems of names among focus and lead
    people    stems of the names of the whole sentence; `subject` is the last of them before the figure
    period    stretches of time ("this season") that the sentence speaks of up to the end of the focus
    times     weekdays, months and years of the sentence
    figures   how many figures the sentence holds
    modifiers stems between the number and the noun it counts
    measure   what is counted, where the tables of measures.py know it; `counter` is who counted a crowd
    past      whether the sentence speaks of a year before that of the article
    rises     whether the sentence says that something grows
    polled    whether it is a share in a poll or in a count of votes that goes on: no two are of one moment
    culprit   whether the sentence says that those are counted, or not, who did it
    places    stems of names in what follows the figure
    scene     stems of names in the sentence, the first sentence and the title
    alone     whether its article gives no other value of the same dimension
    parts     what the figure comes to with its neighbours of the same dimension in the sentence, if it has any
    gloss_of  start of the figure of which this one is the same in another unit, in brackets, or None
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
    measure: str | None
    counter: str | None
    past: bool
    rises: bool
    polled: bool
    culprit: bool
    places: frozenset[str]
    scene: frozenset[str]
    alone: bool
    parts: frozenset[float]
    gloss_of: int | None
    part_of: int | None

    @property
    def words(self) -> frozenset[str]:
        """All stems of the sentence."""
        return self.focus | self.lead | self.rest


def mentions_of(articles: Sequence[Member]) -> list[Mention]:
    """The figures of all sentences that are no repeats, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [
        mention
        for index, member in enumerate(articles)
        for mention in _alone(_of_article(_Source(index, member), origins))
    ]


def _alone(mentions: Iterable[Mention]) -> list[Mention]:
    """The figures of an article, with whether each is the only value of its dimension there."""
    listed = list(mentions)
    values: dict[str, set[float]] = {}
    for mention in listed:
        if mention.gloss_of is None:
            values.setdefault(mention.dimension, set()).add(mention.quantity.value)
    sums = _sums(listed)
    return [
        replace(m, alone=len(values.get(m.dimension, ())) <= 1, parts=sums.get((m.sentence, m.dimension), frozenset()))
        for m in listed
    ]


def _sums(mentions: Sequence[Mention]) -> dict[tuple[tuple[int, int], str], frozenset[float]]:
    """For each sentence and dimension what neighbouring figures come to: 12 Somalis and 11 Yemenis are 23 pirates."""
    listed: dict[tuple[tuple[int, int], str], list[float]] = {}
    for mention in mentions:
        if mention.gloss_of is None:
            listed.setdefault((mention.sentence, mention.dimension), []).append(mention.quantity.value)
    return {
        key: frozenset(
            sum(values[i:j]) for i in range(len(values)) for j in range(i + 2, min(i + _PARTS, len(values)) + 1)
        )
        for key, values in listed.items()
        if len(values) > 1
    }


class _Source:
    """An article, with what its sentences need to know of all of it."""

    def __init__(self, index: int, member: Member) -> None:
        self.index = index
        self.member = member
        self.names = frozenset(stem(m[0]) for m in _MIDDLE_NAME.finditer(member.text))
        first = member.sentences[0] if member.sentences else None
        head = member.text[first.start : min(first.end, first.start + _OPENING)] if first else ""
        opening = f"{(member.title or '')[:_OPENING]} {head}"
        self.opening = frozenset(stem(m[0]) for m in WORD.finditer(opening) if m[0][0].isupper())

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
        if quantity.vague or (sentence.truncated and _at_cut(text, quantity, sentence)):
            continue
        closed = quantity.end
        if place + 1 < len(quantities) and _is_gloss(text, quantity, quantities[place + 1]):
            gloss = quantities[place + 1]
            closed = _CLOSED.match(text, gloss.end).end()  # type: ignore[union-attr]
            after = quantities[place + 2].start if place + 2 < len(quantities) else sentence.end
        if quantity.kind == "count" and quantity.value <= 1 and not _is_casualty(text, quantity):
            continue
        previous = _mention(source, sentence, quantity, (before, closed, after), origin, previous, len(quantities))
        yield previous


def _is_gloss(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether a figure is given once more in brackets, in another unit: "3 miles (4.8 km)", "$3m (£2m)"."""
    one_kind = quantity.kind == following.kind in ("money", "measure") and quantity.unit != following.unit
    between = _GLOSS.fullmatch(text, quantity.end, following.start)
    return (
        one_kind
        and dimension(quantity) == dimension(following)
        and between is not None
        and bool(_CLOSED.match(text, following.end))
    )


def _is_casualty(text: str, quantity: Quantity) -> bool:
    """Whether one person is counted as in a headline: "1 dead", "one wounded"."""
    return quantity.value == 1 and quantity.unit == "person" and _CASUALTY.match(text, quantity.end) is not None


def _at_cut(text: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether the cut of a truncated sentence may have taken the unit or noun of the figure with it."""
    end = min(sentence.end, quantity.end + REACH)
    return end == sentence.end and len(WORD.findall(text, quantity.end, end)) < 3


def _mention(
    source: _Source,
    sentence: Sentence,
    quantity: Quantity,
    room: tuple[int, int, int],
    origin: str,
    previous: Mention | None,
    figures: int,
) -> Mention:
    member, text = source.member, source.member.text
    near = max(sentence.start, quantity.start - _ROOM), min(sentence.end, quantity.end + _ROOM)
    focus_text = focus_of(text, room[1], room[2])
    lead_start, lead_text = lead_of(text, quantity, room[0])
    bridge = text[room[0] : quantity.start] if previous else ""
    gloss = previous is not None and _is_gloss(text, previous.quantity, quantity)
    focus_end = room[1] + len(focus_text)
    focus, lead = frozenset(stems(focus_text)), frozenset(stems(lead_text))
    if gloss and previous is not None:
        focus, lead = previous.focus | focus, previous.lead
    state = state_of(text, quantity, focus_text, lead_text)
    partial = is_partial(text, quantity, focus_text, lead_text)
    modifiers = modifiers_of(focus_text, quantity)
    near_text = text[near[0] : near[1]]
    times = frozenset(m[0] for m in _TIME.finditer(near_text))
    before = text[max(room[0], quantity.start - REACH) : quantity.start]
    noun = stem(quantity.unit) if quantity.unit and quantity.kind == "count" else None
    nation = {stems(focus_text)[0]} if quantity.kind == "count" and is_nation(focus_text) else set[str]()
    measure, quantity = measured(quantity, state, focus_text, before, near_text)
    return Mention(
        article=source.index,
        article_id=member.article_id,
        day=member.day,
        origin=origin,
        sentence=(sentence.start, sentence.end),
        quantity=quantity,
        dimension=_dimension(quantity),
        printed=_printed(text, quantity),
        phrase=phrase_of(focus_text, lead_text),
        noun=stem(quantity.unit) if quantity.unit and quantity.kind == "count" else None,
        focus=focus - {noun},
        lead=lead,
        rest=frozenset(stems(near_text)) - focus - lead - {noun},
        names=_names(source, sentence, lead_start, focus_end),
        people=_names(source, sentence, *near),
        subject=_subject(source, sentence, quantity.start),
        period=frozenset(m[0].casefold() for m in _PERIOD.finditer(text, near[0], focus_end)),
        times=times,
        figures=figures,
        modifiers=(modifiers | nation) - {measure},
        state=measure if measure in STATES else state,
        partial=partial,
        measure=measure,
        counter=counter_of(near_text) if measure == "crowd" else None,
        rises=_RISES.search(near_text) is not None,
        polled=quantity.kind in ("percent", "points", "ratio") and _POLL.search(near_text) is not None,
        culprit=measure in STATES and _CULPRIT.search(near_text) is not None,
        places=_names(source, sentence, quantity.end, focus_end),
        scene=_names(source, sentence, *near) | source.opening,
        past=any(time.isdigit() and member.day is not None and time < member.day[:4] for time in times),
        alone=False,
        parts=frozenset(),
        gloss_of=previous.quantity.start if gloss and previous is not None else None,
        part_of=previous.quantity.start if previous is not None and not gloss and _PART.search(bridge) else None,
    )


def _dimension(quantity: Quantity) -> str:
    """What figures must share to be compared: counted nouns by their stem, so that infections are cases."""
    return f"count {stem(quantity.unit)}" if quantity.kind == "count" and quantity.unit else dimension(quantity)


def _printed(text: str, quantity: Quantity) -> str:
    figure = " ".join(text[quantity.start : quantity.end].split())
    return f"{quantity.qualifier} {figure}" if quantity.qualifier else figure


def _names(source: _Source, sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """Stems of capitalised words; the first of the sentence where it or the next one is capital elsewhere too."""
    found = (m for m in WORD.finditer(source.member.text, max(start, sentence.start), min(end, sentence.end)))
    return frozenset(
        stem(m[0])
        for m in found
        if m[0][0].isupper() and len(m[0]) > 1 and m[0].casefold() not in IDLE and stem(m[0]) not in _NO_NAMES
        if m.start() > sentence.start + 1 or stem(m[0]) in source.names or _FULL_NAME.match(source.member.text, m.end())
    )


def _subject(source: _Source, sentence: Sentence, end: int) -> str | None:
    """The stem of the last name before a figure, if it is near."""
    start = max(sentence.start, end - REACH)
    for match in reversed(list(WORD.finditer(source.member.text, start, end))):
        known = match.start() > sentence.start + 1 or stem(match[0]) in source.names
        if match[0][0].isupper() and len(match[0]) > 1 and known and match[0].casefold() not in IDLE:
            return stem(match[0])
    return None
