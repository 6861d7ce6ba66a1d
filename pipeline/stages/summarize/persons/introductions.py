"""Who is named for the first time is named in full, with the office or description that some source gives.

People write a full introduction once (Nenkova and McKeown, "References to Named Entities", NAACL 2003). A form is only
taken for the bearer of a family name that nobody else in the story bears, whose gender and offices fit.
"""

import re
from dataclasses import dataclass

from pipeline.records import Member
from pipeline.stages.summarize.persons.cast import Bearer, Cast, bearer_of, introduces, office
from pipeline.stages.summarize.persons.mentions import Mentions, Person
from pipeline.stages.summarize.persons.short_names import reads_alone
from pipeline.stages.summarize.wording.edits import Edit, insertion
from pipeline.stages.summarize.wording.pieces import Piece
from pipeline.text.given_names import MEN, WOMEN
from pipeline.text.name_spelling import one_spelling
from pipeline.text.name_words import HONORIFICS, ORGANISATION, PERSON_NOUNS, TITLES
from pipeline.text.names import Name, gender, same_name
from pipeline.text.quotation_marks import unquoted

# Verbs that go on reporting one speaker; "called" and "denied" may answer somebody else.
REPORTS = r"(?:said|says|told|tells|added|adds|stated|declared|noted|explained|argued|insisted|wrote|tweeted|continued)"

_SPEAKS_NOW = re.compile(rf"\s{REPORTS}\b")
# After these a name is part of a noun: "the Biden administration".
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "any", "no"}
)
# "Biden administration": the name is part of a longer one, or of a noun that the full name would burden.
_NAME_GOES_ON = re.compile(
    r"\s(?:[A-Z]|(?:administration|campaign|team|era|family|presidency|government|allies|aides|supporters|officials|"
    r"voters|rally|trial|supporter|ally|aide|official|voter|cabinet|tax|plan|bill|agenda|doctrine)\b)|[-–]"
)
# What stands after a name says already who it is, or the name is not of a person alone.
_INTRODUCED = re.compile(r"['’]|\s*[,(–—-]|\s(?:and|or|of|from|Jr|Sr|I{2,3}|IV|[A-Z])\b")
_IS_SOMETHING = re.compile(r"\s(?:is|was|became|serves|served)\s(?:an?|the)\b")
_APPOSITION = re.compile(r",\s(?P<words>(?:an?|the)\s(?:[\w’'&-]+\s){0,11}?[\w’'&-]+)(?=[,.]\s)")
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|is|was|are|were|has|had|said|will|and|or|but|while|as|now|then)\b|\d")
_ADJUNCT = re.compile(
    r"\W*(?:In|On|At|After|Before|When|While|As|During|For|Since|By|Asked|Speaking|Under|With)\b[^,]*,\s*\Z"
)
_NOUNS = frozenset(
    {"partner", "member", "co-founder", "strategist", "resident", "researcher", "aide", "activist", "official", "nurse",
     "teacher", "reporter", "journalist", "fellow", "counsel", "secretary", "historian", "scientist", "pollster"}
)  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS = re.compile(r"\.?\s*\Z")


@dataclass(frozen=True, slots=True)
class Resolved:
    """An edit that names somebody, and the full names of those whom it names."""

    edit: Edit
    names: tuple[str, ...]


def naming(found: Mentions, person: Person, introduced: list[str], known: Cast) -> Piece:
    """A person's name: the fullest form with its title, the shortest where `introduced` holds a name of theirs."""
    short = any(same_name(other, person.fullest.text) for other in introduced)
    bearer = bearer_of(known, person)
    if short or bearer is None:
        name = person.shortest if short else person.fullest
        start = name.start if short else name.full_start
        return Piece(found.member.text[start : name.end], "refer", start, name.end)
    member, name = _best_form(found.member, bearer, "")
    start = name.full_start if introduces(member, name) else name.start
    return Piece(member.text[start : name.end], "refer", start, name.end, member.article_id)


def full_names(found: Mentions, index: int, start: int, introduced: list[str], known: Cast) -> list[Resolved]:
    """Full names with introductions for persons whom a sentence is the first to name."""
    result: list[Resolved] = []
    seen = list(introduced)
    sentence = found.member.sentences[index]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    for name in found.outside(index):
        around = blank[: name.full_start - sentence.start], blank[name.end - sentence.start :]
        bearer = _bearer(found, name, known, around[1])
        if bearer is None or name.start < start:
            continue
        fullest = bearer.forms[0][1].text
        new = not any(same_name(other, fullest) for other in seen)
        seen.append(fullest)
        if new and (edit := _introduced(found, name, bearer, around)):
            result.append(Resolved(edit, (fullest,)))
    return result


def _bearer(found: Mentions, name: Name, known: Cast, after: str) -> Bearer | None:
    """Whom a name means: the only bearer of the family name in the story, if gender and office fit; else None.

    Who is only known as a person from another article must be speaking.
    """
    person = found.person_of(name)
    if person is None and not (_SPEAKS_NOW.match(after) and name.certain and not name.title):
        return None
    bearer = known.get(one_spelling(name.text.split()[-1]))
    return bearer if bearer and _fits(name, found.member, bearer, after) else None


