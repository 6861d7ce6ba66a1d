"""Names in the place of English pronouns and short descriptions, taken from the same article, only where safe.

A pronoun is resolved to the subject of the sentence before (the subject is the centre of attention: Grosz, Joshi and
Weinstein, "Centering", Computational Linguistics 21, 1995), if its gender fits and nobody else named there could be
meant, or if both sentences report speech of their subject.
"""

import re
from dataclasses import dataclass

from pipeline.records import Member
from pipeline.stages.rank.standing import unquoted
from pipeline.stages.summarize.cast import Cast, bearer_of, introduces
from pipeline.stages.summarize.edits import Edit, Piece, insertion
from pipeline.stages.summarize.mentions import Mentions, Person, may_be_person
from pipeline.text.name_spelling import one_spelling
from pipeline.text.name_words import SPEECH, TITLES
from pipeline.text.names import Name, same_name

LOOK_BACK = 3
"""Sentences that are searched for the one that a pronoun refers to."""

_LEADING = re.compile(r"(?P<pronoun>He|She|His|They|he|she|his|they)\s+(?P<next>[\w'’]+)")
_AFTER_QUOTE = re.compile(r"[\s,]*(?P<pronoun>he|she)\s+(?P<next>[a-z]+)")
# Verbs that go on reporting one speaker; "called" and "denied" may answer somebody else.
_REPORTS = (
    r"(?:said|says|told|tells|added|adds|stated|declared|noted|explained|argued|insisted|wrote|tweeted|continued)"
)
_SPEAKS_NOW = re.compile(rf"\s{_REPORTS}\b")
_SPEECH = re.compile(rf"\b{_REPORTS}\b")
_SAYS_BEFORE = re.compile(rf"\b{_REPORTS}\s\Z")
_GOES_ON = re.compile(rf"\W*(?:also\s|later\s|then\s)?{_REPORTS}\b")
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
# After these a name is part of a noun: "the Biden administration".
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "any", "no"}
)
# "Biden administration": the name is part of a longer one, or of a noun that the full name would burden.
_NAME_GOES_ON = re.compile(
    r"\s(?:[A-Z]|(?:administration|campaign|team|era|family|presidency|government|allies|aides|supporters|officials|"
    r"voters|rally|trial|supporter|ally|aide|official|voter|cabinet|tax|plan|bill|agenda|doctrine)\b)|[-–]"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An edit that puts names in the place of a reference, and the full names of those whom it names."""

    edit: Edit
    names: tuple[str, ...]


def resolve(found: Mentions, index: int, start: int, introduced: list[str]) -> Resolved | None:
    """The name for the pronoun or description at `start`, or after the quotation that starts there.

    Persons of whom `introduced` holds a name are named in short. None where there is no reference or no safe name.
    """
    sentence = found.member.sentences[index]
    text = found.member.text[start : sentence.end]
    blank = unquoted(text)
    match = _LEADING.match(blank) or _AFTER_QUOTE.match(blank)
    if match:
        return _pronoun(found, index, start, match, introduced)
    if definite := _DEFINITE.match(blank):
        return _definite(found, start, definite, introduced)
    return None


def _pronoun(found: Mentions, index: int, start: int, match: re.Match[str], introduced: list[str]) -> Resolved | None:
    place = (start + match.start("pronoun"), start + match.end("pronoun"))
    word = match["pronoun"].casefold()
    if word == "they":
        pair = _pair_before(found, index)
        return _replacement(found.member.text, place, pair, introduced, False, "pronoun resolved") if pair else None
    after = start + match.end("pronoun")
    speaks = _GOES_ON.match(found.member.text, after, after + 40) is not None
    person = _subject_before(found, index, "f" if word == "she" else "m", speaks)
    if person is None:
        return None
    return _replacement(found.member.text, place, (person,), introduced, word == "his", "pronoun resolved")


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


def _pair_before(found: Mentions, index: int) -> tuple[Person, ...] | None:
    """The two persons of the sentence before, where it says that they did something together."""
    if index == 0 or found.member.sentences[index - 1].repeat:
        return None
    sentence = found.member.sentences[index - 1]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    people = found.people(index - 1)
    plural = re.search(r"\b(?:leaders|officials|lawmakers|senators|people|they|ministers|members|both)\b", blank)
    if len(people) != 2 or plural or not _TOGETHER.search(blank) or _subject(found, index - 1, blank) is not people[0]:
        return None
    return tuple(people)


def _definite(found: Mentions, start: int, match: re.Match[str], introduced: list[str]) -> Resolved | None:
    """The only person of the article whose title says the office (and country) of a description."""
    country, office = (match["country"] or "").casefold(), match["office"].casefold()
    offices = _LEADERS if office == "leader" else (office, office.replace("-", " "))
    if not country and office == "leader":
        return None
    fitting = [
        person
        for person in found.persons
        if any(_titled(n.title.casefold(), country, offices) for n in person.mentions if n.start < start)
    ]
    if len(fitting) != 1:
        return None
    place = (start + match.start("all"), start + match.end("all"))
    return _replacement(found.member.text, place, (fitting[0],), introduced, False, "description resolved")


def _titled(title: str, country: str, offices: tuple[str, ...]) -> bool:
    return country in title and any(re.search(rf"\b{re.escape(office)}\Z", title) for office in offices)


def _replacement(
    text: str, place: tuple[int, int], persons: tuple[Person, ...], introduced: list[str], possessive: bool, name: str
) -> Resolved:
    pieces: list[Piece] = []
    for i, person in enumerate(persons):
        pieces += [insertion(" and ")] if i else []
        pieces.append(naming(text, person, introduced))
    if possessive:
        pieces.append(insertion("'s"))
    return Resolved(Edit(*place, tuple(pieces), name), tuple(person.fullest.text for person in persons))


def naming(text: str, person: Person, introduced: list[str]) -> Piece:
    """A person's name: the fullest form with its title, the shortest where `introduced` holds a name of theirs."""
    short = any(same_name(known, person.fullest.text) for known in introduced)
    name = person.shortest if short else person.fullest
    start = name.start if short else name.full_start
    return Piece(text[start : name.end], "refer", start, name.end)


def full_names(found: Mentions, index: int, start: int, introduced: list[str], known: Cast) -> list[Resolved]:
    """Full names for persons whom a sentence names first and in short, from its article or else another."""
    result: list[Resolved] = []
    seen = list(introduced)
    sentence = found.member.sentences[index]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    for name in found.outside(index):
        before, after = blank[: name.full_start - sentence.start], blank[name.end - sentence.start :]
        introduced_by = _fullest_form(found, name, known, after)
        if introduced_by is None or name.start < start:
            continue
        fullest = introduced_by[1].text
        new = not any(same_name(other, fullest) for other in seen)
        seen.append(fullest)
        words = before.split()[-1:]
        adjunct = bool(words) and words[0].casefold() in _DETERMINERS and not name.title
        if new and not adjunct and len(name.text.split()) == 1:
            edit = _in_full(name, *introduced_by, (before, after))
            result += [Resolved(edit, (fullest,))] if edit else []
    return result


def _fullest_form(found: Mentions, name: Name, known: Cast, after: str) -> tuple[Member, Name] | None:
    """The form of a name that introduces its bearer, in the article itself or else in another; None for no person.

    Who is only known as a person from another article must be speaking.
    """
    person = found.person_of(name)
    if person is not None and len(person.fullest.text.split()) > 1:
        return found.member, person.fullest
    if person is not None:
        bearer = bearer_of(known, person)
        return bearer.forms[0] if bearer else (found.member, person.fullest)
    speaks = _SPEAKS_NOW.match(after) and name.certain and not name.title
    bearer = known.get(one_spelling(name.text)) if speaks else None
    return bearer.forms[0] if bearer else None


def _in_full(name: Name, member: Member, fullest: Name, around: tuple[str, str]) -> Edit | None:
    """The edit that puts a full name in the place of a family name; None where there is no fuller one.

    around  what stands before and after the name in its sentence
    """
    family = same_name(name.text.split()[-1], fullest.text.split()[-1])
    if not family or len(fullest.text.split()) < 2 or _NAME_GOES_ON.match(around[1]):
        return None
    honorific = name.title.rstrip(".").casefold() in ("mr", "mrs", "ms", "miss")
    same = not name.title or fullest.title.casefold().endswith(name.title.casefold())
    said = re.search(r"([^\W\d_]+)\s\Z", around[0])
    again = said is not None and said[1].casefold() in TITLES
    titled = introduces(member, fullest) and (same or honorific) and not again
    whole = titled or honorific
    cited = (fullest.full_start if titled else fullest.start, fullest.end)
    piece = Piece(member.text[slice(*cited)], "refer", *cited, member.article_id)
    return Edit(name.full_start if whole else name.start, name.end, (piece,), "name in full")
