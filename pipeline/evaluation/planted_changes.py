"""Changes planted in sentences of real news: a number, unit, date, name, speaker or negation that no source says.

Beside each changed sentence stands the sentence itself, reworded in a way that changes nothing it says, so that a
checker which only asks for equal characters gains nothing. Everything is drawn from a seed and the text alone.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.evaluation.planted_meaning import condition, contrary, restriction, scope
from pipeline.evaluation.planted_standing import hedge, modality
from pipeline.evaluation.planted_told import bound, expectation, limit, opinion
from pipeline.text.name_words import SPEECH
from pipeline.text.names import find_names, same_name
from pipeline.verification.quotations import quotations

Change = Callable[[str, Sequence[str], Random], str | None]
"""A sentence, names to draw from and a generator -> the changed sentence, None where it has no such thing."""

_NUMBER = re.compile(r"(?<![\w.,$€£-])\d{1,3}(?:,\d{3})+(?![\w,.]\d)|(?<![\w.,/:-])\d{1,4}(?:\.\d+)?(?![\w/:-]|[.,]\d)")
_SPELLED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b")
_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS = [
    ("percent", "percentage points"),
    ("per cent", "percentage points"),
    ("%", " percentage points"),
    ("million", "billion"),
    ("billion", "million"),
    ("thousand", "million"),
    ("hundred", "thousand"),
    ("$", "€"),
    ("€", "$"),
    ("£", "$"),
    ("miles", "kilometers"),
    ("kilometers", "miles"),
    ("feet", "meters"),
    ("minutes", "hours"),
    ("hours", "days"),
    ("days", "weeks"),
    ("weeks", "months"),
    ("months", "years"),
    ("years", "months"),
    ("dollars", "euros"),
    ("pounds", "tons"),
    ("acres", "square miles"),
]
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_DAY_NAMES = [name.title() for name in _DAYS.split()]
_MONTHS = "january february march april may june july august september october november december"
_MONTH_NAMES = [name.title() for name in _MONTHS.split()]
_DATE = re.compile(rf"\b(?:{'|'.join(_DAY_NAMES + _MONTH_NAMES)})\b|(?<![\d,.$])(?:19[5-9]|20[0-4])\d(?![\d,]|\.\d)")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|may|might|must|did|does|do)\b")
_VERBS = "is|are|was|were|has|have|had|would|could|should|did|does|do"
_NEGATION = re.compile(rf"\b(?P<verb>{_VERBS}|will|can) not\b|\b(?P<short>{_VERBS})n[’']t\b")
_SPOKE = "|".join(sorted(SPEECH))


def number(text: str, others: Sequence[str], draw: Random) -> str | None:
    """Another number in the place of one, in digits or in words."""
    places = [m for m in _NUMBER.finditer(text) if not re.fullmatch(r"(?:19|20)\d\d", m[0])]
    places += list(_SPELLED.finditer(text))
    if not places:
        return None
    at = draw.choice(places)
    return text[: at.start()] + _another(at[0], draw) + text[at.end() :]


def _another(printed: str, draw: Random) -> str:
    if printed.isalpha():
        return draw.choice([w for w in _SMALL if w != printed])
    places = len(printed.partition(".")[2])
    value = float(printed.replace(",", ""))
    while True:
        other = max(value * draw.choice((0.4, 0.6, 0.8, 1.2, 1.3, 1.5, 2.0)), 1.0) + draw.choice((0, 1, 2, 3))
        spelled = f"{other:,.{places}f}" if "," in printed else f"{other:.{places}f}"
        if spelled != printed and float(spelled.replace(",", "")) != value:
            return spelled


def unit(text: str, others: Sequence[str], draw: Random) -> str | None:
    """Another unit, currency or magnitude after or before a number."""
    found = []
    for one, other in _UNITS:
        pattern = (
            rf"(?<=\d ){one}\b|(?<=\d){re.escape(one)}|{re.escape(one)}(?=\d)"
            if not one.isalpha()
            else rf"(?<=\d )\b{one}\b"
        )
        found += [(m.start(), m.end(), other) for m in re.finditer(pattern, text)]
    if not found:
        return None
    start, end, other = draw.choice(sorted(found))
    return text[:start] + other + text[end:]


def date(text: str, others: Sequence[str], draw: Random) -> str | None:
    """Another weekday, month or year."""
    places = list(_DATE.finditer(text))
    if not places:
        return None
    at = draw.choice(places)
    if at[0].isdigit():
        new = str(int(at[0]) + draw.choice((-7, -4, -3, -2, -1, 1, 2, 3)))
    else:
        new = draw.choice([w for w in (_DAY_NAMES if at[0] in _DAY_NAMES else _MONTH_NAMES) if w != at[0]])
    return text[: at.start()] + new + text[at.end() :]


def name(text: str, others: Sequence[str], draw: Random) -> str | None:
    """Another name in the place of one, no matter of what."""
    own = [n for n in find_names(text) if n.certain and len(n.text) > 2]
    new = [o for o in others if not any(same_name(o, n.text) for n in own)]
    if not own or not new:
        return None
    at = draw.choice(own)
    return text[: at.start] + draw.choice(new) + text[at.end :]


def speaker(text: str, others: Sequence[str], draw: Random) -> str | None:
    """Another name beside a verb of saying."""
    own = [n for n in find_names(text) if len(n.text) > 2]
    said = [
        n
        for n in own
        if re.match(rf" (?:{_SPOKE})\b", text[n.end :]) or re.search(rf"\b(?:{_SPOKE}) \Z", text[: n.full_start])
    ]
    new = [o for o in others if not any(same_name(o, n.text) for n in own)]
    if not said or not new:
        return None
    at = draw.choice(said)
    return text[: at.start] + draw.choice(new) + text[at.end :]


def negation(text: str, others: Sequence[str], draw: Random) -> str | None:
    """A negation left out, or put in after an auxiliary."""
    lost = list(_NEGATION.finditer(text))
    if lost and draw.random() < 0.5:
        at = draw.choice(lost)
        return text[: at.start()] + (at["verb"] or at["short"]) + text[at.end() :]
    places = [m for m in _AUXILIARY.finditer(text) if not re.match(r" (?:not|no|never)\b|n?[’']t", text[m.end() :])]
    if not places:
        return None
    at = draw.choice(places)
    return text[: at.end()] + " not" + text[at.end() :]


CHANGES: dict[str, Change] = {
    "number": number, "unit": unit, "date": date, "name": name, "negation": negation, "speaker": speaker,
}  # fmt: skip
"""Changes by kind, of what is said."""

STANDING: dict[str, Change] = {"modality": modality, "hedge": hedge}
"""Changes by kind, of how surely it is said."""

MEANING: dict[str, Change] = {
    "restriction": restriction, "condition": condition, "scope": scope, "contrary": contrary,
}  # fmt: skip
"""Changes by kind, of who or what is meant, on which condition, and in which direction."""

TOLD: dict[str, Change] = {"limit": limit, "opinion": opinion, "expectation": expectation, "bound": bound}
"""Changes by kind, of whose word it is, how sure, until when and of how many."""

ALL_KINDS: dict[str, Change] = CHANGES | STANDING | MEANING | TOLD

_QUOTED = '“”"«»'
_TAIL = re.compile(r",? (?:according to|on|in|at|after|during|with|as|amid) (?:[\w’'$%.-]+ ?){1,6}(?=[.”\"]*\Z)")
_SAME = [
    (re.compile(r"\bpercent\b"), "per cent"),
    (re.compile(r"(?<=\d)%"), " percent"),
    (re.compile(r"\bsaid\b"), "stated"),
    (re.compile(r"\b(?:President|Senator|Sen\.|Rep\.|Gov\.|Mr\.|Mrs\.|Ms\.|Dr\.) (?=[A-Z])"), ""),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
    (re.compile(r"\b(?:also|just|very|really|now|already|still) "), ""),
    (re.compile(r"\bhas been\b"), "was"),
    (re.compile(r"\btold reporters\b"), "said"),
    (re.compile(r"n[’']t\b"), " not"),
    (re.compile(r"\A(?:But|And|So|Meanwhile,|However,|Still,|Yet) (\w)"), r"\1"),
]


def reworded(text: str, draw: Random) -> str:
    """The sentence with up to three rewordings that leave what it says: shortened, other spellings, titles left out."""
    ways = [_cut_tail, *(_replacing(*pair) for pair in _SAME)]
    for way in draw.sample(ways, len(ways))[:6]:
        shorter = way(text)
        if not any(mark in _between(text, shorter) for mark in _QUOTED) and not _inside_quotation(text, shorter):
            text = shorter
    return text[:1].upper() + text[1:]


def _common_start(one: str, other: str) -> int:
    return bisect_left(range(1, min(len(one), len(other)) + 1), True, key=lambda n: one[:n] != other[:n])


def _between(text: str, other: str) -> str:
    """What of a text stands where another one differs from it."""
    start = _common_start(text, other)
    end = _common_start(text[start:][::-1], other[start:][::-1])
    return text[start : len(text) - end]


def _inside_quotation(text: str, other: str) -> bool:
    """Whether another text differs from this one between quotation marks, where each word counts."""
    at = _common_start(text, other)
    return any(start <= at <= end for start, end in quotations(text))


def _cut_tail(text: str) -> str:
    shorter = _TAIL.sub("", text)
    return shorter if len(shorter.split()) >= 8 else text


def _replacing(pattern: re.Pattern[str], by: str) -> Callable[[str], str]:
    return lambda text: pattern.sub(by, text, count=1)


@dataclass(frozen=True, slots=True)
class PlantedClaim:
    """A claim made from a sentence of a story. kind: `untouched`, or what was changed; original: the sentence."""

    story: str
    kind: str
    text: str
    original: str


FEWEST, MOST = 8, 45
"""Words of a sentence that claims are made of."""


def plant_changes(
    story: str, sentences: Sequence[str], kinds: Sequence[str], a_kind: int, seed: int, foreign: Sequence[str]
) -> list[PlantedClaim]:
    """Untouched claims of a story, and up to `a_kind` changed ones of each kind, each of another sentence.

    foreign  names of other stories; half of the new names come from them, half from the story itself
    """
    draw = Random(f"{seed} {story}")
    usable = [s for s in dict.fromkeys(sentences) if FEWEST <= len(s.split()) <= MOST and s[-1] in '.”"']
    draw.shuffle(usable)
    own = sorted({n.text for s in sentences for n in find_names(s) if n.certain and len(n.text.split()) > 1})
    found = [PlantedClaim(story, "untouched", reworded(s, draw), s) for s in usable[: a_kind * len(kinds)]]
    for kind in kinds:
        made = 0
        for sentence in usable:
            if made == a_kind:
                break
            names = own if draw.random() < 0.5 and len(own) > 1 else foreign
            base = reworded(sentence, draw) if draw.random() < 0.5 else sentence
            changed = ALL_KINDS[kind](base, names, draw)
            if changed is not None and changed != base:
                found.append(PlantedClaim(story, kind, changed, sentence))
                made += 1
    return found
