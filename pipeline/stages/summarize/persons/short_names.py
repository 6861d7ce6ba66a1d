"""Short names for persons whom a reader knows by now: all but the family name goes.

Reference realisation in summaries after Nenkova and McKeown, "References to Named Entities: a Corpus Study" (NAACL
2003): people write a full introduction once and the family name from then on. Everything here is a deletion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.stages.summarize.persons.brackets import PARTY
from pipeline.stages.summarize.persons.cast import Bearer, Cast, bearer_of, family_name, introduces, office
from pipeline.stages.summarize.persons.mentions import Mentions, Person
from pipeline.stages.summarize.wording.edits import Edit, deletion
from pipeline.text.given_names import MEN, WOMEN
from pipeline.text.name_words import HONORIFICS, ORGANISATION, PERSON_NOUNS, SPEECH, TITLES
from pipeline.text.names import Name, find_names, gender, same_name
from pipeline.text.quotation_marks import unquoted

NAME_EDIT = "name in short"

_LEADING = """
    to for by with from against about on at in into after before under as than like between over toward towards
    because including and but while that if when where which whom who since although though whether or of is was did
    does has had have will would are were could should may might can among amid during following
"""
_LEADS_ON = frozenset(_LEADING.split())
_VERB = re.compile(r"[a-z](?:ed|[a-z]{2}ing)\Z")
_GOES_ON = re.compile(r"\s(?:of\b|Jr|Sr|I{2,3}|IV|[A-Z])|[-–/]\w|,\s(?:Jr|Sr)\b")
# "Senator Ann Hobb, Republican of Iowa, and", "Governor Ann Hobb of Iowa".
_PARTY_OF = re.compile(r",\s(?:Republican|Democrat|Independent) of [A-Z]\w+(?: [A-Z]\w+)?,(?=\s[a-z“\"])")
_OF_PLACE = re.compile(r" of (?P<place>[A-Z]\w+(?: [A-Z]\w+)?)(?![\w’'-])")
_DESCRIBED = re.compile(r"\s\(|,\s(?:an?|the|who|[RDI][-–])\b")
# Between these and a family name there is no role that would introduce it: "the Hobb", "Ann and Hobb".
_NO_ROLE = frozenset({"the", "a", "an", "this", "that", "these", "those", "and", "or", "s", "first"})
# Other honorifics may be part of a name ("the Lady Imelda"), or of several ("Reps.").
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})
_PAIR = re.compile(r"\b(?:(?:Mr|Mrs|Ms)\.? and|the|an?)\s\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A name that a reader has read, in its text."""

    name: Name
    text: str

    @property
    def says_who(self) -> bool:
        """Whether an office or a description stands beside the name."""
        word = re.search(r"([^\W\d_]+)\s\Z", self.text[max(0, self.name.start - 30) : self.name.start])
        role = word is not None and word[1].casefold() in PERSON_NOUNS
        return bool(office(self.name)) or role or _DESCRIBED.match(self.text, self.name.end) is not None


def short_names(found: Mentions, index: int, start: int, known: Cast, shown: str) -> list[Edit]:
    """Deletions around the family names of persons whom `shown`, the claims before, or the sentence has named."""
    sentence = found.member.sentences[index]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    outside = unquoted(shown)
    told = [_Told(name, shown) for name in find_names(shown) if not outside[name.start].isspace()]
    edits: list[Edit] = []
    for name in found.outside(index):
        if name.full_start < start:
            continue
        around = blank[: name.full_start - sentence.start], blank[name.end - sentence.start :]
        person, family = found.person_of(name), family_name(name)
        same = [other for other in told if family and family_name(other.name).casefold() == family.casefold()]
        one = all(same_name(other.name.text, name.text) for other in same)
        if person and same and one and name.text.endswith(family):
            bearer = bearer_of(known, person)
            if is_honorific(name.title):
                edits += _without_honorific(found, name, same, around, _is_family(name, person, bearer))
            elif _is_told(name, same, bearer) and _is_family(name, person, bearer):
                edits += _shortened(found, name, same, *around)
        told.append(_Told(name, found.member.text))
    return edits


