"""The persons of a story over all of its articles: who bears a family name alone, and which form introduces them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.records import Member
from pipeline.stages.summarize.persons.mentions import Mentions, Person, without_suffix
from pipeline.text.name_spelling import one_spelling, same_name
from pipeline.text.name_words import CONNECTORS, HONORIFICS, ORGANISATION, PERSON_NOUNS, TITLES
from pipeline.text.names import Name, gender

# What a whole title ends in: "Interior Ann Doe" lacks its secretary.
_HOLDERS = PERSON_NOUNS | {"democrat", "republican", "elect", "general", "designate"}
# "Lo Presti", "St. Clair": a family name begins before its last word.
_SMALL = CONNECTORS | {"lo", "san", "santa", "abu", "mac", "st."}
_LONG = {
    "gov": "governor", "sen": "senator", "rep": "representative", "congressman": "representative", "gen": "general",
    "congresswoman": "representative", "premier": "minister", "lt": "lieutenant", "capt": "captain",
}  # fmt: skip
# At the start of a sentence they have a capital that they have nowhere else.
_ADJECTIVES = frozenset(
    {
        "former", "acting", "then", "outgoing", "incoming", "interim", "retired", "late", "embattled", "ousted",
        "fellow", "ex", "exiled", "would", "deposed", "disgraced", "future", "next",
    }
)  # fmt: skip
# "Spokesman Ann Doe said": in small letters elsewhere.
_NOUNS = frozenset(
    {
        "spokesman", "spokeswoman", "spokesperson", "actor", "actress", "adviser", "advisor", "analyst", "author",
        "candidate", "coach", "economist", "founder", "host", "lawmaker", "lawyer", "attorney", "leader", "manager",
        "officer", "pilot", "prosecutor", "singer", "striker", "quarterback", "midfielder", "former",
    }
)  # fmt: skip
_STARTS = re.compile(r"(?:\A|[.!?:]['\"”’)]*\s+|\n\s*|[—–]\s*)['\"“‘(]*\Z")
# "Secretary of State Ann Doe", "vice-President Ann Doe": the name starts a word too late for its title. A dash between
# spaces, as after the place of a dateline, cuts nothing.
_CUT_TITLE = re.compile(r"(?P<word>[^\W\d_]+)\s(?:of|for|and|&)\s\Z|(?<![\s-])[-–/]\s?\Z")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The only bearer of a family name in a story.

    family  as it is spelled most
    forms   names of two words and more with the article that holds them, best first
    alone   whether some article calls the bearer by the family name alone
    titles  offices that stand before these names, and those before the family name alone; no honorifics
    past    whether some article says "former", "then" or the like of an office of theirs
    gender  `m` or `f` where given names and honorifics agree on one, else None
    """

    family: str
    forms: tuple[tuple[Member, Name], ...]
    alone: bool
    titles: frozenset[str]
    short_titles: frozenset[str]
    past: bool
    gender: str | None


Cast = Mapping[str, Bearer]
"""Bearers by family name in one spelling; a name that two persons share is left out."""


def family_name(name: Name) -> str:
    """The last word of a name, a "Jr." left out; "" for one that ends in an initial, or has small words inside."""
    words = without_suffix(name.text).split()
    odd = not words or len(words[-1].rstrip(".")) == 1 or any(word.casefold() in _SMALL for word in words)
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
    if not full or any(not same_name(a, b) for a in full for b in full) or _is_compound(full):
        return None
    families = Counter(family_name(name) for _, name in pairs)
    family = min(families, key=lambda word: (-families[word], word))
    forms = [(member, name) for member, name in pairs if name.text in full]
    forms.sort(key=lambda pair: (not introduces(*pair), -counts[pair[1].text], pair[0].article_id, pair[1].start))
    titles = frozenset(office(name) for _, name in forms) - {""}
    short = frozenset(office(name) for _, name in pairs if name.text not in full) - {""}
    genders = {known for _, name in pairs if (known := gender(name))}
    past = any(_is_past(*pair) for pair in pairs)
    known_gender = genders.pop() if len(genders) == 1 else None
    return Bearer(family, tuple(forms), family in counts, titles, short, past, known_gender)


def _is_compound(full: set[str]) -> bool:
    """Whether a form is the end of a longer one, a family name of two words: "Peña Nieto", "Enrique Peña Nieto"."""
    return any(longer.endswith(f" {text}") for text in full for longer in full)


def office(name: Name) -> str:
    """The last word of the title of a name in one form; "" for an honorific or none."""
    word = name.title.casefold().replace("-", " ").split()[-1:]
    key = word[0].rstrip(".") if word else ""
    return "" if key in HONORIFICS else _LONG.get(key, key)


def introduces(member: Member, name: Name) -> bool:
    """Whether a name has a whole title before it that says who the bearer is, and has its capital everywhere."""
    words = name.title.split()
    if len(words) == 1 and words[0].casefold() in _NOUNS and _STARTS.search(member.text[: name.full_start][-20:]):
        return False
    if not words or words[-1].casefold().rstrip(".").split("-")[-1] not in _HOLDERS:
        return False
    if len(set(words)) < len(words) or set(words).intersection(name.text.split()) or _is_past(member, name):
        return False  # a caption that ran into the text: "President Ann Doe President Ann Doe"
    cut = _CUT_TITLE.search(member.text[max(0, name.full_start - 30) : name.full_start])
    return cut is None or (cut["word"] is not None and cut["word"].casefold() not in TITLES | ORGANISATION)


def _is_past(member: Member, name: Name) -> bool:
    """Whether "former", "then" or the like stands before a name with its title."""
    before = re.search(r"([^\W\d_]+)[\s-]\Z", member.text[max(0, name.full_start - 20) : name.full_start])
    first = name.title.casefold().replace("-", " ").split()[:1]
    return bool(_ADJECTIVES & {*first, *([before[1].casefold()] if before else [])})


def bearer_of(known: Cast, person: Person) -> Bearer | None:
    """The bearer that a person of an article is; None where the family name is not theirs alone."""
    family = family_name(person.fullest)
    bearer = known.get(one_spelling(family)) if family else None
    if bearer is None or not any(same_name(person.fullest.text, name.text) for _, name in bearer.forms):
        return None
    return bearer


def rivals(known: Cast, found: Mentions, person: Person) -> bool:
    """Whether a person shares a family name with another of the story, or of the article where the story tells none."""
    family = family_name(person.fullest)
    if not family or bearer_of(known, person):
        return False
    return sum(one_spelling(family_name(other.fullest)) == one_spelling(family) for other in found.persons) > 1
