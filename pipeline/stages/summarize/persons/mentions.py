"""The persons of an article by sentence: who is named where, and in which forms."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.records import Member, Sentence
from pipeline.text.name_words import ORGANISATION
from pipeline.text.names import Name, distinct, find_names, gender
from pipeline.text.quotation_marks import unquoted

TEXT_LIMIT = 40_000
"""Characters of an article in which names are looked for."""


_SUFFIX = re.compile(r"(?:\A|\s)(?:Jr|Sr|I{2,3}|IV)\.?\Z")


def without_suffix(name: str) -> str:
    """A name without "Jr." or a number at its end; empty where it is nothing else."""
    return _SUFFIX.sub("", name)


@dataclass(frozen=True)
class Person:
    """One bearer of a name in an article, with every mention inside its sentences, in order."""

    mentions: tuple[Name, ...]
    gender: str | None

    @cached_property
    def fullest(self) -> Name:
        """The form of two words and more that is used most, the longest and earliest of these; one with a title first.

        A form with a word in capitals (a heading run into the text) only where there is no other.
        """
        forms = Counter(name.text for name in self.mentions)
        return max(
            self.mentions,
            key=lambda n: (
                not any(len(word) > 2 and word.isupper() for word in n.text.split()),
                len(n.text.split()) > 1,
                forms[n.text],
                bool(n.title),
                len(n.text),
                -n.start,
            ),
        )

    @cached_property
    def shortest(self) -> Name:
        """The shortest form, the one used most of these: a family name rather than a given one, never a "Jr."."""
        forms = Counter(name.text for name in self.mentions)
        family = without_suffix(self.fullest.text).split()[-1]
        whole = [name for name in self.mentions if without_suffix(name.text)] or list(self.mentions)
        return min(whole, key=lambda n: (n.text != family, len(n.text.split()), -forms[n.text], n.start))


@dataclass(frozen=True)
class Mentions:
    """The names of an article that stand in its sentences."""

    member: Member
    by_sentence: dict[int, list[Name]] = field(repr=False)
    persons: tuple[Person, ...]

    def person_of(self, name: Name) -> Person | None:
        """The person whom a name of this article means."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[Name, Person]:
        return {name: person for person in self.persons for name in person.mentions}

    @cached_property
    def family_names(self) -> frozenset[str]:
        """Last words of the names of persons."""
        return frozenset(name.text.split()[-1] for person in self.persons for name in person.mentions)

    def outside(self, index: int) -> list[Name]:
        """Names of a sentence that stand outside its quotations."""
        sentence = self.member.sentences[index]
        blank = unquoted(self.member.text[sentence.start : sentence.end])
        return [n for n in self.by_sentence.get(index, []) if not blank[n.start - sentence.start].isspace()]

    def people(self, index: int) -> list[Person]:
        """Persons named in a sentence outside quotations, by first mention."""
        found = [self.person_of(name) for name in self.outside(index)]
        return list(dict.fromkeys(person for person in found if person is not None))


def mentions(member: Member) -> Mentions:
    """Look for the names of an article."""
    sentences = member.sentences
    starts = [s.start for s in sentences]
    placed: dict[int, list[Name]] = {}
    for name in find_names(member.text[:TEXT_LIMIT]):
        index = bisect_right(starts, name.full_start) - 1
        if index >= 0 and _holds(sentences[index], name):
            placed.setdefault(index, []).append(name)
    inside = [name for index in sorted(placed) for name in placed[index]]
    single = {word for name in inside if "-" not in name.text for word in name.text.split()[-1:]}
    groups = distinct(n for n in inside if n.certain and may_be_person(n) and not _pair(n, single))
    persons = tuple(_person(group) for group in groups if any(map(_is_person, group)))
    return Mentions(member, placed, persons)


def _holds(sentence: Sentence, name: Name) -> bool:
    return sentence.start <= name.full_start and name.end <= sentence.end


def may_be_person(name: Name) -> bool:
    """Whether nothing speaks against a person: no word of an organisation, no acronym, no more than four words."""
    words = name.text.casefold().split()
    return len(words) <= 4 and not ORGANISATION.intersection(words) and not name.text.isupper()


def _is_person(name: Name) -> bool:
    return name.person or without_suffix(name.text) not in ("", name.text)


def _pair(name: Name, single: set[str]) -> bool:
    """Whether a hyphen in a name joins two of the names that stand alone elsewhere: "the Hobb-Doe plan"."""
    return any(len(halves := word.split("-")) == 2 and single.issuperset(halves) for word in name.text.split())


def _person(group: list[Name]) -> Person:
    known = [g for name in group if (g := gender(name))]
    return Person(tuple(group), known[0] if len(set(known)) == 1 else None)