def is_honorific(title: str) -> bool:
    """Whether a title says nothing but how to address its bearer: "Mr."."""
    return title.rstrip(".").casefold() in HONORIFICS


def _without_honorific(
    found: Mentions, name: Name, same: list[_Told], around: tuple[str, str], family: bool
) -> Iterator[Edit]:
    """`Hobb` for `Mr. Hobb`, whatever stands around it; given names go too where the last word is the `family` name."""
    own = gender(name)
    others = {gender(other.name) for other in same} - {None}
    bound = name.title.rstrip(".").casefold() not in _ADDRESS or _PAIR.search(around[0]) or _GOES_ON.match(around[1])
    if not bound and not (own and others - {own}):
        end = name.end - len(family_name(name)) if family else name.start
        yield deletion(name.full_start, end, NAME_EDIT)


def _is_told(name: Name, same: list[_Told], bearer: Bearer | None) -> bool:
    """Whether the names before mean the bearer of this one, and one of them says more than a family name.

    A full name may mean the wife of the "President Hobb" who has been named.
    """
    full = any(" " in other.name.text for other in same)
    offices = {office(other.name) for other in same} - {""}
    sure = (full and (" " in name.text or bearer is not None)) or office(name) in offices
    return sure or (bearer is not None and not offices.isdisjoint(bearer.titles))


def _is_family(name: Name, person: Person, bearer: Bearer | None) -> bool:
    """Whether the last word of a name is sure to be the family name: it stands alone, or after a known given name."""
    words = name.text.split()
    given = [word for word in words[:-1] if len(word.rstrip(".")) > 1]
    alone = (bearer is not None and bearer.alone) or any(other.text == words[-1] for other in person.mentions)
    return alone or not given or (len(given) == 1 and given[0].casefold() in MEN | WOMEN)


def _shortened(found: Mentions, name: Name, same: list[_Told], before: str, after: str) -> Iterator[Edit]:
    """What goes of one mention; its title stays where the names before have none, or where the rest would limp."""
    family = name.end - len(family_name(name))
    whole = not name.title or introduces(found.member, name)
    untitled = whole and (not name.title or any(other.says_who for other in same))
    behind = _behind(name, after, same) if untitled else 0
    if untitled and reads_alone(before, after[behind:]):
        if behind:
            yield deletion(name.end, name.end + behind, NAME_EDIT)
        start = name.full_start
    elif whole and not _GOES_ON.match(after) and (name.title or _has_role(before)):
        start = name.start
    else:
        return
    if start < family:
        yield deletion(start, family, NAME_EDIT)


def _behind(name: Name, after: str, same: list[_Told]) -> int:
    """How much goes behind a name: party, and the place of an office where the names before tell it."""
    if match := PARTY.match(after) or _PARTY_OF.match(after):
        return match.end()
    match = _OF_PLACE.match(after) if name.title else None
    return match.end() if match and any(match["place"] in other.text for other in same) else 0


def _has_role(before: str) -> bool:
    """Whether a word that needs no given name behind it stands before a name: "the minister Hobb", "blaming Hobb"."""
    word = re.search(r"(?:\A|\s)([a-z][a-z’-]*)\s\Z", before)
    return word is not None and word[1] not in _NO_ROLE


def reads_alone(before: str, after: str) -> bool:
    """Whether a bare family name reads well between what stands before and after it."""
    if _GOES_ON.match(after):
        return False
    tokens = before.split()
    if not tokens or not before[-1:].isspace():
        return not before.strip()
    last = tokens[-1]
    if last[-1] == ",":
        return not after.startswith(",")
    if not last[-1].isalnum():
        return last[-1] in "—–;:"
    if len(tokens) > 1 and last in ("of", "for", "and", "or") and _binds(tokens, last):
        return False
    return last.casefold() in _LEADS_ON or last in SPEECH or _VERB.search(last) is not None


def _binds(tokens: list[str], small: str) -> bool:
    """Whether a small word after a word makes one name of both sides: "Secretary of", "Joe and"."""
    word = tokens[-2]
    if small in ("of", "for"):
        return word.casefold() in TITLES or word.casefold() in ORGANISATION or (len(tokens) > 2 and word[0].isupper())
    return word.casefold() in MEN or word.casefold() in WOMEN
