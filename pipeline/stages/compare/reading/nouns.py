"""Counted nouns that may name one kind of thing: troops and forces, lawmakers and Republicans."""

import re
from functools import lru_cache

from pipeline.stages.compare.reading.measures import PEOPLE
from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.words import stem
from pipeline.verification.content import stem as base
from pipeline.verification.lexicon import lexicon

_PERSON = re.compile(
    r"(?:er|or|ist|i?an|ant|ee|eer|man|men|child|ese|crat|eli|aqi|ani|kid|troop|police|crew|student|resident"
    r"|agent|patient|dead|wounded|life)$"
)
_PERSONS = frozenset(map(base, ("person", "worker", "soldier", "citizen", "official", "criminal", "individual")))
_BEYOND = 60  # words with more kin than this have so many senses that a kin they share says nothing


def nouns_apart(left: Mention, right: Mention) -> bool:
    """Whether both figures count something, and two things that no dictionary brings together."""
    a, b = left.quantity.unit, right.quantity.unit
    if left.quantity.kind != "count" or a is None or b is None or a == b:
        return False
    if a in PEOPLE or b in PEOPLE:
        return not (is_person(a) and is_person(b))
    return not akin(*sorted((a, b)))


def is_person(noun: str) -> bool:
    """Whether a singular noun may name people: by what it ends in, or by a word that it is kin to."""
    if noun in PEOPLE or _PERSON.search(noun):
        return True
    return not lexicon().kin.get(base(noun), frozenset()).isdisjoint(_PERSONS)


@lru_cache(maxsize=1 << 14)
def akin(a: str, b: str) -> bool:
    """Whether two singular nouns are one concept, synonyms, or kind and more general word, or share such a word."""
    if stem(a) == stem(b):
        return True
    kin = lexicon().kin
    one, other = base(a), base(b)
    ours, theirs = kin.get(one, frozenset()), kin.get(other, frozenset())
    if other in ours or one in theirs:
        return True
    return len(ours) <= _BEYOND and len(theirs) <= _BEYOND and not ours.isdisjoint(theirs)
