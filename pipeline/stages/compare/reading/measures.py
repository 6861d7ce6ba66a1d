"""Measures that news words in many ways: tolls, arrests, crowds, jobs, costs; and who counted a crowd.

"Killing 38 people", "41 bodies were found" and "the death toll rose to 74" share no word, yet count one thing. The
tables are short and of the language, not of any subject: a figure that they do not know is compared by its words.
"""

import re
from dataclasses import replace

from pipeline.stages.compare.reading.words import IDLE
from pipeline.text.quantity import Quantity

PEOPLE = frozenset({"person", "victim", "resident", "inhabitant", "villager", "survivor", "other"})
"""Nouns that stand for people as such; "soldiers" or "children" are a part of them."""

_NATION = re.compile(r"[A-Z][a-z]+(?:ans|ians|ese|eans|nians|aelis|aqis|enis|alis|anis)(?![^\W_])")

COUNTED = {"death": "kill", "fatality": "kill", "body": "kill", "arrest": "arrest", "evacuee": "evacua"}
"""Counted nouns that name a state of people themselves."""

LABELS = {
    "kill": "people killed", "injur": "people injured", "missin": "people missing", "arrest": "people arrested",
    "hospit": "people in hospital", "evacua": "people evacuated", "rescue": "people rescued",
    "crowd": "people taking part", "aboard": "people aboard", "passenger": "passengers", "job": "jobs",
    "child": "children",
}  # fmt: skip
"""What a known measure is called where the sources say no more than "people" beside its figures."""

_REACHES = (
    r"(?:to|at|is|was|of|now|stands|stood|reached|reaches|passed|passes|topped|tops|hit|climbed|rose|surpassed"
    r"|exceeded)"
)
_QUALIFIED = r"(?: (?:at|least|more|than|about|nearly|over|above|past|almost|around|some|as|many|much))*"
_TOLL = re.compile(
    rf"(?<![^\W_])(?:(?:death )?toll|number of (?:the )?(?:dead|deaths|victims|fatalities))"
    rf"(?: [^\W\d_]+){{0,10}} {_REACHES}{_QUALIFIED}\s$",
    re.IGNORECASE,
)
_HOMES = re.compile(
    r"(?:told|forced|ordered|asked|urged|had) to (?:leave|flee)|(?:left|fled|leave|flee) their homes|from their homes",
    re.IGNORECASE,
)
_CROWD_AT = re.compile(
    rf"(?<![^\W_])(?:crowd|turnout|attendance|number of (?:demonstrators|protesters|marchers|participants))"
    rf"(?: [^\W\d_]+){{0,3}} (?:at|of|was){_QUALIFIED}\s$",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"(?<![^\W_])(?:t(?:ook|aken|ake) part|(?:on|at|in|joined) (?:the|its|their|a) (?:march|rally|protest)"
    r"|marched|demonstrated|protested|rallied|turned out)(?![^\W_])",
    re.IGNORECASE,
)
_MARCHERS = frozenset({"demonstrator", "protester", "protestor", "marcher", "participant"})
_OFFICIAL = re.compile(r"(?<![^\W_])(?:police|gendarmerie|authorities|interior ministry)(?![^\W_])", re.IGNORECASE)
_ORGANISER = re.compile(r"(?<![^\W_])(?:organi[sz]ers?|unions?|campaigners|activists)(?![^\W_])", re.IGNORECASE)
_COST = re.compile(
    r"(?<![^\W_])(?:costs?|costing|worth|invest(?:s|ed|ing)?|investment of|price of|priced at|price tag of)"
    rf"{_QUALIFIED}(?: an?)?(?: estimated)?\s*$",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"(?<![^\W_])(?:mother|mom|mum|father|dad|parents?|grandmother|grandfather) (?:of|to)(?: an?)?\s$", re.IGNORECASE
)
_PARTY = re.compile(
    r"\s*(?:(?:House|Senate|other|fellow) )?(?P<party>Democratic|Republican|GOP) (?:members|senators|lawmakers"
    r"|representatives|congressmen|legislators|colleagues)(?![^\W_])"
)
_PARTIES = {"Democratic": "democrat", "Republican": "republican", "GOP": "republican"}
_COSTLY = 1000  # what costs less is sold in shops, and much of it at one price
_ABOARD = re.compile(r" (?:people|persons) (?:were |was |is |are )?(?:aboard|on ?board)(?![^\W_])", re.IGNORECASE)
_JOBS = frozenset({"job", "post", "position", "worker", "employee"})
_HIRE = re.compile(
    rf"(?<![^\W_])(?:hir(?:e|ing)|employ(?:ing)?|recruit(?:ing)?|creat(?:e|ing)){_QUALIFIED}(?: an?)?\s$", re.IGNORECASE
)
_WILL_WORK = re.compile(r" (?:people )?(?:will|would|are to|should) (?:work|be (?:hired|employed))", re.IGNORECASE)


def measured(
    quantity: Quantity, state: str | None, focus: str, before: str, sentence: str
) -> tuple[str | None, Quantity]:
    """The known measure of a figure, or None, and the figure with the noun of the measure as its unit.

    before  what stands between the figure before, or the start of the sentence, and this one
    """
    if quantity.kind == "money":
        return ("cost" if quantity.value >= _COSTLY and _COST.search(before) else None), quantity
    if quantity.kind != "count":
        return None, quantity
    if quantity.unit is None and _PARENT.search(before):
        return "child", replace(quantity, unit="child")
    if party := _PARTY.match(focus):
        return None, replace(quantity, unit=_PARTIES[party["party"]])
    if _is_crowd(quantity, focus, before) and counter_of(sentence):
        return "crowd", replace(quantity, unit="person")
    if _is_employment(quantity, focus, before):
        return "job", replace(quantity, unit="job")
    if state is None and quantity.unit in PEOPLE and _HOMES.search(focus):
        state = "evacua"
    if state is None and quantity.unit in ("passenger", "person") and (on := _on_board(quantity, focus)):
        return on, quantity
    anybody = quantity.unit is None or quantity.unit in PEOPLE or is_nation(focus)
    state = COUNTED.get(quantity.unit or "", state if anybody else None)
    if quantity.unit is None and _TOLL.search(before):
        state = "kill"
    return state, (replace(quantity, unit="person") if state or is_nation(focus) else quantity)


def is_nation(focus: str) -> bool:
    """Whether people are counted by their nation: "37 Palestinians"; "These" are none."""
    found = _NATION.match(focus.lstrip())
    return found is not None and found[0].casefold() not in IDLE


def counter_of(sentence: str) -> str | None:
    """Who counted a crowd: "police" or "organisers"; None where that is not said, or where both are named."""
    official, organiser = _OFFICIAL.search(sentence), _ORGANISER.search(sentence)
    if bool(official) is bool(organiser):
        return None
    return "police" if official else "organisers"


def _is_crowd(quantity: Quantity, focus: str, before: str) -> bool:
    if quantity.unit is None:
        return _CROWD_AT.search(before) is not None
    return quantity.unit in _MARCHERS or (quantity.unit in PEOPLE and _CROWD.search(focus) is not None)


def _on_board(quantity: Quantity, focus: str) -> str | None:
    if quantity.unit == "passenger":
        return "passenger"
    return "aboard" if _ABOARD.match(focus) else None


def _is_employment(quantity: Quantity, focus: str, before: str) -> bool:
    if quantity.unit not in _JOBS and quantity.unit not in PEOPLE:
        return False
    return _HIRE.search(before) is not None or _WILL_WORK.match(focus) is not None
