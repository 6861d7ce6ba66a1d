"""Short names for persons and bodies that a reader knows by now: all but the family name or the acronym goes.

Reference realisation in summaries after Nenkova and McKeown, "References to Named Entities: a Corpus Study" (NAACL
2003): people write a full introduction once and the family name from then on. Everything here is a deletion.
"""

import re
from collections.abc import Iterator

from pipeline.stages.rank.standing import unquoted
from pipeline.stages.summarize.cast import Bearer, Cast, bearer_of, family_name, introduces
from pipeline.stages.summarize.edits import Edit, deletion
from pipeline.stages.summarize.mentions import Mentions
from pipeline.text.given_names import MEN, WOMEN
from pipeline.text.name_words import HONORIFICS, ORGANISATION, PERSON_NOUNS, SPEECH, TITLES
from pipeline.text.names import Name

NAME_EDIT = "name in short"

_LEADING = """
    to for by with from against about on at in into after before under as than like between over toward towards
    because including and but while that if when where which whom who since although though whether or of is was did
    does has had have will would are were could should may might can among amid during following
"""
_LEADS_ON = frozenset(_LEADING.split())
_PARTY = re.compile(
    r"\s\((?:R|D|I)(?:[-–—][\w. ]{1,14})?\)|,\s(?:R|D|I)[-–—][A-Z][\w. ]{1,12}(?:,(?!\swho)|(?=,\swho))"
)
# "House Speaker Ann Hobb (D-Calif.)": the office says who it is.
_OFFICE = re.compile(
    r"\b(?:Leader|Speaker|Whip|President|Chair|Chairman|Chairwoman|Governor|Secretary|Mayor|Senator|Representative|"
    r"(?:Gov|Sen|Rep)\.)"
    r"(?: [A-Z][\w.’'-]+){1,4}\Z"
)
_GOES_ON = re.compile(r"\s(?:of\b|Jr|Sr|I{2,3}|IV|[A-Z])|[-–/]\w|,\s(?:Jr|Sr)\b")
_ACRONYM = re.compile(r"\s\((?P<short>[A-Z][A-Za-z]{0,3}[A-Z]{1,3}|[A-Z]{2,6})\)")
_LAST_WORD = re.compile(r"(?<![\w’'&.-])([\w’'&.-]+)\s?\Z")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&"})


def short_names(found: Mentions, index: int, start: int, known: Cast, shown: str) -> list[Edit]:
    """Deletions before the family names of persons whom `shown`, the claims before, introduces."""
    sentence = found.member.sentences[index]
    blank = unquoted(found.member.text[sentence.start : sentence.end])
    edits: list[Edit] = []
    for name in found.outside(index):
        person = found.person_of(name)
        bearer = bearer_of(known, person) if person else None
        if bearer is None or name.full_start < start or not family_name(name) == bearer.family == name.text.split()[-1]:
            continue
        before, after = blank[: name.full_start - sentence.start], blank[name.end - sentence.start :]
        if reads_alone(before, after):
            edits += _shortened(found, name, bearer, shown, after)
        elif name.text == bearer.family and _is_honorific(name.title) and _known(bearer, shown):
            edits.append(deletion(name.full_start, name.start, NAME_EDIT))
    return edits


def _shortened(found: Mentions, name: Name, bearer: Bearer, shown: str, after: str) -> Iterator[Edit]:
    """What goes of one mention; the title stays where the claims before give none."""
    forms = _known(bearer, shown)
    if not forms or not (bearer.alone or _alone(bearer.family, shown)):
        return
    honorific = _is_honorific(name.title)
    titled = not name.title or honorific or any(_has_title(form, shown) for form in forms)
    if name.title and not honorific and not introduces(found.member, name):
        return
    first, last = name.full_start if titled else name.start, name.end - len(bearer.family)
    if first < last:
        yield deletion(first, last, NAME_EDIT)
    if party := _PARTY.match(after):
        yield deletion(name.end, name.end + party.end(), NAME_EDIT)


def _known(bearer: Bearer, shown: str) -> set[str]:
    """The full names of a bearer that stand in the claims before."""
    return {other.text for _, other in bearer.forms if re.search(rf"\b{re.escape(other.text)}\b", shown)}


def _is_honorific(title: str) -> bool:
    return title.rstrip(".").casefold() in HONORIFICS


def _has_title(form: str, shown: str) -> bool:
    """Whether what stands around a form in the claims before says who it is."""
    place = re.search(rf"(?:(?P<word>[\w.’'-]+)\s)?{re.escape(form)}(?P<after>,| \()?", shown)
    word = (place and place["word"]) or ""
    return bool(place and place["after"]) or word[:1].isupper() or word in PERSON_NOUNS


def _alone(family: str, shown: str) -> bool:
    return re.search(rf"(?:\A|[.,]\s|[a-z]\s){re.escape(family)}\b", shown) is not None


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
    return last.casefold() in _LEADS_ON or last in SPEECH or re.search(r"[a-z]ed\Z", last) is not None


def _binds(tokens: list[str], small: str) -> bool:
    """Whether a small word after a word makes one name of both sides: "Secretary of", "Joe and"."""
    word = tokens[-2]
    if small in ("of", "for"):
        return word.casefold() in TITLES or word.casefold() in ORGANISATION or (len(tokens) > 2 and word[0].isupper())
    return word.casefold() in MEN or word.casefold() in WOMEN


def party_tags(outside: str, offset: int) -> list[Edit]:
    """Deletions of party and state after persons whom an office introduces.

    Between commas not after another, since the second may close a clause: "the bill, made by Sen. Hobb, R-Ky., is".
    """
    edits: list[Edit] = []
    for match in _PARTY.finditer(outside):
        head = outside[: match.start()]
        if _OFFICE.search(head) and not (match.group()[0] == "," and "," in head):
            edits.append(deletion(offset + match.start(), offset + match.end(), "party removed"))
    return edits


def short_bodies(outside: str, offset: int, shown: str, others: str) -> list[Edit]:
    """Deletions around acronyms in brackets: of the long form where it is known, of the brackets where no use follows.

    others  what the other claims hold, before and after
    """
    edits: list[Edit] = []
    for match in _ACRONYM.finditer(outside):
        short = match["short"]
        begin = _long_form(outside[: match.start()], short)
        if begin is None:
            continue
        word = rf"\b{re.escape(short)}\b"
        if re.search(word, shown) and (f"({short})" in shown or outside[begin : match.start()] in shown):
            edits.append(deletion(offset + begin, offset + match.start("short"), "acronym alone"))
            edits.append(deletion(offset + match.end() - 1, offset + match.end(), "acronym alone"))
        elif not re.search(word, others) and not re.search(word, outside[match.end() :]):
            edits.append(deletion(offset + match.start(), offset + match.end(), "acronym removed"))
    return edits


def _long_form(before: str, short: str) -> int | None:
    """Where the words begin whose first letters make an acronym that stands after them."""
    at, letters = len(before), list(short.upper())
    while letters:
        match = _LAST_WORD.search(before, max(0, at - 40), at)
        if match is None:
            return None
        word, at = match[1], match.start()
        if word[0].upper() == letters[-1] and (word[0].isupper() or word not in _SMALL):
            letters.pop()
        elif word not in _SMALL:
            return None
    return at