def _fits(name: Name, member: Member, bearer: Bearer, after: str) -> bool:
    """Whether nothing speaks against this bearer, and something for a person at all."""
    if any(not same_name(name.text, form.text) for _, form in bearer.forms):
        return False
    offices = bearer.short_titles | ({office(name)} - {""})
    own = gender(name)
    if not offices <= bearer.titles or (own and bearer.gender and own != bearer.gender):
        return False
    given = {form.text.split()[0].casefold() for _, form in bearer.forms}
    return bool(given & (MEN | WOMEN) or bearer.titles or bearer.gender or _SPEAKS_NOW.match(after))


def _best_form(member: Member, bearer: Bearer, said: str) -> tuple[Member, Name]:
    """The form that introduces its bearer, of the article itself before another, with an office where that is sure.

    An office must be the only one of the story, still held, and given by the article itself, or by two origins.

    said  the office at the place that is to be named, "" for none
    """
    own = [form for form in bearer.forms if form[0].article_id == member.article_id]
    told = [form for form in bearer.forms if introduces(*form)]
    offices = {office(name) for _, name in told}
    if offices == {said} or (len(offices) == 1 and not bearer.past):
        near = [form for form in told if form[0].article_id == member.article_id]
        if near or offices == {said} or len({place.origin for place, _ in told}) > 1:
            return (near or told)[0]
    return own[0] if own else bearer.forms[0]


def _introduced(found: Mentions, name: Name, bearer: Bearer, around: tuple[str, str]) -> Edit | None:
    """The edit that names a person in full and says who it is; None where the sentence does so, or would limp."""
    words = around[0].split()[-1:]
    if words and words[0].casefold() in _DETERMINERS and not name.title:
        return None
    member, form = _best_form(found.member, bearer, office(name))
    if _other_year(found.member, around) and not office(name):
        return None
    if len(name.text.split()) == 1:
        edit = _in_full(name, member, form, around)
    else:
        edit = _with_office(name, member, form, around)
    if member is found.member and (edit is None or not introduces(member, form)):
        return _described(found, name, around) or edit
    return edit


def _other_year(member: Member, around: tuple[str, str]) -> bool:
    """Whether a sentence speaks of a year before that of its article: who holds an office now held none then, maybe."""
    return any(year != (member.day or year)[:4] for year in _YEAR.findall(" ".join(around)))


def _with_office(name: Name, member: Member, form: Name, around: tuple[str, str]) -> Edit | None:
    """`Ann Doe` with the office that stands before her name elsewhere."""
    if name.title or not introduces(member, form) or _INTRODUCED.match(around[1]) or _IS_SOMETHING.match(around[1]):
        return None
    if not reads_alone(*around) or _is_apposition(*around):
        return None
    piece = Piece(member.text[form.full_start : form.end], "refer", form.full_start, form.end, member.article_id)
    return Edit(name.start, name.end, (piece,), "name introduced")


def _is_apposition(before: str, after: str) -> bool:
    """Whether a name after a comma may say who has just been described: "the mayor, Ann Doe"."""
    if not before.rstrip().endswith(",") or _ADJUNCT.match(before):
        return False
    near = {word.casefold() for word in re.findall(r"[\w-]+", before)[-6:]}
    return bool(near & TITLES) or not _SPEAKS_NOW.match(after)


def _in_full(name: Name, member: Member, fullest: Name, around: tuple[str, str]) -> Edit | None:
    """The edit that puts a full name in the place of a family name; None where there is no fuller one.

    around  what stands before and after the name in its sentence
    """
    if len(fullest.text.split()) < 2 or _NAME_GOES_ON.match(around[1]) or around[0].rstrip()[-1:] in tuple("\"”’'“‘"):
        return None
    honorific = name.title.rstrip(".").casefold() in HONORIFICS
    same = not name.title or fullest.title.casefold().endswith(name.title.casefold())
    said = re.search(r"([^\W\d_]+)\s\Z", around[0])
    again = said is not None and said[1].casefold() in TITLES
    titled = introduces(member, fullest) and (same or honorific) and not again
    whole = titled or honorific
    cited = (fullest.full_start if titled else fullest.start, fullest.end)
    piece = Piece(member.text[slice(*cited)], "refer", *cited, member.article_id)
    return Edit(name.full_start if whole else name.start, name.end, (piece,), "name in full")


def _described(found: Mentions, name: Name, around: tuple[str, str]) -> Edit | None:
    """A speaker's name with the description that follows it elsewhere in the article: `Ann Doe, a lawyer, said`."""
    speaks, ends = _SPEAKS_NOW.match(around[1]), _ENDS.match(around[1])
    if not (speaks or (ends and re.search(rf"\b{REPORTS}\s\Z", around[0]))) or office(name):
        return None
    person = found.person_of(name)
    for other in person.mentions if person else ():
        match = _APPOSITION.match(found.member.text, other.end)
        if match is None or len(other.text.split()) < 2 or other.start == name.start or not _says_who(match["words"]):
            continue
        piece = Piece(found.member.text[other.start : match.end()], "refer", other.start, match.end())
        comma = (insertion(","),) if speaks else ()
        return Edit(name.full_start, name.end, (piece, *comma), "name introduced")
    return None


def _says_who(words: str) -> bool:
    """Whether a description names a profession or office, and holds no clause."""
    kinds = {word.casefold() for word in re.findall(r"[\w’'-]+", words)}
    return _CLAUSE.search(words) is None and bool(kinds & (PERSON_NOUNS | _NOUNS)) and not kinds <= ORGANISATION
