"""Two figures that one article sets against each other: "The UN says 2,200 have died, while activists say 3,000".

Two parties who are named side by side are the strongest sign of a disagreement that a text can give; that the article
gives both values is then no sign that they measure two things.
"""

from collections.abc import Iterator, Sequence

from pipeline.stages.compare.pairs.doubts import disjoint
from pipeline.stages.compare.pairs.succession import DISPUTED
from pipeline.stages.compare.reading.measures import PEOPLE
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.voices import are_opposed
from pipeline.text.intervals import agree

_BACK = 4  # figures before one that it may be set against
_GAP = 3  # code points between two sentences on end


def disputes(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of figures of one article that two parties give for one thing, in order of the second; of more than one
    that a figure may be set against, that with the most words in common, then the nearest."""
    for place, right in enumerate(mentions):
        before = mentions[max(0, place - _BACK) : place]
        found = [left for left in before if left.article == right.article and _is_disputed(left, right)]
        if found:
            yield max(reversed(found), key=lambda left: _words_in_common(left, right)), right


def _words_in_common(left: Mention, right: Mention) -> tuple[int, int]:
    """How much they share: words of their clauses, then names of the first that the second sentence has too."""
    return len(left.clause & right.clause), len(left.names & right.people)


def _is_disputed(left: Mention, right: Mention) -> bool:
    near = left.sentence == right.sentence or 0 <= right.sentence[0] - left.sentence[1] <= _GAP
    return near and _by_two_parties(left, right) and _is_one_thing(left, right) and _are_near(left, right)


def _by_two_parties(left: Mention, right: Mention) -> bool:
    """Whether each is said by a party of its own, or by somebody else after a word of contrast."""
    one, other = left.voice, right.voice
    if one is None or other is None:
        return False
    two = one.names.isdisjoint(other.names) and one.parties.isdisjoint(other.parties)
    return are_opposed(one, other) or (two and right.contrasted)


def _is_one_thing(left: Mention, right: Mention) -> bool:
    """Whether nothing that is said of either, and not of its speaker, makes it another thing, time or place."""
    if left.dimension != right.dimension or not _is_one_unit(left, right):
        return False
    if left.state != right.state or left.expected != right.expected or left.former or right.former:
        return False
    if left.partial != right.partial and left.quantity.kind == "count":  # a share is always "of the" whole
        return False
    if left.past != right.past and left.sentence == right.sentence:
        return False
    if disjoint(left.modifiers, right.modifiers) or disjoint(left.times, right.times):
        return False
    spoken = right.voice.names if right.voice else frozenset[str]()
    return right.names - spoken <= left.scene and (left.state is not None or bool(left.words & right.words))


def _is_one_unit(left: Mention, right: Mention) -> bool:
    """Whether both count in one unit, or people as such by what became of them: not 12 soldiers and 30 children."""
    units = {left.quantity.unit, right.quantity.unit}
    return len(units) == 1 or (left.state is not None and (None in units or units <= PEOPLE))


def _are_near(left: Mention, right: Mention) -> bool:
    low, high = sorted((left.quantity, right.quantity), key=lambda q: q.value)
    return 0 < high.value <= DISPUTED * low.value and not agree(low, high)
