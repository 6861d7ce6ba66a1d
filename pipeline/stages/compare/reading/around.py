"""What stands around a figure in its sentence, and what that makes of the figure."""

from dataclasses import dataclass, replace

from pipeline.records import Sentence
from pipeline.stages.compare.reading.bare import counts_new, noun_before
from pipeline.stages.compare.reading.clauses import REACH, focus_of, is_partial, lead_of, modifiers_of, state_of
from pipeline.stages.compare.reading.measures import is_nation, measured
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.words import stem, stems
from pipeline.text.quantity import Quantity

_ROOM = 400  # code points on either side of a figure that are searched for names and times


@dataclass(frozen=True, slots=True)
class Around:
    """Where the words lie that tell of a figure, as places of the article's text, and these words.

    near    the stretch of the sentence that is searched for names and times
    before  what stands before the figure, back to the one before it
    bridge  the same from the end of the figure before it on; empty for the first one of a sentence
    """

    near: tuple[int, int]
    near_text: str
    before: str
    bridge: str
    lead_start: int
    lead: str
    focus: str
    focus_end: int


def around(text: str, sentence: Sentence, quantity: Quantity, room: tuple[int, int, int], first: bool) -> Around:
    """The words around a figure; `room` is where the figure before it ends, where it ends itself, and where the next
    begins.
    """
    near = max(sentence.start, quantity.start - _ROOM), min(sentence.end, quantity.end + _ROOM)
    focus = focus_of(text, room[1], room[2])
    lead_start, lead = lead_of(text, quantity, room[0])
    return Around(
        near=near,
        near_text=text[near[0] : near[1]],
        before=text[max(room[0], quantity.start - REACH) : quantity.start],
        bridge="" if first else text[room[0] : quantity.start],
        lead_start=lead_start,
        lead=lead,
        focus=focus,
        focus_end=room[1] + len(focus),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as what it counts, which a figure before it may tell; the fields of `Mention` of these names.

    printed  stem of the noun that stands with it, or with the figure before it; `quantity` has that of its measure
    """

    quantity: Quantity
    printed: str | None
    state: str | None
    measure: str | None
    modifiers: frozenset[str]
    partial: bool


def counted(text: str, quantity: Quantity, beside: Around, after: int, previous: Mention | None) -> Counted:
    """What a figure counts; `after` is where the next one begins."""
    if noun_known := noun_before(quantity, beside.lead, beside.bridge, previous):
        quantity = replace(quantity, unit=noun_known)
    state = state_of(text, quantity, beside.focus, beside.lead, after)
    after_other = previous is not None and bool(previous.state and state) and previous.state != state
    # 3 dead and 15 others injured
    partial = is_partial(text, quantity, beside.focus, beside.lead) and not after_other
    partial = partial or (noun_known is not None and counts_new(beside.lead))
    modifiers = modifiers_of(beside.focus, quantity)
    printed = stem(quantity.unit) if quantity.unit and quantity.kind == "count" else None
    nation = {stems(beside.focus)[0]} if quantity.kind == "count" and is_nation(beside.focus) else set[str]()
    measure, quantity = measured(quantity, state, beside.focus, beside.before, beside.near_text)
    return Counted(quantity, printed, state, measure, frozenset((modifiers | nation) - {measure}), partial)
