"""What a figure is called for a reader: the noun phrase of its clause that names what is measured.

Of what is counted the noun and what is said of it ("people at risk of losing their registration"); of a number that
stands alone what rose or fell to it ("jobless claims"); of money its use ("spent on fur capes", "state aid"); of
lengths and spans the noun that they describe ("length of the ferry"). "" where no clean phrase stands beside it.
"""

import re

from pipeline.stages.compare.reading.durations import DURATION, duration_label
from pipeline.stages.compare.reading.nouns import is_person
from pipeline.stages.compare.reading.phrases import (
    AFTER,
    AUXILIARY,
    REACH,
    bare,
    clause_after,
    clause_before,
    is_content,
    noun_end,
    phrase,
    phrase_before,
    words_of,
)
from pipeline.stages.compare.reading.verbs import SAID, is_verb
from pipeline.text.quantity import Quantity, dimension
from pipeline.text.unit_phrases import STOP
from pipeline.text.units import is_plural, singular

_DASH = re.compile(r"^\s?[-‑]\s?(?=[a-z])")
_AWAY = re.compile(r"\s*(?:away |south|north|east|west|outside|from|off|below|above|inland|beyond|out of )")
_NAME = re.compile(r"(?:[A-Z][\w.’'-]* )*[A-Z][\w.’'-]*$")
_EXTENT = {"long": "length", "high": "height", "tall": "height", "deep": "depth", "wide": "width", "thick": "thickness"}
_A_UNIT = re.compile(
    r"\s?(?:a|an|per) (?P<unit>gallon|barrel|share|litre|liter|pound|ounce|tonne|ton|day|week|month|year|hour)"
    r"(?![^\W_])"
)
_UNIT_SOLD = re.compile(
    r"(?<![^\W_])(?:gallon|barrel|share|litre|liter|ounce)(?= (?:costing|costs?|at|was|is|of)(?![^\W_]))"
)
_COST = re.compile(r"(?<![^\W_])(?:costs?|costing|worth|priced|valued)(?![^\W_])[^\d;,]{0,24}$")
_COST_OF = re.compile(r"(?<![^\W_])(?:cost|price|value|worth|budget) of (?P<thing>.+)")
_SPENT = re.compile(r"(?P<verb>[a-z]+)\s(?:(?:an?|the|about|more|than|up|to|over|at|least|nearly|some|roughly)\s)*$")
_SUBJECT_VERB = re.compile(
    r"(?<![^\W_])(?:fell|rose|dropp\w+|(?:in|de)creas\w+|climb\w+|jump\w+|dipp\w+|surg\w+|plung\w+|gr[eo]w\w*|declin\w+"
    r"|slipp\w+|ris(?:es|e|en|ing)|fall(?:s|en|ing)?|reach\w*|hit\w*|topp\w+|surpass\w+|pass(?:ed|es)|exceed\w+|sto[ou]d"
    r"|stands|remain\w*|is|was|were|are|total+ed|averag\w+|edg\w+|tick\w+|shrank|soar\w+|tumbl\w+|came|come|slow\w+|up"
    r"|down|will|would|has|have|had|last\w*|said|put|raised|revised|to|at|by)(?![^\W_])"
)
_WHILE = frozenset({"after", "over", "for", "within", "in", "before", "every", "until"})
_TELLS = frozenset({"says", "say", "that"})
_IDLE = frozenset({"amount", "figure", "number", "total", "government", "company", "way", "time", "rest"})
_VAGUE = frozenset({
    "about", "more", "than", "at", "least", "some", "up", "to", "nearly", "a", "an", "the", "minus", "next", "last",
    "past", "first",
})  # fmt: skip
_MEN = {"man": "men", "woman": "women", "person": "people", "child": "children"}


def label_of(text: str, quantity: Quantity, room: tuple[int, int, int]) -> str:
    """A noun phrase of at most twelve words for a figure; "" where its sentence gives none.

    room  start of the sentence, end of the figure with what stands in brackets after it, end of the sentence
    """
    lead, focus = clause_before(text, quantity.start, room[0]), clause_after(text, room[1], room[2])
    if quantity.kind == "age":
        old = text[quantity.start : quantity.end].endswith("old")
        return _age(focus if old else "", text[max(room[0], quantity.start - REACH) : quantity.start])
    kind = dimension(quantity)
    if kind == "magnitude":
        return "magnitude of the quake"
    if kind == "length" and _AWAY.match(focus):
        return f"distance {_away(focus)}".strip()
    if quantity.kind == "money":
        return _money(focus, lead)
    if quantity.kind in ("percent", "ratio") and (share := _share(focus)):
        return share
    if quantity.kind == "count" and quantity.unit is not None:
        return _counted(focus, lead, quantity.unit)
    if quantity.kind == "measure":
        joined = "-" in text[quantity.start : quantity.end] or _DASH.match(focus) is not None
        return _measured(focus, lead, quantity, joined=joined)
    return _beside(focus, lead)


