"""Names in the place of English pronouns and short descriptions, taken from the same article, only where safe.

A pronoun is resolved to the subject of the sentence before (the subject is the centre of attention: Grosz, Joshi and
Weinstein, "Centering", Computational Linguistics 21, 1995), if its gender fits and nobody else named there could be
meant, or if both sentences report speech of their subject.
"""

import re

from pipeline.stages.summarize.persons.cast import Cast, rivals
from pipeline.stages.summarize.persons.introductions import REPORTS, Resolved, naming
from pipeline.stages.summarize.persons.mentions import Mentions, Person, may_be_person
from pipeline.stages.summarize.wording.edits import Edit, insertion
from pipeline.stages.summarize.wording.pieces import Piece
from pipeline.text.name_words import SPEECH
from pipeline.text.names import Name
from pipeline.text.quotation_marks import unquoted

LOOK_BACK = 3
"""Sentences that are searched for the one that a pronoun refers to."""

_LEADING = re.compile(r"(?P<pronoun>He|She|His|They|he|she|his|they)\s+(?P<next>[\w'’]+)")
_AFTER_QUOTE = re.compile(r"[\s,]*(?P<pronoun>he|she)\s+(?P<next>[a-z]+)")
_SPEECH = re.compile(rf"\b{REPORTS}\b")
_SAYS_BEFORE = re.compile(rf"\b{REPORTS}\s\Z")
_GOES_ON = re.compile(rf"\W*(?:also\s|later\s|then\s)?{REPORTS}\b")
_DEFINITE = re.compile(
    r"(?P<all>[Tt]he\s(?:(?P<country>[A-Z][\w-]+)\s)?"
    r"(?P<office>leader|president|prime minister|premier|chancellor|secretary[- ]general|senator|governor|mayor))"
    r"\s+[a-z]+"
)
_LEADERS = (
    "president", "prime minister", "premier", "chancellor", "king", "leader", "secretary general", "secretary-general",
)  # fmt: skip
_NO_SUBJECT = re.compile(r"\b(?:of|by|with|to|for|in|at|from|against|about|between|and|after|before|that|than|as)\s\Z")
_TOGETHER = re.compile(r"\b(?:met|meet|spoke|talked|sat down|held talks|agreed|and)\b")


def resolve(found: Mentions, index: int, start: int, introduced: list[str], known: Cast) -> Resolved | None:
    """The name for the pronoun or description at `start`, or after the quotation that starts there.

    Persons of whom `introduced` holds a name are named in short. None where there is no reference or no safe name.
    """
    sentence = found.member.sentences[index]
    text = found.member.text[start : sentence.end]
    blank = unquoted(text)
    match = _LEADING.match(blank) or _AFTER_QUOTE.match(blank)
    if match:
        persons, possessive = _pronoun(found, index, start, match)
        place, name = (start + match.start("pronoun"), start + match.end("pronoun")), "pronoun resolved"
    elif definite := _DEFINITE.match(blank):
        persons, possessive = _definite(found, start, definite), False
        place, name = (start + definite.start("all"), start + definite.end("all")), "description resolved"
    else:
        return None
    if not persons or any(rivals(known, found, person) for person in persons):
        return None
    if any(" " not in person.fullest.text and person.fullest.text not in introduced for person in persons):
        # Of whom the article gives no more than a family name, a reader knows as little as of the pronoun.
        return None
    pieces = [piece for i, p in enumerate(persons) for piece in _listed(i, naming(found, p, introduced, known))]
    pieces += [insertion("'s")] if possessive else []
    return Resolved(Edit(*place, tuple(pieces), name), tuple(person.fullest.text for person in persons))


def _listed(i: int, name: Piece) -> list[Piece]:
    return [insertion(" and "), name] if i else [name]


def _pronoun(found: Mentions, index: int, start: int, match: re.Match[str]) -> tuple[tuple[Person, ...], bool]:
    """Whom a pronoun means, nobody where that is not safe, and whether it says what is theirs."""
    word = match["pronoun"].casefold()
    if word == "they":
        return _pair_before(found, index), False
    after = start + match.end("pronoun")
    speaks = _GOES_ON.match(found.member.text, after, after + 40) is not None
    person = _subject_before(found, index, "f" if word == "she" else "m", speaks)
    return ((person,) if person else ()), word == "his"


