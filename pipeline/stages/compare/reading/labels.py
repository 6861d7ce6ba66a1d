"""What a figure is called for a reader: a few words of its clause with the noun that it belongs to.

Of what is counted the noun and what is said of it ("people at risk of losing their registration"); of a number that
stands alone what rose or fell to it ("jobless claims"); of money and spans the verb and what follows ("cut from
Medicare"), the noun that they describe ("infrastructure bill", "length of the war") or the distance, age or price.
"""

import re

from pipeline.stages.compare.reading.verbs import SAID, is_verb
from pipeline.stages.compare.reading.words import WORD, stems
from pipeline.text.months import ENGLISH
from pipeline.text.quantity import Quantity, dimension
from pipeline.text.unit_phrases import STOP
from pipeline.text.units import singular

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[\w.’'&/-]*[\w’'])?")
_MOST, _SUBJECT, _AFTER_VERB, _BEFORE_SPAN = 8, 7, 6, 4
_LINKS = frozenset({
    "of", "the", "a", "an", "its", "their", "his", "her", "in", "for", "on", "at", "to", "from", "by", "with", "over",
    "under", "after", "before", "against", "into",
})  # fmt: skip
_AUXILIARY = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "could", "can", "may",
    "might", "should", "must", "also", "now", "currently", "still", "already", "who", "that", "which",
})  # fmt: skip
_ENDS = frozenset({"they", "he", "she", "it", "we", "i", "said", "says", "according", "including"})
_FILL = STOP | frozenset({
    "nearly", "almost", "around", "roughly", "approximately", "least", "most", "much", "many", "estimated", "record",
    "another", "additional", "exactly", "well", "close", "total", "far", "tune",
})  # fmt: skip
_CHANGE = frozenset({
    "fell", "rose", "dropped", "increased", "decreased", "climbed", "jumped", "dipped", "surged", "plunged", "grew",
    "declined", "slipped", "rises", "falls", "reached", "hit", "topped", "surpassed", "passed", "exceeded", "stood",
    "stands", "remained", "is", "was", "were", "are", "fall", "falling", "fallen", "rising", "rise", "risen", "drop",
    "reach", "totaled", "totalled", "averaged", "edged", "ticked", "shrank", "soared", "tumbled", "slipping", "came",
    "will", "would", "has", "have", "had", "slowed", "up", "down", "grow", "increase", "remain", "costing",
})  # fmt: skip
_TIME = re.compile(
    r"(?<![^\W_])(?:(?:early|late) )?(?:(?:on|in|over|for) )?"
    r"(?:(?:last|this|next|the past|the previous|the prior|early|late) )*"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?<=[tsr] )(?:week|month|year|quarter)"
    rf"|(?:{'|'.join(ENGLISH)})(?= )|for the first time)"
    r"(?:['’]s)?(?![^\W_])"
)
_AWAY = re.compile(r"\s*(?:away |south|north|east|west|outside|from|off|below|above|inland|beyond|out of|of )")
_NAME = re.compile(r"(?:[A-Z][\w.’'-]* )*[A-Z][\w.’'-]*$")
_A_UNIT = re.compile(
    r"\s?(?:a|an|per) (?P<unit>gallon|barrel|share|litre|liter|pound|ounce|tonne|ton|day|week|month|year|hour)"
    r"(?![^\W_])"
)
_UNIT_SOLD = re.compile(
    r"(?<![^\W_])(?:gallon|barrel|share|litre|liter|ounce)(?= (?:costing|costs?|at|was|is|of)(?![^\W_]))"
)
_HYPHEN = re.compile(r"-(?P<noun>[a-z]+) (?P<whole>.+)")
_STOPS = re.compile(r"[;()\[\]“”\"—–]|--|,(?!\d)|\s(?:and|but|while|as|because|when|or)(?![^\W_])")
_REACH = 120
_PRONOUNS = frozenset({"i", "you", "we", "it", "he", "she", "they"})


