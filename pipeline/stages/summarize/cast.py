"""The persons of a story over all of its articles: who bears a family name alone, and which form introduces them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.records import Member
from pipeline.stages.summarize.mentions import Mentions, Person
from pipeline.text.name_spelling import one_spelling, same_name
from pipeline.text.name_words import CONNECTORS, HONORIFICS, ORGANISATION, TITLES
from pipeline.text.names import Name

_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{1,4}|\w)\.?\Z", re.IGNORECASE)
# At the start of a sentence they have a capital that they have nowhere else.
_ADJECTIVES = frozenset(
    {"former", "acting", "then", "outgoing", "incoming", "interim", "retired", "late", "embattled", "ousted", "fellow"}
)
# "Secretary of State Ann Doe": the name starts a word too late for its title.
_CUT_TITLE = re.compile(r"(?P<word>[^\W\d_]+)\s(?:of|for|and|&)\s\Z|[-–/]\s?\Z")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The only bearer of a family name in a story.

    family  as it is spelled most
    forms   names of two words and more with the article that holds them, best first
    alone   whether some article calls the bearer by the family name alone
    """

    family: str
    forms: tuple[tuple[Member, Name], ...]
    alone: bool


Cast = Mapping[str, Bearer]
"""Bearers by family name in one spelling; a name that two persons share is left out."""


def family_name(name: Name) -> str:
    """The last word of a name, "" for a name that ends in a suffix or an initial, or has small words inside."""
    words = name.text.split()
    odd = _SUFFIX.match(words[-1]) or any(word in CONNECTORS for word in words)
    return "" if odd or not words[-1][0].isupper() else words[-1]


def cast(found: Iterable[Mentions]) -> Cast:
    """The bearers of a story, from the persons of its articles, each article given once."""
    named: dict[str, list[tuple[Member, Name]]] = defaultdict(list)
    for mentions in found:
        for person in mentions.persons:
            for name in person.mentions:
                if family := family_name(name):
                    named[one_spelling(family)].append((mentions.member, name))
    return {key: bearer for key, pairs in named.items() if (bearer := _bearer(pairs))}


def _bearer(pairs: list[tuple[Member, Name]]) -> Bearer | None:
    """The bearer of the names that end in one word; None where they are of several, or none is of two words."""
    counts = Counter(name.text for _, name in pairs)
    full = {text for text in counts if len(text.split()) > 1}
    if not full or any(not same_name(a, b) for a in full for b in full):
        return None
    families = Counter(name.text.split()[-1] for _, name in pairs)
    family = min(families, key=lambda word: (-families[word], word))
    forms = [(member, name) for member, name in pairs if name.text in full]
    forms.sort(key=lambda pair: (not introduces(*pair), -counts[pair[1].text], pair[0].article_id, pair[1].start))
    return Bearer(family, tuple(forms), family in counts)


def introduces(member: Member, name: Name) -> bool:
    """Whether a name has a whole title before it that says who the bearer is."""
    words = name.title.split()
    if not words or name.title.casefold().rstrip(".") in HONORIFICS or words[0].casefold() in _ADJECTIVES:
        return False
    cut = _CUT_TITLE.search(member.text[max(0, name.full_start - 30) : name.full_start])
    return cut is None or (cut["word"] is not None and cut["word"].casefold() not in TITLES | ORGANISATION)


def bearer_of(known: Cast, person: Person) -> Bearer | None:
    """The bearer that a person of an article is; None where the family name is not theirs alone."""
    family = family_name(person.fullest)
    bearer = known.get(one_spelling(family)) if family else None
    if bearer is None or not any(same_name(person.fullest.text, name.text) for _, name in bearer.forms):
        return None
    return bearer