def _beside(focus: str, lead: str) -> str:
    """What a bare number is of: "offer of 4.5%", "claims fell to 473,000", "a 29% increase"."""
    before, after = words_of(lead), words_of(_DASH.sub("", focus))
    while before and before[-1].casefold() in _VAGUE:
        before.pop()
    of = phrase_before(before[:-1], 4) if before[-1:] == ["of"] else ""
    found = (of, _subject(lead), phrase(after))
    return next((label for label in found if label and (not label.istitle() or is_plural(label.split()[-1]))), "")


def _away(focus: str) -> str:
    words = words_of(focus)
    after = next((i for i, word in enumerate(words) if word in ("of", "from", "off", "outside", "below", "above")), 0)
    place = phrase(words[after + 1 :], 5, article=True)
    return " ".join([*words[: after + 1], place]) if place else ""


def _share(focus: str) -> str:
    words = words_of(focus)
    link = words[0].casefold() if words else ""
    named = link in ("in", "for") and words[1:] and words[1].istitle()
    whole = phrase(words[1:], article=True) if link == "of" or named else ""
    return f"share {link} {whole}" if whole else ""


def _counted(focus: str, lead: str, unit: str) -> str:
    """The counted noun with what is said of it: "pages of the indictment", "people who lost their homes"."""
    if _DASH.match(focus):
        noun, *whole = words_of(_DASH.sub("", focus))
        of = phrase(whole, 5)
        plural = _MEN.get(noun, noun if noun.endswith("s") else f"{noun}s")
        return f"{plural} of the {of}" if of and singular(noun) == unit else of
    words = words_of(focus)
    while words and (words[0] == "of" or words[0][0].isdigit()):
        words = words[1:]
    head = next((i + 1 for i, word in enumerate(words[:6]) if singular(word) == unit), 0)
    if not head or not all(is_content(word) or is_verb(word) for word in words[: head - 1]):
        return phrase(words) or _subject(lead)
    if singular(words[head - 1]) == words[head - 1].casefold():
        head = max(head, noun_end(words))  # "police officers"
    return _with_deed(words, head, unit) or phrase(words, head=head)


def _with_deed(words: list[str], head: int, unit: str) -> str:
    """A counted noun and the deed that follows, done by it or to it; "" where none does."""
    place = head
    while place < len(words) and words[place].casefold() in AUXILIARY:
        place += 1
    noun, verb, rest = bare(words[:head]), words[place : place + 1], words[place + 1 :]
    if (
        not noun
        or not verb
        or not (is_verb(verb[0]) or verb[0].endswith(("ing", "wn") if place > head else "ing"))
        or verb[0].casefold() in SAID
    ):
        return ""
    link = rest[0].casefold() if rest else ""
    if link in AFTER:
        after = phrase(rest[1:], 5, article=True)
        return f"{noun} {verb[0]} {link} {after}" if after else f"{noun} {verb[0]}" if is_verb(verb[0]) else noun
    done = phrase(rest, 5, article=True)
    if verb[0].endswith("ing"):
        return f"{noun} {verb[0]} {done}" if done else noun
    if not done and rest and is_verb(rest[0]):
        return f"{noun} {verb[0]} {rest[0]}"  # "schools stayed shut"
    if not done and link in STOP and link not in ("after", "before", "since", "when"):
        return noun if place == head else f"{noun} {verb[0]}"
    return f"{noun} {'who' if is_person(unit) else 'that'} {verb[0]} {done}" if done else f"{noun} {verb[0]}"