def label_of(text: str, quantity: Quantity, room: tuple[int, int, int]) -> str:
    """A noun phrase of at most eight words for a figure; "" where its sentence gives none.

    room  start of the sentence, end of the figure with what stands in brackets after it, end of the sentence
    """
    lead, focus = _lead(text, quantity.start, room[0]), _focus(text, room[1], room[2])
    if quantity.kind == "age":
        label = _age(focus, text[max(room[0], quantity.start - _REACH) : quantity.start])
    else:
        label = _label(quantity, focus, lead)
    return "" if _PRONOUNS & {word.casefold() for word in label.split()} else label


def _label(quantity: Quantity, focus: str, lead: str) -> str:
    kind = dimension(quantity)
    if kind == "length" and _AWAY.match(focus):
        return f"distance {_run(focus, _MOST - 1)}"
    if kind == "magnitude":
        return "magnitude of the quake"
    if quantity.kind == "money" and (priced := _price(focus, lead)):
        return priced
    if quantity.kind in ("percent", "ratio") and focus.lstrip().startswith("of ") and (whole := _run(focus, _MOST - 1)):
        return f"share {whole}"
    if quantity.kind == "count" and (joined := _HYPHEN.match(focus)):
        return f"{joined['noun']}s of the {_run(joined['whole'], _SUBJECT - 2, noun=True)}"
    if quantity.kind == "count" and quantity.unit is not None and _counts(focus, quantity.unit):
        return _run(focus, _MOST).removeprefix("of ").removeprefix("the ")
    if kind == "time":
        return _span(focus, lead, quantity.unit or "")
    return _run(focus, _MOST) if _is_described(focus) else _told(focus, lead)


def _lead(text: str, at: int, limit: int) -> str:
    """What stands before a figure in its clause; a colon joins what it stands between."""
    start = max(limit, at - _REACH)
    for match in _STOPS.finditer(text, start, at):
        start = match.end()
    return _TIME.sub(" ", text[start:at])


def _focus(text: str, at: int, limit: int) -> str:
    end = min(limit, at + _REACH)
    stop = _STOPS.search(text, at, end)
    return text[at : stop.start() if stop else end]


def _price(focus: str, lead: str) -> str | None:
    if unit := _A_UNIT.match(focus):
        subject = _subject(lead)
        return f"price of {subject}, a {unit['unit']}" if subject else f"price, a {unit['unit']}"
    sold = _UNIT_SOLD.search(lead)
    return f"price of a {sold[0]}" if sold else None


def _span(focus: str, lead: str, unit: str) -> str:
    """ "length of the war" of an 11-day war, else what leads to it: "bans abortions after … weeks"."""
    if _is_described(focus) and focus[:1] in "- ":
        return f"length of the {_run(focus, _SUBJECT - 2, noun=True)}"
    words = _words(lead)
    while words and words[-1].casefold() in _FILL - _LINKS:
        words.pop()
    words = [w for w in words[-_BEFORE_SPAN:] if w.casefold() not in _AUXILIARY]
    told = " ".join(words[1:] if words and words[0].casefold() in _FILL | _LINKS else words)
    return f"{told} … {unit}s" if stems(told) else _run(focus, _MOST)


def _is_described(focus: str) -> bool:
    """Whether a noun stands right after the figure: "$1 trillion infrastructure bill", "11-day war"."""
    first = _TOKEN.search(focus)
    if first is None or focus[: first.start()].strip(" -") or _TIME.match(focus.lstrip()):
        return False
    word = first[0].casefold()
    return word not in _FILL | _ENDS | _AUXILIARY and not word.endswith("ly") and not is_verb(word)


def _told(focus: str, lead: str) -> str:
    """What changed to the figure, else the verb before it with what follows."""
    before, focus = _words(lead), _TIME.sub(" ", focus)
    while before and (before[-1].casefold() in (_FILL | _LINKS) - _CHANGE or before[-1].endswith("ly")):
        before.pop()
    after = _run(focus, _AFTER_VERB)
    last = before[-1].casefold() if before else ""
    if last in _CHANGE or not after:
        said = not SAID.isdisjoint(word.casefold() for word in before)
        return _subject(lead) or ("" if last in _CHANGE or said else _trimmed(before[-4:]))
    first = _first_word(focus)
    verb = [w for w in before[-2:] if w.casefold() not in _FILL | _AUXILIARY]
    if verb and first in _LINKS:
        return _trimmed([*verb, *([] if after.casefold().startswith(f"{first} ") else [first]), *after.split()])
    return _subject(lead) if _first_word(after) in _LINKS | {"amid"} else after


