"""Figures of a story's sentences with the words that say what they measure.

Two runs of words are nearest to a figure: its focus (what follows it, up to the next break: "military aid") and its
lead (what stands before it in its clause: "allies have provided"). Words are stems (see words.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.records import Member, Sentence
from pipeline.stages.compare.reading.bare import counts_new, noun_before
from pipeline.stages.compare.reading.clauses import (
    REACH,
    focus_of,
    is_partial,
    is_whole,
    lead_of,
    modifiers_of,
    state_of,
)
from pipeline.stages.compare.reading.labels import label_of
from pipeline.stages.compare.reading.measures import counter_of, is_nation, measured
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.naming import Source, full_names_near, names_in, subject_before
from pipeline.stages.compare.reading.nearby import nearby_words, numerals
from pipeline.stages.compare.reading.signs import (
    are_sources,
    bounds_a_group,
    is_counting,
    is_expected,
    is_former,
    is_numbered,
    is_polled,
    is_revised,
    names_culprit,
    periods,
    rises,
    times,
    years_of,
)
from pipeline.stages.compare.reading.voices import CONTRAST, voice_of
from pipeline.stages.compare.reading.words import STATES, WORD, stem, stems
from pipeline.text.ordinals import find_ordinals
from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity, dimension
from pipeline.text.units import CASUALTIES

_USED = re.compile(r"\s+(on|for|from|in|at)(?![^\W_])")
_OLDS = 12  # as long as "18-year-olds" may go on behind what is taken for its figure
_PART = re.compile(
    r"(?<![^\W_])(?:including|includes|of which|of whom|of them|among them)(?: [^\W\d_]+){0,3}\s*$", re.IGNORECASE
)
_GLOSS = re.compile(r"\s*[(\[]\s*(?:or |i\.e\. |equal to )?(?:about |around |roughly |nearly |some )?$")
_CASUALTY = re.compile(rf"[ -](?:{'|'.join(sorted(CASUALTIES))})(?![^\W_])", re.IGNORECASE)
_CLOSED = re.compile(r"\s*[)\]]")
_PARTS = 4  # neighbouring figures that are added up at most
_ROOM = 400  # code points on either side of a figure that are searched for names and times


def mentions_of(articles: Sequence[Member]) -> list[Mention]:
    """The figures of all sentences that are no repeats, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [
        mention
        for index, member in enumerate(articles)
        for mention in _alone(_of_article(Source(index, member), origins))
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


def _of_article(source: Source, origins: dict[str, str]) -> Iterator[Mention]:
    for sentence in source.member.sentences:
        if not sentence.repeat:
            yield from _of_sentence(source, sentence, source.origin(sentence, origins))


def _of_sentence(source: Source, sentence: Sentence, origin: str) -> Iterator[Mention]:
    text = source.member.text
    ordinals = tuple(find_ordinals(text, sentence.start, sentence.end))
    quantities = sorted((*find_quantities(text, sentence.start, sentence.end), *ordinals), key=lambda q: q.start)
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
        yield replace(previous, dimension="ordinal") if quantity in ordinals else previous


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


def _is_of_group(text: str, quantity: Quantity, before: str) -> bool:
    printed = text[quantity.start : quantity.end + _OLDS]
    return quantity.high is not None or bounds_a_group(printed, before)


def _is_casualty(text: str, quantity: Quantity) -> bool:
    """Whether one person is counted as in a headline: "1 dead", "one wounded"."""
    return quantity.value == 1 and quantity.unit == "person" and _CASUALTY.match(text, quantity.end) is not None


def _at_cut(text: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether the cut of a truncated sentence may have taken the unit or noun of the figure with it."""
    end = min(sentence.end, quantity.end + REACH)
    return end == sentence.end and len(WORD.findall(text, quantity.end, end)) < 3


def _mention(
    source: Source,
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
    if noun_known := noun_before(quantity, lead_text, bridge, previous):
        quantity = replace(quantity, unit=noun_known)
    focus_end = room[1] + len(focus_text)
    focus, lead = frozenset(stems(focus_text)), frozenset(stems(lead_text))
    if gloss and previous is not None:
        focus, lead = previous.focus | focus, previous.lead
    state = state_of(text, quantity, focus_text, lead_text, room[2])
    after_other = previous is not None and bool(previous.state and state) and previous.state != state
    partial = is_partial(text, quantity, focus_text, lead_text) and not after_other  # 3 dead and 15 others injured
    partial = partial or (noun_known is not None and counts_new(lead_text))
    modifiers = modifiers_of(focus_text, quantity)
    near_text = text[near[0] : near[1]]
    said, people = times(near_text), names_in(source, sentence, *near)
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
        dimension="count" if quantity.kind == "count" else dimension(quantity),
        printed=_printed(text, quantity),
        phrase=label_of(text, quantity, (sentence.start, room[1], sentence.end)),
        noun=stem(quantity.unit) if quantity.unit and quantity.kind == "count" else None,
        focus=focus - {noun},
        lead=lead,
        clause=(focus - {noun}) | lead,
        words=((frozenset(stems(near_text)) | focus) - {noun}) | lead,
        names=names_in(source, sentence, lead_start, focus_end),
        people=people,
        full_names=full_names_near(text, quantity.start, near) if measure == "child" else frozenset(),
        subject=subject_before(source, sentence, quantity.start),
        period=periods(text, near[0], focus_end),
        times=said,
        figures=figures,
        modifiers=(modifiers | nation) - {measure},
        state=measure if measure in STATES else state,
        partial=partial and measure != "child",  # "a mother of 12, another mom"
        whole=is_whole(bridge),
        measure=measure,
        counter=counter_of(near_text) if measure == "crowd" else None,
        expected=is_expected(text[lead_start:focus_end]),
        former=is_former(before),
        numbered=is_numbered(before) or (quantity.kind == "age" and _is_of_group(text, quantity, before)),
        years=years_of(near_text),
        used=used[1] if quantity.kind == "money" and (used := _USED.match(text, quantity.end)) else None,
        english=member.language == "en",
        nearby=nearby_words(text[near[0] : quantity.start], text[room[1] : near[1]]),
        numerals=numerals(text[near[0] : quantity.start], text[quantity.end : near[1]]),
        revised=is_revised(near_text),
        rises=rises(near_text),
        counting=is_counting(text[max(near[0], quantity.start - REACH) : min(near[1], quantity.end + REACH)]),
        voice=voice_of(text, near, (quantity.start, quantity.end)) if member.language == "en" else None,
        contrasted=CONTRAST.search(text, room[0], quantity.start) is not None,
        polled=is_polled(near_text)
        if quantity.kind in ("percent", "points", "ratio")
        else are_sources(text[quantity.end : near[1]]),
        culprit=measure in STATES and names_culprit(near_text if measure == "kill" else lead_text + focus_text),
        places=names_in(source, sentence, quantity.end, focus_end),
        scene=people | source.opening,
        past=any(time.isdigit() and member.day is not None and time < member.day[:4] for time in said),
        opening=sentence == member.sentences[0],
        alone=False,
        parts=frozenset(),
        gloss_of=previous.quantity.start if gloss and previous is not None else None,
        part_of=previous.quantity.start if previous is not None and not gloss and _PART.search(bridge) else None,
    )


def _printed(text: str, quantity: Quantity) -> str:
    figure = " ".join(text[quantity.start : quantity.end].split())
    return f"{quantity.qualifier} {figure}" if quantity.qualifier else figure
