"""Figures that are alike by chance: small numbers of different things, and what two persons have or pay."""

from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.nouns import is_person, nouns_apart
from pipeline.stages.compare.reading.votes import BODIES, PARTIES
from pipeline.text.intervals import same_value

_TOLD = 4  # words shared by two sentences that tell of one thing in other clauses
_SMALL = 13  # whole numbers below it are so common that equal ones prove nothing


def is_common_and_apart(left: Mention, right: Mention) -> bool:
    """Whether two small counts or spans have nothing in common but their number: another noun, or no word around it."""
    a, b = left.quantity, right.quantity
    if a.kind not in ("count", "measure") or (left.measure and left.measure == right.measure):
        return False
    if max(abs(a.value), abs(b.value)) >= _SMALL or min(a.step, b.step) < 1:
        return False
    if a.kind == "count" and not _is_one_noun(left, right):
        return True
    told = left.words == right.words or len(left.words & right.words) >= _TOLD
    return (
        left.dimension in ("count", "time") and not told and not (left.clause & right.clause) - left.names - right.names
    )


def _is_one_noun(left: Mention, right: Mention) -> bool:
    a, b = left.quantity.unit, right.quantity.unit
    if a is None or b is None:
        return a == b
    if left.noun == right.noun or not left.modifiers.isdisjoint(right.modifiers):
        return True
    return is_person(a) and is_person(b) and not nouns_apart(left, right)


def are_of_two_holders(left: Mention, right: Mention) -> bool:
    """Whether two sums or shares that are not one value each follow a name that the other sentence does not know; a
    chamber or a party holds nothing."""
    a, b = left.quantity, right.quantity
    if a.kind not in ("money", "percent", "points") or same_value(a, b):
        return False
    holders = [m.subject for m in (left, right) if m.subject in m.lead and m.subject not in BODIES | PARTIES]
    return len(holders) == 2 and holders[0] not in right.people and holders[1] not in left.people