def _money(focus: str, lead: str) -> str:
    """The price or use of money: "cost of the factory", "state aid", "spent on fur capes"."""
    if unit := _A_UNIT.match(focus):
        subject = _subject(lead)
        return f"price of {subject}, a {unit['unit']}" if subject else f"price, a {unit['unit']}"
    if sold := _UNIT_SOLD.search(lead):
        return f"price of a {sold[0]}"
    words = words_of(_DASH.sub("", focus))
    stated = _COST_OF.search(focus) or _COST_OF.search(lead)
    if stated and (thing := phrase(words_of(stated["thing"]), 6)):
        return f"cost of {_the(thing)}"
    if _COST.search(lead):
        thing = _subject(_COST.sub("", lead))
        return f"cost of {_the(thing)}" if thing else ""
    link = words[0].casefold() if words else ""
    verb = _SPENT.search(lead)
    done = verb["verb"] if verb and verb["verb"].endswith(("ed", "cut", "spent", "spend", "ing", "paid", "pay")) else ""
    if link in ("of", "worth") and (use := phrase(words[1:])):
        return use
    use = phrase(words[1:], 6, article=True) if link in ("in", "for", "on", "from", "to", "into") else ""
    if use and (link != "to" or len(use.split()) > 1):
        if link != "in" and done and done not in SAID and not _SUBJECT_VERB.fullmatch(done):
            return f"{done} {link} {use}"
        return bare(use.split()) if link == "in" and use[0].islower() else f"money {link} {use}"
    return phrase(words) or _subject(lead)


def _the(thing: str) -> str:
    """A phrase with its article: none before a name, a plural or a deed."""
    first, last = thing.split()[0], thing.split()[-1]
    return thing if first[0].isupper() or first.endswith("ing") or is_plural(last) else f"the {thing}"


def _measured(focus: str, lead: str, quantity: Quantity, *, joined: bool) -> str:
    """ "length of the war" of an 11-day war, "weeks of pregnancy", "depth" of a depth of 12 kilometres."""
    words, kind = words_of(_DASH.sub("", focus)), dimension(quantity)
    first = words[0].casefold() if words else ""
    name = {"time": "length", "length": "length"}.get(kind, kind)
    if first in _EXTENT:
        thing = _subject(f"{lead} is")
        return f"{_EXTENT[first]} of the {thing}" if thing[:1].islower() else _EXTENT[first]
    thing = phrase(words, 5)
    if thing and joined and not thing.startswith("hours"):
        return f"{name} of the {thing}"
    before = words_of(lead)
    while before and before[-1].casefold() in _VAGUE:
        before.pop()
    if before and before[-1].casefold() == "of" and (thing := phrase_before(before[:-1], 4)):
        return thing if kind != "time" else f"length of the {thing}"
    if first in ("of", "in") and (thing := phrase(words[1:], 5)):
        return f"{quantity.unit}s {first} {thing}" if kind == "time" else thing
    if kind != "time":
        return ""
    if found := duration_label(focus, lead):
        return found
    while_of = phrase_before(before[:-1], 4) if before and before[-1].casefold() in _WHILE else ""
    return f"{DURATION} ({while_of})" if while_of.islower() else ""


def _subject(lead: str) -> str:
    """The noun phrase before the verb of a clause that rises or falls to a figure; "" where there is none."""
    words = words_of(lead)
    told = max((i + 1 for i, word in enumerate(words) if word.casefold() in SAID | _TELLS), default=0)
    words = words[told:] if told < len(words) - 1 else words
    place = next((i for i in range(len(words)) if _SUBJECT_VERB.fullmatch(words[i]) or is_verb(words[i])), None)
    if place is None or (words[place].casefold() in SAID):
        return ""
    while place and (words[place - 1].endswith("ly") and words[place - 1].islower()):
        place -= 1
    found = phrase_before(words[:place])
    return "" if found.casefold() in _IDLE else found


def _age(focus: str, lead: str) -> str:
    words = words_of(lead)
    if words and words[-1].casefold() in ("age", "ages", "aged") and (whose := phrase_before(words[:-1], 1)):
        return f"age of {whose}"
    if "age" in words[1:]:
        kind = words[words.index("age", 1) - 1]
        return f"{kind} age" if kind.islower() and kind not in STOP else ""
    if described := phrase(words_of(_DASH.sub("", focus)), 5):
        return f"age of {described}" if described[0].isupper() else f"age of the {described}"
    name = _NAME.search(lead.rstrip().rstrip(" ,("))
    return f"age of {name[0]}" if name and lead.rstrip()[-1:] in (",", "(") else ""