def _counts(focus: str, unit: str) -> bool:
    """Whether the counted noun stands after the figure, and not before it."""
    return unit == "person" or any(singular(word) == unit for word in re.findall(r"[^\W\d_]+", focus))


def _first_word(text: str) -> str:
    match = WORD.search(text)
    return match[0].casefold() if match else ""


def _subject(lead: str) -> str:
    """The noun phrase before the last verb of a clause; "" where there is none."""
    words = _words(lead)
    place = next((i for i in range(len(words) - 1, 0, -1) if _may_be_verb(words[i])), 0)
    if words and words[place].casefold() in SAID:
        return ""
    while place > 1 and (_may_be_verb(words[place - 1]) or words[place - 1].casefold() == "to"):
        place -= 1
    found: list[str] = []
    for word in reversed(words[:place]):
        lower = word.casefold()
        if len(found) == _SUBJECT or (lower in STOP and lower not in ("of", "in", "for", "the")) or is_verb(word):
            break
        found.insert(0, word)
    return _trimmed(found)


def _may_be_verb(word: str) -> bool:
    return word.casefold() in _CHANGE or is_verb(word)


def _age(focus: str, lead: str) -> str:
    words = [w.casefold() for w in _words(lead)]
    if "age" in words:
        return _trimmed(_words(lead)[max(0, words.index("age") - 1) : words.index("age") + 1])
    if name := _NAME.search(lead.rstrip(" ,(")):
        return f"age of {name[0]}"
    described = _run(focus, _MOST - 3, noun=True)
    return f"age of the {described}" if described else "age"


def _run(text: str, most: int, *, noun: bool = False) -> str:
    """The words of a text without auxiliaries, cut before its last preposition where there are more of them.

    noun  whether only the noun phrase is wanted that it begins with
    """
    words = _words(text)
    kept: list[str] = []
    for place, word in enumerate(words):
        lower = word.casefold()
        if kept and (lower in _ENDS or (noun and (lower in STOP or is_verb(word)))):
            break
        if kept and lower in _AUXILIARY:
            following = next((w for w in words[place + 1 :] if w.casefold() not in _AUXILIARY), "")
            if noun or not (
                is_verb(following) or following.endswith(("ing", "wn", "en")) or following.casefold() in _LINKS
            ):
                break
            continue
        if len(kept) == most:
            links = [i for i, w in enumerate(kept) if w.casefold() in _LINKS and i > 1]
            return _trimmed(kept[: links[-1]] if links else kept)
        kept.append(word)
    return _trimmed(kept)


def _may_follow(word: str) -> bool:
    """Whether a word goes on after an auxiliary that is left out: "troops [will be] withdrawn"."""
    return is_verb(word) or word.endswith(("ing", "wn", "en")) or word.casefold() in _LINKS


def _words(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text) if not match[0].replace(".", "").isdigit()]


def _trimmed(words: list[str]) -> str:
    """Words without idle ones at either end, if any is left that says something."""
    while words and words[-1].casefold() in _FILL | _LINKS:
        words = words[:-1]
    while words and words[0].casefold() in (_FILL - {"of", "from", "to"}) | {"an", "the", "s"}:
        words = words[1:]
    return " ".join(words) if stems(" ".join(words)) else ""


def event_label(text: str, low: int, at: tuple[int, int], high: int) -> str:
    """A deed or event at a place with the words before it and what it is done to, between `low` and `high`."""
    before = [m for m in _TOKEN.finditer(text, low, at[0]) if not m[0].isdigit()]
    first = max(0, len(before) - _BEFORE_SPAN)
    while 0 < first < len(before) and before[first][0][0].isupper() and before[first - 1][0][0].isupper():
        first -= 1
    words = [*(m[0] for m in before[first:]), text[slice(*at)], *_words(_focus(text, at[1], high))[:_BEFORE_SPAN]]
    while len(words) > 1 and words[0].casefold() in _FILL | _LINKS | _AUXILIARY | {"s"}:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in _FILL | _LINKS | _AUXILIARY:
        words.pop()
    return " ".join(words[-_MOST:])