def _subject_before(found: Mentions, index: int, gender: str, speaks: bool) -> Person | None:
    """The person whom a pronoun of sentence `index` means."""
    for back in range(index - 1, max(index - 1 - LOOK_BACK, -1), -1):
        sentence = found.member.sentences[back]
        if sentence.repeat or sentence.truncated:
            return None
        text = found.member.text[sentence.start : sentence.end]
        blank = unquoted(text)
        people = [p for p in found.people(back) if p.gender in (None, gender)]
        pronoun = re.search(r"\b(?:he|she)\b", blank, re.IGNORECASE)
        if not found.outside(back) and (pronoun or not re.search(r"[^\W\d_]{2}", blank)):
            speaks = speaks and (pronoun is None or bool(_SPEECH.search(blank)))
            continue
        return _meant(found, back, blank, people, gender, speaks)
    return None


def _meant(found: Mentions, index: int, blank: str, people: list[Person], gender: str, speaks: bool) -> Person | None:
    """Whom a pronoun after sentence `index` means: its speaker where it `speaks` on, else its subject if no rival."""
    speakers = _speakers(found, index, blank)
    subject = _subject(found, index, blank)
    if speaks and speakers:
        return speakers[0] if len(speakers) == 1 and speakers[0] in people else None
    if subject is None or subject not in people or any(speaker is not subject for speaker in speakers):
        return None
    return None if any(_rival(found, name, subject, gender) for name in found.outside(index)) else subject


def _speakers(found: Mentions, index: int, blank: str) -> list[Person]:
    """The persons of a sentence who stand right beside a verb of speech."""
    start = found.member.sentences[index].start
    speakers: list[Person] = []
    for name in found.outside(index):
        person = found.person_of(name)
        beside = _GOES_ON.match(blank, name.end - start) or _SAYS_BEFORE.search(blank[: name.full_start - start])
        if person is not None and person not in speakers and beside:
            speakers.append(person)
    return speakers


def _rival(found: Mentions, name: Name, subject: Person, gender: str) -> bool:
    """Whether a name could also be meant: another person of this gender, or perhaps a person."""
    person = found.person_of(name)
    if person is not None:
        return person is not subject and person.gender in (None, gender)
    return len(name.text.split()) in (2, 3) and may_be_person(name) and name.certain


def _subject(found: Mentions, index: int, blank: str) -> Person | None:
    """The person who speaks in a sentence, or stands where its subject does."""
    start = found.member.sentences[index].start
    for name in found.outside(index):
        person = found.person_of(name)
        before, after = blank[: name.full_start - start], blank[name.end - start :]
        if person is None or re.match(r"['’]", after):
            continue
        speaker = re.match(r"\s(?:also\s|later\s)?[a-z]+", after) and after.split()[0] in SPEECH
        inverted = before.split()[-1:] and before.split()[-1] in SPEECH and not before.split()[:-1]
        leads = len(before.split()) <= 5 and not _NO_SUBJECT.search(before) and not _has_verb(before)
        if speaker or inverted or leads:
            return person
    return None


def _has_verb(text: str) -> bool:
    return re.search(r"\b(?:is|was|were|are|has|had|have|said|told|[a-z]{3,}ed)\b", text) is not None


def _pair_before(found: Mentions, index: int) -> tuple[Person, ...]:
    """The two persons of the sentence before, where it says that they did something together; else nobody."""
    if index == 0 or found.member.sentences[index - 1].repeat:
        return ()
    sentence = found.member.sentences[index - 1]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    people = found.people(index - 1)
    plural = re.search(r"\b(?:leaders|officials|lawmakers|senators|people|they|ministers|members|both)\b", blank)
    if len(people) != 2 or plural or not _TOGETHER.search(blank) or _subject(found, index - 1, blank) is not people[0]:
        return ()
    return tuple(people)


def _definite(found: Mentions, start: int, match: re.Match[str]) -> tuple[Person, ...]:
    """The only person of the article whose title says the office (and country) of a description."""
    country, office = (match["country"] or "").casefold(), match["office"].casefold()
    offices = _LEADERS if office == "leader" else (office, office.replace("-", " "))
    if not country and office == "leader":
        return ()
    fitting = [
        person
        for person in found.persons
        if any(_titled(n.title.casefold(), country, offices) for n in person.mentions if n.start < start)
    ]
    return tuple(fitting) if len(fitting) == 1 else ()


def _titled(title: str, country: str, offices: tuple[str, ...]) -> bool:
    return country in title and any(re.search(rf"\b{re.escape(office)}\Z", title) for office in offices)
